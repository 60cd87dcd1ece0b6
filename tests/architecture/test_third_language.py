"""A third language is one catalogue: the app lists it and speaks it, and no sentence of the app escapes it."""

import json
from pathlib import Path

import pytest

from tests.architecture.toy import Tree, copy_of_the_tree
from tests.pseudo_language import CODE, escaped, foreign_source, longer, put_catalogue
from tests.question_types.samples import FACTS, PACK, SAMPLES
from trainer.reports import REPORTS

LISTED = """
import tempfile
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPushButton
from tests.packaged_fonts import use_only_packaged_fonts
from tests.screens.theatre import Theatre
from tests.study.small_pack import small_pack
from trainer.ui.application import ARGUMENTS

use_only_packaged_fonts(Path(tempfile.mkdtemp()))
theatre = Theatre(QApplication(list(ARGUMENTS)), small_pack())
theatre.show("settings")
button = theatre.window.stack.named("settings").findChild(QPushButton, "segment-eo")
button.click()
print(theatre.learner.preferences.read().language, button.text())
theatre.close()
"""
FIGURES = ("won", "deals")
"""Of a question with figures, as its author named them."""
TYPED = "?\n/f\n/f\n/u\n/0\n/u\n" + "1\n/0\n\n" * 40
"""Something that cannot be read, every command, and answers until there are no more questions."""
ACCEPTED = ("lead",)
"""Wordings that may be typed; packs list them."""
IDS = (
    *("questions/role.yaml", "facts/role.yaml", "m.count", "s.count", "b.share", "role", "marketing", "sales", "both"),
    "pack.yaml",
    *("know", *SAMPLES, *(spec.name for spec in REPORTS), "questions"),
)
"""What `check` and `report` call by the names that authors and commands use."""
ODD = "- id: sample.odd\n  type: single\n  tests: [nothing]\n  stem: {ja: }\n"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return a copy with one more catalogue, and with packs in letters that no catalogue has."""
    tree = copy_of_the_tree(tmp_path_factory.mktemp("third"))
    put_catalogue(tree.root)
    questions = "questions:\n" + "".join(SAMPLES.values())
    sources = {"pack.yaml": PACK, "facts/role.yaml": FACTS, "questions/role.yaml": questions}
    for name, source in sources.items():
        for pack, more in (("good", ""), ("faulty", ODD)):
            path = tree.root / pack / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(foreign_source(source) + (more if name.startswith("questions") else ""), encoding="utf-8")
    return tree


@pytest.fixture(autouse=True)
def third_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system speak it."""
    monkeypatch.setenv("LANGUAGE", CODE)


def lines_escaping(said: str, *contents: str) -> list[str]:
    """Return the lines with what neither the catalogue nor the `contents` said; a quoted line of a pack is its own."""
    return [line for line in said.splitlines() if not line.startswith("  | ") and escaped(line, contents)]


def test_a_language_is_its_catalogue(tree: Tree) -> None:
    """The settings list it by its own name, and taking it is kept."""
    shown = tree.python("-c", LISTED)
    assert shown.stdout == f"{CODE} {longer('English')}\n", shown.stderr


@pytest.mark.slow
def test_the_window_says_nothing_else(tree: Tree) -> None:
    """Every screen, sessions to their ends with a question of each type, reports, palette, a problem and a bug."""
    walked = tree.python("-m", "tests.screens.pseudo_walk")
    assert walked.returncode == 0, walked.stderr
    assert [json.loads(line) for line in walked.stdout.splitlines()] == []


@pytest.mark.slow
def test_control_a_planted_literal_is_found_in_the_window(tree: Tree) -> None:
    """One heading that nobody can translate."""
    path = tree.root / "trainer/ui/screens/about.py"
    before = path.read_text(encoding="utf-8")
    assert 'super().__init__(tr("About Minori")' in before
    path.write_text(
        before.replace('super().__init__(tr("About Minori")', 'super().__init__("About us"'), encoding="utf-8"
    )
    walked = tree.python("-m", "tests.screens.pseudo_walk")
    path.write_text(before, encoding="utf-8")
    assert "About us" in [json.loads(line) for line in walked.stdout.splitlines()]


def test_the_terminal_says_nothing_else(tree: Tree, tmp_path: Path) -> None:
    """From the plan to the end of a session."""
    studied = tree.python("main.py", "--terminal", "--data", str(tmp_path), "--pack", "good", typed=TYPED)
    assert studied.returncode == 0, studied.stderr
    assert lines_escaping(studied.stdout, *ACCEPTED) == []
    assert longer("Enter goes on.") in studied.stdout
    assert studied.stdout.count("⟦") > 100


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("check", "good"),
        ("check", "faulty"),
        ("check", "nowhere"),
        ("check",),
        ("report",),
        ("report", "nothing"),
        ("--nothing",),
        ("--data",),
    ],
    ids=" ".join,
)
def test_commands_and_errors_say_nothing_else(tree: Tree, arguments: tuple[str, ...]) -> None:
    """What they print, and what they complain about."""
    done = tree.python("main.py", *arguments)
    assert "Traceback" not in done.stderr
    assert "⟦" in done.stdout + done.stderr
    assert lines_escaping(done.stdout + done.stderr, *arguments, *IDS) == []


@pytest.mark.slow
def test_reports_say_nothing_else(tree: Tree, tmp_path: Path) -> None:
    """Each of them as text and as CSV, with answers."""
    tree.python("main.py", "--terminal", "--data", str(tmp_path), "--pack", "good", typed=TYPED)
    names = [line.split()[0] for line in tree.python("main.py", "report").stdout.splitlines()]
    assert names
    for name in names:
        for form in ((), ("--csv",)):
            done = tree.python("main.py", "report", name, *form, "--data", str(tmp_path), "--pack", "good")
            assert done.returncode == 0, done.stderr
            assert lines_escaping(done.stdout, *FIGURES) == [], name


def test_control_what_escapes_is_told_from_what_does_not() -> None:
    """Words in brackets that are English all the same, and Japanese ones, are found; numbers and names are not."""
    assert escaped("⟦Rîîght⟧ Right")
    assert escaped("⟦Tõõdààýý: in 3 days⟧")
    assert escaped("⟦Rîîght⟧。")
    assert not escaped("1. ΨΞ4Ω ⟦Rîîght⟧ (Ctrl+Z) 65%")
    assert longer("{count} days of {name}") == "⟦{count} dààýýs õõf {name}⟧"
