"""Opens the palette over any screen, fills it while one types, and does what was chosen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from trainer.domain.message import english
from trainer.domain.preferences import Preferences
from trainer.study.known_pack import PackLine
from trainer.study.search import Found
from trainer.study.service import StudyService
from trainer.translations import say, tr
from trainer.ui.command_palette.actions import Action, all_actions
from trainer.ui.command_palette.offers import Offer, as_written, fitting
from trainer.ui.controllers.workplaces import Workplaces
from trainer.ui.main_window import MainWindow
from trainer.ui.question.screen import QuestionScreen
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.palette_key import OPENING_KEYS
from trainer.ui.worker import Worker

if TYPE_CHECKING:
    from trainer.ui.command_palette.overlay import Palette


class CommandPalette(QObject):
    """One for the window; the overlay is built when it is opened and gone when it is closed."""

    def __init__(
        self,
        window: MainWindow,
        worker: Worker,
        appearance: Appearance,
        service: Callable[[], StudyService],
        workplaces: Workplaces,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stack = window.stack
        self._worker = worker
        self._appearance = appearance
        self._service = service
        self._study = workplaces.study
        self._preferences = workplaces.preferences
        self._library = workplaces.library
        self._packs: tuple[Offer, ...] | None = None
        self._found: tuple[Offer, ...] = ()
        self._before: QWidget | None = None
        self.overlay: Palette | None = None
        shortcut = QShortcut(QKeySequence(OPENING_KEYS), window)
        shortcut.activated.connect(self.toggle)
        window.palette_wanted.connect(self.toggle)
        self._library.packs_wanted.connect(self.offer_packs)
        window.stack.screen_shown.connect(self.close)

    # --- opening and closing ---------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open the palette, or close it."""
        if self.overlay is None:
            self._open()
        else:
            self.close()

    def close(self) -> None:
        """Close the palette; the keyboard goes back to where it was."""
        overlay, before = self.overlay, self._before
        if overlay is None:
            return
        self.overlay = self._before = self._packs = None
        self._found = ()
        overlay.hide()
        overlay.deleteLater()
        self._tell_question(away=False)
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()

    def _open(self) -> None:
        if not self._stack.shown or not self._stack.isEnabled():
            return
        from trainer.ui.command_palette.overlay import Palette

        self._before = QApplication.focusWidget()
        self._tell_question(away=True)
        finds = tr("Search facts and questions, or say what to do")
        self.overlay = Palette(self._appearance, finds if self._may_find() else tr("Say what to do"), self._window)
        self.overlay.typed.connect(self._on_typed)
        self.overlay.taken.connect(self._on_taken)
        self.overlay.left.connect(self.close)
        self._on_typed("")
        if self._may_find():
            self._prepare()

    def _tell_question(self, *, away: bool) -> None:
        """Stop the clock of a question that is behind the palette."""
        if self._asking():
            self._stack.screen_of(QuestionScreen).set_away(away)

    def _prepare(self) -> None:
        self._worker.call(self._service, lambda service: service.prepare_search(), done=self._on_prepared)

    def _on_prepared(self, more: bool) -> None:
        if more and self.overlay is not None:
            self._prepare()

    # --- filling it ------------------------------------------------------------------------------------------------

    def _asking(self) -> bool:
        return self._stack.is_shown(QuestionScreen)

    def _may_find(self) -> bool:
        """Return whether facts and questions may be searched: not while one of them is being asked."""
        return not self._asking() and self._packs is None

    def _on_typed(self, typed: str) -> None:
        if self.overlay is None:
            return
        looks = bool(typed.strip()) and self._may_find()
        if not looks:
            self._found = ()
        # What was found before stays until the answer is here, a few ms: a list that shrinks and grows is no calm one.
        self._show(waiting=looks)
        if looks:
            self._worker.call(
                self._service, lambda service: service.search(typed), done=self._on_found, failed=self._on_none
            )

    def _on_found(self, found: tuple[Found, ...]) -> None:
        if self._may_find() and self.overlay is not None and self.overlay.line.whole_text().strip():
            self._found = tuple(self._offer_of(one) for one in found)
            self._show(waiting=False)

    def _on_none(self) -> None:
        self._found = ()
        self._show(waiting=False)

    def _show(self, *, waiting: bool) -> None:
        if self.overlay is None:
            return
        typed = self.overlay.line.whole_text()
        known = self._known_offers() if self._packs is None else self._packs
        offers = (*fitting(known, typed), *self._found)
        note = ""
        if self._asking():
            note = tr("During a question nothing is searched, so that no answer is given away.")
        elif not offers:
            note = tr("One moment …") if waiting else tr("Nothing was found. Try a shorter word.")
        self.overlay.show_offers(offers, note, waiting=waiting)

    def _known_offers(self) -> tuple[Offer, ...]:
        asking = self._stack.stands_alone
        actions = [one for one in all_actions() if one.during_question or not asking]
        screens = [
            Offer("screen", as_written(say(spec.title)), (), partial(self._study.leave_for, spec.name), spec.words)
            for spec in self._stack.specs.values()
            if self._window.leads_to(spec)
        ]
        study = [self._offer_of_action(one) for one in actions if one.group == "study"]
        others = [self._offer_of_action(one) for one in actions if one.group == "action"]
        return (*study, *screens, *others)

    def _offer_of_action(self, action: Action) -> Offer:
        # The English id is searched in every language.
        words = f"{action.words} {english(action.title)}"
        return Offer(
            action.group, as_written(say(action.title)), (), partial(action.do, self), words, stays=action.stays
        )

    def _offer_of(self, found: Found) -> Offer:
        detail = (*found.topic, *as_written(" — " if found.snippet else ""), *found.snippet)
        return Offer(found.kind, found.title, detail, partial(self.begin, "fact", found.fact))

    def _on_taken(self, offer: Offer) -> None:
        if not offer.stays:
            self.close()
        offer.act()

    # --- what actions set in motion ------------------------------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        """The settings in use."""
        return self._preferences.preferences

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session, or practise one fact."""
        self._study.begin(kind, fact)

    def prefer(self, preferences: Preferences) -> None:
        """Apply and keep other settings."""
        self._preferences.prefer(preferences)

    def back_up(self) -> None:
        """Make a backup and show it in the settings."""
        self._library.back_up()

    def offer_packs(self) -> None:
        """Let the learner choose among the packs."""
        if self.overlay is None:
            self._open()
        if self.overlay is not None:
            self._packs = self._found = ()
            self.overlay.ask(tr("Choose a question set"))
            self._show(waiting=True)
            self._worker.run(self._library.packs, done=self._on_packs, failed=self._on_none)

    def _on_packs(self, packs: tuple[PackLine, ...]) -> None:
        if self._packs is not None:
            self._packs = tuple(self._offer_of_pack(pack) for pack in packs)
            self._show(waiting=False)

    def _offer_of_pack(self, pack: PackLine) -> Offer:
        detail = tr("{facts} facts · {questions} questions", facts=pack.facts, questions=pack.questions)
        if pack.in_use:
            detail = f"{tr('In use now')} · {detail}"
        choose: Callable[[], None] = partial(self._library.study_pack, pack.folder)
        return Offer("pack", as_written(pack.title), as_written(detail), choose)
