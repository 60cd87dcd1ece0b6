"""Exhibits on the question screen: seen beside or above the question, heard as a table, folded beside feedback."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QTextLayout
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.packs.exhibit_samples import png, png_that_says
from tests.screens.exhibit_samples import KINDS, answered, asked, exhibit
from tests.screens.question_samples import SAMPLES
from tests.ui.hearing import description, name, role
from tests.ui.question_room import Room
from trainer.domain.exhibit import Entered, Form, Picture, Table
from trainer.packs.picture_header import picture_header
from trainer.ui.question.exhibit_block import ExhibitBlock
from trainer.ui.question.exhibits import painted, seen
from trainer.ui.question.exhibits.photo import PhotoPicture, photo
from trainer.ui.question.exhibits.words import said

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a screen on show."""
    return Room(qtbot)


def block_of(room: Room) -> ExhibitBlock:
    """Return the exhibit in front."""
    block = room.screen.parts.sheet.exhibit
    assert block is not None
    return block


def show(room: Room, qtbot: QtBot, kind: str, size: tuple[int, int], sample: int = 0) -> ExhibitBlock:
    """Show a question about an exhibit in a window of that size."""
    room.screen.resize(*size)
    room.screen.show_step(asked(kind, sample=sample))
    qtbot.wait(1)
    return block_of(room)


def out_of_sight(room: Room) -> list[str]:
    """Return what cannot be seen without scrolling."""
    sheet = room.screen.parts.sheet
    there = QRect(QPoint(), sheet.viewport().size())
    parts = {"exhibit": sheet.exhibit, "stem": sheet.prompt, "answer": sheet.view}
    return [
        name
        for name, part in parts.items()
        if part is None or not there.contains(QRect(part.mapTo(sheet.viewport(), QPoint()), part.size()))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_question_is_seen_on_a_laptop(room: Room, qtbot: QtBot, kind: str) -> None:
    """At 1366 × 700 nothing scrolls: the exhibit stands left of stem and answer."""
    block = show(room, qtbot, kind, (1366, 700))
    assert out_of_sight(room) == []
    prompt = room.screen.parts.sheet.prompt
    assert block.mapTo(room.screen, QPoint(block.width(), 0)).x() <= prompt.mapTo(room.screen, QPoint()).x()


@pytest.mark.parametrize("kind", KINDS)
def test_in_a_narrow_window_it_stands_above(room: Room, qtbot: QtBot, kind: str) -> None:
    """Nothing is wider than the window, and the stem comes below."""
    block = show(room, qtbot, kind, (760, 900))
    prompt = room.screen.parts.sheet.prompt
    assert block.mapTo(room.screen, QPoint(0, block.height())).y() <= prompt.mapTo(room.screen, QPoint()).y()
    assert room.screen.parts.sheet.card.width() <= room.screen.width()


@pytest.mark.wcag("1.1.1", "1.3.1", "1.3.2")
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_all_of_it_is_heard_with_the_question(room: Room, kind: str, language: str) -> None:
    """What gets the keyboard says the prompt, then title and cells."""
    room.screen.show_step(asked(kind, language))
    assert room.screen.parts.view is not None
    heard = description(room.screen.parts.view.first_stop())
    shown = exhibit(kind, language)
    cells = [said(cell) for row in shown.grid().rows for cell in row]
    assert [words for words in (shown.title, *cells) if words not in heard] == []


@pytest.mark.wcag("1.3.1", "2.1.1")
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_table_that_the_arrows_walk(room: Room, kind: str) -> None:
    """Tab stops there, its name is the title, and each cell says what it is about."""
    room.screen.show_step(asked(kind))
    table = block_of(room).body
    assert role(table) == QAccessible.Role.Table
    assert exhibit(kind).title in name(table)
    assert table.focusPolicy() & Qt.FocusPolicy.TabFocus
    grid = exhibit(kind).grid()
    model = table.model()
    last = model.index(model.rowCount() - 1, model.columnCount() - 1)
    spoken = model.data(last, Qt.ItemDataRole.AccessibleTextRole)
    about = grid.columns[-1] if grid.columns else grid.rows[-1][0]
    assert said(about) in spoken
    assert said(grid.rows[-1][-1]) in spoken


def test_tab_goes_from_the_exhibit_to_the_answer(room: Room) -> None:
    """The fold, the table, then the choices, as they stand."""
    room.screen.show_step(asked("bars"))
    block, view = block_of(room), room.screen.parts.view
    assert view is not None
    stops, here = [], block.button.nextInFocusChain()
    while here is not block.button and len(stops) < 200:
        stops.append(here)
        here = here.nextInFocusChain()
    tiles = [stop for stop in stops if view.isAncestorOf(stop) and stop.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops.index(block.body) < stops.index(tiles[0])


def stops_of(room: Room) -> list[QWidget]:
    """Return what can be seen and takes the keyboard, in the order of Tab from the button that leaves."""
    first = room.screen.parts.leave
    stops, here = [first], first.nextInFocusChain()
    while here is not first:
        stops.append(here)
        here = here.nextInFocusChain()
    return [stop for stop in stops if stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus]


@pytest.mark.parametrize("made_late", [False, True], ids=["one sheet", "the second made while this one is read"])
def test_tab_goes_from_top_to_bottom_whenever_the_second_sheet_is_made(room: Room, made_late: bool) -> None:
    """The exhibit, why, the choices, the buttons below; after the answer the exhibit, the feedback, going on."""
    room.screen.show_step(asked("bars"))
    page = room.screen.parts
    if made_late:
        page._sheets.behind.clear()
    block, view = block_of(room), page.view
    assert view is not None
    stops = stops_of(room)
    ordered = [block.button, block.body, page.sheet.why, page.footer.unknown_button]
    assert [stop for stop in stops if stop in ordered] == ordered
    tiles = [at for at, stop in enumerate(stops) if view.isAncestorOf(stop)]
    assert stops.index(page.sheet.why) < min(tiles) <= max(tiles) < stops.index(page.footer.unknown_button)
    room.screen.show_step(answered("bars"))
    stops = stops_of(room)
    told = [block.button, page.feedback, page.footer.primary_button]
    assert [stop for stop in stops if stop in told] == told


def test_beside_feedback_it_folds_to_its_caption_and_one_key_opens_it(room: Room, qtbot: QtBot) -> None:
    """V and a click do the same, there and back."""
    show(room, qtbot, "table", (1000, 760))
    room.screen.show_step(answered("table"))
    qtbot.wait(1)
    block = block_of(room)
    assert not block.body.isVisible()
    assert block.isVisible()
    room.keys(Qt.Key.Key_V)
    qtbot.waitUntil(block.body.isVisible)
    qtbot.mouseClick(block.button, Qt.MouseButton.LeftButton)
    assert not block.body.isVisible()


def test_a_question_without_one_has_its_card_back(room: Room, qtbot: QtBot) -> None:
    """The next question is as wide as ever, and holds nothing of the exhibit."""
    show(room, qtbot, "table", (1366, 700))
    wide = room.screen.parts.sheet.card.width()
    room.screen.show_step(replace(asked("table"), asking=replace(asked("table").asking, exhibit=None)))
    qtbot.wait(1)
    assert room.screen.parts.sheet.exhibit is None
    assert room.screen.parts.sheet.card.width() < wide


@pytest.mark.parametrize("sample", range(len(SAMPLES)))
def test_it_stands_with_every_answer_shape(room: Room, qtbot: QtBot, sample: int) -> None:
    """Whatever is to be done with it."""
    assert show(room, qtbot, "funnel", (1366, 700), sample).isVisible()


class Pen:
    """Notes where words are written."""

    def __init__(self) -> None:
        self.outside: list[str] = []

    def write(self, picture: painted.Painted, corner: QPoint, words: QTextLayout) -> None:
        """Note what leaves the picture."""
        for at in range(words.lineCount()):
            line = words.lineAt(at).naturalTextRect().translated(corner)
            if not picture.rect().toRectF().adjusted(-1, -1, 1, 1).contains(line):
                self.outside.append(words.text())


@pytest.mark.parametrize("width", [260, 420, 700])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", ["table", "bars", "line", "funnel", "map"])
def test_painted_words_stay_inside(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str, language: str, percent: int, width: int
) -> None:
    """In both languages, at 200 %, in a narrow place."""
    monkeypatch.setattr("trainer.ui.widgets.text_size.text_scale", lambda: percent / 100)
    pen = Pen()

    def write(self: painted.Painted, _painter: object, corner: QPoint, words: QTextLayout, _colour: object) -> None:
        pen.write(self, corner, words)

    monkeypatch.setattr(painted.Painted, "write", write)
    picture = seen(exhibit(kind, language))
    qtbot.addWidget(picture)
    picture.resize(width, picture.heightForWidth(width))
    picture.grab()
    assert pen.outside == []


def test_markup_is_text(qtbot: QtBot) -> None:
    """What a pack writes is never taken for HTML."""
    paper = seen(Form("<b>t</b>", (Entered("<i>a</i>", '<img src="/etc/passwd">'),)))
    qtbot.addWidget(paper)
    texts = [label.text() for label in paper.findChildren(QLabel)]
    assert texts == ["<i>a</i>", '<img src="/etc/passwd">']
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in paper.findChildren(QLabel))


def picture(path: Path) -> Picture[str]:
    """Return a picture as a question shows it."""
    return Picture("店", "旗が一本", str(path), "media/a.png", 120, 80, "CC0-1.0", "自作")


def test_a_picture_is_decoded_and_has_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    """Its alternative text is its name for readers."""
    (tmp_path / "a.png").write_bytes(png(120, 80))
    whole = photo(picture(tmp_path / "a.png"))
    qtbot.addWidget(whole)
    (shown,) = whole.findChildren(PhotoPicture)
    assert name(shown) == "旗が一本"
    assert shown.wanted_height(1000) == 80


@pytest.mark.parametrize("depth", [QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32], ids=["opaque", "clear"])
@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_what_real_programs_write_is_read_and_shown(
    qtbot: QtBot, tmp_path: Path, kind: str, depth: QImage.Format
) -> None:
    """Kind and size as the head says are those that the decoder finds."""
    image = QImage(37, 23, depth)
    image.fill(QColor(20, 120, 70, 90))
    path = tmp_path / f"a.{kind}"
    assert image.save(str(path), kind.upper())  # type: ignore[call-overload]
    assert picture_header(path.read_bytes()) == (kind, 37, 23)
    whole = photo(Picture("店", "旗", str(path), f"media/a.{kind}", 37, 23, "CC0-1.0", "自作"))
    qtbot.addWidget(whole)
    assert len(whole.findChildren(PhotoPicture)) == 1


@pytest.mark.parametrize("data", [None, b"", png_that_says(60_000, 60_000), png_that_says(120, 80), png(120, 80)[:200]])
def test_a_picture_that_changed_since_is_told_in_words(qtbot: QtBot, tmp_path: Path, data: bytes | None) -> None:
    """Missing, empty, a bomb, nothing inside: the alternative text stands there instead."""
    if data is not None:
        (tmp_path / "a.png").write_bytes(data)
    whole = photo(picture(tmp_path / "a.png"))
    qtbot.addWidget(whole)
    assert whole.findChildren(PhotoPicture) == []
    assert any(label.text() == "旗が一本" for label in whole.findChildren(QLabel))


def test_a_ragged_table_is_no_catastrophe(qtbot: QtBot) -> None:
    """Control of the samples: one column, one row."""
    table = seen(Table("t", ("a",), (("1",),)))
    qtbot.addWidget(table)
    assert table.heightForWidth(300) > 0
