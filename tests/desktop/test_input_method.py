"""A session of all question types with a Japanese input method, on a real desktop, as a plain user."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.desktop.input_method import ENVIRONMENT, start_input_method
from tests.desktop.session import Desktop, desktop, until
from tests.desktop.watching import Told, Watched
from tests.journeys.keys import ENTER
from tests.journeys.many_types import write_many_types
from tests.question_types.samples import SAMPLES, write_pack
from trainer.domain.dates import date_of
from trainer.domain.review import Answered
from trainer.domain.subject import PackId
from trainer.question_types import QUESTION_TYPES
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage

pytestmark = [pytest.mark.composed, pytest.mark.slow]
SAMPLE_PACK = PackId("jp.minori.samples")
SOCKETS = shutil.ignore_patterns("*.socket")
MOST = 40
"""Questions of one session; there are fewer."""
_FULL_WIDTH = {ord("."): "．", **{ord(str(digit)): chr(ord("０") + digit) for digit in range(10)}}
_NAMES = {ENTER: "Return", ".": "period", "-": "minus"}


class Session(NamedTuple):
    """What a session left behind."""

    asked: list[Told]
    told: list[Told]
    end: Told
    log: list[Answered]


def romaji(text: str) -> list[str]:
    """Return the keys that type it."""
    return [_NAMES.get(letter, letter) for letter in text]


class Typist:
    """Answers by keyboard and mouse, with the input method on."""

    def __init__(self, place: Desktop, app: Watched) -> None:
        self._place = place
        self._app = app

    def press(self, *keys: str) -> None:
        """Press keys."""
        self._place.press(*keys)

    def answer(self, asked: Told, *, right: bool = True) -> Told:
        """Answer the question and return the feedback to it."""
        kind = asked["type"]
        if kind in ("short", "cloze", "numeric") and right:
            getattr(self, f"_{kind}")(asked)
        else:
            self.press(*(key for text in asked["right_keys" if right else "wrong_keys"] for key in romaji(text)))
        return self._app.wait_for("feedback")

    def compose(self, keys: str, *then: str) -> Told:
        """Type into the field and press more keys; return what stands there afterwards."""
        self.press(*romaji(keys), *then)
        return self._app.wait_for("changed")

    def go_to(self, key: str, name: str) -> None:
        """Press a key until what has the keyboard has a name that begins so."""
        for _ in range(MOST):
            if self._app.newest("focus")["name"].startswith(name):
                return
            self.press(key)
            self._app.wait_for("focus")
        raise AssertionError(f"{key} does not lead to {name}: {self._app.newest('focus')}")

    def _short(self, _asked: Told) -> None:
        """Convert, commit, submit: three presses of Enter would be one too many."""
        self.press(*romaji("ri-do"), "space", "Return")
        self._stands("リード")
        self.press("Return")

    def _cloze(self, asked: Told) -> None:
        """Fill the first blank wrongly, the second rightly, come back by key and mend the first."""
        self.press(*romaji("eigyou"), "space", "Return", "Return")
        self.press(*romaji("eigyou"), "space", "Return")
        self._stands("営業", "営業")
        self._place.click(*asked["lines"][0])
        self.press("ctrl+a", *romaji("ma-ke"), "Return")
        self._stands("まーけ", "営業")
        self.press("shift+Tab", "Tab", "Return")

    def _numeric(self, asked: Told) -> None:
        """Commit full-width figures, throw a composition away, answer: what was thrown away is not graded."""
        self.press(*romaji(asked["right"][0]), "Return")
        self._stands(asked["right"][0].translate(_FULL_WIDTH))
        self.press(*romaji("aka"), "Escape")
        self.press("Return")

    def _stands(self, *texts: str) -> None:
        self._app.wait_for("changed", texts=list(texts))


@pytest.fixture(scope="module")
def place() -> Iterator[Desktop]:
    """Hand out a desktop with an input method."""
    with desktop() as made:
        start_input_method(made)
        yield made


@pytest.fixture(scope="module")
def session(place: Desktop, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Study all types to the end, the first choice wrongly."""
    pack = write_many_types(place.folder / "pack", 1)
    app = Watched(place, pack, **ENVIRONMENT)
    app.wait_for("ready", platform="xcb")
    typist = Typist(place, app)
    typist.press("Return")
    asked, told = [], []
    for _ in range(MOST):
        step = app.wait_for("ask", "end")
        if step["told"] == "end":
            break
        asked.append(step)
        told.append(typist.answer(step, right=step["type"] != "single"))
        typist.press("Return")
    app.end()
    return Session(asked, told, step, answers(place.data, tmp_path_factory.mktemp("copy") / "data"))


def answers(data: Path, copy: Path) -> list[Answered]:
    """Return the answers in the log, read from a copy: the file itself stays the plain user's."""
    shutil.copytree(data, copy, ignore=SOCKETS)
    storage = open_storage(DataFolder(copy), lambda: "device")
    try:
        records = [entry.record for entry in storage.log.replay(SAMPLE_PACK)]
    finally:
        storage.close()
    return [record for record in records if isinstance(record, Answered)]


def test_every_type_is_answered_and_the_session_ends(session: Session) -> None:
    """Each with its verdict and the right answer, and then the end."""
    assert {step["type"] for step in session.asked} == {each.name for each in QUESTION_TYPES}
    assert all(step["verdict"] and step["right"] for step in session.told)
    assert session.end["answered"] == len(session.told)


def test_the_log_holds_what_was_graded(session: Session) -> None:
    """As many answers, with the verdicts that were shown; what was typed with the input method is right."""
    assert [answer.correct for answer in session.log] == [step["correct"] for step in session.told]
    by_type = {asked["type"]: told for asked, told in zip(session.asked, session.told, strict=True)}
    assert [by_type[kind]["correct"] for kind in ("short", "cloze", "numeric")] == [True] * 3
    assert not by_type["single"]["correct"]


def test_a_composition_thrown_away_is_not_graded(session: Session) -> None:
    """The number is what was committed before it."""
    ((asked, told),) = (pair for pair in zip(session.asked, session.told, strict=True) if pair[0]["type"] == "numeric")
    (logged,) = (one for one in session.log if one.question == asked["question"])
    assert "あ" not in logged.response.parts[0]
    assert tuple(told["response"]) == logged.response.parts


@pytest.fixture(scope="module")
def typing(place: Desktop) -> Iterator[tuple[Typist, Watched]]:
    """Hand out an app with one question that is typed, begun."""
    folder = write_pack(place.folder / "typed", SAMPLES["short"])
    shutil.rmtree(place.data)
    place.run("mkdir", str(place.data))
    app = Watched(place, folder, **ENVIRONMENT)
    app.wait_for("ready")
    yield Typist(place, app), app
    app.end()


def test_what_is_composed_is_answered_by_a_click(typing: tuple[Typist, Watched], place: Desktop) -> None:
    """With nothing in the field but the composition the button is there, and takes it."""
    typist, app = typing
    typist.press("Return")
    asked = app.wait_for("ask")
    assert not asked["ready"]
    typist.press(*romaji("ri-do"))
    app.wait_for("changed", texts=[""], seen=["りーど"], ready=True)
    place.click(*asked["button"])
    assert app.wait_for("feedback")["correct"]


def test_what_was_thrown_away_is_not_there_when_one_comes_back(typing: tuple[Typist, Watched]) -> None:
    """Taken back, begun to compose, thrown away, left, come back: the field is empty."""
    typist, app = typing
    typist.press("z")
    assert app.wait_for("ask")["texts"] == [""]
    typist.press(*romaji("shijou"))
    app.wait_for("changed", seen=["しじょう"])
    typist.press("Escape")
    app.wait_for("changed", seen=[""])
    typist.press("Escape")
    app.wait_for("screen")
    typist.press("Return", "Return")
    assert app.wait_for("ask")["seen"] == [""]


def test_the_due_date_is_typed_with_the_input_method_on(typing: tuple[Typist, Watched], place: Desktop) -> None:
    """Digit by digit over the words that stand there, and kept."""
    typist, app = typing
    typist.press("Escape")
    app.wait_for("screen")
    typist.press("ctrl+1", "ctrl+2")
    app.wait_for("screen", name="progress")
    typist.go_to("Tab", "見るもの: ")
    typist.go_to("Right", "見るもの: 見通し")
    typist.go_to("Tab", "別の日")
    year = datetime.now(tz=UTC).year + 1
    typist.press(*f"{year}0115", "Return")
    until(lambda: "kept" if due_date(place) == date(year, 1, 15) else "", "the due date")


def due_date(place: Desktop) -> date | None:
    """Return the due date that is kept, read from a copy while the app goes on."""
    copy = Path(tempfile.mkdtemp(prefix="minori-copy-", dir=place.folder))
    shutil.copytree(place.data, copy, ignore=SOCKETS, dirs_exist_ok=True)
    storage = open_storage(DataFolder(copy), lambda: "device")
    try:
        day = storage.preferences.read().due_day
        return None if day is None else date_of(day)
    finally:
        storage.close()
