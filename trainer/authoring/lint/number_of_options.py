"""W20: three to five options, none of them a combination of others."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

FEWEST, MOST, MOST_OF_SEVERAL = 3, 5, 7
_COMBINED = re.compile(r"^[ア-オA-Ea-e1-5①-⑤](?:と|、|,|・|\band\b|\s)+[ア-オA-Ea-e1-5①-⑤](?:のみ|だけ|\s*only)?$")


def _odd_number(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        count = len(item.options)
        if not count:
            continue
        most = MOST_OF_SEVERAL if item.traits.several_right else MOST
        if not FEWEST <= count <= most:
            yield Finding(item.entry, item.options_key, message("There are {count} options.", count=count))
        for option in item.options:
            if _COMBINED.search(option.text.ja):
                sentence = message("This option is a combination of others.")
                yield Finding(option.entry, "text", sentence, item.entry)


NUMBER_OF_OPTIONS = LintRule(
    id="W20",
    severity="warning",
    sentence=message("The number of options is odd."),
    mend=message("Offer three to five options; to let several be chosen, use type: multi."),
    bad=single(FAIR, JOBS[:2]),
    good=single(FAIR, JOBS[:3]),
    check=_odd_number,
)
