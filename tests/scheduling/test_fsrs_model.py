from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.learning.plain_fsrs import PlainFsrs
from trainer.domain.clock import Moment
from trainer.domain.learner import Memory
from trainer.domain.study_day import StudyDay, study_day
from trainer.scheduling.fsrs_model import FsrsModel

MS_A_MINUTE = 60_000
MS_A_DAY = 86_400_000
MODEL = FsrsModel()
_FIRST_MIDDAY = datetime(1970, 1, 1, 12, tzinfo=UTC)

moments_of_day = st.tuples(st.integers(0, 24 * 60 - 1), st.sampled_from([-720, -300, 0, 330, 540, 840]))


def moment(day: int, minute: int, offset: int) -> Moment:
    """Return the moment `minute` minutes into a study day (from 04:00), in a zone."""
    local = day * MS_A_DAY + (4 * 60 + minute) * MS_A_MINUTE
    return Moment(local - offset * MS_A_MINUTE, offset)


@settings(deadline=None)
@given(first=moments_of_day, second=moments_of_day, day=st.integers(18_000, 25_000), right=st.booleans())
def test_whatever_the_hour_consecutive_study_days_are_one_day_apart(
    first: tuple[int, int], second: tuple[int, int], day: int, *, right: bool
) -> None:
    """A late evening and an early morning, in any two time zones, are a day apart for the model."""
    one = study_day(moment(day, *first))
    other = study_day(moment(day + 1, *second), one)
    assert other - one == 1
    memory = MODEL.after(MODEL.after(None, True, one), right, other)
    reference = MODEL.after(MODEL.after(None, True, StudyDay(0)), right, StudyDay(1))
    assert memory[:2] == reference[:2]


@settings(deadline=None)
@given(steps=st.lists(st.tuples(st.integers(-3, 40), st.booleans()), min_size=1, max_size=12))
def test_memory_agrees_with_the_library_on_whole_days_and_never_goes_back(steps: list[tuple[int, bool]]) -> None:
    """Days are fed as days; a further one of the day by the short-term formula; one on an earlier day moves nothing."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, day = Card(card_id=1), 20_000
    memory: Memory | None = None
    for gap, right in steps:
        at = StudyDay(day + gap)
        before, memory = memory, MODEL.after(memory, right, at)
        if before is not None and gap < 0:
            assert memory is before
            continue
        day = at
        rating = Rating.Good if right else Rating.Again
        card, _ = scheduler.review_card(card, rating, _FIRST_MIDDAY + timedelta(days=at))
        assert memory == Memory(card.stability or 0, card.difficulty or 0, at)


def test_wrong_comes_back_the_next_day_and_right_later() -> None:
    """Again is due tomorrow; Good stays longer."""
    wrong, right = MODEL.after(None, False, StudyDay(10)), MODEL.after(None, True, StudyDay(10))
    assert MODEL.due_day(wrong) == 11
    assert MODEL.due_day(right) == 12
    assert MODEL.recall(right, StudyDay(10)) == 1
    assert MODEL.recall(wrong, StudyDay(11)) < MODEL.recall(right, StudyDay(11))


@settings(deadline=None)
@given(answers=st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=20))
def test_the_simulation_uses_the_same_memory(answers: list[tuple[int, bool]]) -> None:
    """The plain arithmetic of the learning benchmark gives what the library gives."""
    plain, day = PlainFsrs(), StudyDay(100)
    ours: Memory | None = None
    theirs: Memory | None = None
    for later, right in answers:
        day = StudyDay(day + later)
        ours, theirs = plain.after(ours, right, day), MODEL.after(theirs, right, day)
        assert ours == theirs
