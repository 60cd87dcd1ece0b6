"""A session under the shortfall share: credit by topic, with contrast, re-asks and probes in between."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from random import Random

from trainer.domain.learner import Memory
from trainer.domain.question import Form
from trainer.domain.review import ReasonKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.confusion import arms_of, foremost, pairs_of
from trainer.scheduling.contrast import STUBBORN, Contrast
from trainer.scheduling.plan_rules import CATCHING_UP_SHARE
from trainer.scheduling.policies.candidate_sources import ByGain, ByTurns, CandidateSource, Fresh, InTurn, Offer, Oldest
from trainer.scheduling.policies.learner_view import Met, lured, sure_mistakes
from trainer.scheduling.policies.pick_sources import Line, ReAsks
from trainer.scheduling.policies.success_floor import SuccessFloor
from trainer.scheduling.policies.topic_credit import Credit, shares_by_shortfall
from trainer.scheduling.policies.topic_needs import Horizon, TopicNeeds, gain_of, standing
from trainer.scheduling.policies.tuning import SECONDS, Rules
from trainer.scheduling.policy import Asked, Pick, PlanView


class AdaptiveQueue:
    """Incremental: each answer is taken in once; chance moves on by the answer, not by the call."""

    length = None

    def __init__(self, view: PlanView, rules: Rules, rng: Random) -> None:
        horizon = Horizon(view, rules)
        stand = standing(view if rules.ability else replace(view, ability=None), horizon, rules)
        self._view = view
        self._rules = rules
        self._credit = Credit(shares_by_shortfall(stand, rules), stand.last_served)
        self._tiers = _tiers(view, stand, horizon)
        self._last_contact = horizon.last_contact
        self._met = stand.met_before_today
        # One who met nothing yet sees every topic before any twice.
        self._block = rules.block + (view.kind == "learn") if stand.met_before_today else 1
        self._fresh_run: tuple[int, int] = (-1, 0)
        """Topic of the newest new facts, and how many of it came in a row."""
        self._short = short = horizon.is_due_date and horizon.settled < CATCHING_UP_SHARE
        self._room_every = rules.room_when_short if short else rules.room_every
        brief = view.minutes is not None and view.minutes <= rules.brief_minutes
        self._floor = SuccessFloor(view, rules.floor if brief else 0)
        self._first = Line(_after_a_day(view) if brief and rules.pairs else ())
        extras = replace(rules, pairs=0, mates=False, reasks=False) if brief else rules
        self._contrast, self._lured = _contrast(view, extras, STUBBORN if short else rules.pair_mistakes)
        self._sure = Line(sure_mistakes(view, _surely_wrong(view)))
        self._reasks = ReAsks(view.catalogue.topic_number if extras.reasks else ())
        self._extras = 0
        """Answers to what came beside the shares."""
        self._mixed_up: set[FactId] = set()
        self._asked: Counter[FactId] = Counter()
        self._taken = 0
        self._rng = rng
        self._luck = rng.random(), rng.random(), rng.random()

    def next(self, so_far: Sequence[Asked], *, closing: bool = False) -> Pick | None:
        """Return the next pick; see the contract."""
        self._catch_up(so_far)
        if closing:
            return self._reask()
        first = None if self._taken else self._first.head(self._asked)
        return (
            first
            or self._extra()
            or self._sure.head(self._asked)
            or self._probe()
            or self._by_share()
            or self._reask(now=True)
        )

    def _extra(self) -> Pick | None:
        """Return what comes beside the topics' shares: twins, re-asks, and what was chosen for another before."""
        room = self._room()
        pick = self._contrast.head(self._taken, room=room) or self._reask()
        return pick if pick is not None or not room else self._lured.head(self._asked)

    def _room(self) -> bool:
        """Return whether re-asks and twins leave the shares their time; when it is short, one mistake brings one."""
        owed = self._extras + len(self._reasks.pending) + (self._contrast.owed if self._short else 0)
        return owed * self._room_every <= self._taken

    def waiting(self, so_far: Sequence[Asked]) -> Collection[FactId]:
        """Return the facts that wait to be re-asked; see the contract."""
        self._catch_up(so_far)
        return self._reasks.pending

    def _reask(self, *, now: bool = False) -> Pick | None:
        """Return a fact that was wrong; one that was taken for another as a question on both."""
        again = self._reasks.head(self._taken, now=now)
        if again is None or again.fact not in self._mixed_up:
            return again
        return again._replace(form=Form.CONTRAST)

    def _probe(self) -> Pick | None:
        """Of two drawn by lot the one seen longer ago: every fact may come, and what was just seen seldom does."""
        chance, *places = self._luck
        if chance >= self._rules.probes or not self._met:
            return None
        drawn = [self._met[int(place * len(self._met))] for place in places]
        fact = min(drawn, key=lambda one: self._view.facts[one].last_sequence)
        return None if fact in self._asked else Pick(fact, "probe", probe=True)

    def _by_share(self) -> Pick | None:
        for tier in self._tiers:
            offer = self._in_block(tier) or self._of_topic(tier)
            if offer is not None:
                why = self._why(offer, rests=tier is self._tiers[-1])
                return Pick(offer.fact, why, easy=self._floor.is_low)
        return None

    def _why(self, offer: Offer, *, rests: bool) -> ReasonKind:
        """Return the reason to be told: the final third, the topic's shortfall, or what the shelf says."""
        state = self._view.facts.get(offer.fact)
        if offer.reason == "new" or state is None or state.memory is None:
            return offer.reason
        if self._last_contact is not None and state.memory.day < self._last_contact:
            return "final_review"
        wanted = offer.reason == "ahead" and not rests
        short = wanted and self._credit.is_short(self._view.catalogue.topic_number[offer.fact])
        return "shortfall" if short else offer.reason

    def _in_block(self, tier: dict[int, CandidateSource]) -> Offer | None:
        topic, run = self._fresh_run
        if not 0 < run < self._block or topic not in tier:
            return None
        offer = tier[topic].head(self._asked)
        return offer if offer is not None and offer.reason == "new" else None

    def _of_topic(self, tier: dict[int, CandidateSource]) -> Offer | None:
        while tier:
            topic = self._credit.first_of(tier)
            offer = tier[topic].head(self._asked)
            if offer is not None:
                return offer
            del tier[topic]
        return None

    def _catch_up(self, so_far: Sequence[Asked]) -> None:
        while self._taken < len(so_far):
            self._take(so_far[self._taken])

    def _take(self, answer: Asked) -> None:
        number, facts = self._view.catalogue.topic_number, [one.fact for one in answer.outcomes]
        topics = [number[fact] for fact in facts if fact in number]
        self._note_fresh(facts, topics)
        self._credit.spend(topics, SECONDS[self._view.catalogue.form_of.get(answer.question, Form.RECOGNISE)])
        room, extra = self._room(), self._extra()
        self._contrast.take(self._taken, answer, room=room)
        self._extras += extra is not None and extra.fact in facts
        self._asked.update(facts)
        self._reasks.take(self._taken, answer, room=self._room())
        if self._rules.pairs:
            self._mixed_up.update(one.fact for one in answer.outcomes if not one.correct and one.taken_for is not None)
        self._floor.take(answer)
        self._taken += 1
        self._luck = self._rng.random(), self._rng.random(), self._rng.random()

    def _note_fresh(self, facts: Sequence[FactId], topics: Sequence[int]) -> None:
        known = self._view.facts
        new = [fact for fact in facts if fact not in self._asked and fact not in known]
        if not new or not topics:
            self._fresh_run = (-1, 0)
            return
        topic, run = self._fresh_run
        self._fresh_run = (topics[0], run + 1 if topics[0] == topic and run < self._block else 1)


def _tiers(view: PlanView, stand: TopicNeeds, horizon: Horizon) -> list[dict[int, CandidateSource]]:
    """Return the shelves by topic, the tier first that comes first."""
    topics = range(len(view.catalogue.topics))
    due_day, today = view.model.due_day, view.today
    fresh = [Fresh(stand.fresh[topic]) for topic in topics]

    def is_due(memory: Memory) -> bool:
        return due_day(memory) <= today

    resting = [Oldest(stand.resting[topic], is_due) for topic in topics]
    rows: list[Sequence[CandidateSource]]
    if horizon.is_maintenance:
        by_gain = [ByGain(stand.wanting[topic], gain_of(view)) for topic in topics]
        rows = [fresh, by_gain] if view.kind == "learn" else [by_gain, fresh, resting]
    else:
        oldest = [Oldest(stand.wanting[topic], is_due) for topic in topics]
        join = InTurn if horizon.is_due_date else ByTurns
        mixed = [join(one, other) for one, other in zip(fresh, oldest, strict=True)]
        rows = [fresh, oldest] if view.kind == "learn" else [mixed, resting]
    return [dict(enumerate(row)) for row in rows]


def _contrast(view: PlanView, rules: Rules, mistakes: int) -> tuple[Contrast, Line]:
    """Return the askings of confused pairs, and the facts chosen for another that belong to no counted pair."""
    if not rules.pairs:
        return Contrast((), ()), Line(())
    every = pairs_of(view)
    confused = [
        pair
        for pair in every
        if pair.times >= mistakes
        and not pair.recovered
        and (pair.times >= STUBBORN or _ever_right(view, pair.fact, pair.taken_for))
    ]
    open_pairs = foremost((pair for pair in confused if _waits(view, pair.fact, pair.taken_for)), rules.pairs)
    contrast = Contrast(arms_of(open_pairs, every, view.learner), view.catalogue.facts if rules.mates else ())
    if not rules.mates:
        return contrast, Line(())
    paired = {fact for pair in confused for fact in pair[:2]}
    return contrast, Line(one for one in lured(view) if one.fact not in paired)


def _after_a_day(view: PlanView) -> Iterator[Pick]:
    """Yield, as a question on both, the pair whose newest mistake is the last that was heard of either."""
    open_pairs = (
        pair
        for pair in pairs_of(view)
        if not pair.recovered
        and pair.last_day < view.today
        and _ever_right(view, pair.fact, pair.taken_for)
        and all(_not_since(view, fact, pair.last_day) for fact in pair[:2])
    )
    return (Pick(one.fact, "contrast", one.taken_for, form=Form.CONTRAST) for one in foremost(open_pairs, 1))


def _not_since(view: PlanView, fact: FactId, day: StudyDay) -> bool:
    state = view.facts.get(fact)
    return state is None or state.memory is None or state.memory.day <= day


def _waits(view: PlanView, fact: FactId, other: FactId) -> bool:
    """Return whether none of the two was asked today."""
    return _not_today(view, fact) and _not_today(view, other)


def _not_today(view: PlanView, fact: FactId) -> bool:
    state = view.facts.get(fact)
    return state is None or state.memory is None or state.memory.day < view.today


def _ever_right(view: PlanView, *facts: FactId) -> bool:
    """Return whether one of the facts was right on some day."""
    states = map(view.facts.get, facts)
    return any(state is not None and state.right_days > 0 for state in states)


def _surely_wrong(view: PlanView) -> list[Met]:
    """Return the few facts of `those_met` that `sure_mistakes` looks at; their order is its own."""
    askable = view.catalogue.facts
    return [
        (fact, state, state.memory)
        for fact, state in view.facts.items()
        if state.sure_wrong_day is not None and state.memory is not None and fact in askable
    ]
