"""The home: the field, and below it the three verbs with one primary button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trainer.study.home import HomeSnapshot
from trainer.translations import tr
from trainer.ui.garden.view import GardenView
from trainer.ui.screen import Screen, reads
from trainer.ui.screens.focus_panel import FocusLine, FocusPanel
from trainer.ui.screens.todays_line import TodaysLine
from trainer.ui.screens.verb_card import VerbCard
from trainer.ui.screens.verb_words import first_verb, sow_words, start_words, water_words
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import BODY, SPACE, STEP, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.seen_width import seen_width
from trainer.ui.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from trainer.ui.garden.legend import GardenLegend
    from trainer.ui.garden.plant_card import PlantCard
    from trainer.ui.garden.plant_list import PlantList


_BELOW_HEAD = 1
"""Place in the column."""
FEW_LINES = 32
"""In letters' sizes of body text: the height below which the field needs every line."""
ENOUGH_LINES = 42
"""The height from which on the field has room below what to practise."""
LINES_MORE = 2
"""Lines that a narrower place may cost, for the row that it saves."""


class HomeScreen(QScrollArea):
    """Shows a HomeSnapshot.

    Signals: `begin_wanted(str kind, str fact)`; fact is empty unless one plant was chosen; `focus_wanted(Focus)` when
    something else is to be practised.
    """

    begin_wanted = Signal(str, str)
    focus_wanted = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: HomeSnapshot | None = None
        self._plant_card: PlantCard | None = None
        self._list: PlantList | None = None
        self._legend: GardenLegend | None = None
        self._focus: FocusPanel | None = None
        self._strip: QWidget | None = None
        self._appearance = appearance
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "page")
        # While it is empty: the area asks for the size at once, and all that is in it then would be polished too early.
        self.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        self._column.setSpacing(STEP)
        self._column.addLayout(self._header())
        self.today = TodaysLine(appearance)
        self._column.insertWidget(_BELOW_HEAD, self.today)
        self.focus_line = FocusLine()
        self.focus_line.wanted.connect(self.focus_wanted)
        self._column.addWidget(self.focus_line)
        self._low = self._beside_links = False
        self.field = GardenView(appearance)
        self.field.plant_chosen.connect(self._on_plant_chosen)
        self.field.plant_pointed.connect(self._on_plant_pointed)
        self._column.addWidget(self.field, 1)
        self._column.addLayout(self._verbs(appearance))
        self.first_focus: QWidget = self.sow.start

    def _header(self) -> QHBoxLayout:
        self._title = plain_label(tr("Today's field"), "title", wraps=False)
        self._subject = plain_label("", "quiet")
        self.focus_button = button(tr("Focus"), "link")
        self.focus_button.setCheckable(True)
        self.focus_button.toggled.connect(self._on_focus_toggled)
        self.legend_button = button(tr("What the pictures mean"), "link")
        self.legend_button.setCheckable(True)
        self.legend_button.toggled.connect(self._on_legend_toggled)
        self._as_list = button(tr("As a list"), "link")
        self._as_list.setCheckable(True)
        self._as_list.toggled.connect(self._on_list_toggled)
        header = QHBoxLayout()
        header.setSpacing(SPACE)
        header.addWidget(self._title)
        header.addWidget(self._subject, 1)
        self._head = header
        self._links = Wrapping()
        for link in (self.focus_button, self.legend_button, self._as_list):
            self._links.add(link)
        header.addWidget(self._links)
        return header

    def _verbs(self, appearance: Appearance) -> QBoxLayout:
        self.sow = VerbCard(appearance, "learn", "sow", tr("Sow"), lambda roles: roles.grain)
        self.water = VerbCard(appearance, "review", "water", tr("Water"), lambda roles: roles.water)
        self.harvest = VerbCard(appearance, "test", "harvest", tr("Harvest"), lambda roles: roles.leaf)
        self._beside = verbs = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        verbs.setSpacing(STEP)
        for card in (self.sow, self.water, self.harvest):
            card.wanted.connect(self._on_verb)
            verbs.addWidget(card, 1)
        return verbs

    def _put_strip(self) -> None:
        """Where the window is low what was assigned stands below the acts, which stay in sight."""
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            above = self._column.indexOf(self.focus_line)
            self._column.insertWidget(self._column.count() if self._low else above, self._strip)

    def _fit_head(self) -> None:
        """Where the window is low, say why today in the place of the titles, if that does not take many lines."""
        if self._snapshot is None:
            return  # As below.
        low = self.height() < FEW_LINES * self._appearance.px(BODY)
        room, links = seen_width(self) - 2 * WIDE, self._links.sizeHint().width()
        self._links.setMinimumWidth(min(links, room))
        wanted, narrow = self.today.wanted_width(), max(room - SPACE - links, 1)
        beside = low and wanted // narrow - wanted // max(room, 1) <= LINES_MORE
        if (low, beside) == (self._low, self._beside_links):
            return
        self._low, self._beside_links = low, beside
        self._put_strip()
        for words in (self._title, self._subject):
            words.setHidden(low)
        self.today.be_brief(brief=low)
        self._show_middle()
        if beside:
            self._head.insertWidget(1, self.today, 1)
        else:
            self._column.insertWidget(_BELOW_HEAD, self.today)

    def _fit_verbs(self) -> None:
        """Put the verbs beside each other, or under each other where large text leaves no room for that."""
        if self._snapshot is None:
            return  # Asking for their sizes polishes them, and then they have to be polished again for their roles.
        cards = sum(card.minimumSizeHint().width() for card in (self.sow, self.water, self.harvest))
        fits = cards + 2 * STEP + 2 * WIDE <= self.maximumViewportSize().width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way != self._beside.direction():
            self._beside.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size."""
        super().resizeEvent(event)
        self._fit_verbs()
        self._fit_head()
        self._show_middle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_verbs()
            self._fit_head()

    def show_home(self, snapshot: HomeSnapshot) -> None:
        """Show `snapshot`."""
        self._snapshot = snapshot
        title = snapshot.title
        self._subject.setText(tr("{title} · as imported", title=title) if snapshot.imported else title)
        self.today.show_day(snapshot)
        self.field.show_field(snapshot)
        if self._list is not None:
            self._list.show_field(snapshot)
        self._fit_head()
        self._show_focus(snapshot)
        self._show_verbs(snapshot)
        self._fit_verbs()

    def add_strip(self, strip: QWidget) -> QWidget:
        """Put a line below what the day holds, such as of what somebody assigned; it hides itself.

        Returns what the keyboard comes from when it goes there.
        """
        self._strip = strip
        self._put_strip()
        return self._as_list

    def _show_focus(self, snapshot: HomeSnapshot) -> None:
        offer = snapshot.focus
        had_keyboard = self._has_keyboard(self.focus_line.everything)
        self.focus_line.show_offer(offer, focused=snapshot.focused)
        if had_keyboard and self.focus_line.isHidden():
            self.first_focus.setFocus()
        if self._focus is not None and offer is not None:
            self._focus.show_offer(offer)

    def _show_verbs(self, snapshot: HomeSnapshot) -> None:
        first = first_verb(snapshot)
        had_keyboard = self._has_keyboard(self.first_focus)
        for card, sentence, can in (
            (self.sow, sow_words(snapshot), snapshot.can_learn),
            (self.water, water_words(snapshot), snapshot.can_review),
            (self.harvest, tr("Test yourself over all topics."), snapshot.can_test),
        ):
            primary = card.kind == first
            card.show_verb(sentence, start_words(snapshot, primary=primary), can=can or primary, primary=primary)
            if primary:
                self.first_focus = card.start
        if had_keyboard:
            # The stored state may have named another verb than the learner's data then do.
            self.first_focus.setFocus()

    def _has_keyboard(self, part: QWidget) -> bool:
        """Return whether the keyboard is there, or will be once the window is the active one."""
        return self.window().focusWidget() is part

    def _on_verb(self, kind: str) -> None:
        self.begin_wanted.emit(kind, "")

    def _on_plant_chosen(self, fact: str) -> None:
        self.begin_wanted.emit("fact", fact)

    def _on_plant_pointed(self, index: int) -> None:
        if self._snapshot is None or index < 0:
            if self._plant_card is not None:
                self._plant_card.hide()
            return
        if self._plant_card is None:
            from trainer.ui.garden.plant_card import PlantCard

            self._plant_card = PlantCard(self, self.field)
        self._plant_card.show_plant(self._snapshot, self._snapshot.plants[index], self.field.pointed_box())

    def _on_focus_toggled(self, shown: bool) -> None:
        if self._focus is None:
            self._focus = FocusPanel()
            self._focus.wanted.connect(self.focus_wanted)
            # Above the line that the first choice brings: what is chosen next must not move away.
            self._column.insertWidget(self._column.indexOf(self.focus_line), self._focus)
            if self._snapshot is not None and self._snapshot.focus is not None:
                self._focus.show_offer(self._snapshot.focus)
            self._focus.chain(self._as_list, self.focus_line.everything)
        self._focus.setVisible(shown)
        self._show_middle()

    def _on_legend_toggled(self, shown: bool) -> None:
        if self._legend is None:
            from trainer.ui.garden.legend import GardenLegend

            self._legend = GardenLegend(self._appearance)
            self._column.insertWidget(_BELOW_HEAD, self._legend)
        self._legend.setVisible(shown)

    def _on_list_toggled(self, shown: bool) -> None:
        if self._list is None:
            from trainer.ui.garden.plant_list import PlantList

            self._list = PlantList()
            self._list.plant_chosen.connect(self._on_plant_chosen)
            if self._snapshot is not None:
                self._list.show_field(self._snapshot)
            self._column.insertWidget(self._column.indexOf(self.field), self._list, 1)
            self.setTabOrder(self.field, self._list)
        if self.field.isHidden() and shown:
            self.focus_button.setChecked(False)  # it has the place of both where the window is low
        self._show_middle()
        (self._list if shown else self.field).setFocus()

    def _show_middle(self) -> None:
        """Show the field or the list; what to practise stands above it, or in its place where the window is low."""
        listed, choosing = self._as_list.isChecked(), self.focus_button.isChecked()
        instead = choosing and self.height() < ENOUGH_LINES * self._appearance.px(BODY)
        self.field.setVisible(not listed and not instead)
        if self._list is not None:
            self._list.setVisible(listed and not instead)
        self.today.setHidden(choosing and self._low)
        self.focus_line.be_brief(brief=choosing and self._low)
        if self._focus is not None:
            self._focus.be_brief(brief=self._low)


SCREEN = Screen(
    build=lambda around: HomeScreen(around.appearance),
    read=reads(lambda service: service.show_home(), HomeScreen.show_home),
)
