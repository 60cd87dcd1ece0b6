"""What a pack has to ask, put in order once: facts, topics and the questions of each fact."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from functools import cached_property

from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question, QuestionId, ShowingId, number_of_forms
from trainer.domain.subject import Fact, FactId, Topic
from trainer.scheduling.plan_rules import NEW_QUESTION


class Catalogue:
    """The askable part of a pack; retired questions and facts without any question are left out.

    So are the facts `without`, and what asks them beside others, but where another fact has no other question.
    """

    def __init__(
        self,
        pack: Pack,
        without: AbstractSet[FactId] = frozenset(),
        *,
        questions_of: dict[FactId, tuple[Question, ...]] | None = None,
    ) -> None:
        """Take what may be asked of the pack, or the facts and questions handed in, in pack order."""
        self._pack = pack
        self.questions_of = _askable(pack, without) if questions_of is None else questions_of
        self._forms: dict[FactId, int] = {}
        self.facts: dict[FactId, Fact] = {fact: pack.facts[fact] for fact in self.questions_of}
        """In pack order."""
        self.topic_of: dict[FactId, Topic] = {fact.id: fact.topic for fact in self.facts.values()}
        present = set(self.topic_of.values())
        in_order = [Topic(aspect.id, side.id) for aspect in pack.aspects for side in pack.sides]
        self.topics: tuple[Topic, ...] = tuple(topic for topic in in_order if topic in present)
        """Aspect by aspect, in pack order."""
        number = {topic: place for place, topic in enumerate(self.topics)}
        self.rows: tuple[tuple[FactId, int], ...] = tuple(
            (fact, number[topic]) for fact, topic in self.topic_of.items()
        )
        """Every fact with its topic's place in `topics`, in pack order."""
        self.topic_number: dict[FactId, int] = dict(self.rows)
        self.form_of: dict[QuestionId, Form] = {
            one.id: one.form for asked in self.questions_of.values() for one in asked
        }

    @cached_property
    def reserved(self) -> tuple[Question, ...]:
        """The wordings that are asked on check days only, in pack order."""
        askable = {one.id: one for asked in self.questions_of.values() for one in asked}
        return tuple(wording for one in askable.values() for wording in one.variants if wording.reserved)

    @cached_property
    def all_new(self) -> dict[FactId, int]:
        """What `new_of` says of each fact before any question; empty where no question has more than one wording."""
        if not self._wordings_of:
            return {}
        return {fact: self.new_of(fact, frozenset(), frozenset()) for fact in self._wordings_of}

    def new_of(self, fact: FactId, shown: AbstractSet[ShowingId], asked: AbstractSet[QuestionId]) -> int:
        """Return how much of a fact is new to one who was shown these wordings, and so asked these questions."""
        never = sum(one.id not in asked for one in self.questions_of[fact])
        return len(self._wordings_of[fact] - shown) + NEW_QUESTION * never

    @cached_property
    def _wordings_of(self) -> dict[FactId, frozenset[ShowingId]]:
        """The wordings for training of each fact's questions."""
        if not any(one.variants for asked in self.questions_of.values() for one in asked):
            return {}
        return {
            fact: frozenset(wording.showing for one in asked for wording in one.trained)
            for fact, asked in self.questions_of.items()
        }

    def part(self, facts: Collection[FactId]) -> "Catalogue":
        """Return the catalogue of some of its facts; their questions may test others, too."""
        kept = {fact: asked for fact, asked in self.questions_of.items() if fact in facts}
        return Catalogue(self._pack, questions_of=kept)

    def forms_of(self, fact: FactId) -> int:
        """Return the number of forms a fact can be asked in; 0 where it cannot be asked."""
        known = self._forms.get(fact)
        if known is None:
            known = self._forms[fact] = number_of_forms(one.form for one in self.questions_of.get(fact, ()))
        return known


def _askable(pack: Pack, without: AbstractSet[FactId]) -> dict[FactId, tuple[Question, ...]]:
    questions: dict[FactId, list[Question]] = {}
    for question in pack.questions.values():
        if not question.retired:
            for fact in question.tests:
                questions.setdefault(fact, []).append(question)
    found = {fact: tuple(questions[fact]) for fact in pack.facts if fact in questions and fact not in without}
    if not without:
        return found
    alone = {fact: tuple(one for one in asked if without.isdisjoint(one.tests)) for fact, asked in found.items()}
    return {fact: alone[fact] or asked for fact, asked in found.items()}
