"""How the learner leaned on a morning, on disk."""

from tests.storage.records import DAY, PACK, answered_record, cancelled_record, events_of
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import AspectId, PackId, SideId, Topic
from trainer.scheduling.leaning import Growth, Leaning, Offset, Unasked
from trainer.storage.opening import Storage
from trainer.study.ports import LearnerState, Morning, StateChanges

ROLE = Topic(AspectId("役割"), SideId("sales"))
MORNING = Morning(
    DAY,
    "hash",
    Leaning(
        Offset(0.1 + 0.2, 1 / 3, DAY),
        {ROLE: Offset(-1e-17, 0.5, DAY)},
        {ROLE: Unasked(1.25, 1.5)},
        {ROLE: 0.75},
        Growth(0.4, 1 / 7, -0.1),
    ),
)


def test_a_morning_comes_back_exactly(storage: Storage) -> None:
    """Written with an answer, to the last bit; other packs have none."""
    answered = answered_record(number=1)
    storage.log.append(answered, events_of(answered), StateChanges(morning=MORNING))
    assert storage.log.state(PACK).morning == MORNING
    assert storage.log.state(PackId("other")).morning is None


def test_it_stays_until_another_is_written(storage: Storage) -> None:
    """With an answer, an undo or a whole state."""
    answered = answered_record(number=1)
    storage.log.append(answered, events_of(answered), StateChanges(morning=MORNING))
    second = answered_record(number=2)
    storage.log.append(second, events_of(second), StateChanges())
    assert storage.log.state(PACK).morning == MORNING
    fresh = Morning(StudyDay(DAY + 1), "other", Leaning())
    storage.log.cancel(cancelled_record(number=3, cancels=second), StateChanges(morning=fresh))
    assert storage.log.state(PACK).morning == fresh
    storage.log.replace_state(PACK, LearnerState({}, {}, {}, MORNING))
    assert storage.log.state(PACK).morning == MORNING
    storage.log.replace_state(PACK, LearnerState({}, {}, {}))
    assert storage.log.state(PACK).morning is None
