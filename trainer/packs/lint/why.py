"""W23: every wrong option says why it is tempting and wrong, each in its own words."""

import re
from collections.abc import Iterator

from trainer.domain.text import Text
from trainer.packs.entry import Entry
from trainer.packs.lint.lint_rule import Finding, LintRule
from trainer.packs.read_pack import ReadPack

_OPTIONS = ("choices", "reasons")
_BARE = re.compile(
    r"(?:これは)?(?:間違い|誤り|不正解|違い)(?:です|ます)?[。.!！]?|(?:this is |it is )?(?:wrong|incorrect|false)[.!]?",
    re.IGNORECASE,
)


def _wrong_options(question: Entry) -> Iterator[Entry]:
    for key in _OPTIONS:
        for option in question.entries(key, required=False) if question.is_a(list, key) else ():
            if not option.flag("ok"):
                yield option


def _bare(read: ReadPack) -> Iterator[Finding]:
    for _, question in read.written:
        for option in _wrong_options(question):
            why = option.text("why", required=False)
            if (why.ja and _BARE.fullmatch(why.ja)) or (why.en and _BARE.fullmatch(why.en)):
                yield Finding(option, "why", within=question)


def _repeated(read: ReadPack) -> Iterator[Finding]:
    for _, question in read.written:
        seen: set[str] = set()
        for option in _wrong_options(question):
            why = option.text("why", required=False).in_("ja")
            if why and why in seen:
                yield Finding(option, "why", within=question)
            seen.add(why)


def _example(second: str) -> str:
    return f"""\
  - id: f.1.1
    type: single
    tests: [f.1]
    stem: {{ja: 展示会を開くのはどちらですか。, en: Who runs a fair?}}
    decides: {{ja: 相手の数, en: How many are addressed}}
    choices:
      - key: a
        ok: yes
        text: {{ja: マーケティング, en: Marketing}}
        why: {{ja: 大勢に働きかけます。, en: It addresses many.}}
      - key: b
        lure: f.2
        text: {{ja: 営業, en: Sales}}
        why: {{ja: 決まった一人に会うのが営業です。, en: Sales meets one known person.}}
      - key: c
        lure: f.2
        text: {{ja: 経理, en: Accounting}}
        why: {second}
"""


_GOOD = _example("{ja: 経理は人を集めません。, en: Accounting draws nobody in.}")

BARE_WHY = LintRule(
    id="W23",
    severity="warning",
    sentence=Text("理由が「間違い」と言っているだけです。", 'The reason only says "wrong".'),
    mend=Text(
        "なぜ選びたくなり、なぜ違うのかを書いてください。",
        "Write why it is tempting and why it is wrong.",
    ),
    bad=_example("{ja: 間違いです。, en: Accounting draws nobody in.}"),
    good=_GOOD,
    check=_bare,
)
REPEATED_WHY = LintRule(
    id="W28",
    severity="warning",
    sentence=Text("ほかの選択肢と同じ理由が書かれています。", "Another option gives the same reason."),
    mend=Text("この選択肢だけに当てはまる理由を書いてください。", "Write a reason that fits this option only."),
    bad=_example("{ja: 決まった一人に会うのが営業です。, en: Sales meets one known person.}"),
    good=_GOOD,
    check=_repeated,
)
