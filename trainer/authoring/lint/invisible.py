"""W34: text that shows nothing, or holds characters that nobody sees."""

import re
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import Message, message
from trainer.domain.text import Text

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_EMPTY = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
"""Shown as nothing at all. The two joiners (U+200C, U+200D) are not among them: words and emoji need them."""
_PRIVATE = "\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
UNSEEN = re.compile(f"[{_TURNING}{_EMPTY}{_PRIVATE}]")
_TURNS = re.compile(f"[{_TURNING}]")
_SHOWN = re.compile(f"[^\\s\u200c\u200d\u2800{_TURNING}{_EMPTY}{_PRIVATE}]")


def _what(text: Text) -> Message | None:
    for wording in text:
        if not wording:
            continue
        if not _SHOWN.search(wording):
            return message("This text shows nothing.")
        found = UNSEEN.search(wording)
        if found is None:
            continue
        code = f"U+{ord(found[0]):04X}"
        if _TURNS.match(found[0]):
            return message("A character that turns the direction of writing ({code}) is in this text.", code=code)
        return message("A character that nobody sees ({code}) is in this text.", code=code)
    return None


def _unseen(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        for entry, key, text in item.texts():
            sentence = _what(text)
            if sentence is not None:
                yield Finding(entry, key, sentence, item.entry)


INVISIBLE = LintRule(
    id="W34",
    severity="warning",
    sentence=message("The text holds what nobody sees."),
    mend=message("Delete the character; where it is needed, set the rule aside with a reason."),
    bad=single(FAIR.replace("展示", "展\u200b示"), JOBS),
    good=single(FAIR, JOBS),
    check=_unseen,
)
