"""Plain text as it is shown, spoken and copied."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.ui.fonts import load_packaged_font
from trainer.ui.widgets.phrases import LONGEST, clean, japanese_phrases, shown
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import BREAK, JOIN

# The offscreen platform says this of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _japanese(qapp: QApplication) -> None:
    load_packaged_font()


def lines_of(text: str) -> list[str]:
    """Return the phrases of a text as the painter may break it."""
    return shown(text, japanese_phrases()).text.replace(JOIN, "").split(BREAK)


def test_breaks_stand_between_phrases() -> None:
    """A Japanese sentence may break between phrases and nowhere else."""
    assert lines_of("営業とマーケティングは違います。") == ["営業と", "マーケティングは", "違います。"]


def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    """Brackets stay with what they hold."""
    for phrase in lines_of("それは「違う」と言い、（たぶん）『そう』です。")[1:]:
        assert phrase[0] not in "」、）』。"
    for phrase in lines_of("それは「違う」と言い、（たぶん）『そう』です。")[:-1]:
        assert phrase[-1] not in "「（『"


def test_english_is_left_alone() -> None:
    """A text without Japanese gets no joiners."""
    assert shown("Sales and marketing", japanese_phrases()).text == "Sales and marketing"


def test_spoken_text_has_no_markup_and_no_joiners() -> None:
    """Ruby and breaks are for the eye only."""
    assert clean("{市場|しじょう}を\u200b知る") == "市場を知る"


def test_ruby_stands_over_its_base() -> None:
    """The reading covers exactly the characters in braces."""
    made = shown("この{市場|しじょう}は", japanese_phrases())
    (ruby,) = made.rubies
    assert made.text[ruby.start : ruby.end].replace(JOIN, "") == "市場"
    assert ruby.reading == "しじょう"


def test_control_characters_are_visible() -> None:
    """A character that would turn the text round is shown as a mark, and an invisible one too."""
    assert clean("a\u202eb\u2066c\x00d") == "a␣b␣c␣d"


def test_lone_surrogates_and_emoji_do_no_harm(qtbot: QtBot) -> None:
    """Odd characters are painted or marked, never an error."""
    prose = Prose("\ud800 営業👩\u200d🌾です {漢|\udfff}")
    qtbot.addWidget(prose)
    prose.resize(80, 400)
    assert not prose.grab().isNull()


def test_narrower_is_taller(qtbot: QtBot) -> None:
    """The height follows the width, also of a text without any place to break."""
    for text in ("営業とマーケティングの違いを覚える。" * 4, "a" * 300):
        prose = Prose(text)
        qtbot.addWidget(prose)
        assert prose.heightForWidth(200) > prose.heightForWidth(600) >= prose.heightForWidth(2000)


def test_lines_are_generous(qtbot: QtBot) -> None:
    """Two lines stand 1.6 times the font size apart, or more where the font itself needs it."""
    prose = Prose("一\n二")
    qtbot.addWidget(prose)
    pixels = prose.font().pixelSize()
    assert 2 * 1.6 * pixels <= prose.heightForWidth(500) <= 2 * 1.9 * pixels + 2


def test_a_book_is_cut_and_told_in_full(qtbot: QtBot) -> None:
    """A huge text shows its beginning; the description has all of it."""
    prose = Prose("知" * 500_000)
    qtbot.addWidget(prose)
    assert prose.heightForWidth(400) < 10_000
    assert len(prose.accessibleName()) == LONGEST + 1
    assert len(prose.accessibleDescription()) == 500_000


def test_copying_gives_the_clean_text(qtbot: QtBot) -> None:
    """What is copied can be pasted anywhere."""
    prose = Prose("{市場|しじょう}を知る")
    qtbot.addWidget(prose)
    prose.copy()
    assert QGuiApplication.clipboard().text() == "市場を知る"


def test_screen_readers_hear_a_label(qtbot: QtBot) -> None:
    """A painted text is still static text with a name."""
    prose = Prose("{市場|しじょう}")
    qtbot.addWidget(prose)
    heard = QAccessible.queryAccessibleInterface(prose)
    assert heard.role() == QAccessible.Role.StaticText
    assert heard.text(QAccessible.Text.Name) == "市場"


def test_markup_is_shown_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    """A tag is text: same width as the same letters of another tag, and no image is loaded."""
    marker = tmp_path / "marker.png"
    marker.write_bytes(b"not read")
    prose = Prose(f"<img src={marker}><b>")
    qtbot.addWidget(prose)
    assert prose.clean_text() == f"<img src={marker}><b>"
    assert prose.sizeHint().width() > prose.fontMetrics().horizontalAdvance("<img src=")


def test_phrases_come_after_the_first_paint(qtbot: QtBot) -> None:
    """The first paint does without the splitter; the next one has it."""
    japanese_phrases.cache_clear()
    prose = Prose("営業とマーケティングは違います。")
    qtbot.addWidget(prose)
    assert BREAK not in prose._shown.text
    prose.grab()
    qtbot.waitUntil(lambda: BREAK in prose._shown.text)
