"""A newcomer's screen with data of its own: one module, its line, its words; everything that lists screens follows."""

from pathlib import Path

import pytest

from tests.architecture.toy import Tree, copy_of_the_tree

MODULE = '''\
"""Words: every fact of the pack by its name."""

from PySide6.QtWidgets import QWidget

from trainer.study.learner_context import LearnerContext
from trainer.translations import tr
from trainer.ui.screen import Sample, Screen, reads
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page


class GlossaryScreen(Page):
    """Shows names, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("All words"), parent)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show `names`."""
        for name in names:
            self.column.addWidget(plain_label(name))
        self.column.addStretch(1)


def names(learner: LearnerContext) -> tuple[str, ...]:
    """Return the facts' names in the learner's language."""
    return tuple(fact.name.in_(learner.language) for fact in learner.pack.facts.values())


SCREEN = Screen(
    build=lambda _around: GlossaryScreen(),
    read=reads(lambda service: names(service.learner), GlossaryScreen.show_names),
    samples=(Sample("glossary", lambda screen: screen.show_names(("見込み客", "商談"))),),
)
'''
LINE = '    ScreenSpec("glossary", message("All words"), "list", "Ctrl+8", "たんご tango", f"{_HERE}.glossary"),\n'
WORDS = '\nmsgid "All words"\nmsgstr "ことば"\n'
CATALOGUE = "assets/locale/ja/LC_MESSAGES/minori.po"
SEEN = """
import sys
import tempfile
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from tests.packaged_fonts import use_only_packaged_fonts
from tests.screens.gallery import drawn, name_of
from tests.screens.showings import SHOWINGS
from tests.screens.stage import Look, Stage
from tests.screens.test_walker import walked
from tests.screens.theatre import Theatre
from tests.screens.walker import rounds
from tests.study.small_pack import small_pack
from trainer.ui.application import ARGUMENTS

use_only_packaged_fonts(Path(tempfile.mkdtemp()))
app = QApplication(list(ARGUMENTS))
theatre = Theatre(app, small_pack())
buttons = [button.text() for button in theatre.window.navigation.findChildren(QToolButton)]
assert "ことば" in buttons, buttons
QTest.keyClick(theatre.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
theatre.show("glossary")
shown = {label.text() for label in theatre.window.stack.named("glossary").findChildren(QLabel)}
names = {fact.name.ja for fact in theatre.learner.pack.facts.values()}
assert names and names <= shown, shown
theatre.show("home")
theatre.find("tango")
assert "ことば" in ["".join(run.text for run in offer.title) for offer in theatre.palette.overlay.offers]
theatre.close()
look = Look("ja")
stage = Stage(app, look)
assert "glossary-ja-light.png" in [name_of(showing, look) for showing, _ in drawn(stage, kept_only=True)]
mine = [showing for showing in SHOWINGS if showing.screen == "glossary"]
faults = walked(stage, mine, rounds.names, rounds.contrasts, rounds.keyboard, rounds.room)
assert len(mine) == 1 and not faults, faults
print("seen everywhere")
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return a copy that may be changed."""
    return copy_of_the_tree(tmp_path)


@pytest.mark.slow
def test_a_screen_is_a_module_and_its_line(tree: Tree) -> None:
    """Navigation, key, palette, gallery and walker have it, its data arrive, and no test keeps a list of its own."""
    tree.add("trainer/ui/screens/glossary.py", MODULE)
    tree.put_in("trainer/ui/screens/__init__.py", '    ScreenSpec(\n        "help",', LINE)
    with (tree.root / CATALOGUE).open("a", encoding="utf-8") as catalogue:
        catalogue.write(WORDS)
    compiled = tree.python("-m", "babel.messages.frontend", "compile", "-d", "assets/locale", "-D", "minori")
    assert compiled.returncode == 0, compiled.stderr
    seen = tree.python("-c", SEEN)
    assert seen.stdout == "seen everywhere\n", seen.stderr
    done = tree.tests(
        "tests/architecture/test_translations.py",
        "tests/ui/test_main_window.py",
        "tests/ui/test_text_fits.py",
        "tests/screens/test_walker.py",
        "-k", "translat or shortcuts or every_screen or glossary or found_by or begins",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_control_a_screen_without_its_line_is_nowhere(tree: Tree) -> None:
    """The module alone changes nothing."""
    tree.add("trainer/ui/screens/glossary.py", MODULE)
    seen = tree.python("-c", SEEN)
    assert "AssertionError" in seen.stderr
