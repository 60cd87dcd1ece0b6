"""Every question type, in the window and in the terminal: ask, wrong, feedback, undo, restart, right; then the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.benchmarks.learner_for_window import SteppingClock
from tests.journeys.keys import lines_for
from tests.journeys.learner import FIRST_MORNING, Learner
from tests.question_types.samples import RIGHT_RESPONSE, SAMPLES, WRONG_RESPONSE, write_pack
from tests.shown import shown_in
from trainer.app.library_session import LibrarySession
from trainer.domain.hash_chain import first_break
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogEntry
from trainer.domain.subject import PackId
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.storage.worker_thread import WorkerThread
from trainer.study.steps import AskStep, Part
from trainer.terminal.study_loop import StudyLoop

TYPES = [each.name for each in QUESTION_TYPES]
SAMPLE_PACK = PackId("jp.minori.samples")


def log_of(folder: Path) -> list[LogEntry]:
    """Return the whole log, undone answers and undos too."""
    storage = open_storage(DataFolder(folder), lambda: "device")
    try:
        return list(storage.log.replay(SAMPLE_PACK))
    finally:
        storage.close()


def check_log(entries: list[LogEntry]) -> None:
    """Demand a wrong answer, its undo, and a right answer to the same question, chained."""
    wrong, undo, right = (entry.record for entry in entries)
    assert isinstance(wrong, Answered)
    assert isinstance(undo, AnswerUndone)
    assert isinstance(right, Answered)
    assert (wrong.correct, right.correct) == (False, True)
    assert wrong.response.parts
    assert undo.cancels == wrong.id
    assert wrong.question == right.question
    assert [entry.sequence for entry in entries] == [1, 2, 3]
    assert first_break(entries) is None


def test_every_type_has_its_journey() -> None:
    """A type without a sample would have no journey."""
    assert set(TYPES) == SAMPLES.keys() == RIGHT_RESPONSE.keys() == WRONG_RESPONSE.keys()


@pytest.mark.wcag("2.1.1")
@pytest.mark.parametrize("kind", TYPES)
def test_in_the_window_by_keyboard(kind: str, qtbot: QtBot, tmp_path: Path) -> None:
    """Wrong, undone, restarted, right: all by keys, and the log says so."""
    learner = Learner(qtbot, tmp_path / "data", write_pack(tmp_path / "pack", SAMPLES[kind]))
    learner.open()
    learner.press_start()
    first = learner.asked()
    told = learner.answer(right=False)
    assert not told.grade.correct
    assert told.told.text_of(Part.DECIDES)[0].ja
    learner.undo()
    assert learner.asked().asking == first.asking
    learner.close()
    learner.open()
    learner.press_start()
    assert learner.answer(right=True).grade.correct
    learner.close()
    check_log(log_of(tmp_path / "data"))


@pytest.mark.wcag("3.3.4")
def test_an_answer_can_be_undone_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    """The day's newest answer is taken back by Ctrl+Z after the window was closed and opened again."""
    learner = Learner(qtbot, tmp_path / "data", write_pack(tmp_path / "pack"))
    learner.open()
    learner.press_start()
    first = learner.asked()
    learner.answer(right=False)
    learner.close()
    learner.open()
    learner.press_start()
    assert learner.asked().can_undo
    learner.undo()
    assert learner.asked().asking == first.asking
    learner.close()
    _, undo = log_of(tmp_path / "data")
    assert isinstance(undo.record, AnswerUndone)


def test_an_undone_answer_can_be_put_back_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    """By Ctrl+Shift+Z: its feedback stands there again, and the log holds all three records."""
    learner = Learner(qtbot, tmp_path / "data", write_pack(tmp_path / "pack"))
    learner.open()
    learner.press_start()
    told = learner.answer(right=False)
    learner.undo()
    learner.close()
    learner.open()
    learner.press_start()
    assert learner.asked().can_redo
    learner.redo()
    assert (learner.told().asking, learner.told().response) == (told.asking, told.response)
    assert not learner.told().can_redo
    learner.close()
    assert [type(one.record) for one in log_of(tmp_path / "data")] == [Answered, AnswerUndone, AnswerRedone]


class Typist:
    """Types at the terminal: "right", "wrong", or a line as it is; at the end of its script the input ends."""

    def __init__(self, desk: LibrarySession, lane: WorkerThread, pack: Path, script: list[str]) -> None:
        self._desk = desk
        self._lane = lane
        self._pack = load_pack(pack, QUESTION_TYPES)
        self._lines = self._typed(script)

    def read(self) -> str:
        """Return the next line."""
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None

    def _typed(self, script: list[str]) -> Iterator[str]:
        for word in script:
            if word not in {"right", "wrong"}:
                yield word
                continue
            step = self._lane.submit(self._desk.service().current_step).result()
            assert isinstance(step, AskStep)
            question = shown_in(self._pack, step.asking)
            builders = RIGHT_RESPONSE if word == "right" else WRONG_RESPONSE
            yield from lines_for(step.asking.shape, builders[question.type](question, step.asking))


def at_the_terminal(data: Path, pack: Path, script: list[str]) -> str:
    """Run the terminal mode on a script and return what it printed."""
    lane = WorkerThread()
    clock = SteppingClock(FIRST_MORNING)
    folder = DataFolder(data)
    folder.prepare()
    learner = LibrarySession(folder, pack, clock)
    said: list[str] = []
    try:
        desk = lane.submit(learner.service).result()
        StudyLoop(desk, lane, clock, Typist(learner, lane, pack, script).read, said.append).run()
    finally:
        lane.submit(learner.close).result()
        lane.close()
    return "\n".join(said)


def test_the_terminal_changes_its_language_and_has_help(tmp_path: Path) -> None:
    """The question is asked again in the other words and nothing is answered by it; the next start goes on in them."""
    pack = write_pack(tmp_path / "pack", SAMPLES["single"])
    said = at_the_terminal(tmp_path / "data", pack, ["?", "/l", "?", "/q"])
    assert said.count("/l 言語を替える") == 2
    assert said.index("名刺を集める") < said.index("Why collect cards") < said.index("/l another language")
    assert said.endswith("Everything is saved.")
    assert log_of(tmp_path / "data") == []
    storage = open_storage(DataFolder(tmp_path / "data"), lambda: "device")
    assert storage.preferences.read().language == "en"
    storage.close()


def test_the_terminal_puts_back_what_it_took_back(tmp_path: Path) -> None:
    """And says so where there is nothing to put back."""
    pack = write_pack(tmp_path / "pack", SAMPLES["single"])
    said = at_the_terminal(tmp_path / "data", pack, ["wrong", "/r", "/u", "/r", "/q"])
    assert said.count("今日取り消した答えはありません。") == 1
    assert said.count("取り消した答えを元に戻しました。") == 1
    assert said.split("元に戻しました。")[1].count("×") == 1
    kinds = [type(one.record) for one in log_of(tmp_path / "data")]
    assert kinds == [Answered, AnswerUndone, AnswerRedone]


@pytest.mark.parametrize("kind", TYPES)
def test_in_the_terminal(kind: str, tmp_path: Path) -> None:
    """The same journey as lines of text; who says they did not know a card made no mistake, and is told."""
    pack = write_pack(tmp_path / "pack", SAMPLES[kind])
    said = at_the_terminal(tmp_path / "data", pack, ["wrong", "/u", "/q"])
    assert ("・" if kind == "card" else "×") in said.split("─" * 60)[1]
    said = at_the_terminal(tmp_path / "data", pack, ["right", "/q"])
    assert "○" in said
    check_log(log_of(tmp_path / "data"))
