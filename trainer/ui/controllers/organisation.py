"""What the training's pages need of the organisation's data."""

from typing import Protocol

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
from trainer.assigning.roster import RosterChanges
from trainer.domain.progress_reporter import ProgressReporter
from trainer.domain.pure_job import PureJob
from trainer.domain.study_day import StudyDay


class Organisation(Protocol):
    """The organisation's data; every call runs on the database thread and may raise a KnownProblem."""

    def access(self) -> Access:
        """Return whether there is one, and whether it is open."""
        ...

    def create(self, name: str, passphrase: str) -> RecoverySheet:
        """Set one up; it is open then."""
        ...

    def unlock(self, passphrase: str) -> bool:
        """Open it; False where the passphrase is another one."""
        ...

    def recover(self, letters: str, passphrase: str) -> bool:
        """Open it by the letters of the recovery sheet, and put its key behind another passphrase; True."""
        ...

    def overview(self) -> Overview:
        """Return what is assigned."""
        ...

    def roster(self) -> tuple[RosterPerson, ...]:
        """Return everybody."""
        ...

    def compare_roster(self, file: str) -> RosterChanges:
        """Return what a file would change; nothing is changed."""
        ...

    def take_roster(self, file: str) -> tuple[RosterPerson, ...]:
        """Take the file in; return everybody."""
        ...

    def assignment(self, assignment: str) -> AssignmentView:
        """Return one assignment whole."""
        ...

    def reckoned(self, assignment: str) -> PureJob[AssignmentView]:
        """Return the same with who is at risk: long, and beside everything else."""
        ...

    def reminder(self, assignment: str) -> Reminder:
        """Return what goes into a mail."""
        ...

    def person(self, assignment: str, person: str) -> PersonView:
        """Return one person in one assignment."""
        ...

    def extend(self, assignment: str, person: str, due: StudyDay, reason: str, folder: str) -> Written:
        """Give one person a later date, and write their own file."""
        ...

    def exempt(self, assignment: str, person: str, reason: str, folder: str) -> Written:
        """Exempt one person, and write their own file."""
        ...

    def export_person(self, person: str, file: str) -> Written:
        """Write what is kept of one person."""
        ...

    def offer(self, progress: ProgressReporter) -> NewAssignmentOffer:
        """Return what a new assignment may be made of."""
        ...

    def preview(self, draft: Draft, progress: ProgressReporter) -> Preview:
        """Return what would be handed out; nothing is written."""
        ...

    def assign(self, draft: Draft, folder: str, progress: ProgressReporter) -> Written:
        """Keep the assignment and write its files."""
        ...

    def collect(self, paths: tuple[str, ...], progress: ProgressReporter) -> Ledger:
        """Read result files and folders of them."""
        ...

    def audit(self, assignment: str, folder: str, progress: ProgressReporter) -> Written:
        """Write all that an audit asks for."""
        ...

    def certificates(self, assignment: str, folder: str, progress: ProgressReporter) -> Written:
        """Write a certificate for everybody who is done."""
        ...
