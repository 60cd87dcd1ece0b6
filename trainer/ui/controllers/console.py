"""What a signal of the training's pages sets going: a use case off the GUI thread, its frozen value, the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from trainer.assigning.console_values import Ledger
from trainer.assigning.console_views import (
    NO_LEDGER,
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
from trainer.domain.message import NOTHING, message
from trainer.domain.progress_reporter import ProgressReporter
from trainer.domain.study_day import StudyDay
from trainer.ui.controllers.organisation import Organisation
from trainer.ui.long_work import LongWork
from trainer.ui.main_window import MainWindow
from trainer.ui.screens.console.screen import ConsoleScreen, PageName
from trainer.ui.worker import Worker


class ConsoleController(QObject):
    """Joins the pages to the organisation; where one is survives a change of language."""

    def __init__(self, window: MainWindow, worker: Worker, organisation: Organisation, long_work: LongWork) -> None:
        super().__init__(window)
        self._stack = window.stack
        self._worker = worker
        self._organisation = organisation
        self._long_work = long_work
        self._page: PageName = "waiting"
        self._assignment = ""
        self._person = ""
        self._sheet: RecoverySheet | None = None
        self._ledger = NO_LEDGER
        self._draft: Draft | None = None
        self._written = Written("", ())
        self._said = NOTHING
        window.stack.when_built(ConsoleScreen, self._join)

    @property
    def _screen(self) -> ConsoleScreen:
        return self._stack.screen_of(ConsoleScreen)

    def _join(self, screen: ConsoleScreen) -> None:
        screen.setup.create_wanted.connect(self._on_create)
        screen.recovery.put_away.connect(self._on_put_away)
        screen.unlock.unlock_wanted.connect(self._on_unlock)
        screen.unlock.recover_wanted.connect(self._on_recover)
        screen.overview.assignment_wanted.connect(self._on_assignment_wanted)
        screen.overview.roster_wanted.connect(self._on_roster_wanted)
        screen.overview.new_wanted.connect(self._on_new_wanted)
        screen.overview.truth_wanted.connect(partial(self._show, "truth"))
        for page in (screen.roster, screen.assignment, screen.new, screen.ledger, screen.truth):
            page.back_wanted.connect(self._to_overview)
        screen.person.back_wanted.connect(self._to_assignment)
        screen.questions.back_wanted.connect(self._to_assignment)
        self._join_acts(screen)
        screen.show_ledger(self._ledger)
        self._go_on()

    def _join_acts(self, screen: ConsoleScreen) -> None:
        screen.roster.compare_wanted.connect(self._on_compare)
        screen.roster.take_wanted.connect(self._on_take)
        screen.assignment.person_wanted.connect(self._on_person_wanted)
        screen.assignment.reminder_wanted.connect(self._on_reminder_wanted)
        screen.assignment.questions_wanted.connect(partial(self._show, "questions"))
        screen.assignment.audit_wanted.connect(self._on_audit_wanted)
        screen.assignment.certificates_wanted.connect(self._on_certificates_wanted)
        screen.person.extend_wanted.connect(self._on_extend)
        screen.person.exempt_wanted.connect(self._on_exempt)
        screen.person.export_wanted.connect(self._on_export)
        screen.new.preview_wanted.connect(self._on_preview_wanted)
        screen.new.write_wanted.connect(self._on_write_wanted)
        screen.strip.files_given.connect(self._on_files)
        screen.strip.details_wanted.connect(partial(self._show, "ledger"))

    # --- where one is ------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Show again what was shown, in a screen that was built anew."""
        match self._page:
            case "recovery" if self._sheet is not None:
                self._on_created(self._sheet)
            case "roster":
                self._on_roster_wanted()
            case "assignment" | "questions":
                self._on_assignment_wanted(self._assignment)
            case "person":
                self._on_person_wanted(self._person)
            case "new":
                self._on_new_wanted()
            case "ledger" | "truth":
                self._show(self._page)
            case _:
                self._worker.run(self._organisation.access, done=self._on_access)

    def _show(self, page: PageName) -> None:
        self._page = page
        self._screen.show_page(page)

    def _on_access(self, access: Access) -> None:
        if access == "open":
            self._to_overview()
        else:
            self._show("setup" if access == "none" else "unlock")

    def _to_overview(self) -> None:
        self._worker.run(self._organisation.overview, done=self._on_overview)

    def _on_overview(self, overview: Overview) -> None:
        self._screen.overview.show_overview(overview)
        self._show("overview")

    def _to_assignment(self) -> None:
        self._on_assignment_wanted(self._assignment)

    # --- the beginning -----------------------------------------------------------------------------------------------

    def _on_create(self, name: str, passphrase: str) -> None:
        self._worker.run(self._organisation.create, name, passphrase, done=self._on_created)

    def _on_created(self, sheet: RecoverySheet) -> None:
        self._sheet = sheet
        self._screen.recovery.show_sheet(sheet)
        self._show("recovery")

    def _on_put_away(self) -> None:
        self._sheet = None
        self._to_overview()

    def _on_unlock(self, passphrase: str) -> None:
        self._worker.run(self._organisation.unlock, passphrase, done=self._on_unlocked)

    def _on_recover(self, letters: str, passphrase: str) -> None:
        self._worker.run(self._organisation.recover, letters, passphrase, done=self._on_unlocked)

    def _on_unlocked(self, opened: bool) -> None:
        if opened:
            self._to_overview()
        else:
            self._screen.unlock.say_wrong()

    # --- the roster --------------------------------------------------------------------------------------------------

    def _on_roster_wanted(self) -> None:
        self._worker.run(self._organisation.roster, done=self._on_roster)

    def _on_roster(self, people: tuple[RosterPerson, ...]) -> None:
        self._screen.roster.show_roster(people)
        self._show("roster")

    def _on_compare(self, file: str) -> None:
        self._worker.run(lambda: (file, self._organisation.compare_roster(file)), done=self._on_compared)

    def _on_compared(self, compared: tuple[str, RosterChanges]) -> None:
        file, changes = compared
        self._screen.roster.show_diff(file, changes)

    def _on_take(self, file: str) -> None:
        self._worker.run(self._organisation.take_roster, file, done=self._on_roster)

    # --- one assignment ----------------------------------------------------------------------------------------------

    def _on_assignment_wanted(self, assignment: str) -> None:
        self._assignment = assignment
        self._worker.run(self._organisation.assignment, assignment, done=self._on_assignment)

    def _on_assignment(self, view: AssignmentView) -> None:
        self._screen.assignment.show_assignment(view)
        self._screen.questions.show_questions(view)
        self._show("assignment")
        if not view.reckoned:
            self._worker.call_job(self._own, lambda own: own.reckoned(view.assignment), done=self._on_reckoned)

    def _own(self) -> Organisation:
        return self._organisation

    def _on_reckoned(self, view: AssignmentView) -> None:
        """Show who is at risk, where the same assignment is still shown."""
        if view.assignment == self._assignment and self._page in {"assignment", "questions"}:
            self._screen.assignment.show_assignment(view)

    def _on_reminder_wanted(self) -> None:
        self._worker.run(self._organisation.reminder, self._assignment, done=self._on_reminder)

    def _on_reminder(self, reminder: Reminder) -> None:
        self._screen.assignment.copy_reminder(reminder)

    def _on_audit_wanted(self, folder: str) -> None:
        self._write(self._organisation.audit, folder)

    def _on_certificates_wanted(self, folder: str) -> None:
        self._write(self._organisation.certificates, folder)

    def _write(self, work: Callable[[str, str, ProgressReporter], Written], folder: str) -> None:
        self._long_work.run(work, self._assignment, folder, done=self._on_written, stoppable=False)

    def _on_written(self, written: Written) -> None:
        self._screen.assignment.say_written(written)

    # --- one person --------------------------------------------------------------------------------------------------

    def _on_person_wanted(self, person: str) -> None:
        self._person = person
        self._worker.run(self._organisation.person, self._assignment, person, done=self._on_person)

    def _on_person(self, view: PersonView) -> None:
        self._screen.person.show_person(view)
        self._show("person")

    def _on_extend(self, due: int, reason: str, folder: str) -> None:
        self._worker.run(
            self._organisation.extend, self._assignment, self._person, StudyDay(due), reason, folder,
            done=self._on_extended,
        )  # fmt: skip

    def _on_extended(self, written: Written) -> None:
        self._said = message(
            "Extended: overdue and reminders go by the new date. Give them {file}, and their app knows it too.",
            file=written.files[0],
        )
        self._look_at_person_again()

    def _on_exempt(self, reason: str, folder: str) -> None:
        self._worker.run(
            self._organisation.exempt, self._assignment, self._person, reason, folder, done=self._on_exempted
        )

    def _on_exempted(self, written: Written) -> None:
        self._said = message("Exempt from now on. Give them {file}, and their app knows it too.", file=written.files[0])
        self._look_at_person_again()

    def _look_at_person_again(self) -> None:
        self._worker.run(self._organisation.person, self._assignment, self._person, done=self._on_person_again)

    def _on_person_again(self, view: PersonView) -> None:
        self._on_person(view)
        self._screen.person.say_done(self._said)

    def _on_export(self, file: str) -> None:
        self._worker.run(self._organisation.export_person, self._person, file, done=self._on_exported)

    def _on_exported(self, written: Written) -> None:
        self._screen.person.say_done(message("Saved as “{name}”.", name=written.files[0]))

    # --- a new assignment --------------------------------------------------------------------------------------------

    def _on_new_wanted(self) -> None:
        self._long_work.run(self._organisation.offer, done=self._on_offer)

    def _on_offer(self, offer: NewAssignmentOffer) -> None:
        self._screen.new.show_offer(offer)
        self._show("new")

    def _on_preview_wanted(self, draft: Draft) -> None:
        self._long_work.run(self._organisation.preview, draft, done=self._on_preview)

    def _on_preview(self, preview: Preview) -> None:
        self._screen.new.show_preview(preview)

    def _on_write_wanted(self, draft: Draft, folder: str) -> None:
        self._draft = draft
        self._long_work.run(self._organisation.assign, draft, folder, done=self._on_assigned, stoppable=False)

    def _on_assigned(self, written: Written) -> None:
        if self._draft is not None:
            self._assignment = self._draft.id
        self._written = written
        self._worker.run(self._organisation.assignment, self._assignment, done=self._on_first_view)

    def _on_first_view(self, view: AssignmentView) -> None:
        self._on_assignment(view)
        self._screen.assignment.say_written(self._written)

    # --- results -----------------------------------------------------------------------------------------------------

    def _on_files(self, paths: tuple[str, ...]) -> None:
        self._long_work.run(self._organisation.collect, paths, done=self._on_ledger, stoppable=False)

    def _on_ledger(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._screen.show_ledger(ledger)
        if self._page == "assignment":
            self._to_assignment()
        elif self._page == "overview":
            self._to_overview()
