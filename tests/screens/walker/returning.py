"""Whatever can be typed into or pressed can be reached by keyboard, and come back to after it was left."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.screens.walker.fault import Fault, place_of
from tests.screens.walker.stops import group_of

SECTIONS = 3
"""Year, month and day, which Tab goes through one by one."""


def editable(window: QWidget) -> list[QWidget]:
    """Return what is shown and can be typed into."""
    found = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) and not widget.isReadOnly()
    ]
    dates = window.findChildren(QAbstractSpinBox)
    return [
        widget
        for widget in (*found, *dates)
        if widget.isVisible() and widget.isEnabled() and not widget.objectName().startswith("qt_")
    ]


def no_way_in(window: QWidget) -> list[Fault]:
    """Return what can be typed into or pressed and never has the keyboard."""
    pressable = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and not button.objectName().startswith("qt_")
        and not button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # only shows what was chosen
    ]
    return [
        Fault("no way in", place_of(widget), "can be used, and Tab never comes here")
        for widget in (*editable(window), *pressable)
        if not any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in (widget, *group_of(widget)))
    ]


def no_way_back(window: QWidget) -> list[Fault]:
    """Return the text fields that cannot be come back to: by Shift+Tab after Tab, or by a click."""
    before, faults = QApplication.focusWidget(), []
    for field in editable(window):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if not _left_and_back(field):
            faults.append(Fault("no way back", place_of(field), "Tab leaves it and Shift+Tab does not come back"))
        elif not _clicked_again(field):
            faults.append(Fault("no way back", place_of(field), "a click does not give it the keyboard again"))
    if before is not None:
        before.setFocus()
    return faults


def _left_and_back(field: QWidget) -> bool:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        here = QApplication.focusWidget()
        for _ in range(SECTIONS):
            QTest.keyClick(here or field, key)
            if QApplication.focusWidget() is not here:
                break
    return field.hasFocus()


def _clicked_again(field: QWidget) -> bool:
    QTest.keyClick(field, Qt.Key.Key_Tab)
    if field.visibleRegion().isEmpty():
        return True
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.visibleRegion().boundingRect().center())
    return field.hasFocus()
