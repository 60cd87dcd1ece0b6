"""Which study day an answer counts as, where the clock was found to have been ahead; what was written stays."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from trainer.domain.log_records import ClockNoted
from trainer.domain.review import Answered, LogEntry
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import PackId


class Written(NamedTuple):
    """Where and when an answer was written."""

    pack: PackId
    device: str
    place: int
    """In the chain of its device."""
    day: StudyDay


class TrueDays:
    """A note speaks of the answers of its pack and device that were written before it, and of no later ones."""

    def __init__(self, notes: Iterable[tuple[int, ClockNoted]] = ()) -> None:
        """Take every clock note with its place in the chain of its device, oldest first."""
        self._notes = tuple(notes)
        self.touched = frozenset(day for _, note in self._notes for day in (note.false_day, note.true_day))
        """The days of whose answers some may count as of another, or others as of them."""

    def of(self, written: Written) -> StudyDay:
        """Return the day an answer counts as."""
        day = written.day
        for place, note in self._notes:
            meant = (note.pack, note.device, note.false_day) == (written.pack, written.device, day)
            if meant and written.place < place:
                day = note.true_day
        return day

    def written_as(self, day: StudyDay) -> frozenset[StudyDay]:
        """Return every day that may stand in the log on answers that count as `day`."""
        found = {day}
        for _, note in reversed(self._notes):
            if note.true_day in found:
                found.add(note.false_day)
        return frozenset(found)

    def redated(self, entry: LogEntry) -> LogEntry:
        """Return an entry with the day it counts as; what is no answer stays as it is."""
        record = entry.record
        if not isinstance(record, Answered) or record.study_day not in self.touched:
            return entry
        day = self.of(Written(record.pack, record.device, entry.place, record.study_day))
        return entry if day == record.study_day else replace(entry, record=replace(record, study_day=day))


def days_moved(ahead: Sequence[StudyDay], today: StudyDay, believed: StudyDay | None) -> dict[StudyDay, StudyDay]:
    """Return as which days those beyond `today` count: as far apart as they were, the last one as today.

    None counts as a day before `believed`, the newest that is not beyond today: the order of the answers stays.
    """
    newest = max(ahead, default=today)
    moved = {day: StudyDay(today - (newest - day)) for day in ahead}
    return moved if believed is None else {day: max(true_day, believed) for day, true_day in moved.items()}
