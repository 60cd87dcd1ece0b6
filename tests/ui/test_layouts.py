"""A digit is a digit and a letter a letter on every keyboard, and what is neither is nothing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from trainer.ui.question.layouts import digit_of, letter_of

NONE, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PAD, CONTROL = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier


def pressed(key: int, modifiers: Qt.KeyboardModifier, text: str, code: int = 0) -> QKeyEvent:
    """Return a key as a platform sends it; `code` is the number X has for it."""
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, code, 0, text)


@pytest.mark.parametrize(
    ("event", "digit"),
    [
        (pressed(Qt.Key.Key_2, NONE, "2", 11), 2),
        (pressed(Qt.Key.Key_0, NONE, "0", 19), 0),
        (pressed(Qt.Key.Key_7, PAD, "7", 79), 7),
        (pressed(Qt.Key.Key_2, SHIFT, "2", 11), 2),
        (pressed(Qt.Key.Key_Eacute, NONE, "é", 11), 2),
        (pressed(Qt.Key.Key_Minus, NONE, "-", 15), 6),
        (pressed(Qt.Key.Key_Agrave, ALT, "à", 19), 0),
        (pressed(0x0160, NONE, "š", 12), 3),
        (pressed(Qt.Key.Key_unknown, NONE, "ぬ", 10), 1),
        (pressed(Qt.Key.Key_unknown, NONE, "３", 12), 3),
        (pressed(Qt.Key.Key_At, SHIFT, "@", 11), None),
        (pressed(Qt.Key.Key_QuoteDbl, SHIFT, '"', 11), None),
        (pressed(Qt.Key.Key_Minus, NONE, "-", 20), None),
        (pressed(Qt.Key.Key_2, CONTROL, "2", 11), None),
        (pressed(Qt.Key.Key_End, PAD, "", 87), None),
        (pressed(Qt.Key.Key_Shift, SHIFT, "", 50), None),
        (pressed(Qt.Key.Key_A, NONE, "a", 38), None),
    ],
    ids=[
        "US 2", "US 0", "keypad", "AZERTY Shift+2", "AZERTY 2", "AZERTY 6", "AZERTY Alt+0", "Czech 3", "kana 1",
        "full width", "US Shift+2", "JIS Shift+2", "minus", "Ctrl+2", "keypad End", "Shift", "A",
    ],
)  # fmt: skip
def test_digits(event: QKeyEvent, digit: int | None, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """By what is typed, with Shift or without; alone also by the key's place in the top row."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert digit_of(event) == digit


@pytest.mark.parametrize(
    ("event", "letter"),
    [
        (pressed(Qt.Key.Key_Q, NONE, "q", 24), "Q"),
        (pressed(Qt.Key.Key_A, NONE, "a", 24), "A"),
        (pressed(Qt.Key.Key_Q, ALT, "œ", 24), "Q"),
        (pressed(0x0419, NONE, "й", 24), "Q"),
        (pressed(Qt.Key.Key_unknown, NONE, "ｚ", 52), "Z"),
        (pressed(Qt.Key.Key_unknown, NONE, "た", 24), "Q"),
        (pressed(Qt.Key.Key_Comma, NONE, ",", 24), ""),
        (pressed(Qt.Key.Key_F1, NONE, "", 67), ""),
    ],
    ids=["QWERTY", "AZERTY", "Alt on a Mac", "Cyrillic", "full width", "kana", "Dvorak's comma", "F1"],
)
def test_letters(event: QKeyEvent, letter: str, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """By what is typed; by the key's place only where no Latin letter is."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert letter_of(event) == letter
