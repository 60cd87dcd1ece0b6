"""The contract of a memory model: how one fact's memory moves, and what is left of it on a day."""

from typing import Protocol

from trainer.domain.learner import Memory
from trainer.domain.study_day import StudyDay


class MemoryModel(Protocol):
    """Counts in whole study days and in right or wrong; knows neither clock hours nor grades in between."""

    @property
    def name(self) -> str:
        """The model's name, for the log."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same log would give another memory."""
        ...

    def after(self, memory: Memory | None, correct: bool, day: StudyDay) -> Memory:
        """Return the memory after an answer on `day`; one before `memory.day` moves nothing."""
        ...

    def recall(self, memory: Memory, day: StudyDay) -> float:
        """Return the chance of recall on `day`, 0 to 1."""
        ...

    def due_day(self, memory: Memory) -> StudyDay:
        """Return the first day on which it is worth asking again."""
        ...
