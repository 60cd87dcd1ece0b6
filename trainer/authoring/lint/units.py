"""W27: a number to be typed says in which unit (the reader of numeric questions notes W27 for too few draws)."""

from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message


def _without_unit(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        if item.traits.wants_unit and not item.entry.text("unit", required=False).in_("ja"):
            yield Finding(item.entry, "answer")


def _example(unit: str) -> str:
    return f"""\
  - id: f.1.1
    type: numeric
    tests: [f.1]
    stem: {{ja: "展示会に{{a}}人が来て、半分が名刺を残しました。", en: "Of {{a}} visitors half left a card."}}
    decides: {{ja: 相手の数, en: How many}}
    params: {{a: 100..400 step 10}}
    answer: a / 2
{unit}"""


MISSING_UNIT = LintRule(
    id="W27",
    severity="warning",
    sentence=message("The answer has no unit."),
    mend=message("Write the unit, allow at least 20 draws, and let no trap give the right answer."),
    bad=_example(""),
    good=_example("    unit: {ja: 人, en: people}\n"),
    check=_without_unit,
)
