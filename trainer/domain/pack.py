"""A pack: facts and questions on one subject."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.domain.message import Message, message
from trainer.domain.question import Question, QuestionId
from trainer.domain.subject import Aspect, AspectId, Fact, FactId, Level, PackId, Side, SideId, Topic
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
    readings: tuple[tuple[str, str], ...] = ()
    """Words of the subject and how they are read, to be found by."""
    imported: bool = False
    """As it came from another program: reasons and lures may not be written yet."""

    def fact_name(self, fact: FactId) -> Text:
        """Return a fact's label; of one the pack no longer has, its id."""
        known = self.facts.get(fact)
        return Text(fact) if known is None else known.name

    def aspect_name(self, aspect: AspectId) -> Text:
        """Return the name of an aspect."""
        return next(one.name for one in self.aspects if one.id == aspect)

    def side(self, side: SideId) -> Side:
        """Return a side."""
        return next(one for one in self.sides if one.id == side)

    def topic_name(self, topic: Topic) -> Message:
        """Return 「時間軸 · 営業」: aspect and side, which may give an answer away."""
        return message("{aspect} · {side}", aspect=self.aspect_name(topic.aspect), side=self.side(topic.side).name)

    def shown(self, question: QuestionId, variant: str = "") -> Question | None:
        """Return a question in one of its wordings; None where the pack does not have it (any more)."""
        known = self.questions.get(question)
        return None if known is None else known.shown_as(variant)
