"""A pack: facts and questions on one subject."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.domain.question import Question, QuestionId
from trainer.domain.subject import Aspect, Fact, FactId, Level, PackId, Side
from trainer.domain.text import Text


@dataclass(frozen=True, slots=True)
class Pack:
    """A subject read from text: its taxonomy, facts and questions, in file order."""

    id: PackId
    version: str
    title: Text
    author: str
    licence: str
    aspects: tuple[Aspect, ...]
    sides: tuple[Side, ...]
    levels: tuple[Level, ...]
    facts: Mapping[FactId, Fact]
    questions: Mapping[QuestionId, Question]
    content_hash: str
    """SHA-256 over the pack's files: same hash, same pack."""
