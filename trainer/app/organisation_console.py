"""What the window's training pages ask for: HR's use cases on the organisation's file, one frozen value each."""

from collections.abc import Iterator
from pathlib import Path

from trainer.app.assign_command import assign_plan, hand_out
from trainer.app.console_files import write_audit, write_certificates
from trainer.app.console_packs import HOME, READING, pack_offers, plan_of_draft
from trainer.app.console_readings import ConsoleReadings
from trainer.app.organisation_session import OrganisationSession
from trainer.assigning.collect import Collecting, collect
from trainer.assigning.console_values import Ledger
from trainer.assigning.console_views import (
    Access,
    AssignmentView,
    Draft,
    NewAssignmentOffer,
    Overview,
    PersonView,
    Preview,
    RecoverySheet,
    Reminder,
    RosterPerson,
    Written,
)
from trainer.assigning.intake import Handed
from trainer.assigning.own_terms import OwnTerms, exempted, extended
from trainer.assigning.people import Person
from trainer.assigning.roster import RosterChanges, roster_changes
from trainer.assigning.zone_times import last_ms, zone_named
from trainer.domain.assignment import Assignment
from trainer.domain.clock import Clock
from trainer.domain.dates import date_of
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.pure_job import PureJob
from trainer.domain.registration import compared_code
from trainer.domain.study_day import StudyDay, study_day
from trainer.exchange.assignment_file import assignment_file
from trainer.exchange.assignment_files import file_name
from trainer.exchange.handed_in import found_in, opener
from trainer.exchange.roster_file import RosterProblem, read_roster
from trainer.packs.cache import PackCache
from trainer.sealing.recovery_text import recovery_text
from trainer.sealing.signing import fingerprint
from trainer.storage.organisation.folder import OrganisationFolder
from trainer.storage.organisation.problems import WrongPassphrase
from trainer.study.assignment_sentences import never_sent, pass_rules, sent


class OrganisationConsole:
    """Opens the organisation when it is first asked for; every method runs on the database thread."""

    def __init__(self, folder: Path, cache: Path, clock: Clock) -> None:
        self._clock = clock
        self._cache = PackCache(cache)
        self._passphrase = ""
        self._is_open = False
        self._session = OrganisationSession(OrganisationFolder(folder), clock, lambda: self._passphrase)
        self._readings: ConsoleReadings | None = None

    # --- the beginning -----------------------------------------------------------------------------------------------

    def access(self) -> Access:
        """Return whether there is an organisation, and whether it is open."""
        if self._is_open:
            return "open"
        return "locked" if self._session.folder.exists else "none"

    def create(self, name: str, passphrase: str) -> RecoverySheet:
        """Set one up. Raises an OrganisationProblem."""
        self._passphrase = passphrase
        info = self._session.set_up(name).info
        self._opened()
        return RecoverySheet(info.name, fingerprint(info.key), recovery_text(self._session.seed()), self._today())

    def unlock(self, passphrase: str) -> bool:
        """Open it; False where the passphrase is another one. Raises an OrganisationProblem."""
        self._passphrase = passphrase
        try:
            self._session.seed()
        except WrongPassphrase:
            return False
        finally:
            self._passphrase = ""
        self._opened()
        return True

    def recover(self, letters: str, passphrase: str) -> bool:
        """Open it by the letters of the recovery sheet, its key behind another passphrase from now on; return True.

        Raises WrongPassphrase where the letters are others.
        """
        self._passphrase = passphrase
        try:
            self._session.recover(letters)
        finally:
            self._passphrase = ""
        self._opened()
        return True

    def _opened(self) -> None:
        self._passphrase = ""
        self._is_open = True
        self._readings = ConsoleReadings(self._session.storage, self._clock)

    @property
    def _read(self) -> ConsoleReadings:
        if self._readings is None:
            raise KnownProblem(message("The training records are not open. Enter the passphrase first."))
        return self._readings

    def close(self) -> None:
        """Let go of everything."""
        self._readings = None
        self._is_open = False
        self._session.close()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def overview(self) -> Overview:
        """Return what is assigned."""
        return self._read.overview()

    def assignment(self, assignment: str) -> AssignmentView:
        """Return one assignment, its outlooks as far as they are known already."""
        return self._read.assignment(assignment)

    def reckoned(self, assignment: str) -> PureJob[AssignmentView]:
        """Return the same with who is at risk, which takes tenths of a second a person."""
        return self._read.reckoned(assignment)

    def reminder(self, assignment: str) -> Reminder:
        """Return what goes into a mail."""
        return self._read.reminder(assignment)

    def person(self, assignment: str, person: str) -> PersonView:
        """Return one person in one assignment; who looked stands in the trail."""
        known = self._person(person)
        self._session.storage.audit.note("looked", self._session.by, subject=known.pseudonym, assignment=assignment)
        return self._read.person(assignment, known)

    # --- the roster --------------------------------------------------------------------------------------------------

    def roster(self) -> tuple[RosterPerson, ...]:
        """Return everybody."""
        return self._read.roster(self._day())

    def compare_roster(self, file: str) -> RosterChanges:
        """Return what a file would change; nothing is changed. Raises RosterProblem."""
        rows = read_roster(Path(file).name, _bytes_of(file), self._day(), "").rows
        return roster_changes(rows, self._session.storage.roster.people(), self._day())

    def take_roster(self, file: str) -> tuple[RosterPerson, ...]:
        """Take the file in; results that waited for their people are looked at again."""
        self._session.storage.roster.apply(self.compare_roster(file), self._session.by)
        if self._read.overview().waiting:
            self._collect([self._session.folder.received], NO_PROGRESS)
        return self.roster()

    # --- a new assignment, and what changes for one person -----------------------------------------------------------

    def offer(self, progress: ProgressReporter) -> NewAssignmentOffer:
        """Return what may be assigned, and to whom."""
        storage = self._session.storage
        known = {one.assignment.id for one in storage.assignments.known()}
        zones = [one.assignment.zone for one in storage.assignments.known()]
        number = next(at for at in range(1, len(known) + 2) if f"A{at}" not in known)
        groups = self._read.groups(self._day())
        return NewAssignmentOffer(
            pack_offers(self._cache, progress), groups, self._today(), zones[-1] if zones else HOME, f"A{number}"
        )

    def preview(self, draft: Draft, progress: ProgressReporter) -> Preview:
        """Return what would be handed out; nothing is written. Raises PlanProblem."""
        progress(0.0, READING)
        assigned, _archive = assign_plan(self._session, plan_of_draft(draft), Path())
        common = assigned.common
        sentences = (
            *pass_rules(common),
            message("What is sent:"), *(message("・{what}", what=one) for one in sent(common)),
            message("What is never sent:"), *(message("・{what}", what=one) for one in never_sent(common)),
        )  # fmt: skip
        return Preview(assigned.people, len(common.questions), len(assigned.own), sentences)

    def assign(self, draft: Draft, folder: str, progress: ProgressReporter) -> Written:
        """Keep the assignment and write its files. Raises PlanProblem or NotWritten; then nothing is kept."""
        progress(0.0, message("Writing what is handed out"))
        assigned, archive = assign_plan(self._session, plan_of_draft(draft), Path())
        files = hand_out(self._session, assigned, archive, Path(folder))
        return Written(folder, tuple(one.path.name for one in files))

    def extend(self, assignment: str, person: str, due: StudyDay, reason: str, folder: str) -> Written:
        """Give one person a later date, and write the file that tells their app."""
        known, newest = self._person(person), self._newest(assignment)
        zone = zone_named(newest.zone)
        due_ms = None if zone is None else last_ms(date_of(due).isoformat(), zone)
        if due_ms is None:
            raise KnownProblem(message("There is no time zone “{word}”. Write one as Asia/Tokyo.", word=newest.zone))
        assignees = self._session.storage.assignments.assignees(assignment)
        return self._put(extended(newest, assignees, known, due_ms, reason, self._day()), "extended", known, folder)

    def exempt(self, assignment: str, person: str, reason: str, folder: str) -> Written:
        """Exempt one person, and write the file that tells their app."""
        known, newest = self._person(person), self._newest(assignment)
        assignees = self._session.storage.assignments.assignees(assignment)
        return self._put(exempted(newest, assignees, known, reason, self._day()), "exempted", known, folder)

    def _put(self, terms: OwnTerms, act: str, person: Person, folder: str) -> Written:
        storage, by = self._session.storage, self._session.by
        digest = storage.assignments.revisions(terms.common.id)[-1].pack_sha256
        archive = storage.assignments.pack(digest)
        path = Path(folder) / file_name(terms.own)
        try:
            path.write_bytes(assignment_file(terms.own, archive, self._session.seed()))
        except OSError as error:
            raise KnownProblem(
                message("“{name}” could not be written there. Please pick another place.", name=path.name)
            ) from error
        storage.assignments.save(terms.common, archive, digest, terms.assignees, by)
        storage.audit.note(act, by, subject=person.pseudonym, assignment=terms.common.id)
        return Written(folder, (path.name,))

    def export_person(self, person: str, file: str) -> Written:
        """Write what is kept of one person, readable by people and programs."""
        known = self._person(person)
        try:
            Path(file).write_text(self._read.kept_of(known), encoding="utf-8")
        except OSError as error:
            raise KnownProblem(
                message("“{name}” could not be written there. Please pick another place.", name=Path(file).name)
            ) from error
        self._session.storage.audit.note("exported", self._session.by, subject=known.pseudonym)
        return Written(str(Path(file).parent), (Path(file).name,))

    # --- results -----------------------------------------------------------------------------------------------------

    def collect(self, paths: tuple[str, ...], progress: ProgressReporter) -> Ledger:
        """Read result files and folders of them; what is in them counts once, however often they are read."""
        return self._collect([Path(one) for one in paths], progress)

    def _collect(self, places: list[Path], progress: ProgressReporter) -> Ledger:
        storage, info = self._session.storage, self._session.storage.info
        try:
            files = tuple(found_in(places))
        except OSError as error:
            raise KnownProblem(
                message("The files cannot be read: {path}. Check where they are.", path=str(places[0]))
            ) from error
        collecting = Collecting(
            opener(self._session.seed()), self._read.trainings, storage.results, info.key, self._clock.now().utc_ms
        )
        return collect(collecting, _told(files, progress))

    # --- what is written of one assignment ---------------------------------------------------------------------------

    def audit(self, assignment: str, folder: str, progress: ProgressReporter) -> Written:
        """Write all that an audit asks for."""
        progress(0.0, message("Putting together what an audit asks for"))
        return write_audit(self._session, assignment, Path(folder), self._day())

    def certificates(self, assignment: str, folder: str, progress: ProgressReporter) -> Written:
        """Write a certificate for everybody who is done."""
        progress(0.0, message("Writing certificates"))
        return write_certificates(self._session, assignment, Path(folder))

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _person(self, code: str) -> Person:
        wanted = compared_code(code)
        return next(one for one in self._session.storage.roster.people() if compared_code(one.code) == wanted)

    def _newest(self, assignment: str) -> Assignment:
        return self._session.storage.assignments.revisions(assignment)[-1].assignment

    def _today(self) -> StudyDay:
        return study_day(self._clock.now(), starts_hour=0)

    def _day(self) -> str:
        return date_of(self._today()).isoformat()


def _told(files: tuple[Handed, ...], progress: ProgressReporter) -> Iterator[Handed]:
    for at, file in enumerate(files):
        progress(at / len(files), message("Reading result files"))
        yield file


def _bytes_of(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise RosterProblem(
            message("The file cannot be read: {path}. Check where it is and its name.", path=file)
        ) from error
