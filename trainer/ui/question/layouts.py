"""Which digit or letter a key means, whatever the keyboard's layout types with it.

A digit is what types a digit, with Shift or without, or a key of the top row that types something else alone, as on
AZERTY, Czech or Lithuanian keyboards. A letter is what types it, or, on a keyboard without Latin letters, the key in
its place.
"""

import unicodedata
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_Modifier = Qt.KeyboardModifier
_HELD = _Modifier.ControlModifier | _Modifier.MetaModifier | _Modifier.AltModifier
_LINUX = ("xcb", "wayland", "wayland-egl")
_DIGITS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
"""As they stand in the top row."""
_ROW: Final = {
    **{key: dict(zip(range(10, 20), _DIGITS, strict=True)) for key in _LINUX},
    "windows": dict(zip(range(2, 12), _DIGITS, strict=True)),
    "cocoa": dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25, 29), _DIGITS, strict=True)),
}
"""The codes of the top row's keys by platform."""
_LETTERS: Final = {
    **{key: {24: "Q", 25: "W", 26: "E", 41: "F", 52: "Z"} for key in _LINUX},
    "windows": {16: "Q", 17: "W", 18: "E", 33: "F", 44: "Z"},
    "cocoa": {12: "Q", 13: "W", 14: "E", 3: "F", 6: "Z"},
}
"""The codes of the keys that have these letters on them where letters are Latin."""
_AZERTY: Final = dict(zip('&é"(èçà', (1, 2, 3, 5, 7, 9, 0), strict=True))
"""What the top row types there that no other key types alone elsewhere; asked only where a key comes without a code."""


def digit_of(event: QKeyEvent) -> int | None:
    """Return 0 to 9 for a key that means a digit, with Alt too, and None for every other and with Ctrl."""
    if event.modifiers() & (_Modifier.ControlModifier | _Modifier.MetaModifier):
        return None
    number = event.key() - Qt.Key.Key_0
    if 0 <= number <= 9:  # noqa: PLR2004 - the digit keys
        return number
    text = event.text()
    typed = unicodedata.decimal(text, None) if len(text) == 1 else None
    if typed is not None:
        return int(typed)
    return None if event.modifiers() & _Modifier.ShiftModifier else _of_the_row(event)


def _of_the_row(event: QKeyEvent) -> int | None:
    if not event.text() or event.modifiers() & _Modifier.KeypadModifier:
        return None
    code = _code(event)
    return _AZERTY.get(event.text()) if code == 0 else _ROW.get(QGuiApplication.platformName(), {}).get(code)


def letter_of(event: QKeyEvent) -> str:
    """Return "Q" and the like for a key that means this letter, empty for every other."""
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    typed = unicodedata.normalize("NFKC", event.text()).upper()
    if len(typed) == 1 and "A" <= typed <= "Z":
        return typed
    # A letter, but none of these: a keyboard of another writing.
    return _LETTERS.get(QGuiApplication.platformName(), {}).get(_code(event), "") if typed.isalpha() else ""


def is_plain(event: QKeyEvent) -> bool:
    """Return whether a key is pressed without Ctrl, Alt and their like."""
    return not event.modifiers() & _HELD


def _code(event: QKeyEvent) -> int:
    """Return the number of the key itself; 0 where the platform tells none."""
    return event.nativeVirtualKey() if QGuiApplication.platformName() == "cocoa" else event.nativeScanCode()
