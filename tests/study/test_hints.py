"""The three hints of a first run: each in its place, each once, derived from the log alone."""

from tests.study.learner import Learner, ask, feedback
from tests.study.small_pack import OTHER, RIGHT, TWIN
from trainer.domain.message import NOTHING, Message, english
from trainer.study.steps import AskStep, FeedbackStep, Step


def hints(learner: Learner, days: int = 3) -> list[Message]:
    """Study some days and return every hint that was shown."""
    found: list[Message] = []

    def note(step: Step | None) -> None:
        if isinstance(step, AskStep | FeedbackStep) and step.hint.id:
            found.append(step.hint)

    for day in range(days):
        step = learner.restart().start_session("review")
        for turn in range(12):
            note(step)
            if isinstance(step, AskStep):
                step = learner.answer((RIGHT, TWIN, OTHER)[(day + turn) % 3])
            elif isinstance(step, FeedbackStep):
                step = learner.desk.next_question()
        learner.clock.pass_days(1)
    return found


def test_at_most_three_and_each_once() -> None:
    """How to answer, how sure, the table: over three days with restarts never again."""
    found = hints(Learner())
    assert len(found) == 3
    assert len(set(found)) == 3
    assert "Enter" in english(found[0])
    assert "Q" in english(found[1])
    assert "left and right" in english(found[2])


def test_the_first_wrong_answer_explains_the_table() -> None:
    """Not a right one before it, and not the same fact wrong again."""
    learner = Learner()
    learner.desk.start_session("review")
    assert feedback(learner.answer(RIGHT)).hint == NOTHING
    learner.desk.next_question()
    wrong = feedback(learner.answer(TWIN))
    assert wrong.hint != NOTHING
    assert wrong.told.contrasts
    learner.desk.next_question()
    assert feedback(learner.answer(TWIN)).hint == NOTHING


def test_an_answer_taken_back_was_not_given() -> None:
    """Undo of the first answer asks the first question again, with its hint."""
    learner = Learner()
    first = ask(learner.desk.start_session("review")).hint
    learner.answer(RIGHT)
    assert first != NOTHING
    assert ask(learner.desk.undo_answer()).hint == first


def test_what_follows_has_the_same_hint() -> None:
    """What the first feedback carries has the second hint."""
    learner = Learner()
    learner.desk.start_session("review")
    following = feedback(learner.answer(RIGHT)).following
    assert "Q" in english(ask(following).hint)
    assert learner.desk.next_question() is following
