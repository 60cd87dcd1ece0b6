"""Where the keyboard can stand, and what a screen reader calls it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.screens.walker.fault import Fault, place_of


def focusable(window: QWidget) -> list[QWidget]:
    """Return everything shown and enabled that can have the keyboard by Tab or by a click."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
    ]


def tab_stops(window: QWidget) -> list[QWidget]:
    """Return those that Tab must reach."""
    return [widget for widget in focusable(window) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


def group_of(widget: QWidget) -> list[QAbstractButton]:
    """Return the exclusive group of a button: Tab reaches one of it, arrows the others; empty where there is none."""
    if not isinstance(widget, QAbstractButton):
        return []
    group = widget.group()
    if group is not None and group.exclusive():
        return group.buttons()
    if widget.autoExclusive() and widget.isCheckable():
        around = widget.parentWidget().findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [other for other in around if other.autoExclusive() and other.isCheckable() and other.isVisible()]
    return []


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls the widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


def unnamed(window: QWidget) -> list[Fault]:
    """Return the stops without a name."""
    return [
        Fault("unnamed", place_of(widget), "a screen reader has no word for it")
        for widget in focusable(window)
        if not spoken_name(widget)
    ]


def out_of_reach(window: QWidget) -> list[Fault]:
    """Return what only the mouse can reach: no stop of Tab and in no group with one."""
    return [
        Fault(
            "out of reach", place_of(widget), "takes the keyboard on a click, and neither Tab nor an arrow leads there"
        )
        for widget in focusable(window)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not any(
            other.focusPolicy() & Qt.FocusPolicy.TabFocus and other.isVisible() and other.isEnabled()
            for other in group_of(widget)
        )
    ]
