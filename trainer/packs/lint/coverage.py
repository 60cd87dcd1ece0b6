"""W30: every fact is asked in at least two questions of different types."""

from collections import defaultdict
from collections.abc import Iterator

from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.packs.lint.lint_rule import Finding, LintRule
from trainer.packs.read_pack import ReadPack

_ENOUGH = 2


def _few(read: ReadPack) -> Iterator[Finding]:
    types: dict[FactId, set[str]] = defaultdict(set)
    for question, _ in read.written:
        if not question.retired:
            for fact in question.tests:
                types[fact].add(question.type)
    for entry in read.facts_written:
        id_ = FactId(entry.word("id", default=""))
        count = len(types[id_])
        if count < _ENOUGH:
            ja = f"知識「{id_}」を問う形式が{count}種類しかありません。"
            yield Finding(entry, "id", Text(ja, f'The fact "{id_}" is asked in {count} type(s) only.'))


def _example(second: str) -> str:
    return "".join(
        f"""\
  - id: {fact}.{number}
    type: {type_}
    tests: [{fact}]
    stem: {{ja: 問い, en: Question}}
    decides: {{ja: 決め手, en: What decides}}
    back: {{ja: 答え, en: Answer}}
    because: {{ja: 言い方が決まらないため, en: There is no fixed wording}}
"""
        for fact, number, type_ in (("f.1", 1, "card"), ("f.1", 2, "note"), ("f.2", 1, "card"), ("f.2", 2, second))
    )


FEW_QUESTIONS = LintRule(
    id="W30",
    severity="warning",
    sentence=Text("この知識を問う形式が足りません。", "This fact is asked in too few ways."),
    mend=Text("別の形式の問題を書き足してください。", "Add a question of another type."),
    bad=_example("card"),
    good=_example("note"),
    check=_few,
)
