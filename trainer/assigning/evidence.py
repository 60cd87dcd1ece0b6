"""What is kept of one person's part in an assignment, and how much of it was there on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from trainer.assigning.console_values import LedgerRow
from trainer.domain.assignment import Flag
from trainer.domain.kept_answer import KeptAnswer, KeptUndo, that_stand
from trainer.domain.question import QuestionId


@dataclass(frozen=True)
class Contact:
    """One file that came from somebody and was kept."""

    received_ms: int
    written_ms: int
    acknowledged_ms: int
    rev: int
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class Evidence:
    """Everything of one registration."""

    answers: tuple[KeptAnswer, ...] = ()
    undos: tuple[KeptUndo, ...] = ()
    contacts: tuple[Contact, ...] = ()
    odd: tuple[QuestionId, ...] = ()
    """Questions the learner marked."""

    @cached_property
    def stand(self) -> tuple[KeptAnswer, ...]:
        """The answers that are not taken back, in their order."""
        return that_stand(self.answers, self.undos)

    @property
    def opened_ms(self) -> int | None:
        """When the notice was acknowledged first."""
        return min((one.acknowledged_ms for one in self.contacts), default=None)

    @property
    def last_contact_ms(self) -> int | None:
        """When the newest file was written."""
        return max((one.written_ms for one in self.contacts), default=None)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Everything to look at, once each, in a fixed order."""
        return tuple(sorted({flag for one in self.contacts for flag in one.flags}))

    def received_by(self, as_of_ms: int) -> "Evidence":
        """Return what the console had at a moment."""
        if all(one.received_ms <= as_of_ms for one in self.contacts):
            return self
        return replace(
            self,
            answers=tuple(one for one in self.answers if one.received_ms <= as_of_ms),
            undos=tuple(one for one in self.undos if one.received_ms <= as_of_ms),
            contacts=tuple(one for one in self.contacts if one.received_ms <= as_of_ms),
        )


NO_EVIDENCE = Evidence()


class Results(Protocol):
    """What reports read; storage implements it."""

    def evidence_of(self, registrations: Collection[str]) -> Mapping[str, Evidence]:
        """Return what is kept of these registrations; those of which nothing is kept are left out."""
        ...

    def ledger(self, assignment: str = "") -> tuple[LedgerRow, ...]:
        """Return what became of every file, oldest first; of one assignment, or of all."""
        ...
