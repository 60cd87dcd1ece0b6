"""A session of all question types by ear: Orca's log holds verdict, right answer and ending."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from tests.desktop.screen_reader import ENVIRONMENT, Orca
from tests.desktop.session import desktop
from tests.desktop.watching import Told, Watched
from tests.journeys.keys import ENTER
from tests.journeys.many_types import write_many_types
from trainer.question_types import QUESTION_TYPES

pytestmark = [pytest.mark.spoken, pytest.mark.slow]
MOST = 40
"""Questions of one session; there are fewer."""
TYPED = ("short", "cloze", "numeric")


class Heard(NamedTuple):
    """One answered question and what was spoken of it."""

    asked: Told
    told: Told
    question: str
    """From the question until its answer."""
    feedback: str
    """From the answer until the next question."""


class Session(NamedTuple):
    """A whole session."""

    answers: list[Heard]
    end: Told
    ending: str


def keys_of(asked: Told, *, right: bool) -> list[str]:
    """Return the keys for X; what has to be typed is answered wrongly, with a letter or a number."""
    if asked["type"] in TYPED:
        given = "9" if asked["type"] == "numeric" else "x"
        return [given if text != ENTER else "Return" for text in asked["wrong_keys"]]
    keys = asked["right_keys" if right else "wrong_keys"]
    return ["Return" if key == ENTER else key for key in keys]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Play a session by keys with Orca running, half of the answers wrong."""
    folder = tmp_path_factory.mktemp("spoken")
    with desktop() as place:
        pack = write_many_types(place.folder / "pack", 1)
        orca = Orca(place)
        app = Watched(place, pack, **ENVIRONMENT)
        app.wait_for("ready")
        at = len(orca.spoken())
        place.press("Return")
        try:
            yield _played(app, orca, place.press, at)
        finally:
            (folder / "orca.log").write_bytes((place.home / "orca.log").read_bytes())


def _played(app: Watched, orca: Orca, press: Callable[..., None], at: int) -> Session:
    """Answer to the end; `at` utterances were spoken before."""
    answers: list[Heard] = []
    for number in range(MOST):
        step = app.wait_for("ask", "end")
        if step["told"] == "end":
            orca.wait_for(str(step["answered"]), at)
            return Session(answers, step, "\n".join(orca.spoken()[at:]))
        orca.wait_for(step["prompt"][:8], at)
        asked, at = "\n".join(orca.spoken()[at:]), len(orca.spoken())
        *keys, last = keys_of(step, right=number % 2 == 0)
        for key in keys:
            before = len(orca.spoken())
            press(key)
            orca.wait_for_more(before)
        asked += "\n".join(orca.spoken()[at:])
        at = len(orca.spoken())
        press(last)
        told = app.wait_for("feedback")
        orca.wait_for(told["verdict"], at)
        answers.append(Heard(step, told, asked, "\n".join(orca.spoken()[at:])))
        at = len(orca.spoken())
        press("Return")
    raise AssertionError("the session does not end")


@pytest.mark.wcag("4.1.3", "4.1.2", "EN 11.5.2.3", "EN 11.5.2.15")
def test_every_verdict_is_spoken(session: Session) -> None:
    """Right and wrong, of every type."""
    assert {one.asked["type"] for one in session.answers} == {kind.name for kind in QUESTION_TYPES}
    assert {one.told["correct"] for one in session.answers} == {True, False}
    assert [one.asked["type"] for one in session.answers if one.told["verdict"] not in one.feedback] == []


@pytest.mark.wcag("3.3.1", "3.3.3")
def test_every_right_answer_is_spoken_after_a_wrong_one(session: Session) -> None:
    """As it stands in the feedback."""
    wrong = [one for one in session.answers if not one.told["correct"]]
    assert wrong
    assert [one.asked["type"] for one in wrong if one.told["right"] not in one.feedback] == []


SECOND = {"truefalse": "理由", "order": "すべて置きました", "match": "すべて置きました", "sort": "すべて置きました"}
"""What is heard before Enter: the reason asked for, the last thing placed."""


@pytest.mark.wcag("4.1.3", "EN 11.5.2.13")
@pytest.mark.parametrize("kind", SECOND)
def test_every_placing_is_spoken(session: Session, kind: str) -> None:
    """Key by key, before the answer is handed in."""
    heard = [one.question for one in session.answers if one.asked["type"] == kind]
    assert heard
    assert all(SECOND[kind] in words for words in heard)


def test_the_bar_does_not_talk_into_it(session: Session) -> None:
    """No percents between a verdict and its right answer."""
    assert not any("percent" in one.feedback or "%" in one.feedback.partition("\n")[0] for one in session.answers)


@pytest.mark.wcag("4.1.3")
def test_the_ending_is_spoken(session: Session) -> None:
    """How many were asked, how many were right, and when to come back."""
    assert str(session.end["answered"]) in session.ending
    assert str(session.end["right"]) in session.ending
    assert "明日" in session.ending or "また" in session.ending


def test_control_what_was_not_spoken_is_not_found(session: Session) -> None:
    """The log is no echo of everything that is on the screen."""
    assert all("xyzzy" not in one.feedback for one in session.answers)
