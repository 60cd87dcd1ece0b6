"""The product's own policy at work, what stands against it, and the two that frame the table."""

from collections import Counter
from dataclasses import replace
from random import Random

from tests.benchmarks.learning.bank import FEEDBACK_SECONDS, Bank
from tests.benchmarks.learning.plain_fsrs import PlainFsrs
from tests.benchmarks.learning.running import Regime, Result
from tests.benchmarks.learning.truths import PRODUCE, Truth
from trainer.domain.goal import Goal
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactEvent, FactState, QuestionState
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.scheduling.ability import EASIER, Evidence, Fold
from trainer.scheduling.confusion import recovered
from trainer.scheduling.facts_a_second import FactsASecond
from trainer.scheduling.goals import SharedByGoals
from trainer.scheduling.learner_state import after_event, confusions_after
from trainer.scheduling.plan_rules import BRIEF_MINUTES
from trainer.scheduling.policies.pick_sources import OTHERS_BEFORE_REASK
from trainer.scheduling.policies.placement import is_worth_placing
from trainer.scheduling.policy import Asked, Pick, PlanView, Policy, Queue
from trainer.scheduling.rotation import next_question, seen_in_turn

FIRST_DAY = 20_000
MODEL = PlainFsrs()


class Product:
    """Policy, rotation, memory and confusions as the window uses them."""

    def __init__(
        self, regime: Regime, policy: Policy, seed: int, *, forms_in_turn: bool = False, placing: bool = False
    ) -> None:
        self._forms_in_turn = forms_in_turn
        self.placing = placing
        """Whether a placement follows the first look where the learner seems to know much."""
        self._bank = self.bank = bank = regime.bank()
        self.minutes_spent = 0.0
        self.policy = SharedByGoals(policy, _goals(regime, bank)) if regime.goals else policy
        self._minutes = regime.minutes
        self._goals = sorted(goal.day for goal in regime.goals) or ([regime.days] if regime.has_due else [])
        self._seed = seed
        self.facts: dict[FactId, FactState] = {}
        self.confusions: dict[tuple[FactId, FactId], Confusion] = {}
        self.questions: dict[object, QuestionState] = {}
        self._events: dict[FactId, list[FactEvent]] = {}
        self._forms = {one: len({way.form for way in several}) for one, several in bank.catalogue.questions_of.items()}
        self._sequence = 0
        self._queue: Queue | None = None
        self._so_far: list[Asked] = []
        self._pick: Pick | None = None
        self.today = StudyDay(FIRST_DAY)
        self.picks: Counter[str] = Counter()
        self.fold = Fold()
        self.pace = FactsASecond()

    def due_day(self) -> StudyDay | None:
        """Return the next day that counts; None where there is none, or it is over."""
        return next((StudyDay(FIRST_DAY + day) for day in self._goals if FIRST_DAY + day >= self.today), None)

    def view(self) -> PlanView:
        """Return what the policy may know now."""
        return PlanView(
            self._bank.catalogue,
            dict(self.facts),
            dict(self.confusions),
            self.today,
            MODEL,
            "review",
            due_day=self.due_day(),
            started=StudyDay(FIRST_DAY),
            recovered=recovered(self.confusions.values(), self._events, self._forms.__getitem__),
            ability=self.fold.ability(),
            minutes=self._minutes,
            learner=str(self._seed),
        )

    def begin(self, day: int) -> None:
        """Begin a session as the desk does; the first look ends after its questions, then a session follows."""
        self.today = StudyDay(FIRST_DAY + day)
        self._open()

    def _open(self) -> None:
        view = self.view()
        if self.placing and is_worth_placing(view.ability, self._bank.facts - len(self.facts)):
            self.placing, view = False, replace(view, kind="placement")
        self._queue = self.policy.begin(view, Random(f"{self._seed}/{self.today}/{self._sequence}"))
        self._so_far = []

    def next(self) -> int | None:
        """Return the next question."""
        assert self._queue is not None
        pick = self._queue.next(self._so_far)
        if pick is None and self._so_far:
            self._open()
            pick = self._queue.next(self._so_far)
        return None if pick is None else self._question(pick)

    def last(self) -> int | None:
        """Return what must still come though the minutes are used up, as the desk asks for it."""
        assert self._queue is not None
        pick = self._queue.next(self._so_far, closing=True)
        return None if pick is None else self._question(pick)

    def _question(self, pick: Pick) -> int:
        self._pick = pick
        state = self.facts.get(pick.fact)
        if self._forms_in_turn:
            several = self._bank.ways_of[self._bank.number[pick.fact]]
            return several[(0 if state is None else state.answers) % len(several)]
        last = None
        if pick.reason == "relearn" and state is not None and state.last_question is not None:
            last = self._bank.catalogue.form_of[state.last_question]
        chosen = next_question(
            self._bank.catalogue.questions_of[pick.fact],
            state,
            self.questions,  # type: ignore[arg-type]
            self._so_far[-1].question if self._so_far else None,
            Random(self._seed * 100_003 + self._sequence),
            other_form_than=last,
            wanted_form=pick.form,
            wanted_question=pick.question,
            easy=pick.easy,
            seen_of=seen_in_turn,
            brief=self._minutes is not None and self._minutes < BRIEF_MINUTES,
            rate=self.pace.rate,
        )
        return self._bank.way_number[chosen.id]

    def answered(self, way: int, results: list[Result], seconds: float) -> None:
        """Fold the answer into the learner's state with the product's own functions."""
        bank, sequence, today = self._bank, self._sequence + 1, self.today
        self._sequence = sequence
        question, ids = bank.question_ids[way], bank.fact_ids
        form = bank.catalogue.form_of[question]
        self.minutes_spent += seconds / 60
        self.pace.add(bank.question_of[question], round(1000 * (seconds - FEEDBACK_SECONDS)))
        assert self._pick is not None
        self.picks[self._pick.reason] += 1
        tested = {one.fact for one in results}
        for fact, correct, taken in results:
            other = ids[taken] if taken >= 0 else None
            before = self.facts.get(ids[fact])
            memory = None if before is None else before.memory
            if memory is None or memory.day < today:
                expected = None if memory is None else MODEL.recall(memory, today)
                topic = bank.catalogue.topic_of[ids[fact]]
                earlier = 0 if before is None else before.answers
                self.fold.add(Evidence(topic, today, expected, bank.ways[way].guess, correct, earlier, EASIER[form]))
            self._note(ids[fact], FactEvent(sequence, today, question, form, True, correct, other, False))
            if other is not None and taken not in tested:
                self._note(other, FactEvent(sequence, today, question, form, False, False, ids[fact], False))
        seen = self.questions.get(question)
        self.questions[question] = QuestionState(question, 1 if seen is None else seen.asked + 1, sequence, today)
        outcomes = tuple(FactOutcome(ids[fact], ok, ids[taken] if taken >= 0 else None) for fact, ok, taken in results)
        self._so_far.append(Asked(question, outcomes))

    def _note(self, fact: FactId, event: FactEvent) -> None:
        before = self.facts.get(fact) or FactState(fact)
        if event.tested and self.confusions:
            own = {taken: one for (asked, taken), one in self._of(fact)}
            for one in confusions_after(own, before, event).values():
                self.confusions[one.fact, one.taken_for] = one
        elif event.tested and event.taken_for is not None:
            self.confusions[fact, event.taken_for] = Confusion(fact, event.taken_for, 1, event.study_day)
        self.facts[fact] = after_event(before, event, MODEL)
        self._events.setdefault(fact, []).append(event)

    def _of(self, fact: FactId) -> list[tuple[tuple[FactId, FactId], Confusion]]:
        twins = self._bank.catalogue.facts[fact].twins
        return [((fact, twin), self.confusions[fact, twin]) for twin in twins if (fact, twin) in self.confusions]


def _goals(regime: Regime, bank: Bank) -> list[Goal]:
    """Return the regime's goals as the product has them: facts and a date each; together they are the whole bank."""
    return [
        Goal(
            id=str(number),
            name=str(number),
            pack=PackId(""),
            facts=tuple(bank.fact_ids[fact] for topic in goal.topics for fact in bank.in_topic[topic]),
            due_day=StudyDay(FIRST_DAY + goal.day),
            due_from=StudyDay(FIRST_DAY),
        )
        for number, goal in enumerate(regime.goals)
    ]


class RandomOrder:
    """Any fact, in any form."""

    def __init__(self, bank: Bank, seed: int) -> None:
        self._bank = bank
        self._chance = Random(f"{seed}/random")

    def begin(self, _day: int) -> None:
        """Nothing to do."""

    def next(self) -> int | None:
        """Return any question of any fact."""
        return self._chance.choice(self._bank.ways_of[self._chance.randrange(self._bank.facts)])

    def answered(self, _way: int, _results: list[Result], _seconds: float = 0.0) -> None:
        """Nothing to do."""


class RoundRobin:
    """The fact asked longest ago, its forms in turn; no memory model.

    With `reasks`, wrong comes once more after five others.
    """

    def __init__(self, bank: Bank, seed: int, *, reasks: bool = False) -> None:
        self._reasks = reasks
        self._again: list[tuple[int, int]] = []
        self._done: set[int] = set()
        self._bank = bank
        order = list(range(bank.facts))
        Random(f"{seed}/order").shuffle(order)
        self._last = {fact: place - bank.facts for place, fact in enumerate(order)}
        self._turn = [0] * bank.facts
        self._asked = 0

    def begin(self, _day: int) -> None:
        """Forget what was to come again."""
        self._again.clear()
        self._done.clear()

    def next(self) -> int | None:
        """Return the oldest fact's next form."""
        again = bool(self._again) and self._asked - self._again[0][1] > OTHERS_BEFORE_REASK
        fact = self._again[0][0] if again else next(iter(self._last))
        several = self._bank.ways_of[fact]
        return several[self._turn[fact] % len(several)]

    def answered(self, _way: int, results: list[Result], _seconds: float = 0.0) -> None:
        """Put what was asked at the end of the line."""
        self._asked += 1
        if self._reasks:
            asked = {one.fact for one in results}
            self._again = [one for one in self._again if one[0] not in asked]
            wrong = next((one.fact for one in results if not one.correct and one.fact not in self._done), None)
            if wrong is not None:
                self._again.append((wrong, self._asked))
            self._done |= asked
        for one in results:
            self._turn[one.fact] += 1
            del self._last[one.fact]
            self._last[one.fact] = self._asked


class Oracle:
    """Knows the truth: asks what gains most on the due day, weighted by what its topic will lack."""

    def __init__(self, bank: Bank, truth: Truth, due: int) -> None:
        self._bank, self._truth, self._due = bank, truth, due
        self._order: list[int] = []

    def begin(self, day: int) -> None:
        """Look ahead: what each fact would gain from one typed answer now."""
        bank, truth, now = self._bank, self._truth, day + 0.5
        truth.at_day(self._due + 0.5)
        before = [truth.typed(fact) for fact in range(bank.facts)]
        truth.at_day(now)
        for fact in range(bank.facts):
            truth.learn(fact, PRODUCE, correct=True)
        truth.at_day(self._due + 0.5)
        after = [truth.typed(fact) for fact in range(bank.facts)]
        for fact in range(bank.facts):
            truth.unlearn(fact)
        truth.at_day(now)
        lacking = [max(0.95 - sum(before[one] for one in facts) / len(facts), 0.02) for facts in bank.in_topic]
        gain = [(after[one] - before[one]) * lacking[bank.topic_of[one]] for one in range(bank.facts)]
        self._order = sorted(range(bank.facts), key=gain.__getitem__)

    def next(self) -> int | None:
        """Return the best fact left."""
        if not self._order:
            return None
        return min(self._bank.ways_of[self._order[-1]], key=lambda way: self._bank.ways[way].seconds)

    def answered(self, _way: int, _results: list[Result], _seconds: float = 0.0) -> None:
        """Leave it for another day."""
        self._order.pop()


class Broken:
    """Asks again what was asked last, as long as it was right: must come out worst."""

    def __init__(self, bank: Bank, seed: int) -> None:
        self._bank = bank
        self._pool = Random(f"{seed}/broken").sample(range(bank.facts), max(bank.facts // 10, 1))
        self._asked = 0

    def begin(self, _day: int) -> None:
        """Nothing to do."""

    def next(self) -> int | None:
        """Return one of the same few facts."""
        return self._bank.ways_of[self._pool[self._asked % len(self._pool)]][0]

    def answered(self, _way: int, _results: list[Result], _seconds: float = 0.0) -> None:
        """Go on."""
        self._asked += 1
