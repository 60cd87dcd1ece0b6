"""A learner studies, closes, and comes back two days later: the right things come back, with the reason."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.journeys.learner import MS_A_DAY, Learner
from tests.shown import shown_in
from trainer.domain.asking import ChooseOne
from trainer.domain.response import Response
from trainer.question_types.question_type import body_of
from trainer.question_types.single import SingleBody


def twin_confusion(learner: Learner) -> Response | None:
    """Return the response that takes the asked fact for its twin, where the question on screen offers it."""
    asked = learner.asked().asking
    question = shown_in(learner.pack, asked)
    if not isinstance(asked.shape, ChooseOne) or question.type != "single":
        return None
    twins = learner.pack.facts[question.tests[0]].twins
    choices = body_of(question, SingleBody).choices
    return next((Response((choice.key,)) for choice in choices if choice.lure in twins), None)


def test_a_confused_pair_and_what_is_due_come_back_two_days_later(qtbot: QtBot, tmp_path: Path) -> None:
    """Twelve answers with one twin confusion; two days later the pair and due facts come, and each says why."""
    learner = Learner(qtbot, tmp_path / "data")
    learner.open()
    learner.press_start()
    confused: tuple[str, str] | None = None
    seen = set()
    for _ in range(12):
        mistake = twin_confusion(learner) if confused is None else None
        seen.update(shown_in(learner.pack, learner.asked().asking).tests)
        if mistake is None:
            learner.answer(right=True)
        else:
            learner.type(mistake)
            told = learner.told()
            (refutation,) = told.grade.refutations
            fact = told.grade.outcomes[0].fact
            assert refutation.taken_for in learner.pack.facts[fact].twins
            assert refutation.why
            contrast = told.told.contrasts[0]
            assert (contrast.asked.fact, contrast.twins[0].fact) == (fact, refutation.taken_for)
            confused = (fact, refutation.taken_for)
        learner.go_on()
    assert confused is not None
    learner.close()

    learner.clock.utc_ms += 2 * MS_A_DAY
    learner.open()
    home = learner.startup.window.stack.built["home"]
    assert tuple(sorted(confused)) in home._snapshot.confused  # type: ignore[attr-defined]
    learner.press_start()
    reasons, facts = {}, set()
    for _ in range(14):
        if learner.ended():
            break
        asked = learner.asked()
        tests = shown_in(learner.pack, asked.asking).tests
        facts.update(tests)
        reasons.setdefault(asked.reason, asked.reason_text)
        assert asked.reason_text
        learner.answer(right=True)
        learner.go_on()
    learner.close()
    assert set(confused) <= facts
    assert {"contrast", "due"} <= reasons.keys()
    assert facts & seen
