"""Where a learner seems to know much: about four minutes of the questions that tell most of it.

What a question tells is how uncertain each of its facts is, and how few answers there were on the topics of the others:
questions that test several facts tell most in a second. What was right is left alone for some time after it.
"""

from collections.abc import Collection, Sequence
from itertools import chain
from random import Random

from trainer.domain.question import Form, Question, QuestionId
from trainer.domain.subject import FactId, Topic
from trainer.scheduling.ability import EASIER, Ability, Evidence, Fold
from trainer.scheduling.known_before import LEAN, KnownBefore
from trainer.scheduling.policies.learner_view import is_met
from trainer.scheduling.policies.tuning import usual_seconds
from trainer.scheduling.policy import Asked, Pick, PlanView

PLACEMENT_SECONDS = 240.0
"""By rule of thumb; the clock is not looked at, so that the same answers always give the same questions."""
SEEMS_MUCH, FIRST_ANSWERS = 0.5, 8
"""It is worth its minutes where this share of what was asked was known before, after so many first answers."""
GUESS = {Form.RECOGNISE: 0.25, Form.CONTRAST: 0.4}
"""Chance of a blind hit; what must be produced takes too long to be asked here."""


def is_worth_placing(ability: Ability | None, unmet: int) -> bool:
    """Return whether a learner seems to know much of what they were never asked, and there is enough of it."""
    known = KnownBefore() if ability is None else KnownBefore(ability.unasked)
    return known.asked >= FIRST_ANSWERS and known.overall >= SEEMS_MUCH and unmet > FIRST_ANSWERS


class PlacementQueue:
    """Incremental: each answer is taken in once, and moves what the next question is worth."""

    length = None

    def __init__(self, view: PlanView, rng: Random) -> None:
        catalogue = view.catalogue
        self._view = view
        self._unmet = {fact for fact in catalogue.facts if not is_met(view.facts.get(fact))}
        several = chain.from_iterable(catalogue.questions_of[fact] for fact in self._unmet_in_order())
        found = list({one.id: one for one in several if one.form in GUESS}.values())
        rng.shuffle(found)
        self._questions: dict[QuestionId, Question] = {one.id: one for one in found}
        self._fold = Fold(view.ability)
        self._seconds = 0.0
        self._taken = 0

    def next(self, so_far: Sequence[Asked], *, closing: bool = False) -> Pick | None:
        """Return the next pick; see the contract."""
        self._catch_up(so_far)
        if closing or self._seconds >= PLACEMENT_SECONDS or not self._questions:
            return None
        worth = self._worth()
        best = max(self._questions.values(), key=lambda one: self._told(one, worth) / usual_seconds(one))
        fact = next((one for one in best.tests if one in self._unmet), None)
        return None if fact is None else Pick(fact, "new", question=best.id)

    def waiting(self, so_far: Sequence[Asked]) -> Collection[FactId]:
        """Return none: nothing is re-asked, for it is to be seen what was known."""
        self._catch_up(so_far)
        return ()

    def _unmet_in_order(self) -> list[FactId]:
        return [fact for fact in self._view.catalogue.facts if fact in self._unmet]

    def _worth(self) -> dict[FactId, float]:
        """Return what an answer on each unmet fact would tell."""
        topic_of, known = self._view.catalogue.topic_of, KnownBefore(self._fold.ability().unasked)
        left: dict[Topic, int] = {}
        for fact in self._unmet:
            left[topic_of[fact]] = left.get(topic_of[fact], 0) + 1
        by_topic = {
            topic: _spread(known.of(topic)) * (1 + (count - 1) / (known.asked_of(topic) + LEAN + 1) ** 2)
            for topic, count in left.items()
        }
        return {fact: by_topic[topic_of[fact]] for fact in self._unmet}

    def _told(self, question: Question, worth: dict[FactId, float]) -> float:
        return (1 - GUESS[question.form]) ** 2 * sum(worth.get(fact, 0.0) for fact in question.tests)

    def _catch_up(self, so_far: Sequence[Asked]) -> None:
        while self._taken < len(so_far):
            self._take(so_far[self._taken])
            self._taken += 1

    def _take(self, answer: Asked) -> None:
        question = self._questions.pop(answer.question, None)
        if question is None:
            return
        self._seconds += usual_seconds(question)
        topic_of, guess, easier = self._view.catalogue.topic_of, GUESS[question.form], EASIER[question.form]
        for one in answer.outcomes:
            if one.fact in self._unmet:
                self._unmet.discard(one.fact)
                topic, day = topic_of[one.fact], self._view.today
                self._fold.add(Evidence(topic, day, None, guess, one.correct, easier=easier))


def _spread(chance: float) -> float:
    return chance * (1 - chance)
