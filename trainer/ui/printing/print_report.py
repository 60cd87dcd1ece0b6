"""Any report on paper: its sentences and its table, from the report's own model."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice

from trainer.reports.as_text import cell_words
from trainer.reports.report import Report, Table
from trainer.translations import say, tr
from trainer.ui.printing.paper import FOOT, Paper, pdf_in, print_on
from trainer.ui.printing.paper import QUIET as QUIET_INK
from trainer.ui.widgets.phrases import clean, japanese_phrases, shown

TITLE, BODY, CELL, NOTE = 20.0, 11.0, 9.5, 8.5
"""Points."""
BESIDE: Final = 10.0
"""Points between columns."""
NARROWEST: Final = 44.0
"""Points a column of words keeps, and the head of numbers is broken at."""


class PrintedReport(NamedTuple):
    """A report as it is put on paper."""

    title: str
    when: str
    """The day in words, or empty."""
    report: Report


def save_report_pdf(path: Path, printed: PrintedReport) -> None:
    """Write a report into a PDF file. Raises OSError, or NoPaper where nothing can be drawn."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    print_report(pdf_in(made, printed.title), printed)
    path.write_bytes(made.data().data())


def print_report(device: QPagedPaintDevice, printed: PrintedReport) -> None:
    """Draw a report onto the pages of a printer or a PDF. Raises NoPaper."""
    print_on(device, lambda paper: draw_report(paper, printed), lambda paper: _foot(paper, printed))


def draw_report(paper: Paper, printed: PrintedReport) -> None:
    """Draw a report from the top of the present page."""
    paper.write(clean(printed.title), TITLE, strong=True)
    if printed.when:
        paper.write(clean(printed.when), NOTE, colour=QUIET_INK, below=BODY)
    for sentence in printed.report.sentences:
        paper.write(_in_phrases(say(sentence)), BODY, below=BODY / 3)
    if printed.report.table.rows:
        paper.top += BODY
        _draw_table(paper, printed.report.table)


def _in_phrases(text: str) -> str:
    """Return a text that breaks between phrases, as on the screen."""
    return shown(text, japanese_phrases()).text


def _draw_table(paper: Paper, table: Table) -> None:
    words = [column.words for column in table.columns]
    heads = [_in_phrases(say(column.title)) for column in table.columns]
    rows = [[_in_phrases(cell_words(cell)) for cell in row] for row in table.rows]
    widths = _widths(paper, [heads, *rows], words)
    _draw_row(paper, heads, widths, words, strong=True)
    for row in rows:
        if paper.make_room(_row_height(paper, row, widths)):
            _draw_row(paper, heads, widths, words, strong=True)
        _draw_row(paper, row, widths, words)


def _widths(paper: Paper, rows: Sequence[Sequence[str]], words: Sequence[bool]) -> list[float]:
    """Give numbers what they need, and words the rest: short ones all they need, long ones equal shares."""
    room = paper.width - BESIDE * (len(words) - 1)
    wished = [_wish(paper, [row[at] for row in rows], is_words=is_words) for at, is_words in enumerate(words)]
    given = [0.0 if is_words else width for width, is_words in zip(wished, words, strict=True)]
    left, waiting = room - sum(given), [at for at, is_words in enumerate(words) if is_words]
    for number, at in enumerate(sorted(waiting, key=lambda at: wished[at])):
        given[at] = min(wished[at], max(left / (len(waiting) - number), NARROWEST))
        left -= given[at]
    over = sum(given) / room
    return given if over <= 1 else [width / over for width in given]


def _wish(paper: Paper, cells: Sequence[str], *, is_words: bool) -> float:
    """Return the width in which no cell is broken; the head of numbers may be."""
    head = paper.width_of(cells[0], CELL, strong=True)
    return max([head if is_words else min(head, NARROWEST), *(paper.width_of(cell, CELL) for cell in cells[1:])])


def _row_height(paper: Paper, row: Sequence[str], widths: Sequence[float]) -> float:
    tall = (paper.height_of(paper.lines(text, CELL, width), CELL) for text, width in zip(row, widths, strict=True))
    return max(tall, default=0.0) + CELL / 3


def _draw_row(
    paper: Paper, row: Sequence[str], widths: Sequence[float], words: Sequence[bool], *, strong: bool = False
) -> None:
    left, tall = 0.0, 0.0
    for text, width, is_words in zip(row, widths, words, strict=True):
        layout = paper.lines(text, CELL, width, strong=strong, right=not is_words)
        paper.draw(layout, left)
        tall = max(tall, paper.height_of(layout, CELL))
        left += width + BESIDE
    paper.top += tall + CELL / 6
    paper.rule()
    paper.top += CELL / 6


def _foot(paper: Paper, printed: PrintedReport) -> None:
    paper.top = paper.height + FOOT - NOTE * 2
    said = tr("Minori: {title}, page {number}", title=clean(printed.title), number=paper.page)
    paper.draw(paper.lines(said, NOTE, paper.width), 0.0, QUIET_INK)
