"""The numbers used before the home is painted are those of Qt's enumerations."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from trainer.ui import early


def test_the_numbers_are_qts() -> None:
    """Each number stands for what its name says."""
    assert Qt.TextFormat.PlainText.value == early.PLAIN_TEXT
    assert Qt.FocusPolicy.NoFocus.value == early.NO_FOCUS
    assert Qt.FocusPolicy.StrongFocus.value == early.TAB_AND_CLICK_FOCUS
    assert QFrame.Shape.NoFrame.value == early.NO_FRAME
    assert (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value == early.MIDDLE_LEFT
    assert Qt.AlignmentFlag.AlignCenter.value == early.MIDDLE


def test_a_number_sets_the_widget(qtbot: QtBot) -> None:
    """The property takes it, and a name that no widget has is not silently passed over."""
    label = QLabel()
    qtbot.addWidget(label)
    early.set_early(label, "textFormat", early.PLAIN_TEXT)
    assert label.textFormat() == Qt.TextFormat.PlainText
    early.set_early(label, "focusPolicy", early.TAB_AND_CLICK_FOCUS)
    assert label.focusPolicy() == Qt.FocusPolicy.StrongFocus
    with pytest.raises(AttributeError):
        early.set_early(label, "focusPolice", 1)
