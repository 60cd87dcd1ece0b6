"""An exhibit's grid in words: for those who hear it, and for the one place that says a cell."""

from trainer.domain.exhibit import ShownExhibit
from trainer.domain.grid import Cell
from trainer.translations import say, tr
from trainer.ui.widgets.phrases import clean


def said(cell: Cell) -> str:
    """Return a cell in words, as they are spoken and painted."""
    return clean(cell if isinstance(cell, str) else say(cell))


def heading(exhibit: ShownExhibit) -> str:
    """Return what an exhibit is called."""
    return tr("Exhibit: {title}", title=clean(exhibit.title))


def read_aloud(exhibit: ShownExhibit) -> str:
    """Return the whole exhibit, a line a row."""
    return "\n".join((heading(exhibit), *exhibit.grid().lines(said)))
