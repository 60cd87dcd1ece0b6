"""Any report as lines of text, for a terminal or a letter; in the language in use."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from trainer.domain.message import Message, Value
from trainer.domain.text import Text
from trainer.reports.report import Column, Report
from trainer.translations import say

_BETWEEN = "  "


def cell_words(cell: Value) -> str:
    """Return a cell as it is shown: 1,204; 9.5; 72%; words."""
    match cell:
        case Message() | Text():
            return say(cell)
        case float():
            return f"{cell:,.1f}"
        case int():
            return f"{cell:,}"
        case _:
            return cell


def as_text(report: Report) -> tuple[str, ...]:
    """Return the sentences, and below them the table: words to the left, numbers to the right."""
    said = [say(sentence) for sentence in report.sentences]
    columns, rows = report.table
    if not rows:
        return tuple(said)
    lines = [[say(column.title) for column in columns], *([cell_words(cell) for cell in row] for row in rows)]
    lines = [[" ".join(text.split()) for text in line] for line in lines]
    widths = [max(_width(line[at]) for line in lines) for at in range(len(columns))]
    return (*said, "", *(_line(line, columns, widths) for line in lines))


def _line(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = []
    for text, column, width in zip(texts, columns, widths, strict=True):
        space = " " * (width - _width(text))
        cells.append(text + space if column.words else space + text)
    return _BETWEEN.join(cells).rstrip()


def _width(text: str) -> int:
    """Return how many letters' room a text takes: those of East Asia take two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
