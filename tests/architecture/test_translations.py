"""Every word of the windows and commands has its Japanese; the compiled catalogue is the written one."""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "assets" / "locale" / "ja" / "LC_MESSAGES" / "minori.po"

SPEAKERS = {"tr": 1, "later": 1, "message": 1, "counted": 2}
"""The functions that take ids of the catalogue, and how many."""


def spoken(source: str) -> Iterator[str]:
    """Yield every literal given to tr(), later(), message() or counted(); tr() may also take a table's `title`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKERS:
            for said in node.args[: SPEAKERS[node.func.id]]:
                if isinstance(said, ast.Attribute) and said.attr == "title":
                    continue
                assert isinstance(said, ast.Constant), ast.unparse(node)
                yield str(said.value)


def ids() -> set[str]:
    """Return every message id of the product."""
    return {word for path in (ROOT / "trainer").rglob("*.py") for word in spoken(path.read_text("utf-8"))}


def test_every_word_is_translated_and_none_is_left_over() -> None:
    """The catalogue holds exactly the ids that the code speaks, each with Japanese."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="ja")
    translated = {
        one: str(string) for message in catalogue if message.id for one, string in _forms(message.id, message.string)
    }
    assert ids() - translated.keys() == set()
    assert translated.keys() - ids() == set()
    assert [word for word, ja in translated.items() if not ja] == []


def _forms(id_: str | tuple[str, ...], string: str | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each id with its wording; Japanese has one wording for the one and the many."""
    if isinstance(id_, str):
        yield id_, str(string)
    else:
        yield from ((one, string[0]) for one in id_)


def test_places_to_fill_are_the_same_in_both_languages() -> None:
    """{name} places of an id stand in its Japanese too."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="ja")
    for message in catalogue:
        if message.id:
            for one, string in _forms(message.id, message.string):
                # A number that English has in one wording only ("once") may stand in Japanese anyway.
                assert set(re.findall(r"\{\w+\}", one)) - {"{count}"} == set(re.findall(r"\{\w+\}", string)) - {
                    "{count}"
                }


def test_the_compiled_catalogue_is_up_to_date() -> None:
    """minori.mo says what minori.po says (`pybabel compile -d assets/locale -D minori`)."""
    with CATALOGUE.open("rb") as file:
        written = [message for message in read_po(file, locale="ja") if message.id]
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for message in written:
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string
        else:
            assert compiled.ngettext(*message.id, 1) == message.string[0]
    assert compiled.gettext("a word nobody wrote") == "a word nobody wrote"


def test_a_word_built_at_run_time_is_noticed() -> None:
    """Control: tr() with anything but a literal is refused."""
    with pytest.raises(AssertionError):
        list(spoken("tr(f'{x}')"))


HIRAGANA_DAYS = re.compile(r"きょう|あした(?!ば)")


def test_today_and_tomorrow_are_written_in_kanji() -> None:
    """今日 and 明日 everywhere: in the catalogue and in the sentences the code holds."""
    sources = [CATALOGUE, *(ROOT / "trainer").rglob("*.py")]
    assert [path.name for path in sources if HIRAGANA_DAYS.search(path.read_text("utf-8"))] == []


def test_control_another_spelling_is_noticed() -> None:
    """The guard sees both words in the other spelling."""
    assert HIRAGANA_DAYS.search("きょうの畑")
    assert HIRAGANA_DAYS.search("またあしたどうぞ")
