"""When a pass rule is met: one answer after another, in the order in which they were given.

Who met it once has met it: what is answered later, better or worse, takes nothing back.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Final, NamedTuple

from trainer.domain.assignment import Assignment, PassRule
from trainer.domain.kept_answer import KeptAnswer
from trainer.domain.question import QuestionId
from trainer.domain.review import TESTS
from trainer.domain.study_day import MS_A_MINUTE
from trainer.domain.subject import FactId

Tested = Mapping[QuestionId, tuple[FactId, ...]]
"""The facts that each question tests, from the assignment's pack."""
_MS_A_DAY: Final = 86_400_000
_ROUNDING: Final = 1e-9


class Share(NamedTuple):
    """How many of how many."""

    right: int
    of: int


class Passed(NamedTuple):
    """How far somebody came."""

    seen: Share
    score: Share
    """Until the rule was met; of a test, its best."""
    by: KeptAnswer | None
    """The answer that met the rule."""


def passed(assignment: Assignment, answers: Sequence[KeptAnswer], tested: Tested) -> Passed:
    """Return how far these answers come; they stand in order, and reserved wordings never count."""
    items = frozenset(assignment.questions)
    counting = [one for one in answers if one.question in items and not one.reserved]
    progress = _Progress(assignment, tested, _tests(assignment.passing, counting))
    for one in counting:
        if progress.take(one):
            return Passed(_seen(items, counting), progress.score, one)
    return Passed(_seen(items, counting), progress.score, None)


def reaches(share: Share, wanted: float) -> bool:
    """Return whether so many of so many are at least `wanted`; 16 of 20 are 0.8."""
    return share.of > 0 and share.right >= ceil(wanted * share.of - _ROUNDING)


def _seen(items: frozenset[QuestionId], answers: Iterable[KeptAnswer]) -> Share:
    return Share(len({one.question for one in answers}), len(items))


class _Progress:
    """Counts that one more answer changes in no time, so that a year of answers is walked through at once."""

    def __init__(self, assignment: Assignment, tested: Tested, tests: Mapping[str, Share]) -> None:
        self._rule = assignment.passing
        self._items = len(assignment.questions)
        self._facts = assignment.facts
        self._tested = tested
        self._tests = tests
        self._right: dict[QuestionId, bool] = {}
        self._rights = 0
        self._days: dict[FactId, set[int]] = {fact: set() for fact in assignment.facts}
        self._held = 0
        self._best_test = Share(0, self._rule.test_questions or 0)
        self._test_passed = False

    @property
    def score(self) -> Share:
        return self._best_test if self._rule.test_questions else Share(self._rights, self._items)

    def take(self, answer: KeptAnswer) -> bool:
        """Count one more answer; return whether the rule is met now."""
        self._count(answer)
        if self._rule.held_days:
            self._hold(answer, self._rule.held_days)
        test = self._tests.get(answer.id)
        if test is not None:
            self._best_test = max(self._best_test, test)
            self._test_passed |= reaches(test, self._rule.score or 0.0)
        return self._is_met()

    def _count(self, answer: KeptAnswer) -> None:
        before = self._right.get(answer.question)
        now = answer.correct
        if before is not None:
            now = {"latest": now, "first": before, "best": before or now}[self._rule.of]
        self._right[answer.question] = now
        self._rights += now - bool(before)

    def _hold(self, answer: KeptAnswer, wanted: int) -> None:
        wrong = {one.fact for one in answer.wrong}
        right = self._tested.get(answer.question, ()) if answer.correct or wrong else ()
        day = (answer.utc_ms + answer.offset_minutes * MS_A_MINUTE) // _MS_A_DAY
        for fact in right:
            days = self._days.get(fact)
            if days is not None and fact not in wrong and day not in days:
                days.add(day)
                self._held += len(days) == wanted

    def _is_met(self) -> bool:
        rule = self._rule
        return (
            (not rule.seen_all or len(self._right) == self._items)
            and (rule.score is None or bool(rule.test_questions) or reaches(self.score, rule.score))
            and (not rule.held_days or self._held == len(self._facts))
            and (not rule.test_questions or self._test_passed)
        )


def _tests(rule: PassRule, answers: Iterable[KeptAnswer]) -> dict[str, Share]:
    """Return each whole test by its last answer: so many test answers of one device in a row, no question twice."""
    if not rule.test_questions:
        return {}
    found: dict[str, Share] = {}
    runs: dict[str, list[KeptAnswer]] = {}
    for one in sorted(answers, key=lambda answer: (answer.device, answer.place)):
        run = runs.setdefault(one.device, [])
        if one.kind not in TESTS or any(one.question == before.question for before in run):
            run.clear()
        if one.kind in TESTS:
            run.append(one)
        if len(run) == rule.test_questions:
            found[one.id] = Share(sum(answer.correct for answer in run), len(run))
            run.clear()
    return found
