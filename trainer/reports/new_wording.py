"""Check days: the same facts in words that were never shown, and in words that were practised."""

from collections.abc import Iterable
from typing import NamedTuple

from trainer.domain.message import NOTHING, Message, message, one_after_another
from trainer.domain.review import Answered
from trainer.domain.subject import FactId

WIDE = 0.2
"""Of the facts: so much less in new words says that some of it is memory of the questions."""
ENOUGH = 12
"""Facts from which a gap is spoken of."""


class NewWording(NamedTuple):
    """Facts that were asked in a reserved wording, and practised in another one before."""

    facts: int
    new: int
    """Known in the new wording."""
    practised: int
    """Known the last time before, in a wording for training."""

    @property
    def said(self) -> Message:
        """How it went in both, and what that may mean; nothing before the first check day."""
        if not self.facts:
            return NOTHING
        told = message(
            "New wording: {new} of {facts}; the same facts in practised wording: {practised} of {facts}.",
            new=self.new, practised=self.practised, facts=self.facts,
        )  # fmt: skip
        return one_after_another(told, self._meaning)

    @property
    def _meaning(self) -> Message:
        if self.facts < ENOUGH:
            return message("So few answers say little yet.")
        if self.practised - self.new > WIDE * self.facts:
            return message("Some of what you answer may be memory of the questions; they go on in other words.")
        return message("What you know does not hang on the wording.")


def new_wording(answers: Iterable[Answered]) -> NewWording:
    """Return how both went; `answers` are the newest ones, oldest first."""
    practised: dict[FactId, bool] = {}
    pairs: list[tuple[bool, bool]] = []
    for one in answers:
        for outcome in one.outcomes:
            if not one.reserved:
                practised[outcome.fact] = outcome.correct
            elif outcome.fact in practised:
                pairs.append((outcome.correct, practised[outcome.fact]))
    return NewWording(len(pairs), sum(new for new, _ in pairs), sum(before for _, before in pairs))
