"""What a window says: on it, in its tool tips, and to a screen reader."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


def texts_shown(window: QWidget) -> Iterator[str]:
    """Yield every text of what is seen in a window, its own title first."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            yield from (widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription())
            yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis(), *shown_by(widget))


def shown_by(widget: QWidget) -> list[str]:
    """Return the texts that stand on one widget."""
    if isinstance(widget, QAbstractButton):
        return [widget.text().replace("&&", "&")]
    if isinstance(widget, QLabel):
        return [widget.text()]
    if isinstance(widget, QLineEdit):
        return [widget.text(), widget.placeholderText()]
    if isinstance(widget, QPlainTextEdit):
        return [widget.toPlainText(), widget.placeholderText()]
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is None:
        return []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
    heads = [
        model.headerData(at, Qt.Orientation.Horizontal) for at in range(columns) if columns > 1 or model.rowCount() == 0
    ]
    return [str(said) for said in (*(cell.data(role) for cell in cells for role in _ROLES), *heads) if said]
