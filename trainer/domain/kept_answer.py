"""What counts of an answer that was handed in, or will be: the same for who learns and for who collects."""

from typing import NamedTuple

from trainer.domain.question import QuestionId
from trainer.domain.subject import FactId


class WrongFact(NamedTuple):
    """A fact that an answer had wrong, and what it was taken for."""

    fact: FactId
    taken_for: FactId | None = None


class KeptAnswer(NamedTuple):
    """One answer that was handed in, judged by the console."""

    id: str
    device: str
    place: int
    question: QuestionId
    correct: bool
    """By the assignment's own pack, from the response; where `as_claimed`, what the learner's app called it."""
    as_claimed: bool
    wrong: tuple[WrongFact, ...]
    utc_ms: int
    offset_minutes: int
    received_ms: int
    """When the first file with it was taken in."""
    milliseconds: int
    kind: str = ""
    reserved: bool = False
    arm: str = ""
    claimed: bool = False
    confidence: str = ""
    variant: str = ""

    @property
    def order(self) -> tuple[int, str, int]:
        """Return what answers of several devices are put in order by."""
        return (self.utc_ms, self.device, self.place)


class KeptUndo(NamedTuple):
    """An answer that was taken back, or put back."""

    id: str
    of: str
    redo: bool
    utc_ms: int
    received_ms: int = 0


def that_stand(answers: tuple[KeptAnswer, ...], undos: tuple[KeptUndo, ...]) -> tuple[KeptAnswer, ...]:
    """Return the answers that are not taken back, in their order; the same whatever order they come in."""
    redone = {one.of for one in undos if one.redo}
    taken_back = {one.of for one in undos if not one.redo and one.id not in redone}
    return tuple(sorted((one for one in answers if one.id not in taken_back), key=lambda one: one.order))
