"""The packs' README keeps its promises: its example passes as it stands, and it lists every rule."""

import re
from pathlib import Path

import pytest

from tests.bank.rule_table import FILES, MARK, path_of, table
from trainer.authoring.check_pack import CheckReport, check
from trainer.domain.text import Language
from trainer.question_types import QUESTION_TYPES

_FILE = re.compile(r"^`my-pack/(?P<path>[\w/.]+)`\n\n```yaml\n(?P<text>.*?)```$", re.MULTILINE | re.DOTALL)
LANGUAGES = tuple(FILES)


def example(language: Language, folder: Path, *, without: str = "") -> CheckReport:
    """Write the example as a reader would and check it."""
    for found in _FILE.finditer(path_of(language).read_text(encoding="utf-8")):
        path = folder / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"].replace(without, "") if without else found["text"], encoding="utf-8")
    return check(folder, QUESTION_TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_passes(language: Language, tmp_path: Path) -> None:
    """No error, no warning, no note; two facts and three questions."""
    report = example(language, tmp_path)
    assert report.faults == ()
    assert (report.coverage.facts, report.coverage.questions) == (2, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_example_would_be_noticed(language: Language, tmp_path: Path) -> None:
    """Control: without its right option the example fails."""
    assert example(language, tmp_path, without="        ok: yes\n").errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_variants_shown_fit_the_question_they_are_shown_for(language: Language, tmp_path: Path) -> None:
    """Put behind `use-by.1` they are read, one of them reserved, and nothing is to be mended."""
    example(language, tmp_path)
    (shown,) = re.findall(r"^```yaml\n(    variants:\n.*?)```$", _readme(language), re.MULTILINE | re.DOTALL)
    file = tmp_path / "questions" / "meaning.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("  - id: best-before.1", f"{shown}  - id: best-before.1"))
    report = check(tmp_path, QUESTION_TYPES)
    assert report.faults == ()
    assert (report.coverage.showings, report.coverage.reserved) == (4, 1)


def _readme(language: Language) -> str:
    return path_of(language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_every_rule(language: Language) -> None:
    """The table is that of the code; `python -m tests.bank.rule_table` writes it."""
    assert path_of(language).read_text(encoding="utf-8").split(MARK)[1].strip() == table(language).strip()


def types_without_a_row(readme: str, names: set[str]) -> set[str]:
    """Return the names that begin no row of a table."""
    first = re.findall(r"^\|([^|]*)\|", readme, re.MULTILINE)
    return names - {name for cell in first for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_type_has_a_row(language: Language) -> None:
    """Authors read there what a type is for; a type that is not written down is noticed."""
    readme = path_of(language).read_text(encoding="utf-8")
    names = {each.name for each in QUESTION_TYPES}
    assert types_without_a_row(readme, names) == set()
    assert types_without_a_row(readme, {*names, "toy"}) == {"toy"}
