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


def spoken(source: str) -> Iterator[str]:
    """Yield every literal given to tr() or later(); a table's `title` is the only thing tr() may take beside them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"tr", "later"}:
            said = node.args[0]
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
    translated = {str(message.id): str(message.string) for message in catalogue if message.id}
    assert ids() - translated.keys() == set()
    assert translated.keys() - ids() == set()
    assert [word for word, ja in translated.items() if not ja] == []


def test_places_to_fill_are_the_same_in_both_languages() -> None:
    """{name} places of an id stand in its Japanese too."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="ja")
    for message in catalogue:
        if message.id:
            assert set(re.findall(r"\{\w+\}", str(message.id))) == set(re.findall(r"\{\w+\}", str(message.string)))


def test_the_compiled_catalogue_is_up_to_date() -> None:
    """minori.mo says what minori.po says (`pybabel compile -d assets/locale -D minori`)."""
    with CATALOGUE.open("rb") as file:
        written = {str(message.id): str(message.string) for message in read_po(file, locale="ja") if message.id}
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert {word: compiled.gettext(word) for word in written} == written
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
