"""The walker finds a planted fault of each kind, and nothing on a window without faults."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.stage import PseudoCatalogue, settle
from tests.screens.walker import rounds
from trainer.domain.preferences import Preferences
from trainer.ui.fonts import load_packaged_font
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.buttons import button
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.segments import Segments


class Planted(QWidget):
    """A window as ours are: a heading, two buttons, a line, a choice; each test spoils one thing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.column = QVBoxLayout(self)
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.heading = plain_label("今日の畑", "heading")
        self.first = button("はじめる")
        self.second = button("やめる")
        self.line = QLineEdit("リード")
        self.line.setAccessibleName("あなたの答え")
        self.choice = Segments("色合い", (("light", "明るい"), ("dark", "暗い")))
        self.choice.take("light")
        for part in (self.heading, self.first, self.second, self.line, self.choice):
            self.column.addWidget(part)
        self.resize(QSize(500, 400))


@pytest.fixture
def planted(qapp: QApplication, qtbot: QtBot) -> Iterator[Planted]:
    """Return a shown window without a fault."""
    load_packaged_font()
    look = Appearance(qapp, Preferences(theme="light", calm=True))
    qapp.setCursorFlashTime(0)
    window = Planted()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.first.setFocus()
    settle()
    yield window
    look.deleteLater()
    qapp.setStyleSheet("")


def found(window: QWidget) -> set[str]:
    """Return the kinds of all faults."""
    settle()
    walks = (rounds.names, rounds.contrasts, rounds.keyboard, rounds.fields, rounds.once, rounds.room)
    return {fault.kind for walk in walks for fault in walk(window)}


def test_a_sound_window_has_no_fault(planted: Planted) -> None:
    """Without this the other tests would prove nothing."""
    assert found(planted) == set()


def test_an_unnamed_button(planted: Planted) -> None:
    """An icon button that nobody named."""
    planted.first.setText("")
    planted.first.setAccessibleName("")
    assert found(planted) == {"unnamed"}


class _Trap(QLineEdit):
    """Keeps the Tab key to itself."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            return True
        return super().event(event)


def test_a_trap(planted: Planted) -> None:
    """A field that swallows Tab; what comes behind it is out of reach too."""
    trap = _Trap("ここまで")
    trap.setAccessibleName("わな")
    planted.column.addWidget(trap)
    assert "trap" in found(planted)


class _Skipping(QObject):
    """Sends the keyboard past a widget."""

    def __init__(self, skipped: QWidget, to: QWidget) -> None:
        super().__init__(skipped)
        self._to = to
        skipped.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._to.setFocus()
        return False


def test_an_unreached_button(planted: Planted) -> None:
    """A button that hands the keyboard on at once can never be pressed."""
    _Skipping(planted.second, planted.line)
    assert "unreached" in found(planted)


def test_a_button_for_the_mouse_only(planted: Planted) -> None:
    """A button that a click can reach and no key can."""
    planted.second.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert found(planted) == {"out of reach", "no way in"}


@pytest.mark.parametrize("part", ["line", "second"])
def test_a_field_or_button_without_the_keyboard(planted: Planted, part: str) -> None:
    """Editable or pressable, and no way for the keyboard to get there."""
    getattr(planted, part).setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert "no way in" in found(planted)


class _OnceOnly(QLineEdit):
    """Can be left, and then never be entered again."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def test_a_field_that_can_be_left_and_not_entered_again(planted: Planted) -> None:
    """What a learner cannot mend any more."""
    once = _OnceOnly("一度だけ")
    once.setAccessibleName("一度だけ")
    planted.column.addWidget(once)
    settle()
    assert [fault.kind for fault in rounds.fields(planted)] == ["no way back"]


def test_a_sentence_that_stands_twice(planted: Planted) -> None:
    """As it is, or inside a longer one; a short word may come again."""
    planted.column.addWidget(plain_label("今日の畑", "body"))
    assert found(planted) == set()
    planted.column.addWidget(plain_label("買う話が始まっているかどうかです。", "body"))
    planted.column.addWidget(plain_label("決め手は、買う話が始まっているかどうかです。", "body"))
    assert found(planted) == {"said twice"}


def test_an_order_against_the_reading(planted: Planted) -> None:
    """A button far below that comes between two above."""
    planted.column.removeWidget(planted.second)
    planted.column.addWidget(planted.second)
    assert found(planted) == {"order"}


def test_no_ring(planted: Planted) -> None:
    """A button that looks the same with the keyboard and without."""
    planted.second.setStyleSheet("QPushButton, QPushButton:focus { border: 2px solid #8C7B66; outline: none; }")
    assert found(planted) == {"no ring"}


def test_a_faint_ring(planted: Planted) -> None:
    """A ring that is there, in a colour nobody sees."""
    planted.second.setStyleSheet("QPushButton:focus { border: 3px solid #DDD2BE; outline: none; }")
    assert found(planted) >= {"no ring"}


@pytest.mark.parametrize("part", ["heading", "first", "line"])
def test_faint_text(planted: Planted, part: str) -> None:
    """Grey on paper, in a label, a button, a field: 2.3 to 1."""
    getattr(planted, part).setStyleSheet("color: #AAA59C;")
    assert "faint text" in found(planted)


def test_a_faint_edge(planted: Planted) -> None:
    """A button with a border of the colour for decoration, 1.4 to 1."""
    planted.second.setStyleSheet("QPushButton { border: 2px solid #DDD2BE; }")
    assert "faint edge" in found(planted)


def _low(planted: Planted) -> None:
    planted.heading.setText("長い文がここに入ります。" * 9)
    planted.heading.setFixedHeight(20)


def _narrow(planted: Planted) -> None:
    planted.heading.setText(PseudoCatalogue().gettext("Responsibilities"))
    planted.heading.setFixedWidth(60)


def _button(planted: Planted) -> None:
    planted.second.setText("長いことばのボタン")
    planted.second.setFixedWidth(70)


def _button_low(planted: Planted) -> None:
    planted.second.setStyleSheet("min-height: 0; max-height: 12px; padding: 0;")


@pytest.mark.parametrize("spoil", [_low, _narrow, _button, _button_low])
def test_cut_off_text(planted: Planted, spoil: Callable[[Planted], None]) -> None:
    """A label too low for its lines or too narrow for a word; a button too narrow or too low."""
    spoil(planted)
    assert "cut off" in found(planted)


def test_neighbours_that_overlap(planted: Planted) -> None:
    """Two labels in the same place; one that floats on purpose is none."""
    over = QLabel("上にかぶさる", planted)
    over.setGeometry(planted.heading.geometry().adjusted(30, 4, -8, 4))
    over.show()
    assert found(planted) == {"overlap"}
    over.setProperty("floats", True)
    assert found(planted) == set()


def test_a_part_outside_its_parent(planted: Planted) -> None:
    """A button half outside the window."""
    lost = QPushButton("外", planted)
    lost.setGeometry(planted.width() - 20, 300, 60, 40)
    lost.show()
    assert "outside" in found(planted)


def test_a_page_wider_than_its_window(planted: Planted) -> None:
    """What has to be scrolled sideways to be read."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    wide = QLabel("横に長い文" * 30)
    area.setWidget(wide)
    area.setMinimumHeight(60)
    planted.column.addWidget(area)
    assert "sideways" in found(planted)


def test_the_pseudo_words_are_longer_and_keep_their_names() -> None:
    """A third longer or more, in brackets, with accents; placeholders are filled as ever."""
    words = PseudoCatalogue().gettext("Right answer: {answer}, and the field again")
    assert words.startswith("⟦")
    assert "{answer}" in words
    assert "à" in words
    assert len(words) > 1.25 * len("Right answer: {answer}, and the field again")


def narrowed(planted: Planted, text: str) -> QLabel:
    """Put a text into a label that has room for four letters a line."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setFixedWidth(label.fontMetrics().horizontalAdvance("あいうえ") + 2)
    planted.column.addWidget(label)
    return label


def test_a_line_that_begins_with_a_comma(planted: Planted) -> None:
    """A place to break stands before the comma; control: without it Qt keeps the two together."""
    narrowed(planted, "あいうえ\u200b、おか")
    assert found(planted) == {"odd break"}


def test_a_comma_behind_a_full_line_is_no_fault(planted: Planted) -> None:
    """Control."""
    narrowed(planted, "あいうえ、おか")
    assert found(planted) == set()


def test_an_english_word_cut_in_two(planted: Planted) -> None:
    """A place to break inside a word; control: without it the next word begins the line."""
    narrowed(planted, "I go on\u200bward")
    assert found(planted) == {"odd break"}
