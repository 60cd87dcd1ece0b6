"""I36: where there are three places or more, each wrong one may have a reason of its own."""

from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import text
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message
from trainer.question_types.common.placed import Placed


def _one_for_all(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        body = item.question.body
        numbers = body.unrefuted if isinstance(body, Placed) else ()
        if isinstance(body, Placed) and numbers:
            parts = item.entry.entries(body.parts_key)
            yield Finding(parts[numbers[0]], within=item.entry)


def _sorted(*misplaced: str) -> str:
    lines = [
        "  - id: f.1.1",
        "    type: sort",
        "    tests: [f.1]",
        f"    stem: {text('仕事を分けてください。')}",
        f"    decides: {text('相手の数')}",
        "    cases:",
    ]
    for key, bin_, case in (("a", "marketing", "会場を予約する"), ("b", "marketing", "名簿をつくる")):
        lines += [
            f"      - key: {key}",
            f"        bin: {bin_}",
            "        fact: f.1",
            "        lure: f.2",
            f"        text: {text(case)}",
            f"        why: {text(f'{key}は相手の数から考えると分かります。')}",
            *misplaced,
        ]
    return "\n".join(lines) + "\n"


_OWN = (
    "        misplaced:",
    "          - bin: both",
    f"            why: {text('つなぐ仕事に見えますが、相手がちがいます。')}",
)

ONE_REASON_FOR_ALL = LintRule(
    id="I36",
    severity="info",
    sentence=message("One reason has to do for every wrong place of this part."),
    mend=message("Say under “misplaced” for each other bin why it is tempting and wrong there."),
    bad=_sorted(),
    good=_sorted(*_OWN),
    check=_one_for_all,
)
