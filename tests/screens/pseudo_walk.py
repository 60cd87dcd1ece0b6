"""Walks the real window in the third language and prints, a line of JSON each, what escaped: run in a copy of the tree.

`python -m tests.screens.pseudo_walk`
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QPushButton

from tests.packaged_fonts import use_only_packaged_fonts
from tests.pseudo_language import CODE, escaped, foreign_source, texts_of
from tests.question_types.samples import FACTS, PACK, SAMPLES
from tests.screens.stage import settle
from tests.screens.texts_shown import texts_shown
from tests.screens.theatre import Theatre
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.reports import REPORTS
from trainer.study.steps import AskStep, EndStep
from trainer.ui.application import ARGUMENTS
from trainer.ui.screens import SCREENS

AT_MOST = 60
"""Answers after which a session must be over."""


def foreign_pack(folder: Path) -> Pack:
    """Write and read a pack of a question of each type, in letters of its own."""
    files = {
        "pack.yaml": PACK,
        "facts/role.yaml": FACTS,
        "questions/role.yaml": "questions:\n" + "".join(SAMPLES.values()),
    }
    for name, source in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(foreign_source(source), encoding="utf-8")
    found = read_pack(folder, QUESTION_TYPES)
    assert found.pack is not None, [str(fault) for fault in found.faults]
    return found.pack


class Walk:
    """Everything a learner comes to see; `escapes` is what no catalogue said."""

    def __init__(self, application: QApplication, pack: Pack) -> None:
        self.theatre = Theatre(application, pack, language=CODE)
        self._contents = {text for text in texts_of(pack) if len(text) > 1}
        self.escapes: set[str] = set()
        self.read = 0

    def look(self) -> None:
        """Read every widget that is seen."""
        for text in texts_shown(self.theatre.window):
            self.read += 1
            if escaped(text, self._contents):
                self.escapes.add(text)

    def everything(self) -> None:
        """Go through sessions, screens, reports, the palette and what says that something is wrong."""
        self.look()
        for kind, right in (("learn", True), ("review", False), ("test", False)):
            self.session(kind, right=right)
        for spec in SCREENS:
            if not spec.alone:
                self.theatre.show(spec.name)
                self.look()
        self.reports()
        self.field()
        self.palette()
        self.trouble()

    def session(self, kind: str, *, right: bool) -> None:
        """Study to the end."""
        self.theatre.begin(kind)
        for _ in range(AT_MOST):
            self.look()
            if isinstance(self.theatre.step, EndStep):
                return
            if isinstance(self.theatre.step, AskStep):
                self.theatre.answer(right=right)
            else:
                self.theatre.go_on()

    def reports(self) -> None:
        """Show each report."""
        self.theatre.show("progress")
        screen: Any = self.theatre.window.stack.built["progress"]
        for spec in REPORTS:
            screen.findChild(QPushButton, f"segment-{spec.name}").click()
            settle()
            self.look()

    def field(self) -> None:
        """Point at each plant, and read the field as a list."""
        self.theatre.show("home")
        home: Any = self.theatre.window.stack.built["home"]
        for fact in self.theatre.learner.pack.facts:
            home.field.point_at(fact)
            settle()
            self.look()
        home._as_list.setChecked(True)
        settle()
        self.look()

    def palette(self) -> None:
        """Read what the palette offers, finds and does not find."""
        for typed in ("", "ΨΞ", "ΣΣΣ"):
            self.theatre.find(typed)
            self.look()
            self.theatre.palette.close()
            settle()
        self.theatre.palette.offer_packs()
        settle()
        self.look()
        self.theatre.palette.close()

    def trouble(self) -> None:
        """Show a problem and a bug."""
        self.theatre.window.say_problem(message("Nothing has begun yet."))
        self.theatre.window.show_bug("")
        settle()
        self.look()


def walked() -> Iterator[str]:
    """Walk and yield what escaped."""
    application = QApplication.instance() or QApplication(list(ARGUMENTS))
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(application, foreign_pack(Path(folder)))
        walk.everything()
        walk.theatre.close()
    assert walk.read
    yield from sorted(walk.escapes)


if __name__ == "__main__":
    use_only_packaged_fonts(Path(tempfile.mkdtemp()))
    for text in walked():
        print(json.dumps(text, ensure_ascii=False))
