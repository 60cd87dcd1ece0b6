"""Reports on paper: what a PDF looks like when it is rendered is what Qt draws on a screen, in Japanese, too."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui import made_reports
from tests.ui.test_reports import NAMES, screen, show
from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.reports.report import Column, PlainReport, Report, Table
from trainer.ui.printing.paper import FOOT, POINTS_AN_INCH, Paper, a4
from trainer.ui.printing.print_report import PrintedReport, draw_report, save_report_pdf
from trainer.ui.screens.progress.screen import ProgressScreen

__all__ = ["screen"]
pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("packaged_font")]
DPI = 100
FINE = 600
"""Dots an inch of what Qt draws, as in the PDF: coarser ones would put letters elsewhere."""
FAR = 60
"""Of a grey value; edges of letters differ by less."""
CLOSE = 0.004
"""Share of the page that may differ by that much after a blur: hairs of ink, no letter."""


def rendered(pdf: Path, folder: Path) -> list[QImage]:
    """Return the pages of a PDF as another program draws them."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", str(pdf), str(folder / "page")], check=True)
    return [QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8) for path in sorted(folder.glob("page*"))]


def drawn(printed: PrintedReport) -> QImage:
    """Return the first page as Qt draws it into a picture, by the same code."""
    box, inner = a4().fullRectPixels(FINE), a4().paintRectPixels(FINE)
    image = QImage(box.size(), QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(inner.topLeft())
    unit = FINE / POINTS_AN_INCH
    paper = Paper(painter, inner.width() / unit, inner.height() / unit - FOOT, unit, lambda: None, lambda _paper: None)
    draw_report(paper, printed)
    painter.end()
    return image


def blurred(image: QImage) -> QImage:
    """Return the picture small, so that the edges of letters count for little."""
    size = a4().fullRectPixels(DPI).size() / 3
    return image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)


def differing(one: QImage, other: QImage) -> float:
    """Return the share of the page above its foot that is clearly different."""
    one, other = blurred(one), blurred(other)
    wide, tall = min(one.width(), other.width()), int(min(one.height(), other.height()) * 0.9)
    far = sum(
        abs(QColor(one.pixel(x, y)).value() - QColor(other.pixel(x, y)).value()) > FAR
        for y in range(tall)
        for x in range(wide)
    )
    return far / (wide * tall)


def of(title: str, report: Report) -> PrintedReport:
    """Return a report ready for paper."""
    return PrintedReport(title, "2026年11月30日", report)


def with_words(words: str) -> PlainReport:
    """Return a report of one sentence and a table with it."""
    said = message("{text}", text=Text(words))
    return PlainReport((said,), Table((Column(said, words=True), Column(said)), ((said, 12), (said, 3.5))))


HARD = "𠮷野家の田んぼ、骨と直の字。葛󠄁、①〜⑩、「ー」と－、ＡＢＣ"


def test_hard_letters_look_right_on_paper(tmp_path: Path) -> None:
    """𠮷 and 田 come out as themselves; control: with one other letter the pages differ."""
    printed = of("見通し", with_words(HARD))
    save_report_pdf(tmp_path / "a.pdf", printed)
    (page,) = rendered(tmp_path / "a.pdf", tmp_path)
    assert differing(page, drawn(printed)) < CLOSE
    other = of("見通し", with_words(HARD.replace("𠮷野家の田んぼ", "■■■■■■■")))
    assert differing(page, drawn(other)) > CLOSE


@pytest.mark.parametrize("name", NAMES)
def test_every_report_fits_its_paper(name: str, tmp_path: Path) -> None:
    """The first page is what Qt draws, and no ink lies outside the margins."""
    printed = of("報告", made_reports.report(name))
    save_report_pdf(tmp_path / f"{name}.pdf", printed)
    pages = rendered(tmp_path / f"{name}.pdf", tmp_path)
    assert pages
    inner = a4().paintRectPixels(DPI)
    for page in pages:
        assert ink_beyond(page, inner.right() + 3) == 0
    if len(pages) == 1:
        assert differing(pages[0], drawn(printed)) < CLOSE


def ink_beyond(page: QImage, right: int) -> int:
    """Return how many dark points lie right of a place."""
    dark = range(right, page.width())
    return sum(QColor(page.pixel(x, y)).value() < 128 for y in range(0, page.height(), 2) for x in dark)


def test_a_long_table_goes_on_with_its_heads(tmp_path: Path) -> None:
    """Two pages and more; the words of the heads stand on each."""
    said = message("{text}", text=Text("営業の知識"))
    long = PlainReport((said,), Table((Column(said, words=True), Column(said)), tuple((said, at) for at in range(90))))
    save_report_pdf(tmp_path / "long.pdf", of("一覧", long))
    pages = rendered(tmp_path / "long.pdf", tmp_path)
    assert len(pages) > 1
    assert all(has_ink(page, 0.06, 0.12) for page in pages)


def has_ink(page: QImage, top: float, bottom: float) -> bool:
    """Return whether there is writing between two heights, in shares of the page."""
    rows = range(int(page.height() * top), int(page.height() * bottom))
    return any(QColor(page.pixel(x, y)).value() < 128 for y in rows for x in range(page.width()))


def test_the_menu_saves_a_pdf_and_says_so(screen: ProgressScreen, tmp_path: Path, qtbot: QtBot) -> None:
    """What was saved is a PDF; a place that takes nothing is one sentence."""
    show(screen, NAMES[0])
    export = screen.export
    export._ask = lambda _parent, _title, name: str(tmp_path / name)
    export.save_pdf.trigger()
    assert (tmp_path / f"minori-{NAMES[0]}.pdf").read_bytes().startswith(b"%PDF")
    assert f"minori-{NAMES[0]}.pdf" in export.said.text()
    export._ask = lambda *_: str(tmp_path / "nowhere" / "x.pdf")
    export.save_pdf.trigger()
    assert "x.pdf" in export.said.text()
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Nothing is left half written."""
    with pytest.raises(OSError, match="nowhere"):
        save_report_pdf(tmp_path / "nowhere" / "x.pdf", of("x", with_words("x")))
