"""The same learner with nothing but a mouse: every click goes to the window and lands on what lies there."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QWidget

from tests.journeys.learner import Learner
from trainer.domain.asking import (
    AnswerShape,
    ChooseOne,
    ChooseSeveral,
    JudgeWithReason,
    MatchPairs,
    PutInOrder,
    SortCases,
    TurnCard,
)
from trainer.domain.response import Response
from trainer.ui.question.answers.tile import Tile

WHEEL = 120
"""An eighth of a degree each: one notch."""
NOTCHES = 200
"""More than any page is long."""


class MouseLearner(Learner):
    """Starts, answers and leaves by mouse; only what has to be typed is typed. Counts the clicks."""

    clicks = 0

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget through the window, having scrolled it into sight."""
        self._bring_in_sight(widget)
        window = self.startup.window
        middle = widget.mapTo(window, widget.rect().center())
        under = window.childAt(middle)
        assert under is widget or widget.isAncestorOf(under), f"{under} lies over {widget}"
        handle = window.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        self.clicks += 1
        QApplication.processEvents()

    def click_word(self, words: str) -> None:
        """Click the shown button of these words."""
        buttons = self.startup.window.findChildren(QAbstractButton)
        (wanted,) = (each for each in buttons if each.isVisible() and words in (each.text(), each.objectName()))
        self.click(wanted)

    def press_start(self) -> None:
        """Click the home's one primary button."""
        self._and_wait(lambda: self.click(self.primary_of_home()))

    def go_on(self) -> None:
        """Click the button that goes on."""
        footer = self._parts().footer
        self._and_wait(lambda: self.click(footer.primary_button))

    def undo(self) -> None:
        """Click the button that takes back."""
        footer = self._parts().footer
        self._and_wait(lambda: self.click(footer.undo_button))

    def type(self, response: Response) -> None:
        """Give the response of any shape."""
        shape, parts = self.asked().asking.shape, response.parts
        if isinstance(shape, TurnCard):
            self.click(self._parts().footer.primary_button)
            self._and_wait(lambda: self.click(self._tiles(parts[0])[0]))
            return
        self._choose_parts(shape, parts)
        self._and_wait(lambda: self.click(self._parts().footer.primary_button))

    def _choose_parts(self, shape: AnswerShape, parts: tuple[str, ...]) -> None:
        match shape:
            case ChooseOne() | ChooseSeveral() | JudgeWithReason() | PutInOrder():
                for key in parts:
                    self.click(self._tiles(key)[0])
            case MatchPairs():
                for left, right in (part.split("=") for part in parts):
                    self.click(self._tiles(left)[0])
                    self.click(self._tiles(right)[-1])
            case SortCases(cases):
                for case, into in (part.split("=") for part in parts):
                    row = [each.key for each in cases].index(case)
                    self.click(sorted(self._tiles(into), key=_height)[row])
            case _:
                self._write(parts)

    def primary_of_home(self) -> QWidget:
        """Return the home's one primary button."""
        home: Any = self.startup.window.stack.built["home"]
        (primary,) = (each for each in home.findChildren(QAbstractButton) if each.property("role") == "primary")
        return primary

    def _parts(self) -> Any:
        screen: Any = self.question_screen()
        return screen.parts

    def _tiles(self, key: str) -> list[Tile]:
        """Return the shown tiles of a key, from left to right."""
        tiles = [tile for tile in self._parts().view.findChildren(Tile) if tile.key == key and tile.isVisible()]
        return sorted(tiles, key=lambda tile: tile.mapTo(self.startup.window, QPoint(0, 0)).x())

    def _write(self, texts: tuple[str, ...]) -> None:
        lines = [line for line in self._parts().view.findChildren(QLineEdit) if line.isVisible()]
        for line, text in zip(lines, texts, strict=True):
            self.click(line)
            assert QApplication.focusWidget() is line
            line.insert(text)

    def _bring_in_sight(self, widget: QWidget) -> None:
        QApplication.processEvents()
        area = _scroll_area_of(widget)
        if area is None:
            return
        for _ in range(NOTCHES):
            middle = widget.mapTo(area.viewport(), widget.rect().center()).y()
            if 0 <= middle < area.viewport().height():
                return
            self._turn_wheel(area, WHEEL if middle < 0 else -WHEEL)

    def _turn_wheel(self, area: QScrollArea, turn: int) -> None:
        middle = QPointF(area.viewport().rect().center())
        event = QWheelEvent(
            middle, area.viewport().mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(area.viewport(), event)
        QApplication.processEvents()


def _height(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
