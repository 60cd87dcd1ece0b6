"""Exhibits: read from a pack as written, every slip named at its place, and shown with the numbers that were drawn."""

from pathlib import Path

import pytest

from tests.packs.exhibit_samples import EXHIBITS, FUNNEL, MAIL, MAP, PICTURE, TABLE, add_picture
from tests.packs.small_pack import PARSERS, QUESTIONS, write_pack
from trainer.domain.exhibit import Exhibit, PositionMap, Table, texts_of
from trainer.domain.filling import DrawnFilling
from trainer.domain.question import QuestionId
from trainer.domain.response import Response
from trainer.packs.cache import PackCache
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.exhibits import EXHIBIT_KINDS
from trainer.packs.limits import MAX_COLUMNS, MAX_EXHIBIT_PROSE, MAX_EXHIBIT_TEXT, MAX_ROWS
from trainer.packs.read_pack import load_pack, read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.translations import say


def exhibit_of(folder: Path, written: str) -> Exhibit:
    """Return what is read of an exhibit in a sound pack."""
    read = read_pack(add_picture(write_pack(folder, questions=QUESTIONS + written)), PARSERS)
    assert read.faults == ()
    assert read.pack is not None
    exhibit = read.pack.questions[QuestionId("q.1")].exhibit
    assert exhibit is not None
    return exhibit


def faults(folder: Path, written: str) -> list[tuple[str, int, str]]:
    """Return rule, line and sentence of every fault; the exhibit begins in line 10."""
    read = read_pack(add_picture(write_pack(folder, questions=QUESTIONS + written)), PARSERS)
    assert read.pack is None
    return [(fault.rule, fault.line, say(fault.sentence, "en")) for fault in read.faults]


def test_every_kind_has_a_sample() -> None:
    """A new kind is noticed here and in the tests that take the samples."""
    assert set(EXHIBITS) == {kind.name for kind in EXHIBIT_KINDS}


@pytest.mark.parametrize("kind", EXHIBITS)
def test_every_kind_is_read_with_its_title_in_both_languages(kind: str, tmp_path: Path) -> None:
    """No kind loses its title, and each has something to tell beside it."""
    exhibit = exhibit_of(tmp_path, EXHIBITS[kind])
    shown = [exhibit.shown(DrawnFilling(language, {})) for language in ("ja", "en")]
    assert shown[0].title
    assert shown[0].title != shown[1].title
    assert all(one.grid().rows for one in shown)


@pytest.mark.parametrize("kind", EXHIBITS)
def test_every_kind_survives_the_cache_and_the_confined_child(kind: str, tmp_path: Path) -> None:
    """Parsed in the child, kept, and read back from the cache, an exhibit is the same."""
    folder = add_picture(write_pack(tmp_path / "pack", questions=QUESTIONS + EXHIBITS[kind]))
    cache = PackCache(tmp_path / "cache")
    first = load_pack(folder, PARSERS, cache, parse=ConfinedParsing())

    def nothing_is_parsed(files: object) -> list[object]:
        raise AssertionError(files)

    again = load_pack(folder, PARSERS, cache, parse=nothing_is_parsed)  # type: ignore[arg-type]
    one, other = (pack.questions[QuestionId("q.1")].exhibit for pack in (first, again))
    assert one == other
    assert one is not None


def test_a_bare_value_stands_in_both_languages(tmp_path: Path) -> None:
    """Figures and names need not be written twice."""
    exhibit = exhibit_of(tmp_path, TABLE)
    assert isinstance(exhibit, Table)
    assert exhibit.rows[0][1] == ("12,000", "12,000")
    assert exhibit.rows[0][0].en == "Video at the station"


def test_a_map_takes_the_minus_of_a_typesetter(tmp_path: Path) -> None:
    """− and - are the same number."""
    exhibit = exhibit_of(tmp_path, MAP)
    assert isinstance(exhibit, PositionMap)
    assert [int(str(spot.y)) for spot in exhibit.points] == [-60, 75, -100]


ALT = PICTURE[PICTURE.index("      alt:") : PICTURE.index("      licence")]
SLIPS = {
    "unknown kind": (TABLE, "kind: table", "kind: tabel", ("E04", 11)),
    "no kind": (TABLE, "      kind: table\n", "", ("E01", 11)),
    "no title": (FUNNEL, "      title: {ja: 今期の商談, en: Talks of this term}\n", "", ("E01", 11)),
    "a row that is too short": (TABLE, "            - 96\n", "", ("E60", 19)),
    "no rows": (TABLE, TABLE[TABLE.index("      rows:") :], "", ("E01", 11)),
    "columns as a text": (MAP, "      points:", "      pionts:", ("E01", 11)),
    "a misspelt key": (MAIL, "      subject:", "      subjekt:", ("E02", 15)),
    "a number in words": (FUNNEL, "value: 400", "value: many", ("E13", 15)),
    "less than nothing in a funnel": (FUNNEL, "value: 12\n", "value: -12\n", ("E60", 21)),
    "one step only": (FUNNEL, FUNNEL[FUNNEL.index("        - label: {ja: 面談") :], "", ("E15", 14)),
    "off the map": (MAP, "x: 80", "x: 101", ("E60", 24)),
    "an axis without an end": (MAP, "        low: {ja: 安い, en: Cheap}\n", "", ("E01", 14)),
    "no axis": (MAP, MAP[MAP.index("      x:") : MAP.index("      y:")], "", ("E01", 11)),
    "a figure that is not drawn": (FUNNEL, "value: 400", 'value: "{many}"', ("E13", 15)),
    "a figure in a text": (FUNNEL, "今期の商談", '"{term}期の商談"', ("E13", 12)),
    "a picture without words": (PICTURE, ALT, "", ("E01", 11)),
    "a picture without a licence": (PICTURE, "      licence: CC0-1.0\n", "", ("E01", 11)),
    "a list in place of a mapping": (TABLE, TABLE, "    exhibit: [a]\n", ("E03", 10)),
    "a cell that is a list": (TABLE, "            - 96\n", "            - [1, 2]\n", ("E03", 19)),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_names_a_slip_at_its_place(name: str, tmp_path: Path) -> None:
    """Each departure from a kind's shape is named with its rule and line."""
    written, good, bad, (rule, line) = SLIPS[name]
    assert good in written
    found = faults(tmp_path, written.replace(good, bad))
    assert (rule, line) in [(rule, line) for rule, line, _ in found], found


TOO_MUCH = {
    "columns": TABLE.replace("        - {ja: 広告, en: Ad}\n", "        - x\n" * (MAX_COLUMNS + 1)),
    "rows": TABLE + "        - cells: [a, b, c]\n" * MAX_ROWS,
    "a title": TABLE.replace("先月の広告", "あ" * (MAX_EXHIBIT_TEXT + 1)),
    "a cell": TABLE.replace("検索連動", "あ" * (MAX_EXHIBIT_TEXT + 1)),
    "a mail": MAIL.replace("予算はまだ", "あ" * MAX_EXHIBIT_PROSE),
    "steps": FUNNEL + "        - label: x\n          value: 1\n" * 9,
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_more_than_can_be_seen_at_once_is_refused(name: str, tmp_path: Path) -> None:
    """Columns, rows, steps and texts have a limit each."""
    assert "E32" in [rule for rule, _, _ in faults(tmp_path, TOO_MUCH[name])]


def test_nothing_else_is_said_of_a_kind_nobody_knows(tmp_path: Path) -> None:
    """Of an unknown kind no key is called unknown: what it may have is not known."""
    assert [rule for rule, _, _ in faults(tmp_path, TABLE.replace("kind: table", "kind: chart"))] == ["E04"]


NUMERIC = """\
questions:
  - id: q.1
    type: numeric
    tests: [f.1]
    stem: {ja: 広告は何回に1回クリックされましたか。, en: How many showings came to one click?}
    decides: {ja: 相手の数, en: How many}
    params:
      shown: 1000..9000 step 1000
      clicks: [10, 20, 50]
    answer: shown / clicks
    unit: {ja: 回, en: showings}
    exhibit:
      kind: table
      title: {ja: "広告の結果（{clicks}）", en: "The ad ({clicks})"}
      columns: [a, b]
      rows:
        - cells:
            - {ja: "表示{shown}回", en: "shown {shown} times"}
            - "{clicks}"
"""


def test_drawn_numbers_stand_in_texts_cells_and_titles(tmp_path: Path) -> None:
    """The same numbers as in the answer, drawn anew with each seed."""
    pack = load_pack(write_pack(tmp_path, questions=NUMERIC), QUESTION_TYPES)
    question = pack.questions[QuestionId("q.1")]
    numeric = next(each for each in QUESTION_TYPES if each.name == "numeric")
    seen = set()
    for seed in range(20):
        exhibit = numeric.ask(question, pack, seed, "en").exhibit
        assert isinstance(exhibit, Table)
        shown, clicks = exhibit.rows[0]
        assert exhibit.title == f"The ad ({clicks})"
        answer = numeric.grade(question, pack, numeric.ask(question, pack, seed, "en"), Response(("1",))).right_answer
        assert answer.split()[0] == f"{int(shown.split()[1]) // int(clicks)}"
        seen.add(shown)
    assert len(seen) > 3


def test_a_drawn_number_beyond_what_a_kind_allows_is_noticed(tmp_path: Path) -> None:
    """All that may be drawn is looked at, not one draw."""
    bars = NUMERIC[: NUMERIC.index("    exhibit:")] + (
        '    exhibit:\n      kind: bars\n      title: x\n      points:\n        - label: a\n          value: "{low}"\n'
    )
    bars = bars.replace("      clicks:", "      low: -3..9\n      clicks:")
    read = read_pack(write_pack(tmp_path, questions=bars), QUESTION_TYPES)
    assert [fault.rule for fault in read.faults if fault.severity == "error"] == ["E60"]


def test_all_texts_are_found(tmp_path: Path) -> None:
    """What lint, search and translation look at is every text there is."""
    texts = texts_of(exhibit_of(tmp_path, MAP))
    assert {"町のパン屋", "安い", "高い", "毎日の味", "特別な日", "麦や", "青山堂", "当店"} == {
        text.ja for text in texts
    }
