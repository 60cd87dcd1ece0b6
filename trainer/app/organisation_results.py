"""What came back to an organisation: taking it in and reporting on it, for the command line and the window alike."""

from collections.abc import Sequence
from pathlib import Path

from trainer.app.organisation_session import OrganisationSession
from trainer.app.organisation_trainings import StoredTrainings
from trainer.assigning.audit_pack import AuditPack, audit_pack
from trainer.assigning.collect import Collecting, collect, joined
from trainer.assigning.console_values import AssignmentBar, HeatMap, ItemRow, Ledger, LedgerRow, MixUp, PersonRow
from trainer.assigning.evidence import Evidence
from trainer.assigning.intake import Training
from trainer.assigning.person_rows import assignment_bar, person_rows
from trainer.assigning.topic_reports import given_by, heat_map, item_rows, mix_ups
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.exchange.handed_in import found_in, opener


class NoAssignment(KnownProblem):
    """The organisation has no such assignment."""


class NothingThere(KnownProblem):
    """What was to be collected is not there."""


class OrganisationResults:
    """One organisation's results while its session is open."""

    def __init__(self, session: OrganisationSession) -> None:
        self._session = session
        self._trainings: StoredTrainings | None = None

    @property
    def trainings(self) -> StoredTrainings:
        """Return the assignments, with everybody as the roster knows them now. Raises an OrganisationProblem."""
        if self._trainings is None:
            self._trainings = StoredTrainings(self._session.storage)
        return self._trainings.fresh()

    @property
    def now_ms(self) -> int:
        """Return the present moment."""
        return self._session.by.moment.utc_ms

    def collect(self, places: Sequence[Path]) -> Ledger:
        """Take in folders and files. Raises WrongPassphrase, NothingThere, an OrganisationProblem."""
        collecting = Collecting(
            opener(self._session.seed()),
            self.trainings,
            self._session.storage.results,
            self._session.storage.info.key,
            self.now_ms,
        )
        try:
            ledger = collect(collecting, found_in(places))
            # Whoever was unknown may be known by now, and the folder they came from may be gone.
            return joined(ledger, collect(collecting, self._session.storage.results.waiting()))
        except OSError as error:
            raise NothingThere(
                message("What was handed in cannot be read: {path}. Check where it is.", path=str(error.filename))
            ) from error

    def training(self, assignment: str) -> Training:
        """Return one assignment. Raises NoAssignment."""
        found = self.trainings.training(assignment)
        if found is None:
            raise NoAssignment(message("There is no assignment {id} in this organisation.", id=assignment))
        return found

    def named(self, assignment: str) -> tuple[Training, ...]:
        """Return the one that is named, or all where none is. Raises NoAssignment."""
        return (self.training(assignment),) if assignment else self.trainings.all()

    def rows(
        self, training: Training, as_of_ms: int, group: str = "", *, with_outlook: bool = False
    ) -> tuple[PersonRow, ...]:
        """Return everybody in an assignment."""
        return person_rows(training, self._evidence(training), as_of_ms, group=group, with_outlook=with_outlook)

    def bar(self, training: Training, as_of_ms: int) -> AssignmentBar:
        """Return an assignment as one bar."""
        return assignment_bar(training, self.rows(training, as_of_ms), self.ledger(training.newest.id))

    def heat(self, training: Training, as_of_ms: int, group: str = "") -> HeatMap:
        """Return topics by groups."""
        return heat_map(training, given_by(training, self._evidence(training), as_of_ms, group))

    def mix_ups(self, training: Training, as_of_ms: int, group: str = "") -> tuple[MixUp, ...]:
        """Return what is taken for what."""
        return mix_ups(training, given_by(training, self._evidence(training), as_of_ms, group))

    def items(self, training: Training, as_of_ms: int, group: str = "") -> tuple[ItemRow, ...]:
        """Return how each question went."""
        return item_rows(training, given_by(training, self._evidence(training), as_of_ms, group))

    def ledger(self, assignment: str = "") -> tuple[LedgerRow, ...]:
        """Return what became of every file."""
        return self._session.storage.results.ledger(assignment)

    def audit(self, training: Training, as_of_ms: int) -> AuditPack:
        """Return everything an auditor asks for."""
        storage = self._session.storage
        return audit_pack(
            training,
            self.rows(training, as_of_ms),
            self.ledger(training.newest.id),
            storage.audit.entries(),
            {one.code: one.pseudonym for one in storage.roster.people()},
            as_of_ms,
        )

    def note_looked(self, report: str, training: Training) -> None:
        """Say in the trail who looked at what."""
        self._session.storage.audit.note("looked", self._session.by, assignment=training.newest.id, report=report)

    def note_reminded(self, training: Training, people: Sequence[PersonRow]) -> None:
        """Say in the trail who was to be reminded."""
        storage = self._session.storage
        pseudonyms = {one.code: one.pseudonym for one in storage.roster.people()}
        for one in people:
            subject = pseudonyms.get(one.person, "")
            storage.audit.note("reminded", self._session.by, subject=subject, assignment=training.newest.id)

    def _evidence(self, training: Training) -> dict[str, Evidence]:
        return dict(self._session.storage.results.evidence_of(training.enrolled))
