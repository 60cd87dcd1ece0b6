"""W26: both languages are there; a missing one falls back, and the learner reads a language not chosen."""

from collections.abc import Iterator

from trainer.domain.text import Text
from trainer.packs.lint.lint_rule import Finding, LintRule
from trainer.packs.read_pack import ReadPack

_FIELDS = ("stem", "decides")


def _missing(read: ReadPack) -> Iterator[Finding]:
    for _, entry in read.written:
        for key in _FIELDS:
            text = entry.text(key, required=False)
            if bool(text.ja) != bool(text.en):
                yield Finding(entry, key)


def _example(stem: str) -> str:
    return f"""\
  - id: f.1.1
    type: card
    tests: [f.1]
    stem: {stem}
    decides: {{ja: 相手の数, en: How many are addressed}}
    back: {{ja: 大勢, en: Many}}
    because: {{ja: 言い方が決まらないため, en: There is no fixed wording}}
"""


MISSING_ENGLISH = LintRule(
    id="W26",
    severity="warning",
    sentence=Text("日本語か英語の片方がありません。", "One of the two languages is missing."),
    mend=Text("ja: と en: の両方を書いてください。", "Write both ja: and en:."),
    bad=_example("展示会は誰に働きかけますか。"),
    good=_example("{ja: 展示会は誰に働きかけますか。, en: Whom does a fair address?}"),
    check=_missing,
)
