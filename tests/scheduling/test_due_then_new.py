from collections.abc import Callable, Mapping
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.small_pack import fact, pack_of, question, small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactState, Memory
from trainer.domain.pack import Pack
from trainer.domain.question import QuestionId
from trainer.domain.review import SessionKind
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.due_then_new import DueThenNew
from trainer.scheduling.policy import Asked, Pick, PlanView, Queue

TODAY = StudyDay(100)
MODEL = FsrsModel()
A = FactId("a0.m.0")
TWIN = FactId("a0.s.0")


def held(name: str, stability: float = 50, day: int = 90, sequence: int = 1, **other: object) -> FactState:
    """Return a fact that was met."""
    known = {"answers": 1, "right": 1, "last_correct": True, "last_sequence": sequence, **other}
    return FactState(FactId(name), Memory(stability, 5, StudyDay(day)), **known)  # type: ignore[arg-type]


def queue(
    pack: Pack,
    *states: FactState,
    kind: SessionKind = "review",
    picked: FactId | None = None,
    confusions: Mapping[tuple[FactId, FactId], Confusion] | None = None,
) -> Queue:
    """Return the simple policy's queue."""
    known = {one.fact: one for one in states}
    view = PlanView(Catalogue(pack), known, confusions or {}, TODAY, MODEL, kind, picked)
    return DueThenNew().begin(view, Random(1))


def run(picks: Queue, wrong: Callable[[Pick, int], bool] = lambda *_: False, at_most: int = 100) -> list[Pick]:
    """Answer everything the queue asks."""
    so_far, seen = list[Asked](), list[Pick]()
    while len(seen) < at_most and (pick := picks.next(so_far)) is not None:
        so_far.append(Asked(QuestionId(pick.fact), (FactOutcome(pick.fact, not wrong(pick, len(seen))),)))
        seen.append(pick)
    return seen


def all_held(pack: Pack, **other: object) -> list[FactState]:
    """Return every fact as met and not due."""
    return [held(name, sequence=number, **other) for number, name in enumerate(pack.facts, 1)]  # type: ignore[arg-type]


def test_a_new_learner_gets_twelve_facts_over_all_topics_in_turn() -> None:
    """The pretest touches every topic before any topic twice."""
    picks = run(queue(small_pack(aspects=4, each=3)))
    assert len(picks) == 12
    assert {one.reason for one in picks} == {"new"}
    topics = [one.fact[:4] for one in picks]
    assert len(set(topics[:8])) == 8


def test_re_asks_of_the_pretest_do_not_take_a_new_facts_place() -> None:
    """Twelve facts are met also by one who answers wrong."""
    picks = run(queue(small_pack(aspects=4, each=3)), wrong=lambda pick, _: pick.reason == "new")
    assert sum(one.reason == "new" for one in picks) == 12
    assert len(picks) <= 24


def test_a_wrong_answer_is_asked_once_more_after_at_least_five_others() -> None:
    """Once only, also when it is wrong again."""
    pack = small_pack()
    picks = run(queue(pack, *all_held(pack)), wrong=lambda pick, _: pick.fact == A)
    places = [place for place, one in enumerate(picks) if one.fact == A]
    assert len(places) == 2
    assert picks[places[1]].reason == "relearn"
    assert places[1] - places[0] - 1 == 5


def test_it_comes_sooner_when_nothing_else_is_left() -> None:
    """With two facts in the pack five others never come."""
    pack = small_pack(aspects=1, each=1)
    picks = run(queue(pack, *all_held(pack)), wrong=lambda _, at: at == 0)
    assert [one.reason for one in picks] == ["ahead", "ahead", "relearn"]


def test_when_the_minutes_are_used_only_re_asks_that_are_due_still_come() -> None:
    """What waited for its five others is asked, the rest is not."""
    pack = small_pack(each=3)
    picks = queue(pack, *all_held(pack))
    names = list(pack.facts)
    so_far = [Asked(QuestionId("q"), (FactOutcome(one, correct=place != 0),)) for place, one in enumerate(names[:5])]
    assert picks.next(so_far, closing=True) is None
    so_far.append(Asked(QuestionId("q"), (FactOutcome(names[5], correct=False),)))
    again = picks.next(so_far, closing=True)
    assert again == Pick(names[0], "relearn", names[0])
    so_far.append(Asked(QuestionId("q"), (FactOutcome(names[0], correct=True),)))
    assert picks.next(so_far, closing=True) is None


def test_a_chosen_lure_comes_on_a_later_day_and_not_on_the_same() -> None:
    """Yesterday's lure is asked first, with the fact it was taken for; today's waits."""
    pack = small_pack()
    yesterday = FactState(TWIN, chosen_instead_of=A, chosen_instead_day=StudyDay(99))
    assert run(queue(pack, held(A), yesterday))[0] == Pick(TWIN, "contrast", A)
    today = FactState(TWIN, chosen_instead_of=A, chosen_instead_day=TODAY)
    assert "contrast" not in {one.reason for one in run(queue(pack, held(A), today))}


def test_a_sure_mistake_comes_the_next_day_and_again_after_a_week() -> None:
    """In between it comes only when it is due."""
    pack = small_pack()

    def first(mistake: int, answered: int) -> Pick:
        return run(queue(pack, held(A, day=answered, sure_wrong_day=StudyDay(mistake))))[0]

    assert first(99, 99).reason == "confused"
    assert first(95, 96).reason != "confused"
    assert first(93, 94).reason == "confused"
    assert first(92, 99).reason != "confused"


def test_a_sure_mistake_names_the_fact_it_was_taken_for() -> None:
    """The reason is about the confused fact where there is one."""
    confusions = {(A, TWIN): Confusion(A, TWIN, 1, StudyDay(99))}
    picks = run(queue(small_pack(), held(A, day=99, sure_wrong_day=StudyDay(99)), confusions=confusions))
    assert picks[0] == Pick(A, "confused", TWIN)


def test_due_comes_before_new_and_new_before_ahead() -> None:
    """The order of the mixture."""
    states = held("a0.m.0", stability=3), held("a1.m.0", stability=99)
    reasons = [one.reason for one in run(queue(small_pack(), *states))]
    assert reasons[0] == "due"
    assert reasons[-1] == "ahead"
    assert set(reasons[1:-1]) == {"new"}


def test_inside_a_topic_the_lowest_recall_comes_first_and_topics_take_turns() -> None:
    """Two due facts of one topic are not asked in a row while another topic has one."""
    states = held("a0.m.0", 9), held("a0.m.1", 3), held("a1.m.0", 5), held("a1.m.1", 8)
    picks = [one.fact for one in run(queue(small_pack(), *states)) if one.reason == "due"]
    assert picks == ["a0.m.1", "a1.m.0", "a0.m.0", "a1.m.1"]


def test_the_topic_seen_longest_ago_has_its_turn_first() -> None:
    """Turns go on where yesterday stopped."""
    states = held("a0.m.0", 3, sequence=9), held("a1.m.0", 5, sequence=2)
    assert run(queue(small_pack(), *states))[0].fact == "a1.m.0"


def test_nothing_seen_today_comes_ahead_of_time() -> None:
    """A day's second look teaches little."""
    pack = small_pack()
    assert run(queue(pack, *all_held(pack, day=100))) == []


def test_ahead_of_time_the_least_recently_seen_comes_first() -> None:
    """By place in the log."""
    states = held("a0.m.0", sequence=5), held("a0.s.0", sequence=3)
    assert [one.fact for one in run(queue(small_pack(1, 1), *states))] == ["a0.s.0", "a0.m.0"]


def test_sowing_takes_new_facts_and_then_what_is_due() -> None:
    """Nothing ahead of time."""
    picks = run(queue(small_pack(1), held("a0.m.0", 3), held("a0.m.1", 90), kind="learn"))
    assert [one.reason for one in picks] == ["new", "new", "due"]


def test_weak_asks_ten_facts_of_lowest_recall() -> None:
    """Weakest first, each with itself as the reason; re-asks count among the ten."""
    pack = small_pack()
    states = [held(name, stability=5 + number) for number, name in enumerate(pack.facts)]
    picks = run(queue(pack, *states, kind="weak"), wrong=lambda _, at: at == 0)
    assert len(picks) == 10
    assert [one.fact for one in picks[:6]] == list(pack.facts)[:6]
    assert picks[0] == Pick(A, "weak", A)
    assert picks[6].reason == "relearn"


def test_weak_starts_with_what_was_wrong_today() -> None:
    """An hour after a mistake the fact is weak, whatever the day's recall says."""
    states = held("a0.m.0", 3), held("a1.m.0", day=100, last_correct=False), held("a2.m.0", day=100)
    picks = run(queue(small_pack(), *states, kind="weak"))
    assert [one.fact for one in picks[:3]] == ["a1.m.0", "a0.m.0", "a2.m.0"]


def test_a_test_asks_over_all_topics_without_re_asks() -> None:
    """Wrong answers do not come again before the end."""
    pack = small_pack()
    picks = run(queue(pack, *all_held(pack), kind="test"), wrong=lambda *_: True)
    assert len(picks) == len({one.fact for one in picks}) == 16
    assert {one.reason for one in picks} == {"test"}
    assert len({one.fact[:4] for one in picks[:8]}) == 8


def test_a_test_asks_what_was_met_first() -> None:
    """Testing what was never seen tells little."""
    picks = run(queue(small_pack(1), held("a0.m.1"), held("a0.s.1"), kind="test"))
    assert {one.fact for one in picks[:2]} == {"a0.m.1", "a0.s.1"}


def test_a_picked_fact_comes_with_its_twins_and_once_more() -> None:
    """Every reason names the picked fact."""
    picks = run(queue(small_pack(), kind="fact", picked=A))
    assert [one.fact for one in picks] == [A, TWIN, A]
    assert {one.reason_fact for one in picks} == {A}


def test_a_picked_fact_without_twins_comes_once() -> None:
    """There is nothing to put between."""
    pack = pack_of([fact("a", "sales", 0)], [question("a.s.0", 0)], ["a"])
    assert len(run(queue(pack, kind="fact", picked=FactId("a.s.0")))) == 1


def test_retired_questions_and_facts_without_questions_are_left_out() -> None:
    """A fact whose only question is retired is never asked."""
    facts = [fact("a", "sales", 0), fact("a", "sales", 1)]
    pack = pack_of(facts, [question("a.s.0", 0, retired="2026-01-01 wrong"), question("a.s.1", 0)], ["a"])
    assert [one.fact for one in run(queue(pack))] == ["a.s.1"]


def test_one_question_on_several_facts_counts_for_all_of_them() -> None:
    """None of them is asked again as new."""
    facts = [fact("a", "sales", 0), fact("a", "sales", 1)]
    pack = pack_of(facts, [question("a.s.0", 0, also=["a.s.1"])], ["a"])
    picks = queue(pack)
    both = Asked(QuestionId("a.s.0.0"), (FactOutcome(FactId("a.s.0"), True), FactOutcome(FactId("a.s.1"), True)))
    assert picks.next([]) is not None
    assert picks.next([both]) is None


def test_a_wrong_answer_on_several_facts_is_one_re_ask() -> None:
    """Of the fact that was taken for another; the re-ask itself brings no other one."""
    pack = small_pack(each=3)
    names = list(pack.facts)
    picks, right = queue(pack, *all_held(pack)), [FactOutcome(one, correct=True) for one in names]
    wrong = FactOutcome(names[0], correct=False), FactOutcome(names[1], correct=False, taken_for=names[7])
    so_far = [Asked(QuestionId("q"), wrong), *(Asked(QuestionId("q"), (one,)) for one in right[2:7])]
    assert picks.waiting(so_far) == (names[1],)
    assert picks.next(so_far) == Pick(names[1], "relearn", names[1])
    so_far.append(Asked(QuestionId("q"), wrong))
    assert picks.waiting(so_far) == ()


@settings(deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(["learn", "review", "weak", "test"]),
    results=st.lists(st.booleans(), min_size=60, max_size=60),
    days=st.lists(st.integers(60, 100), max_size=16),
)
def test_the_same_log_and_chance_give_the_same_queue(kind: SessionKind, results: list[bool], days: list[int]) -> None:
    """Asked step by step or taken in at once, the next pick is the same."""
    pack = small_pack()
    states = [held(name, 4, day, number) for number, (name, day) in enumerate(zip(pack.facts, days, strict=False), 1)]
    stepwise, so_far = queue(pack, *states, kind=kind), list[Asked]()
    for result in results:
        pick = stepwise.next(so_far)
        assert pick == stepwise.next(so_far) == queue(pack, *states, kind=kind).next(so_far)
        if pick is None:
            return
        so_far.append(Asked(QuestionId(pick.fact), (FactOutcome(pick.fact, result),)))
