"""Training that somebody assigned: an offer to be taken on, or what was taken on, and what such a record proves."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QWidget

from trainer.domain.message import NOTHING, Message
from trainer.study.assignment_sentences import PROVES, PROVES_NOT
from trainer.study.assignment_view import AssignmentView, OfferView
from trainer.translations import say, tr
from trainer.ui.screen import Sample, Screen
from trainer.ui.screens.assignment.offer_card import OfferCard
from trainer.ui.screens.assignment.samples import made_offer, made_views
from trainer.ui.screens.assignment.taken_card import TakenCard
from trainer.ui.theme.tokens import SMALL
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.speaking import announce_name

_KEY: Final = "training-"
"""Before a registration: the key of its button."""
Ask = Callable[[QWidget, str], str]
"""Lets the learner pick, under a title; empty where they left."""


def ask_file(parent: QWidget, title: str) -> str:
    """Return an assignment's file that the learner picked."""
    return QFileDialog.getOpenFileName(parent, title, "", "*.massign")[0]


def ask_folder(parent: QWidget, title: str) -> str:
    """Return a folder for results that the learner picked."""
    return QFileDialog.getExistingDirectory(parent, title)


class AssignmentScreen(Page):
    """Shows an OfferView, or AssignmentViews one at a time.

    Signals: `open_wanted(str path)`; `taken(str code)`; `hand_in_wanted(str registration, str folder)`;
    `content_wanted(str registration)`; `pack_wanted(str registration)`; `begin_wanted()`; `views_wanted()`.
    """

    open_wanted = Signal(str)
    taken = Signal(str)
    hand_in_wanted = Signal(str, str)
    content_wanted = Signal(str)
    pack_wanted = Signal(str)
    begin_wanted = Signal()
    views_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your training"), parent)
        self.ask_file: Ask = ask_file
        self.ask_folder: Ask = ask_folder
        self._views: tuple[AssignmentView, ...] = ()
        self._today: Message = NOTHING
        self._chosen = ""
        self.said = Prose()
        self.said.hide()
        self.column.addWidget(self.said)
        self.none = Prose(tr("Nobody has assigned you any training here."))
        self.column.addWidget(self.none)
        self._picker: Segments | None = None
        self.offer = OfferCard()
        self.offer.taken.connect(self.taken)
        self.offer.left.connect(self.views_wanted)
        self.card = TakenCard()
        self.card.begin_wanted.connect(self.begin_wanted)
        self.card.content_wanted.connect(self.content_wanted)
        self.card.pack_wanted.connect(self.pack_wanted)
        self.card.hand_in_wanted.connect(self.hand_in)
        self.proves = Prose(size=SMALL, role="note")
        self.proves.set_text("\n".join(say(one) for one in (PROVES, *PROVES_NOT)))
        self.open = button(tr("Open the file of a training…"))
        self.open.setObjectName("open-training")
        self.open.clicked.connect(self._on_open)
        for part in (self.offer, self.card, self.proves):
            self.column.addWidget(part)
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.offer.acts)
        row.addWidget(self.card.acts)
        self._acts = acts
        self.keep_below(acts)
        self.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.first_focus: QWidget = self.open
        self.show_views((), NOTHING)

    def show_views(self, views: Sequence[AssignmentView], today: Message, chosen: str = "") -> None:
        """Show what was taken on; `today` says what the day's plan holds."""
        self._views, self._today = tuple(views), today
        known = {one.registration for one in views}
        newest = views[-1].registration if views else ""
        self._chosen = next((one for one in (chosen, self._chosen) if one in known), newest)
        self.offer.hide()
        self.none.setVisible(not views)
        self._show_picker()
        self._show_chosen()

    def show_offer(self, offer: OfferView) -> None:
        """Show an assignment that is to be taken on, or left."""
        self.said.hide()
        self.none.hide()
        self.card.hide()
        self._show_acts(offered=True)
        if self._picker is not None:
            self._picker.hide()
        self.open.hide()
        self.proves.show()
        self.offer.show()
        self.offer.show_offer(offer)
        self.first_focus = self.offer.code if not offer.person else self.offer.take

    def show_content(self, text: str) -> None:
        """Show exactly what a hand-in would say."""
        self.card.show_content(text)

    def say(self, sentence: Message) -> None:
        """Say what came of it."""
        self.said.set_text(say(sentence))
        self.said.show()
        announce_name(self.said)

    def _show_acts(self, *, offered: bool, taken: bool = False) -> None:
        self.offer.acts.setVisible(offered)
        self.card.acts.setVisible(taken)
        self._acts.setVisible(offered or taken)
        self.acts_last()

    def _show_picker(self) -> None:
        if self._picker is not None:
            self._picker.deleteLater()
            self._picker = None
        if len(self._views) > 1:
            choices = [(f"{_KEY}{one.registration}", say(one.title)) for one in self._views]
            self._picker = Segments(tr("Your training"), choices)
            self._picker.picked.connect(self._on_picked)
            self._picker.take(f"{_KEY}{self._chosen}")
            self.column.insertWidget(self.column.indexOf(self.none), self._picker)
            buttons: list[QWidget] = list(self._picker.findChildren(QAbstractButton))
            for before, after in pairwise([*buttons, *self.card.stops, self.open]):
                self.setTabOrder(before, after)

    def _show_chosen(self) -> None:
        view = next((one for one in self._views if one.registration == self._chosen), None)
        self.open.show()
        self.card.setVisible(view is not None)
        self._show_acts(offered=False, taken=view is not None)
        self.proves.setVisible(view is not None)
        if view is None:
            self.first_focus = self.open
            return
        self.card.show_assignment(view, self._today)
        self.first_focus = next(
            one for one in (self.card.begin, self.card.pack, self.card.hand_in) if not one.isHidden()
        )

    def _on_picked(self, key: str) -> None:
        self._chosen = key.removeprefix(_KEY)
        self.said.hide()
        self._show_chosen()

    def _on_open(self) -> None:
        if path := self.ask_file(self, tr("Open the file of a training…")):
            self.open_wanted.emit(path)

    def hand_in(self, registration: str) -> None:
        """Hand in, into the training's own folder, else into one that is asked for."""
        view = next(one for one in self._views if one.registration == registration)
        folder = view.return_to or self.ask_folder(self, tr("Folder for results"))
        if folder:
            self.hand_in_wanted.emit(registration, folder)


def _one(screen: AssignmentScreen) -> None:
    screen.show_views(made_views()[:1], Message("Today is done. See you tomorrow."))


def _several(screen: AssignmentScreen) -> None:
    screen.show_views(made_views(), NOTHING)


def _offered(screen: AssignmentScreen) -> None:
    screen.show_offer(made_offer())


def _none(screen: AssignmentScreen) -> None:
    screen.show_views((), NOTHING)


SCREEN = Screen(
    build=lambda _around: AssignmentScreen(),
    samples=(
        Sample("assignment", _one),
        Sample("assignment-several", _several),
        Sample("assignment-offer", _offered),
        Sample("assignment-none", _none),
    ),
)
