"""A pasted table: whatever it comes from, rows come of it, and what does not fit is told with its place."""

import pytest

from trainer.authoring.distinctions.table import MOST_ROWS, RowText, read_table

ROW = RowText("計算", "引く前", "引いた後", "引いたか", "手引き")


@pytest.mark.parametrize(
    "text",
    [
        "観点\t左\t右\t決め手\t出典\n計算\t引く前\t引いた後\t引いたか\t手引き\n",
        "計算\t引く前\t引いた後\t引いたか\t手引き",
        "\ufeffaspect,left,right,what decides,source\r\n計算,引く前,引いた後,引いたか,手引き\r\n",
        "右;左;観点;出典;違い\n引いた後;引く前;計算;手引き;引いたか\n",
        '"観点"\t"左"\t"右"\t"決め手"\t"出典"\n"計算"\t"引く前"\t"引いた後"\t"引いたか"\t"手引き"\n\n',
    ],
    ids=["from a spreadsheet", "without a header", "English, commas, Windows", "another order", "quoted"],
)
def test_the_same_row_comes_of_every_kind_of_table(text: str) -> None:
    """Headers in both languages, with tabs, commas or semicolons."""
    table = read_table(text)
    assert (table.rows, table.problems) == ((ROW,), ())


def test_a_quoted_cell_may_hold_tabs_line_breaks_and_quotes() -> None:
    """As spreadsheets copy cells of several lines; a tab is a space in a pack."""
    table = read_table('観点\t左\t右\t決め手\n計算\t"一行目\n二行目"\t"「""引用""」\t後"\t決め手\nつぎ\tあ\tい\tう\n')
    assert (table.rows[0].left, table.rows[0].right) == ("一行目\n二行目", '「"引用"」 後')
    assert table.rows[1].left == "あ"


@pytest.mark.parametrize(
    ("row", "place", "rows"),
    [
        ("計算\tあ", (2, 3), 0),
        ("計算\t\tい\tう", (2, 2), 0),
        ("計算\tあ\tい\tう\tえ\tお", (2, 5), 1),
        ("計算\tあ\tい", (2, 4), 1),
        (f"計算\tあ\t{'い' * 2001}\tう", (2, 3), 1),
    ],
    ids=["too short", "no left", "too long", "nothing decides", "a whole chapter"],
)
def test_a_ragged_row_is_told_with_line_and_cell(row: str, place: tuple[int, int], rows: int) -> None:
    """It comes in where both sides are there."""
    table = read_table(f"観点\t左\t右\t決め手\n{row}\n")
    (problem,) = table.problems
    assert (problem.line, problem.column) == place
    assert len(table.rows) == rows


def test_lines_are_counted_as_in_the_text_also_behind_cells_of_several_lines() -> None:
    """So that the author finds the row."""
    table = read_table('観点\t左\t右\t決め手\n計算\t"a\nb"\tい\tう\n\n計算\tあ\n')
    assert [problem.line for problem in table.problems] == [5]


def test_a_table_without_a_side_and_an_empty_one_say_so() -> None:
    """In one sentence each."""
    assert read_table("観点\t左\t決め手\n計算\tあ\tう\n").problems[0].line == 1
    assert len(read_table("").problems) == 1


def test_a_table_beyond_all_measure_is_cut_and_said_so() -> None:
    """Nobody pastes two thousand distinctions by intention."""
    table = read_table("観点\t左\t右\t決め手\n" + "計算\tあ\tい\tう\n" * (MOST_ROWS + 5))
    assert len(table.rows) == MOST_ROWS
    assert len(table.problems) == 1
