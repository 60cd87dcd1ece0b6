from tests.benchmarks.learning.bank import Bank, built_in_bank
from tests.benchmarks.learning.running import Regime, Result
from tests.benchmarks.learning.schedulers import Product
from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactEvent, FactState, Memory
from trainer.domain.question import Form, QuestionId, ShowingId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.confusion import ConfusedPair, Direction, arms, confused_pairs, recovered
from trainer.scheduling.contrast import APART, Contrast
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policy import Asked, Pick, PlanView

A, B = FactId("a0.m.0"), FactId("a0.s.0")
TODAY = StudyDay(100)


def view(*confusions: Confusion, **answers: int) -> PlanView:
    """Return a view of a learner with these confusions; `answers` by short name a, b."""
    facts = {
        fact: FactState(fact, Memory(5, 5, StudyDay(98)), answers.get(short, 1), last_sequence=1)
        for fact, short in ((A, "a"), (B, "b"))
    }
    known = {(one.fact, one.taken_for): one for one in confusions}
    return PlanView(Catalogue(small_pack()), facts, known, TODAY, FsrsModel(), "review")


def test_a_direction_is_counted_against_the_times_it_was_asked() -> None:
    """Beta(1, 4): one mistake in five before anything was seen."""
    assert Direction(A, B, 0, 0).mean == 0.2
    assert Direction(A, B, 3, 3).mean == 0.5
    assert Direction(A, B, 1, 20).mean < 0.1


def test_both_directions_are_one_pair_named_by_its_newest_mistake() -> None:
    """Its chance is that of the worse direction."""
    [pair] = confused_pairs(view(Confusion(A, B, 3, StudyDay(90)), Confusion(B, A, 1, StudyDay(95)), a=4, b=9))
    assert (pair.fact, pair.taken_for, pair.times, pair.last_day) == (B, A, 4, 95)
    assert pair.chance == Direction(A, B, 3, 4).mean


def event(sequence: int, day: int, form: Form, *, right: bool = True, taken: FactId | None = None) -> FactEvent:
    """Return an answer."""
    return FactEvent(sequence, StudyDay(day), ShowingId("q"), form, True, right, taken, False)


PICK, TYPE = Form.RECOGNISE, Form.PRODUCE


def test_a_pair_is_mended_by_both_sides_twice_in_two_forms_on_two_days() -> None:
    """Taking away one side, day or form leaves it confused."""
    mistake = event(1, 90, PICK, right=False, taken=B)
    one = [mistake, event(2, 91, PICK), event(4, 92, TYPE)]
    other = [event(3, 91, TYPE), event(5, 93, PICK)]

    def is_mended(one: list[FactEvent], other: list[FactEvent]) -> bool:
        return bool(recovered([Confusion(A, B, 1, StudyDay(90))], {A: one, B: other}, lambda _: 3))

    assert is_mended(one, other)
    assert not is_mended(one[:2], other)
    assert not is_mended(one, other[:1])
    assert not is_mended(one, [event(3, 91, PICK), event(5, 93, PICK)])
    assert not is_mended(one, [event(3, 91, TYPE), event(5, 91, PICK)])
    assert not is_mended([*one, event(6, 94, TYPE, right=False)], other)
    assert not is_mended([*one, event(6, 94, PICK, right=False, taken=B)], other)


def test_where_a_fact_has_one_form_one_is_enough() -> None:
    """It could never be mended otherwise."""
    one = [event(1, 90, PICK, right=False, taken=B), event(2, 91, PICK), event(4, 92, PICK)]
    other = [event(3, 91, PICK), event(5, 92, PICK)]
    assert recovered([Confusion(A, B, 1, StudyDay(90))], {A: one, B: other}, lambda _: 1)


def pair(one: str, other: str) -> ConfusedPair:
    """Return an open pair."""
    return ConfusedPair(FactId(one), FactId(other), 0.4, 2, StudyDay(90), recovered=False)


def test_at_most_one_confused_pair_in_five_is_experimented_on() -> None:
    """A pair keeps its arm, learners differ, and both arms come about as often."""
    pairs = [pair(f"f{number}", f"g{number}") for number in range(50)]
    assert arms(pairs[:4], "anyone") == {}
    drawn = [arms(pairs, f"learner {number}") for number in range(60)]
    assert all(len(one) <= 10 for one in drawn)
    both = [arm for one in drawn for arm in one.values()]
    assert 0.4 < both.count("apart") / len(both) < 0.6
    assert arms(pairs, "one") == arms(list(reversed(pairs)), "one")
    assert len({frozenset(one) for one in drawn}) > 1


def played(contrast: Contrast, length: int = 40) -> dict[int, Pick]:
    """Return the contrast's picks by place; elsewhere something else is asked, all right."""
    found = {}
    for place in range(length):
        pick = contrast.head(place, room=True)
        fact = FactId(f"other{place}") if pick is None else pick.fact
        if pick is not None:
            found[place] = pick
        contrast.take(place, Asked(QuestionId("q"), (FactOutcome(fact, correct=True),)), room=True)
    return found


def test_a_pair_side_by_side_or_apart_is_asked_as_often() -> None:
    """Together: the twin within three places and a question on both; apart: far away and one at a time."""
    together = played(Contrast([(pair("a", "b"), "together")], ["a", "b"]))
    apart = played(Contrast([(pair("a", "b"), "apart")], ["a", "b"]))
    assert len(together) == len(apart) == 3
    places, far = list(together), list(apart)
    assert places[1] - places[0] <= 3
    assert places[2] - places[1] > 3
    assert min(far[1] - far[0], far[2] - far[1]) > APART
    assert [one.form for one in together.values()] == [None, None, Form.CONTRAST]
    assert {one.form for one in apart.values()} == {None}
    assert {one.arm for one in together.values()} == {"together"}


def share_of(bank: Bank, scheduler: Product, pair_facts: set[int], days: range, *, confused: bool) -> float:
    """Study ten minutes a day, everything right but the pair; return the pair's share of all picks."""
    picked = asked = 0
    for day in days:
        scheduler.begin(day)
        spent = 0.0
        while spent < 600 and (number := scheduler.next()) is not None:
            way = bank.ways[number]
            spent += way.seconds
            asked += 1
            assert scheduler._pick is not None
            picked += bank.number[scheduler._pick.fact] in pair_facts
            results = []
            for fact in way.facts:
                wrong = confused and fact in pair_facts and way.guess > 0
                results.append(Result(fact, not wrong, bank.twin[fact] if wrong else -1))
            scheduler.answered(number, results, way.seconds)
    return picked / asked


def test_a_fixed_confusion_comes_three_times_more_often_until_it_is_mended() -> None:
    """In the built-in bank, against the share it would have in random order; then it falls back."""
    bank = built_in_bank()
    one = next(fact for fact, twin in enumerate(bank.twin) if twin >= 0 and bank.twin[twin] == fact)
    pair_facts = {one, bank.twin[one]}
    by_chance = len(pair_facts) / bank.facts
    for due in (False, True):
        regime = Regime("built-in bank", built_in_bank, days=42, has_due=due)
        scheduler = Product(regime, ShortfallShare(), 3)
        share_of(bank, scheduler, pair_facts, range(6), confused=True)
        before = share_of(bank, scheduler, pair_facts, range(6, 16), confused=True)
        mending = share_of(bank, scheduler, pair_facts, range(16, 24), confused=False)
        after = share_of(bank, scheduler, pair_facts, range(24, 42), confused=False)
        assert before >= 3 * by_chance
        assert after < mending < before
        assert after < before / 2
