"""Where the learner says by when: three ready answers, a calendar, and a way back."""

from PySide6.QtCore import QDate, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QDateEdit, QFrame, QToolButton, QVBoxLayout, QWidget

from trainer.domain.study_day import StudyDay
from trainer.translations import tr
from trainer.ui.numbers import date_of, day_of, locale_in_use
from trainer.ui.theme.tokens import GAP, SPACE, WIDE
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.flow_layout import Flow
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.segments import Segments

_LATEST = 5
"""Years ahead; a calendar without an end would invite typing errors."""


_HALF_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}


class DayEdit(QDateEdit):
    """A date to type digits into, with an arrow.

    The style sheet takes Qt's own arrow away and could only give a picture of one colour back.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        """What stands there instead of a date; away while one is typed."""
        self.editingFinished.connect(self._on_finished)

    @property
    def undecided(self) -> bool:
        """Whether words stand there instead of a date."""
        return bool(self.specialValueText()) and self.date() == self.minimumDate()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Want no input method: a composition would stand in the middle of a date and be dropped by it."""
        return False if query == Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query)

    def show_words(self, words: str) -> None:
        """Show words instead of the first date there is; empty for none."""
        self._words = words
        self.setSpecialValueText(words)

    def _on_finished(self) -> None:
        self.setSpecialValueText(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit, a full-width one too: a keyboard may be left in that state."""
        half = event.text().translate(_HALF_WIDTH)
        if half.isdecimal() and self.undecided:
            self.setSpecialValueText("")
            self.setSelectedSection(self.sectionAt(0))
        if half == event.text():
            super().keyPressEvent(event)
        else:
            key = QKeyEvent(event.type(), ord(half[0]), event.modifiers(), half, event.isAutoRepeat())
            super().keyPressEvent(key)
            event.setAccepted(key.isAccepted())

    def stepBy(self, steps: int) -> None:
        """Go on by what the cursor is in; from "not decided yet" to the next days, not a year on."""
        if self.undecided and steps > 0:
            self.setDate(self.minimumDate().addDays(steps))
        else:
            super().stepBy(steps)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go through day, month and year; while words stand there instead, Qt would never leave them."""
        if self.undecided:
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow at the end, in the colour of the text."""
        super().paintEvent(event)
        size = self.fontMetrics().xHeight() * 0.6
        middle = QPointF(self.width() - 3 * size - SPACE / 2, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 2.0))
        foot = middle + QPointF(0, size / 2)
        painter.drawPolyline([middle + QPointF(-size, -size / 2), foot, middle + QPointF(size, -size / 2)])
        painter.end()


class DueRow(QFrame):
    """「いつまでに？」 with today as 「まだ決めていません」.

    Signals: `due_wanted(int day or None)`.
    """

    due_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._today = StudyDay(0)
        self._due: StudyDay | None = None
        question = tr("By when?")
        self.ready = Segments(question, (("2w", tr("Two weeks")), ("1m", tr("One month")), ("3m", tr("Three months"))))
        self.ready.picked.connect(self._on_ready)
        self.date = self._date_edit(tr("Another day"))
        self.none = button(tr("No due date"), "link")
        self.none.setAccessibleDescription(tr("Take the due date away"))
        self.none.clicked.connect(self._on_none)
        row = Flow()
        for widget in (self.ready, self.date, self.none):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(plain_label(question, "strong"))
        column.addLayout(row)

    def _date_edit(self, name: str) -> DayEdit:
        made = DayEdit()
        made.setAccessibleName(name)
        made.lineEdit().setAccessibleName(name)
        made.setCalendarPopup(True)
        made.setLocale(locale_in_use())
        made.setDisplayFormat(tr("d MMMM yyyy"))
        # Only what is finished counts: a date being typed would be one due date after the other.
        made.setKeyboardTracking(False)
        made.dateChanged.connect(self._on_date)
        calendar = made.calendarWidget()
        calendar.setLocale(locale_in_use())
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        for day in range(1, 8):
            # Qt paints weekends red by itself, in both themes the same.
            calendar.setWeekdayTextFormat(Qt.DayOfWeek(day), QTextCharFormat())
        for part, text, words in (
            ("qt_calendar_prevmonth", "‹", tr("Previous month")),
            ("qt_calendar_nextmonth", "›", tr("Next month")),
        ):
            turn = calendar.findChild(QToolButton, part)
            if turn is not None:
                # Qt's own arrows are black in the dark, too.
                turn.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
                turn.setText(text)
                turn.setAccessibleName(words)
        return made

    def show_due(self, today: StudyDay, due: StudyDay | None) -> None:
        """Show what is set; nothing is emitted."""
        self._today, self._due = today, due
        with QSignalBlocker(self.date):
            # Qt shows the special text for the first day there is: wrong where that very day is the due date.
            self.date.show_words(tr("Not decided yet") if due is None else "")
            self.date.setDateRange(date_of(today), date_of(today).addYears(_LATEST))
            self.date.setDate(date_of(due if due is not None else today))
        self.none.setVisible(due is not None)
        taken = next((key for key in _READY if due == self._ready_day(key)), "")
        self.ready.take(taken)

    def _ready_day(self, key: str) -> StudyDay:
        days, months = _READY[key]
        return day_of(date_of(self._today).addDays(days).addMonths(months))

    def _on_ready(self, key: str) -> None:
        self._want(self._ready_day(key))

    def _on_date(self, date: QDate) -> None:
        day = day_of(date)
        self._want(day if day > self._today else None)

    def _on_none(self) -> None:
        self._want(None)

    def _want(self, due: StudyDay | None) -> None:
        if due != self._due:
            self.show_due(self._today, due)
            self.due_wanted.emit(due)


_READY = {"2w": (14, 0), "1m": (0, 1), "3m": (0, 3)}
"""(days, months) ahead."""
