from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.pack import Pack
from trainer.domain.question import Form, QuestionId
from trainer.domain.review import SessionKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import Asked, Pick, PlanView, Queue

TODAY = StudyDay(100)
MODEL = FsrsModel()
A, TWIN = FactId("a0.m.0"), FactId("a0.s.0")
NO_PROBES = Rules(probes=0)


def held(name: str, stability: float = 50, day: int = 90, sequence: int = 1, **other: object) -> FactState:
    """Return a fact that was met."""
    known = {"answers": 1, "right": 1, "right_days": 1, "last_correct": True, "last_sequence": sequence, **other}
    return FactState(FactId(name), Memory(stability, 5, StudyDay(day)), **known)  # type: ignore[arg-type]


def queue(pack: Pack, *states: FactState, rules: Rules = NO_PROBES, kind: SessionKind = "review", **plan: int) -> Queue:
    """Return a queue; `plan` may have due_day and started."""
    known = {one.fact: one for one in states}
    view = PlanView(Catalogue(pack), known, {}, TODAY, MODEL, kind, **plan)  # type: ignore[arg-type]
    return ShortfallShare(rules).begin(view, Random(1))


def run(picks: Queue, wrong: Callable[[Pick, int], bool] = lambda *_: False, at_most: int = 100) -> list[Pick]:
    """Answer everything the queue asks."""
    so_far, seen = list[Asked](), list[Pick]()
    while len(seen) < at_most and (pick := picks.next(so_far)) is not None:
        so_far.append(Asked(QuestionId(f"{pick.fact}.0"), (FactOutcome(pick.fact, not wrong(pick, len(seen))),)))
        seen.append(pick)
    return seen


def all_held(pack: Pack, **other: object) -> list[FactState]:
    """Return every fact as met."""
    return [held(name, sequence=number, **other) for number, name in enumerate(pack.facts, 1)]  # type: ignore[arg-type]


def test_it_is_the_policy_in_use_and_the_simple_one_stands_beside_it() -> None:
    """The first is used; the other is what it is compared with."""
    assert [policy.name for policy in POLICIES[:2]] == ["shortfall-share", "due-then-new"]


def topic_counts(weak: float, strong: float) -> Counter[str]:
    """Return picks by aspect of a session of 24 where aspect a0 has the stability `weak` and the others `strong`."""
    pack = small_pack(aspects=4, each=10)
    states = [
        held(name, weak if name.startswith("a0") else strong, sequence=number)
        for number, name in enumerate(pack.facts, 1)
    ]
    return Counter(pick.fact[:2] for pick in run(queue(pack, *states, due_day=TODAY + 30), at_most=24))


def test_a_weak_topic_gets_at_least_twice_its_share_and_parity_when_mended() -> None:
    """Within one session; four aspects, so parity is six of 24."""
    assert topic_counts(weak=1, strong=60)["a0"] >= 12
    assert 4 <= topic_counts(weak=60, strong=60)["a0"] <= 8


def test_no_topic_is_forgotten() -> None:
    """Over some sessions every topic has its turn, however strong."""
    pack = small_pack(aspects=4, each=10)
    states = {
        name: held(name, 1 if name.startswith("a0") else 300, sequence=number, right_days=3)
        for number, name in enumerate(pack.facts, 1)
    }
    seen, sequence = set[str](), len(states)
    for _ in range(8):
        for pick in run(queue(pack, *states.values(), due_day=TODAY + 30, rules=Rules(probes=0, secure=1)), at_most=24):
            sequence += 1
            seen.add(pick.fact[:2])
            states[pick.fact] = held(pick.fact, states[pick.fact].memory.stability, sequence=sequence)  # type: ignore[union-attr]
    assert seen == {"a0", "a1", "a2", "a3"}


def test_inside_a_topic_new_comes_first_and_then_the_least_recently_seen() -> None:
    """With a due date."""
    pack = small_pack(aspects=1, each=3)
    states = held("a0.m.0", 5, sequence=9), held("a0.m.1", 5, sequence=2)
    picks = [pick.fact for pick in run(queue(pack, *states, due_day=TODAY + 30)) if pick.fact.startswith("a0.m")]
    assert picks == ["a0.m.2", "a0.m.1", "a0.m.0"]


def test_a_secure_fact_waits_until_the_rest_is_done() -> None:
    """Secure: recalled at 95 % on the day and right on three days; right on one day only is not secure."""
    pack = small_pack(aspects=1, each=3)
    states = [held(name, 40, sequence=number) for number, name in enumerate(pack.facts, 1)]
    states[0] = held(states[0].fact, 5000, sequence=1, right_days=3)
    states[1] = held(states[1].fact, 5000, sequence=2, right_days=1)
    picks = [pick.fact for pick in run(queue(pack, *states, due_day=TODAY + 30))]
    assert picks[-1] == states[0].fact
    assert picks.index(states[1].fact) < len(picks) - 1


def test_in_the_final_third_secure_facts_come_once_more() -> None:
    """Unless they were seen in it."""
    pack = small_pack(aspects=1, each=2)
    states = [held(name, 40, sequence=number, day=98) for number, name in enumerate(pack.facts, 1)]
    secure = states[0].fact
    for day, last in ((80, False), (97, True)):
        states[0] = held(secure, 5000, sequence=0, right_days=3, day=day)
        picks = [pick.fact for pick in run(queue(pack, *states, due_day=TODAY + 5, started=80))]
        assert (picks[-1] == secure) is last


def test_in_maintenance_what_is_due_comes_by_gain_and_then_new() -> None:
    """And what is not due only at the end; a due date that is over counts as none."""
    maintenance = Rules(probes=0, ahead_days=0)
    pack = small_pack(aspects=1, each=3)
    states = held("a0.m.0", 3, 90), held("a0.m.1", 9, 90), held("a0.s.0", 99, 90)
    for plan in ({}, {"due_day": TODAY - 1}):
        picks = run(queue(pack, *states, rules=maintenance, **plan))
        assert {pick.fact for pick in picks[:2]} == {"a0.m.0", "a0.m.1"}
        assert [pick.reason for pick in picks] == ["due", "due", "new", "new", "new", "ahead"]


def test_without_a_due_date_it_looks_a_month_ahead_until_most_is_settled() -> None:
    """What is due and what is new by turns; from nine facts in ten right on two days on, only what is due."""
    pack = small_pack(aspects=1, each=5)
    states = [held(name, 5, 90, number, right_days=2) for number, name in enumerate(pack.facts, 1)]
    sales = [pick.reason for pick in run(queue(pack, *states[:8])) if pick.fact.startswith("a0.s")]
    assert sales in (["due", "new", "due", "new", "due"], ["due", "new", "new", "due", "due"])
    states[0] = held(states[0].fact, 500, 90, 0, right_days=2)
    assert run(queue(pack, *states))[-1].fact == states[0].fact
    unsettled = [held(one.fact, 500 if one is states[0] else 5, 90, one.last_sequence) for one in states]
    assert run(queue(pack, *unsettled))[0].fact == states[0].fact


def test_new_facts_of_a_topic_come_in_short_blocks() -> None:
    """Two in a row, three when sowing; then another topic has its turn."""
    pack = small_pack(aspects=3, each=9)
    for kind, block in (("review", 2), ("learn", 3)):
        picks = run(queue(pack, held("a0.m.0", day=99), kind=kind), at_most=18)  # type: ignore[arg-type]
        topics = [pick.fact[:4] for pick in picks]
        assert topics[0] == topics[block - 1]
        runs = [len(list(same)) for same in _runs(topics)]
        assert max(runs) == block


def _runs(topics: list[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for topic in topics:
        if runs and runs[-1][0] == topic:
            runs[-1].append(topic)
        else:
            runs.append([topic])
    return runs


def test_one_who_met_nothing_sees_every_topic_before_any_twice() -> None:
    """Also when they begin with sowing."""
    topics = [pick.fact[:4] for pick in run(queue(small_pack(aspects=6, each=5), kind="learn"), at_most=12)]
    assert len(set(topics)) == 12


def test_one_pick_in_twenty_is_drawn_by_lot() -> None:
    """Over every fact that was met, also the secure ones."""
    pack = small_pack(aspects=6, each=40)
    states = all_held(pack, day=90)
    known = {one.fact: one for one in states}
    view = PlanView(Catalogue(pack), known, {}, TODAY, MODEL, "review")
    probes = [
        pick for seed in range(40) for pick in run(ShortfallShare().begin(view, Random(seed)), at_most=25) if pick.probe
    ]
    assert 25 <= len(probes) <= 80
    assert {probe.reason for probe in probes} == {"probe"}
    assert len({probe.fact[:2] for probe in probes}) == 6


def test_wrong_comes_once_more_after_five_others_within_its_room() -> None:
    """One who gets everything wrong is not asked only what was wrong."""
    pack = small_pack(each=6)
    once = run(queue(pack, *all_held(pack), due_day=TODAY + 30), wrong=lambda _, at: at == 0)
    first = once[0].fact
    places = [place for place, pick in enumerate(once) if pick.fact == first]
    assert len(places) == 2
    assert places[1] - places[0] > 5
    always = run(queue(pack, *all_held(pack), due_day=TODAY + 30), wrong=lambda *_: True, at_most=36)
    assert 1 <= sum(pick.reason == "relearn" for pick in always) <= 4


def test_only_what_will_be_re_asked_is_promised() -> None:
    """Of many mistakes the first one waits; it comes also after the minutes, and then nothing more."""
    pack = small_pack(each=6)
    picks, so_far = queue(pack, *all_held(pack), due_day=TODAY + 30), list[Asked]()
    for _ in range(9):
        pick = picks.next(so_far)
        assert pick is not None
        if pick.reason == "relearn":
            break
        so_far.append(Asked(QuestionId(f"{pick.fact}.0"), (FactOutcome(pick.fact, correct=False),)))
        assert picks.waiting(so_far) == (so_far[0].outcomes[0].fact,)
    last = picks.next(so_far, closing=True)
    assert last is not None
    assert last.fact == so_far[0].outcomes[0].fact
    so_far.append(Asked(QuestionId(f"{last.fact}.1"), (FactOutcome(last.fact, correct=True),)))
    assert picks.next(so_far, closing=True) is None
    assert not picks.waiting(so_far)


def test_probes_fall_more_often_on_what_was_seen_longer_ago() -> None:
    """Of two drawn by lot the one seen longer ago: three in four are of the older half, and the newest come too."""
    pack = small_pack(each=6)
    view = PlanView(Catalogue(pack), {one.fact: one for one in all_held(pack)}, {}, TODAY, MODEL, "review", None)
    picks = [ShortfallShare(Rules(probes=1)).begin(view, Random(seed)).next([]) for seed in range(400)]
    places = [view.facts[pick.fact].last_sequence for pick in picks if pick is not None and pick.probe]
    older = sum(place <= len(pack.facts) / 2 for place in places)
    assert 0.68 < older / len(places) < 0.82
    assert max(places) > 0.9 * len(pack.facts)


@pytest.mark.parametrize(("right_days", "forms"), [(2, [Form.CONTRAST]), (1, [])])
def test_what_was_taken_for_another_comes_again_as_a_question_on_both(right_days: int, forms: list[Form]) -> None:
    """Its twin within three places, itself later in a contrast form; while time is short the twin alone."""
    pack = small_pack(each=6)
    states = all_held(pack, right_days=right_days)
    picks, so_far, seen = queue(pack, *states, due_day=TODAY + 30), list[Asked](), list[Pick]()
    while len(seen) < 30 and (pick := picks.next(so_far)) is not None:
        outcome = FactOutcome(pick.fact, correct=True)
        if pick.fact == A and not any(one.fact == A for one in seen):
            outcome = FactOutcome(A, correct=False, taken_for=TWIN)
        so_far.append(Asked(QuestionId(f"{pick.fact}.0"), (outcome,)))
        seen.append(pick)
    wrong = next(place for place, one in enumerate(seen) if one.fact == A)
    if TWIN in {one.fact for one in seen[:wrong]}:
        return
    twin = next(place for place, one in enumerate(seen) if one.fact == TWIN)
    assert 1 <= twin - wrong <= 3
    assert [one.fact for one in seen].count(TWIN) == 1
    again = [one for one in seen[wrong + 1 :] if one.fact == A]
    assert [one.form for one in again] == forms


@settings(deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(["learn", "review", "weak", "test"]),
    due=st.sampled_from([None, 100, 130]),
    results=st.lists(st.sampled_from(["right", "wrong", "lure"]), min_size=60, max_size=60),
    days=st.lists(st.integers(60, 100), max_size=16),
)
def test_the_same_log_and_chance_give_the_same_queue(
    kind: SessionKind, due: int | None, results: list[str], days: list[int]
) -> None:
    """Asked step by step, twice, or taken in at once, the next pick is the same."""
    pack = small_pack()
    states = [held(name, 4, day, number) for number, (name, day) in enumerate(zip(pack.facts, days, strict=False), 1)]
    plan = {} if due is None else {"due_day": due}

    def fresh() -> Queue:
        return queue(pack, *states, kind=kind, rules=Rules(), **plan)

    stepwise, so_far = fresh(), list[Asked]()
    for result in results:
        pick = stepwise.next(so_far)
        assert pick == stepwise.next(so_far) == fresh().next(so_far)
        if pick is None:
            return
        twins = pack.facts[pick.fact].twins
        taken = twins[0] if result == "lure" else None
        so_far.append(Asked(QuestionId(f"{pick.fact}.0"), (FactOutcome(pick.fact, result == "right", taken),)))
