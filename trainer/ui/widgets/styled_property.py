"""A property that the style sheet asks for; changing it changes the look at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_styled_property(widget: QWidget, name: str, value: str) -> None:
    """Change a property of `widget` that the style sheet asks for; its look follows.

    Before the style has polished the widget it will see the value by itself, and is not asked for: PySide makes a
    class of every style there is when it first hands one out (a tenth of the home's painting).
    """
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    # A layout that asks for a size polishes too, also before anything is shown.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
