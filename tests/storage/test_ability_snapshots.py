"""The learner's ability at the start of a day, on disk."""

from tests.storage.records import DAY, PACK, answered_record, cancelled_record, events_of
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import AspectId, PackId, SideId, Topic
from trainer.scheduling.ability import Ability, Growth, Offset, Unasked
from trainer.storage.learner.open_database import Storage
from trainer.study.ports import AbilitySnapshot, LearnerState, StateChanges

ROLE = Topic(AspectId("役割"), SideId("sales"))
MADE = AbilitySnapshot(
    DAY,
    "hash",
    Ability(
        Offset(0.1 + 0.2, 1 / 3, DAY),
        {ROLE: Offset(-1e-17, 0.5, DAY)},
        {ROLE: Unasked(1.25, 1.5)},
        {ROLE: 0.75},
        Growth(0.4, 1 / 7, -0.1),
    ),
)


def test_a_snapshot_comes_back_exactly(storage: Storage) -> None:
    """Written with an answer, to the last bit; other packs have none."""
    answered = answered_record(number=1)
    storage.log.append(answered, events_of(answered), StateChanges(ability_snapshot=MADE))
    assert storage.log.state(PACK).ability_snapshot == MADE
    assert storage.log.state(PackId("other")).ability_snapshot is None


def test_it_stays_until_another_is_written(storage: Storage) -> None:
    """With an answer, an undo or a whole state."""
    answered = answered_record(number=1)
    storage.log.append(answered, events_of(answered), StateChanges(ability_snapshot=MADE))
    second = answered_record(number=2)
    storage.log.append(second, events_of(second), StateChanges())
    assert storage.log.state(PACK).ability_snapshot == MADE
    fresh = AbilitySnapshot(StudyDay(DAY + 1), "other", Ability())
    storage.log.cancel(cancelled_record(number=3, cancels=second), StateChanges(ability_snapshot=fresh))
    assert storage.log.state(PACK).ability_snapshot == fresh
    storage.log.replace_state(PACK, LearnerState({}, {}, {}, MADE))
    assert storage.log.state(PACK).ability_snapshot == MADE
    storage.log.replace_state(PACK, LearnerState({}, {}, {}))
    assert storage.log.state(PACK).ability_snapshot is None
