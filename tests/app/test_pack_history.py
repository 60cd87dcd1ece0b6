"""A pack never goes on with the progress of another that only has the same id: the learner is asked."""

from pathlib import Path

import pytest

from tests.benchmarks.learner_for_window import SteppingClock
from tests.journeys.learner import FIRST_MORNING
from tests.packs.small_pack import FACTS, PACK, QUESTION, QUESTIONS, write_pack
from trainer.app.cli import read_options
from trainer.app.command_line_options import HistoryChoice
from trainer.app.library_session import LibrarySession
from trainer.app.pack_history import OtherPackSameId
from trainer.domain.response import DONT_KNOW
from trainer.storage.data_folder import DataFolder
from trainer.translations import say


class Machine:
    """One data folder, opened again and again with one pack or another."""

    def __init__(self, tmp_path: Path) -> None:
        self._tmp_path = tmp_path
        self._folder = DataFolder(tmp_path / "data")
        self._folder.prepare()

    def pack(self, name: str, *, author: str = "Minori", facts: str = "f", questions: str = QUESTIONS) -> Path:
        """Write a pack with the one id; other `facts` have other ids."""
        pack = PACK.replace("author: Minori", f"author: {author}")
        changed = [text.replace("f.1", f"{facts}.1").replace("f.2", f"{facts}.2") for text in (FACTS, questions)]
        return write_pack(self._tmp_path / name, pack=pack, facts=changed[0], questions=changed[1])

    def study(self, pack: Path, choice: HistoryChoice | None = None) -> int:
        """Answer one question; return how many answers the pack's history had before."""
        learner = LibrarySession(self._folder, pack, SteppingClock(FIRST_MORNING), history=choice)
        try:
            service = learner.service()
            context = service._context
            before = sum(fact.answers for fact in context.log.state(context.pack.id).facts.values())
            service.start_session("learn")
            service.submit_answer(DONT_KNOW, None, 1_000)
            return before
        finally:
            learner.close()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine on which the pack has been studied once."""
    made = Machine(tmp_path)
    assert made.study(made.pack("first")) == 0
    return made


def test_the_same_pack_goes_on_unasked(machine: Machine) -> None:
    """Opened again, from another folder, with a question more."""
    assert machine.study(machine.pack("first")) == 1
    more = QUESTIONS + QUESTION.replace("q.1", "q.2")
    assert machine.study(machine.pack("moved", questions=more)) == 2


@pytest.mark.parametrize("other", [{"author": "Somebody"}, {"facts": "g"}])
def test_another_pack_is_not_opened_over_it(machine: Machine, other: dict[str, str]) -> None:
    """Of another author, or with none of the facts: a sentence with two ways on, and nothing is written."""
    with pytest.raises(OtherPackSameId) as refused:
        machine.study(machine.pack("second", **other))
    said = say(refused.value.sentence, "en")
    assert "--new-history" in said
    assert "--same-history" in said
    assert machine.study(machine.pack("first")) == 1


@pytest.mark.parametrize("other", [{"author": "Somebody"}, {"facts": "g"}])
def test_as_a_new_one_it_has_progress_of_its_own(machine: Machine, other: dict[str, str]) -> None:
    """From then on both are opened unasked, each with its own."""
    second = machine.pack("second", **other)
    assert machine.study(second, "new") == 0
    assert machine.study(second) == 1
    assert machine.study(machine.pack("first")) == 1


def test_as_the_same_it_goes_on(machine: Machine) -> None:
    """A pack that was handed on to another author."""
    second = machine.pack("second", author="Somebody")
    assert machine.study(second, "same") == 1
    assert machine.study(second) == 2


def test_a_lost_list_asks_once_more_and_finds_the_progress_again(machine: Machine, tmp_path: Path) -> None:
    """Without `packs.json`, or with one that is damaged."""
    second = machine.pack("second", facts="g")
    machine.study(second, "new")
    (tmp_path / "data" / "packs.json").write_text("{", encoding="utf-8")
    assert machine.study(machine.pack("first")) == 1
    with pytest.raises(OtherPackSameId):
        machine.study(second)
    assert machine.study(second, "new") == 1


@pytest.mark.parametrize(("word", "choice"), [("--new-history", "new"), ("--same-history", "same")])
def test_the_command_line_has_both_ways(word: str, choice: str) -> None:
    """As the sentence names them."""
    assert read_options([word]).history == choice
