"""W20: three to five options, none of them a combination of others."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.text import Text

FEWEST, MOST, MOST_OF_SEVERAL = 3, 5, 7
_COMBINED = re.compile(r"^[ア-オA-Ea-e1-5①-⑤](?:と|、|,|・|\band\b|\s)+[ア-オA-Ea-e1-5①-⑤](?:のみ|だけ|\s*only)?$")


def _odd_number(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        count = len(item.options)
        if not count:
            continue
        most = MOST_OF_SEVERAL if item.traits.several_right else MOST
        if not FEWEST <= count <= most:
            ja = f"選択肢が{count}個です。"
            yield Finding(item.entry, item.options_key, Text(ja, f"There are {count} options."))
        for option in item.options:
            if _COMBINED.search(option.text.ja):
                sentence = Text("ほかの選択肢の組み合わせを選ばせています。", "This option is a combination of others.")
                yield Finding(option.entry, "text", sentence, item.entry)


NUMBER_OF_OPTIONS = LintRule(
    id="W20",
    severity="warning",
    sentence=Text("選択肢の数が合いません。", "The number of options is odd."),
    mend=Text(
        "選択肢は3つから5つにします。組み合わせを選ばせるなら、type: multi を使ってください。",
        "Offer three to five options; to let several be chosen, use type: multi.",
    ),
    bad=single(FAIR, JOBS[:2]),
    good=single(FAIR, JOBS[:3]),
    check=_odd_number,
)
