"""W25: no question gives another one's answer away."""

from collections import defaultdict
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.wording import letters
from trainer.domain.message import message

LONG = 10
"""Letters; a shorter answer is a word that stems cannot avoid."""


def _given(bank: Bank) -> Iterator[Finding]:
    stems = [letters(item.question.stem.in_("ja")) for item in bank.items]
    answers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, item in enumerate(bank.items):
        key = letters(item.key.text.in_("ja")) if item.key else ""
        if len(key) >= LONG:
            answers[key[:LONG]].append((number, key))
    for number, stem in enumerate(stems):
        for start in range(len(stem) - LONG + 1):
            for asked, key in answers.get(stem[start : start + LONG], ()):
                other, item = bank.items[asked], bank.items[number]
                if other.question.id != item.question.id and stem.startswith(key, start):
                    yield Finding(
                        item.entry, "stem", message('This stem contains the answer of "{id}".', id=other.name)
                    )


HINGING = LintRule(
    id="W25",
    severity="warning",
    sentence=message("The stem contains the answer of another question."),
    mend=message("Reword one of the two."),
    bad=single(FAIR, ("会場を予約して来場者を集める係", *JOBS[1:]))
    + single(
        "会場を予約して来場者を集める係が、次に話す相手は誰ですか。", ("通りがかりの人", "社長", "銀行"), id_="f.1.2"
    ),
    good=single(FAIR, ("会場を予約して来場者を集める係", *JOBS[1:]))
    + single("名刺を整理した係が、次に話す相手は誰ですか。", ("通りがかりの人", "社長", "銀行"), id_="f.1.2"),
    check=_given,
    whole=True,
)
