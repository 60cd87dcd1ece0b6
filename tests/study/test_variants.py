"""A question is shown in one of its wordings, which the log keeps: whatever comes back later shows that one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.packs.small_pack import write_pack
from tests.study.learner import Learner, ask, end, feedback
from tests.study.on_disk import DiskLearner
from tests.study.small_pack import OTHER, RIGHT, TWIN, fact, pack_of, question
from tests.study.varied_pack import varied, varied_pack
from trainer.domain.pack import Pack
from trainer.domain.response import Response
from trainer.domain.text import Text
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.study.steps import AskStep


def one_question(kind: str = "pick", reserved: tuple[str, ...] = ()) -> Pack:
    """Return a pack with one question in three wordings."""
    only = fact("a0", "marketing", 0)
    return pack_of([only], [varied(question("a0.m.0", 0, kind), reserved=reserved)], ["a0"])


def of_the_pack(learner: Learner, step: AskStep) -> str:
    """Return the stem of the wording that the step names."""
    shown = learner.pack.shown(step.asking.question, step.asking.variant)
    assert shown is not None
    return shown.stem.ja


def test_each_wording_comes_before_any_comes_again() -> None:
    """Three wordings on three days, then the one not shown for longest."""
    learner = Learner(one_question())
    shown = []
    for _ in range(6):
        shown.append(ask(learner.desk.start_session("review")).asking.variant)
        learner.answer()
        learner.clock.pass_days(9)
    assert sorted(shown[:3]) == ["", "b", "c"]
    assert shown[3:] == shown[:3]


def test_what_is_on_screen_is_the_wording_that_goes_into_the_log() -> None:
    """Question, feedback and record name the same one."""
    learner = Learner(varied_pack())
    for step in learner.study(at_most=30):
        assert step.asking.prompt == of_the_pack(learner, step)
    answers = learner.log.answers()
    assert len({one.variant for one in answers}) == 3
    assert not any(one.reserved for one in answers)


def test_undo_asks_the_same_wording_and_redo_shows_its_feedback() -> None:
    """Also after a restart: only the log is left by then."""
    learner = Learner(varied_pack())
    asked = learner.study(at_most=5, respond=lambda _: TWIN)
    told = feedback(learner.desk.current_step())
    learner.restart()
    for step in reversed(asked):
        assert ask(learner.desk.undo_answer()).asking == step.asking
    for _ in asked:
        again = feedback(learner.desk.redo_answer())
    assert (again.asking, again.grade) == (told.asking, told.grade)


def test_a_session_left_in_the_middle_goes_on_with_the_wording_it_would_have_shown() -> None:
    """The restarted program asks what the other one had on screen."""
    learner = Learner(varied_pack())
    learner.study(at_most=4)
    waiting = ask(learner.desk.next_question())
    learner.restart()
    assert ask(learner.desk.start_session("review")).asking == waiting.asking


def test_the_mistakes_after_a_test_stand_in_the_wording_that_was_asked() -> None:
    """Each with its own stem."""
    learner = Learner(varied_pack())
    asked = learner.study("test", respond=lambda _: OTHER)
    reviewed = end(learner.desk.current_step()).to_review
    assert [one.asking for one in reviewed] == [one.asking for one in asked]
    assert {one.asking.variant for one in reviewed} > {"b"}


def test_another_language_shows_the_same_wording() -> None:
    """On the question and on its feedback."""
    learner = Learner(varied_pack())
    step = ask(learner.desk.start_session("review"))
    learner.desk.change_preferences(learner.desk.preferences()._replace(language="en"))
    again = ask(learner.desk.current_step())
    assert (again.asking.showing, again.asking.seed) == (step.asking.showing, step.asking.seed)
    learner.answer(TWIN)
    learner.desk.change_preferences(learner.desk.preferences()._replace(language="ja"))
    assert feedback(learner.desk.current_step()).asking.prompt == step.asking.prompt


def test_a_replay_says_the_same_of_every_wording(on_disk: Callable[..., DiskLearner]) -> None:
    """What is stored by wording equals what the log gives, after days with undos."""
    learner = on_disk(varied_pack())
    for day in range(4):
        learner.study(at_most=12, respond=lambda _: RIGHT)
        for _ in range(day):
            learner.desk.undo_answer()
        learner.clock.pass_days(1)
    assert learner.desk.rebuild()
    states = learner.restart().learner.states.questions
    assert any("~" in showing for showing in states)


def test_a_question_called_odd_is_named_with_its_wording() -> None:
    """The author reads the stem that was shown, and another wording is not called odd by it."""
    learner = Learner(one_question())
    while ask(learner.desk.start_session("review")).asking.variant != "b":
        learner.answer()
        learner.clock.pass_days(9)
    assert ask(learner.desk.flag_question()).flagged
    (note,) = learner.desk.author_notes()
    assert (note.about, note.what) == ("a0.m.0.0~b", Text("a0.m.0の問0（b）", "question 0 on a0.m.0 (b)"))
    learner.answer()
    learner.clock.pass_days(9)
    assert not ask(learner.desk.start_session("review")).flagged


TYPED = """\
questions:
  - id: q.1
    type: short
    tests: [f.1]
    stem: {ja: 人を集める仕事を何といいますか。, en: What is it called?}
    decides: {ja: 相手の数, en: How many}
    accept: [集客]
    variants:
      - key: b
        stem: {ja: 大勢に知らせる仕事を何といいますか。, en: What is it?}
      - key: c
        stem: {ja: 店に人を呼ぶ仕事を何といいますか。, en: What?}
"""


def test_a_wording_of_ones_own_counts_in_the_variant_it_was_kept_for(tmp_path: Path) -> None:
    """Another variant may ask for another word."""
    learner = Learner(load_pack(write_pack(tmp_path, questions=TYPED), QUESTION_TYPES), types=QUESTION_TYPES)
    mine = Response(("客寄せ",))
    step = ask(learner.desk.start_session("review"))
    learner.answer(mine)
    assert feedback(learner.desk.accept_own_wording()).grade.correct
    verdicts = {}
    for _ in range(5):
        learner.clock.pass_days(9)
        again = ask(learner.desk.start_session("review"))
        verdicts[again.asking.variant] = feedback(learner.answer(mine)).grade.correct
    assert verdicts == {one: one == step.asking.variant for one in ("", "b", "c")}
    (note,) = learner.desk.author_notes()
    assert note.about == step.asking.showing


def test_of_a_wording_that_is_gone_what_was_answered_stays() -> None:
    """A pack without the variant: undo goes on with the plan, the answer is still counted."""
    learner = Learner(one_question())
    while ask(learner.desk.start_session("review")).asking.variant != "b":
        learner.answer()
        learner.clock.pass_days(9)
    learner.answer(TWIN)
    (only,) = learner.pack.questions.values()
    learner.pack = replace(learner.pack, questions={only.id: replace(only, variants=only.variants[1:])})
    learner.restart()
    assert learner.desk.rebuild()
    assert ask(learner.desk.undo_answer()).asking.variant != "b"


@pytest.mark.parametrize("kind", ["review", "learn", "weak", "test"])
def test_reserved_wordings_are_found_by_no_search_and_asked_in_no_session(kind: str) -> None:
    """The words stand in the pack, and nobody meets them."""
    learner = Learner(varied_pack(reserved=("kept",)))
    for _ in range(3):
        assert all("kept" not in step.asking.prompt for step in learner.study(kind))  # type: ignore[arg-type]
        learner.clock.pass_days(1)
    assert learner.desk.search("kept") == ()
    assert learner.desk.search("（b）") != ()
