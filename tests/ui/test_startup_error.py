"""Why there is no window is shown to someone who started from an icon."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from trainer.ui.startup_error import startup_error


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_the_sentence_is_plain_text_and_the_window_closes(qtbot: QtBot) -> None:
    """The sentence is read as it is, and the one button closes the window."""
    window = startup_error("<b>もう開いています</b>")
    qtbot.addWidget(window)
    window.show()
    label = window.findChild(QLabel)
    assert label is not None
    assert label.text() == "<b>もう開いています</b>"
    assert label.textFormat().name == "PlainText"
    close = window.findChild(QPushButton)
    assert close is not None
    close.click()
    assert not window.isVisible()
