"""A newcomer's rule, policy and report: one module and its line, and everything that lists them follows by itself."""

from pathlib import Path

import pytest

from tests.architecture.toy import Tree, copy_of_the_tree
from trainer.authoring.lint import LINT_RULES
from trainer.packs.reading_rules import RULES

RULE = '''\
"""{id}: a stem asks one thing."""

from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message


def _two(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        if item.question.stem.ja.count("ですか") > 1:
            yield Finding(item.entry, "stem")


TWO_QUESTIONS = LintRule(
    id="{id}",
    severity="warning",
    sentence=message("There are two questions."),
    mend=message("Ask one."),
    bad=single("担当は誰ですか。相手は誰ですか。", JOBS),
    good=single(FAIR, JOBS),
    check=_two,
)
'''
POLICY = '''\
"""The strongest policy but one: what the simple one does, under a name of its own."""

from trainer.scheduling.policies.due_then_new import DueThenNew


class Toy(DueThenNew):
    """A row of the simulation."""

    name = "toy"
'''
ONE_LEARNER = """\
from dataclasses import replace
from tests.benchmarks.learning.cells import BASE, EVERY, one
print(one(EVERY["toy"], replace(BASE, days=3), "T1", 1).answers)
"""
INIT = "trainer/authoring/lint/__init__.py"
REPORT = '''\
"""How many facts of each topic were met."""

from trainer.domain.message import counted, message
from trainer.reports.report import Column, PlainReport, ReportSpec, Table
from trainer.reports.report_input import ReportInput


def toy_report(given: ReportInput) -> PlainReport:
    """Return the number of facts met, topic by topic."""
    met = [given.catalogue.topic_of.get(fact) for fact in given.facts]
    rows = tuple((given.pack.topic_name(topic), met.count(topic)) for topic in given.catalogue.topics)
    columns = (Column(message("Toy topic"), words=True), Column(message("Toys met")))
    said = counted("{count} toy was met.", "{count} toys were met.", len(met))
    return PlainReport((said,), Table(columns, rows))


TOY = ReportSpec("toy", message("Toys"), toy_report)
'''
TOY_WORDS = """
#: trainer/reports/toy.py
msgid "Toys"
msgstr "おもちゃ"

#: trainer/reports/toy.py
msgid "Toy topic"
msgstr "おもちゃの分野"

#: trainer/reports/toy.py
msgid "Toys met"
msgstr "出会ったおもちゃ"

#: trainer/reports/toy.py
msgid "{count} toy was met."
msgid_plural "{count} toys were met."
msgstr[0] "おもちゃ{count}個に出会いました。"
"""
IN_THE_WINDOW = """\
from PySide6.QtWidgets import QApplication, QLabel
from tests.ui import made_reports
from trainer.domain.preferences import Preferences
from trainer.ui.screens.progress.screen import ProgressScreen
from trainer.ui.theme.appearance import Appearance

application = QApplication([])
screen = ProgressScreen(Appearance(application, Preferences()))
screen.switch.picked.emit("toy")
screen.show_report("toy", made_reports.report("toy"))
view = screen._views["toy"]
rows = view.table.view.numbers.rows
screen.export.copy_text.trigger()
print(type(view).__name__, view.first.clean_text(), len(rows), application.clipboard().text().splitlines()[0], sep="|")
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return a copy that may be changed."""
    return copy_of_the_tree(tmp_path)


def add_rule(tree: Tree, id_: str) -> None:
    """Do what the recipe says: an entry, its line, the table."""
    tree.add("trainer/authoring/lint/two_questions.py", RULE.replace("{id}", id_))
    tree.put_in(INIT, "    units,\n    why,\n", "    two_questions,\n")
    tree.put_in(INIT, "    coverage.FEW_QUESTIONS,\n", "    two_questions.TWO_QUESTIONS,\n")
    written = tree.python("-m", "tests.bank.rule_table")
    assert written.returncode == 0, written.stderr


@pytest.mark.slow
def test_a_lint_rule_is_an_entry_and_its_line(tree: Tree) -> None:
    """Its examples are its test, the READMEs list it, the built-in packs are checked by it."""
    add_rule(tree, "W32")
    done = tree.tests("tests/authoring/lint/test_rules.py", "tests/bank/test_readme.py")
    assert done.returncode == 0, done.stdout
    listed = tree.tests("tests/authoring/lint/test_rules.py", "--collect-only", "-k", "W32")
    assert "test_the_bad_example_breaks_the_rule_once[W32]" in listed.stdout
    assert "W32" in (tree.root / "questions/README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_lint_rule_whose_id_is_taken_is_told_the_next(tree: Tree) -> None:
    """Control: the failing test names the id to take."""
    add_rule(tree, "W11")
    done = tree.tests("tests/authoring/lint/test_rules.py", "-k", "ids_are_used_once")
    assert done.returncode == 1
    free = max(int(id_[1:]) for id_ in (*RULES, *(rule.id for rule in LINT_RULES)) if id_[1:].isdecimal()) + 1
    assert f"W11 is taken; the next free id is W{free}" in done.stdout


@pytest.mark.slow
def test_a_policy_is_a_module_and_its_line(tree: Tree) -> None:
    """It is a row of the simulation by itself, and no test keeps a list of its own."""
    before = tree.python("-c", ONE_LEARNER)
    assert "KeyError: 'toy'" in before.stderr
    init = "trainer/scheduling/policies/__init__.py"
    tree.add("trainer/scheduling/policies/toy.py", POLICY)
    tree.put_in(init, "from trainer.scheduling.policy import", "from trainer.scheduling.policies.toy import Toy\n")
    text = (tree.root / init).read_text(encoding="utf-8")
    (tree.root / init).write_text(text.replace("DueThenNew())", "DueThenNew(), Toy())"), encoding="utf-8")
    row = tree.python("-c", ONE_LEARNER)
    assert int(row.stdout) > 0, row.stderr
    done = tree.tests(
        "tests/scheduling/test_shortfall_share.py",
        "tests/study/test_promises.py",
        "tests/benchmarks/test_learning.py",
        "-k", "policy or shortfall_share or in_use",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_a_report_is_a_module_its_line_and_its_words(tree: Tree) -> None:
    """It is listed and printed as text and as CSV, and the window shows it by the general view and copies it."""
    init, words = "trainer/reports/__init__.py", "assets/locale/ja/LC_MESSAGES/minori"
    tree.add("trainer/reports/toy.py", REPORT)
    tree.put_in(init, "\nREPORTS:", "from trainer.reports.toy import TOY\n")
    text = (tree.root / init).read_text(encoding="utf-8")
    (tree.root / init).write_text(text.replace("    DAYS,\n)", "    DAYS,\n    TOY,\n)"), encoding="utf-8")
    with (tree.root / f"{words}.po").open("a", encoding="utf-8") as catalogue:
        catalogue.write(TOY_WORDS)
    compiled = tree.python("-m", "babel.messages.frontend", "compile", "-d", "assets/locale", "-D", "minori")
    assert compiled.returncode == 0, compiled.stderr

    assert "toy          おもちゃ\n" in tree.python("main.py", "report").stdout
    printed = tree.python("main.py", "report", "toy", "--data", "here").stdout
    assert printed.startswith("おもちゃ0個に出会いました。\n\nおもちゃの分野")
    heads, *rows = tree.python("main.py", "report", "toy", "--csv", "--data", "here").stdout.splitlines()
    assert heads == "おもちゃの分野,出会ったおもちゃ"
    assert len(rows) > 10

    shown = tree.python("-c", IN_THE_WINDOW)
    kind, sentence, in_table, copied = shown.stdout.strip().split("|")
    assert (kind, in_table) == ("GeneralView", "6"), shown.stderr
    assert sentence == copied != ""

    done = tree.tests(
        "tests/reports/test_reports.py", "tests/ui/test_reports.py", "tests/ui/test_report_tables.py",
        "tests/architecture/test_translations.py", "tests/app/test_command_line.py", "-k", "report or toy or catalogue",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
