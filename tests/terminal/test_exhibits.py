"""Exhibits as lines: all that is in them, in columns that stand under each other, never broken by a pack's tricks."""

import pytest

from tests.screens.exhibit_samples import KINDS, exhibit
from trainer.domain.exhibit import Dialogue, Form, ShownExhibit, Table, Turn
from trainer.domain.exhibit import Entered as Field
from trainer.terminal.exhibits import exhibit_lines
from trainer.terminal.words import width
from trainer.translations import say

WIDEST = 78


def words_of(shown: ShownExhibit) -> list[str]:
    """Return every word that has to be printed."""
    grid = shown.grid()
    cells = [*grid.columns, *(cell for row in grid.rows for cell in row)]
    return [part for cell in cells for part in (cell if isinstance(cell, str) else say(cell)).split()]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_printed_within_the_width(kind: str, language: str) -> None:
    """Title and cells; a long text goes on in a next line."""
    shown = exhibit(kind, language)
    lines = exhibit_lines(shown)
    whole = "".join("".join(line.split()) for line in lines)
    assert shown.title in lines[0]
    assert [word for word in words_of(shown) if word not in whole] == []
    assert max(map(width, lines)) <= WIDEST


def test_columns_stand_under_each_other() -> None:
    """Also where Japanese takes two columns a letter."""
    lines = exhibit_lines(Table("t", ("広告", "n"), (("あ", "1"), ("長い名前", "22"))))
    assert [width(line[: line.rindex(" ")]) for line in (lines[1], lines[3], lines[4])] == [11, 11, 11]


def test_a_table_that_is_too_wide_is_told_row_by_row() -> None:
    """Each cell then names its column."""
    lines = exhibit_lines(Table("t", ("案", "説明"), (("甲", "長" * 60),)))
    assert any("説明" in line and "長" in line for line in lines)
    assert max(map(width, lines)) <= WIDEST


def test_escapes_of_a_pack_are_not_obeyed() -> None:
    """Whatever a pack writes is text."""
    lines = exhibit_lines(Dialogue("\x1b[2J", (Turn("a\x1b[31m", "b\u202e"),)))
    assert not any(code in line for line in lines for code in ("\x1b", "\u202e"))


def test_an_empty_field_is_told() -> None:
    """Nothing at all could be taken for a line that is missing."""
    assert any("（空欄）" in line for line in exhibit_lines(Form("t", (Field("予算", ""),))))
