"""W18: all options of a question are written in one form."""

import re
from collections.abc import Callable, Hashable, Iterator

from trainer.authoring.lint.bank import Bank, Item, LintOption
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import Message, message

_POLITE = re.compile(r"(?:です|ます|ません|ました|でした|でしょう|ください|ませんか|ですか)(?:から)?$")
_FULL_STOP = re.compile(r"[。．.]$")
_FULL_WIDTH = re.compile(r"[０-９]")
_HALF_WIDTH = re.compile(r"[0-9]")
_STOPS = "。．.」』"
_FEWEST = 3


def _ending(option: LintOption) -> bool:
    return _POLITE.search(option.text.ja.rstrip(_STOPS)) is not None


def _stop(option: LintOption) -> bool:
    return _FULL_STOP.search(option.text.ja) is not None


def _english_stop(option: LintOption) -> bool:
    return option.text.en.endswith(".")


def _width(option: LintOption) -> str | None:
    if _FULL_WIDTH.search(option.text.ja):
        return "full"
    return "half" if _HALF_WIDTH.search(option.text.ja) else None


_FORMS: tuple[tuple[Callable[[LintOption], Hashable], Message], ...] = (
    (_ending, message("Polite and plain endings are mixed.")),
    (
        _stop,
        message("Some options end with a full stop, others do not."),
    ),
    (
        _english_stop,
        message("Some English options end with a full stop."),
    ),
    (_width, message("Full-width and half-width digits are mixed.")),
)


def _mixed(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        if not item.options:
            continue
        for form, sentence in _FORMS:
            found = {form(option) for option in item.options} - {None}
            if len(found) > 1:
                yield Finding(item.entry, item.options_key, sentence)
                break
        else:
            yield from _odd_one(item)


def _odd_one(item: Item) -> Iterator[Finding]:
    """Yield the right option where it is the only one with a number."""
    with_number = [option for option in item.options if _width(option)]
    if len(item.options) >= _FEWEST and len(with_number) == 1 and with_number[0].ok:
        sentence = message("Only the right option has a number.")
        yield Finding(with_number[0].entry, "text", sentence, item.entry)


MIXED_FORM = LintRule(
    id="W18",
    severity="warning",
    sentence=message("The options are not written in one form."),
    mend=message("Use the same endings, stops and digits in all options."),
    bad=single(FAIR, ("人を集めます", *JOBS[1:])),
    good=single(FAIR, JOBS),
    check=_mixed,
)
