"""Any text on a screen can be copied: the one under the pointer, or all of it, without a text being selectable.

A selectable label would take the keyboard and the mouse away from what can be chosen. So the window offers a menu
wherever no part has one of its own, and Ctrl+C copies the screen wherever no field or table takes it.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTableView, QWidget

from trainer.translations import tr
from trainer.ui.charts.chart import Chart
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import visible

_SHORT = 24
"""Letters of a text that stand in the menu."""


def text_at(screen: QWidget, place: QPoint) -> str:
    """Return the words at a place of the screen, in its coordinates; empty where there are none."""
    found = ""
    for part in _parts(screen):
        if _box(part, screen).contains(place):
            found = _words(part) or found
    return found


def text_of(screen: QWidget) -> str:
    """Return all words of the screen, a line each, as they are read: from above, and from the left."""
    lines: dict[tuple[int, int], str] = {}
    for part in _parts(screen):
        words = _words(part)
        if words:
            corner = _box(part, screen).topLeft()
            lines[(corner.y(), corner.x())] = words
    return "\n".join(words for _, words in sorted(lines.items()))


def copy_menu(window: QWidget, screen: QWidget, place: QPoint, say_copied: Callable[[], None]) -> QMenu:
    """Return a menu that copies the words at `place` (of the screen) and all of them."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    here = text_at(screen, place)

    def offer(title: str, words: str) -> None:
        def copy() -> None:
            QGuiApplication.clipboard().setText(words)
            say_copied()

        menu.addAction(title.replace("&", "&&"), copy)

    if here:
        first = here.split("\n", 1)[0]
        short = first if len(first) <= _SHORT else f"{first[:_SHORT]}…"
        offer(tr("Copy “{text}”", text=short), here)
    offer(tr("Copy all of this screen"), text_of(screen))
    return menu


def _parts(screen: QWidget) -> Iterator[QWidget]:
    """Yield what has words and is on view; of an option the option, not the labels it is made of."""
    for part in screen.findChildren(QWidget):
        if not part.isVisibleTo(screen) or not isinstance(part, QLabel | QAbstractButton | QTableView | Chart):
            continue
        if not isinstance(part.parentWidget(), QAbstractButton) and (
            not isinstance(part, QAbstractButton) or _labels(part)
        ):
            yield part


def _words(part: QWidget) -> str:
    if isinstance(part, QAbstractButton):
        return " ".join(words for label in _labels(part) if (words := _label_words(label)))
    if isinstance(part, QLabel):
        return _label_words(part)
    if isinstance(part, QTableView):
        return "" if part.property("role") == "contrast" else _rows(part)
    return part.accessibleDescription()


def _labels(part: QWidget) -> list[QLabel]:
    return [label for label in part.findChildren(QLabel) if label.isVisibleTo(part)]


def _label_words(label: QLabel) -> str:
    return label.clean_text() if isinstance(label, Prose) else visible(label.text())


def _rows(table: QTableView) -> str:
    model = table.model()
    columns = range(model.columnCount())
    heads = [str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns]
    rows = [[str(model.index(row, at).data() or "") for at in columns] for row in range(model.rowCount())]
    return "\n".join("\t".join(line) for line in [heads, *rows])


def _box(part: QWidget, screen: QWidget) -> QRect:
    return QRect(part.mapTo(screen, QPoint(0, 0)), part.size())
