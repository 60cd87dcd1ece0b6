"""`kind: table`: columns, and rows of as many cells."""

from trainer.domain.exhibit import Table
from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry
from trainer.packs.limits import MAX_COLUMNS


def read_table(entry: ExhibitEntry, title: Text) -> Table[Text]:
    """Read `columns` and `rows`."""
    columns = entry.texts("columns", MAX_COLUMNS)
    rows = []
    for part in entry.parts("rows"):
        cells = part.texts("cells", MAX_COLUMNS)
        if cells and len(cells) != len(columns):
            sentence = message(
                "There are {count} cells in this row, and {columns} columns.", count=len(cells), columns=len(columns)
            )
            part.fault("E60", sentence, key="cells")
        rows.append(cells)
    return Table(title, columns, tuple(rows))
