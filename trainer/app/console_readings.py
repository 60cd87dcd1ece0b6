"""What is read of the organisation for the window's pages, as of now."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from trainer.app.organisation_trainings import StoredTrainings
from trainer.assigning.console_values import PersonRow, TimelineEntry
from trainer.assigning.console_views import (
    AssignmentLine,
    AssignmentView,
    Overview,
    PersonView,
    Reminder,
    RosterPerson,
    counts_of,
)
from trainer.assigning.evidence import NO_EVIDENCE, Evidence
from trainer.assigning.intake import Training
from trainer.assigning.people import Person
from trainer.assigning.person_rows import assignment_bar, person_rows
from trainer.assigning.reminders import reminder_text, to_remind
from trainer.assigning.topic_reports import given_by, heat_map, item_rows, mix_ups
from trainer.assigning.zone_times import day_in_zone
from trainer.domain.clock import Clock
from trainer.domain.message import Message, counted, message
from trainer.domain.pure_job import PureJob
from trainer.domain.registration import compared_code
from trainer.domain.study_day import StudyDay, study_day
from trainer.sealing.signing import fingerprint
from trainer.storage.organisation.open_organisation import OrganisationStorage
from trainer.study.assignment_sentences import pass_rules
from trainer.translations import say

_FIRST: Final = date(1970, 1, 1)
_ACTS: Final[dict[str, Message]] = {
    "extended": message("The date was extended"),
    "exempted": message("Exempt from then on"),
}
Stamp = tuple[StudyDay, int, int]
"""The day, files read and revision for which outlooks hold."""


class ConsoleReadings:
    """Keeps who is at risk for as long as nothing new came; every method runs on the database thread."""

    def __init__(self, storage: OrganisationStorage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self.trainings = StoredTrainings(storage)
        self._reckoned: dict[str, tuple[Stamp, tuple[PersonRow, ...]]] = {}

    def overview(self) -> Overview:
        """Return what is assigned."""
        info, ledger = self._storage.info, self._storage.results.ledger()
        lines = []
        for training in self.trainings.fresh().all():
            rows = self._rows(training, self._evidence(training))
            lines.append(AssignmentLine(assignment_bar(training, rows, ledger), counts_of(rows)))
        people = sum(not one.has_left(self._day()) for one in self._storage.roster.people())
        waiting = sum(line.bar.queued for line in lines)
        return Overview(info.name, fingerprint(info.key), people, self._today(), tuple(reversed(lines)), waiting)

    def assignment(self, assignment: str) -> AssignmentView:
        """Return one assignment whole, its outlooks as far as they are known."""
        training = self._training(assignment)
        evidence = self._evidence(training)
        known = self._known(training)
        rows = self._rows(training, evidence)
        return self._view(training, evidence, rows, reckoned=known or not _in_progress(rows))

    def reckoned(self, assignment: str) -> PureJob[AssignmentView]:
        """Return the job that reckons who is at risk."""
        training = self._training(assignment)
        evidence, stamp, now = self._evidence(training), self._stamp(training), self._now()

        def reckon() -> AssignmentView:
            rows = person_rows(training, evidence, now, with_outlook=True)
            self._reckoned[assignment] = stamp, rows
            return self._view(training, evidence, rows, reckoned=True)

        return PureJob(reckon)

    def reminder(self, assignment: str) -> Reminder:
        """Return what goes into a mail."""
        training = self._training(assignment)
        rows = self._rows(training, self._evidence(training))
        text = "\n".join(say(one) for one in reminder_text(training.newest, rows))
        return Reminder(len(to_remind(rows)), text)

    def person(self, assignment: str, person: Person) -> PersonView:
        """Return one person in one assignment."""
        training = self._training(assignment)
        evidence = self._evidence(training)
        wanted = compared_code(person.code)
        row = next(one for one in self._rows(training, evidence) if compared_code(one.person) == wanted)
        registration = next(key for key, one in training.enrolled.items() if compared_code(one.person) == wanted)
        events = tuple(
            sorted(
                self._events(training, row, evidence.get(registration, NO_EVIDENCE), person), key=lambda one: one.at_ms
            )
        )
        newest = training.newest
        return PersonView(newest.title, newest.zone, row, events, _day_number(day_in_zone(self._now(), newest.zone)))

    def roster(self, day: str) -> tuple[RosterPerson, ...]:
        """Return everybody who was not forgotten."""
        names = {one.code: one.name or one.code for one in self._storage.roster.groups()}
        return tuple(
            RosterPerson(
                one.code,
                one.name,
                tuple(names.get(group, group) for group in one.groups_on(day)),
                leave.since if (leave := one.leave_on(day)) is not None else "",
                one.left,
            )
            for one in self._storage.roster.people()
            if not one.forgotten
        )

    def groups(self, day: str) -> tuple[tuple[str, str, int], ...]:
        """Return code, name and people of every group that has any."""
        here = [one for one in self._storage.roster.people() if not one.has_left(day)]
        groups = self._storage.roster.groups()
        counted_ = [(one.code, one.name, sum(one.code in person.groups_on(day) for person in here)) for one in groups]
        return tuple(one for one in counted_ if one[2])

    def kept_of(self, person: Person) -> str:
        """Return all that is kept of one person, as JSON."""
        assignments = [dict(self._kept(training, person)) for training in self.trainings.fresh().all()]
        kept = {
            "code": person.code, "name": person.name, "joined": person.joined, "left": person.left,
            "groups": [one._asdict() for one in person.memberships],
            "leaves": [one._asdict() for one in person.leaves],
            "assignments": [one for one in assignments if one],
        }  # fmt: skip
        return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"

    def _kept(self, training: Training, person: Person) -> Iterator[tuple[str, object]]:
        wanted = compared_code(person.code)
        for registration, one in training.enrolled.items():
            if compared_code(one.person) == wanted:
                had = self._evidence(training).get(registration, NO_EVIDENCE)
                yield "assignment", training.newest.id
                yield "registration", registration
                yield "due_ms", one.due_ms
                yield "note", one.note
                yield "answers", [
                    {"question": answer.question, "correct": answer.correct, "utc_ms": answer.utc_ms,
                     "milliseconds": answer.milliseconds}
                    for answer in had.answers
                ]  # fmt: skip

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _view(
        self, training: Training, evidence: Mapping[str, Evidence], rows: tuple[PersonRow, ...], *, reckoned: bool
    ) -> AssignmentView:
        newest, now = training.newest, self._now()
        given = given_by(training, evidence, now)
        return AssignmentView(
            assignment=newest.id,
            rev=newest.rev,
            title=newest.title,
            due_ms=newest.due_ms,
            zone=newest.zone,
            passing=pass_rules(newest),
            counts=counts_of(rows),
            people=rows,
            heat=heat_map(training, given),
            mixups=mix_ups(training, given),
            items=item_rows(training, given),
            reminders=len(to_remind(rows)),
            today=_day_number(day_in_zone(now, newest.zone)),
            reckoned=reckoned,
        )

    def _rows(self, training: Training, evidence: Mapping[str, Evidence]) -> tuple[PersonRow, ...]:
        """Return the rows of now, with the outlooks that are known for what is kept now."""
        rows = person_rows(training, evidence, self._now())
        if not self._known(training):
            return rows
        had = {one.person: one for one in self._reckoned[training.newest.id][1]}
        return tuple(
            replace(row, outlook=had[row.person].outlook, said=had[row.person].said, held=had[row.person].held)
            if row.person in had
            else row
            for row in rows
        )

    def _known(self, training: Training) -> bool:
        stamp, _rows = self._reckoned.get(training.newest.id, (None, ()))
        return stamp == self._stamp(training)

    def _stamp(self, training: Training) -> Stamp:
        newest = training.newest
        return self._today(), len(self._storage.results.ledger(newest.id)), newest.rev

    def _training(self, assignment: str) -> Training:
        training = self.trainings.fresh().training(assignment)
        if training is None:
            raise KeyError(assignment)
        return training

    def _evidence(self, training: Training) -> Mapping[str, Evidence]:
        return self._storage.results.evidence_of(training.enrolled.keys())

    def _events(self, training: Training, row: PersonRow, had: Evidence, person: Person) -> Iterator[TimelineEntry]:
        first = self._storage.assignments.revisions(training.newest.id)[0]
        yield TimelineEntry(first.created_ms, message("Assigned"))
        if had.opened_ms is not None:
            yield TimelineEntry(had.opened_ms, message("Took it on: the notice was acknowledged"))
        for contact in had.contacts:
            count = sum(one.received_ms == contact.received_ms for one in had.answers)
            came = counted("A result came: {count} new answer", "A result came: {count} new answers", count)
            yield TimelineEntry(contact.received_ms, came)
        if row.completed_ms is not None:
            yield TimelineEntry(row.completed_ms, message("Completed"))
        for entry in self._storage.audit.entries():
            if entry.subject == person.pseudonym and entry.assignment == training.newest.id and entry.act in _ACTS:
                yield TimelineEntry(entry.utc_ms, _ACTS[entry.act])

    def _now(self) -> int:
        return self._clock.now().utc_ms

    def _today(self) -> StudyDay:
        return study_day(self._clock.now(), starts_hour=0)

    def _day(self) -> str:
        return date.fromordinal(_FIRST.toordinal() + self._today()).isoformat()


def _in_progress(rows: tuple[PersonRow, ...]) -> bool:
    return any(row.state == "in_progress" for row in rows)


def _day_number(day: str) -> StudyDay:
    return StudyDay(date.fromisoformat(day).toordinal() - _FIRST.toordinal())
