"""A newcomer's question type with something new to say in feedback: its module, its line and the catalogue."""

from pathlib import Path

import pytest

from tests.architecture.toy import Tree, copy_of_the_tree

TYPE = '''\
"""The odd one out: one option does not belong, and what the others share is told afterwards."""

from dataclasses import dataclass, replace

from trainer.domain.asking import Asking, ChooseOne
from trainer.domain.grade import Grade, Remark
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.response import Response
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.choices import keys_of, options_of, parse_choices
from trainer.question_types.common.choosing import ChoicesBody, graded
from trainer.question_types.common.showing import Drawn, showing
from trainer.question_types.question_type import Traits, body_of


@dataclass(frozen=True, slots=True)
class OddBody(ChoicesBody):
    """The options, and what all but one of them share."""

    shared: Text


class OddOneOut:
    """`type: odd`."""

    name = "odd"
    title = message("Odd one out")
    form = Form.CONTRAST
    traits = Traits(stem_asks=True)

    def parse(self, entry: Entry) -> OddBody | None:
        """Read `choices` and `shared`."""
        return OddBody(parse_choices(entry, "choices", only_one=True), entry.text("shared"))

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing."""
        choices = body_of(question, OddBody).drawn(seed)
        drawn = Drawn(keys_of(choices), len(choices))
        return showing(question, ChooseOne(options_of(choices, language)), (seed, language), drawn)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge the one key that was chosen, and say what the others share."""
        body = body_of(question, OddBody)
        correct = set(response.parts) == body.right_keys(asking)
        remark = Remark(message("What the others share"), body.shared.in_(asking.language))
        return replace(graded(question, body, asking, response.parts, correct=correct), remarks=(remark,))
'''
WORDS = """
#: trainer/question_types/odd.py
msgid "Odd one out"
msgstr "仲間はずれ"

#: trainer/question_types/odd.py
msgid "What the others share"
msgstr "ほかに共通すること"
"""
QUESTION = """\
  - id: sample.odd
    type: odd
    tests: [m.goal]
    stem: {ja: 仲間はずれはどれですか。, en: Which does not belong?}
    decides: {ja: 買う話の前かどうか。, en: Is it before buying is discussed?}
    shared: {ja: どれも広く知らせる仕事です。, en: All of them speak to many.}
    choices:
      - key: a
        ok: yes
        text: {ja: 見積書を渡す, en: Hand over a quote}
      - key: b
        lure: s.goal
        text: {ja: 広告を出す, en: Run an advert}
        why: {ja: 広告は広く届きます。, en: An advert reaches many.}
      - key: c
        lure: none
        text: {ja: 記事を書く, en: Write an article}
        why: {ja: 記事は広く届きます。, en: An article reaches many.}
"""
ASKED = """\
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLabel
from tests.question_types.samples import write_pack
from tests.screens.theatre import Theatre
from trainer.domain.response import Response
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.terminal.feedback import feedback_lines
from trainer.ui.question.feedback import announcement

folder = write_pack(Path(sys.argv[1]), Path(sys.argv[2]).read_text(encoding="utf-8"))
pack = read_pack(folder, QUESTION_TYPES).pack
application = QApplication([])
for key in "ab":
    theatre = Theatre(application, pack)
    theatre.begin("fact", pack.questions["sample.odd"].tests[0])
    theatre.give(Response((key,)))
    step = theatre.step
    block = theatre.window.stack.built["question"].parts.feedback
    print(key, step.grade.correct)
    print("window", [label.accessibleName() for label in block.findChildren(QLabel) if label.isVisibleTo(block)])
    print("terminal", list(feedback_lines(step)))
    print("announcement", repr(announcement(step.told)))
    theatre.close()
"""
PLACES = ("window", "terminal", "announcement")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return a copy that may be changed."""
    return copy_of_the_tree(tmp_path / "tree")


def _asked(tree: Tree, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "odd.yaml").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "pack").mkdir()
    done = tree.python("-c", ASKED, str(tmp_path / "pack"), str(tmp_path / "odd.yaml"))
    assert done.returncode == 0, done.stderr
    return {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in done.stdout.splitlines()}


@pytest.mark.slow
def test_a_question_type_says_something_new_by_its_module_its_line_and_the_catalogue(
    tree: Tree, tmp_path: Path
) -> None:
    """It is asked and graded, and its own words stand in the window, in the terminal and in what is read aloud."""
    init = "trainer/question_types/__init__.py"
    tree.add("trainer/question_types/odd.py", TYPE)
    tree.put_in(init, "from trainer.question_types.order", "from trainer.question_types.odd import OddOneOut\n")
    tree.put_in(init, "    Card(),\n", "    OddOneOut(),\n")
    catalogue = tree.root / "assets/locale/ja/LC_MESSAGES/minori.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + WORDS, encoding="utf-8")
    compiled = tree.python("-m", "babel.messages.frontend", "compile", "-d", "assets/locale", "-D", "minori")
    assert compiled.returncode == 0, compiled.stderr
    said = _asked(tree, tmp_path)
    assert (said["a"], said["b"]) == ("True", "False")
    for place in PLACES:
        assert "ほかに共通すること" in said[place], place
        assert "どれも広く知らせる仕事です。" in said[place], place
    checked = tree.tests("tests/architecture/test_translations.py", "-k", "translated or compiled or filled")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_a_new_answer_shape_is_asked_for_by_the_type_checker(tree: Tree) -> None:
    """Its view in the window and its lines in the terminal are named, and nothing else of ui is."""
    path = "trainer/domain/asking.py"
    tree.put_in(path, "class TurnCard(NamedTuple):", 'class Toy(NamedTuple):\n    """New."""\n\n    back: str\n\n\n')
    tree.put_in(path, "    | TurnCard\n", "    | Toy\n")
    done = tree.python(
        "-m", "mypy", "trainer/ui/question", "trainer/terminal", "trainer/study/hints.py", "--no-incremental"
    )
    told = {line.split(":", 1)[0] for line in done.stdout.splitlines() if "assert_never" in line}
    assert told == {
        "trainer/ui/question/answers/__init__.py",
        "trainer/terminal/answers.py",
        "trainer/study/hints.py",
    }, done.stdout
