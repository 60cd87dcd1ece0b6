"""「これも正解」: a wording of one's own counts for that question, in that learner's record, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.learner import RealLearner
from tests.faults.test_not_understood import TYPED_PACK, logged
from tests.question_types.samples import RIGHT_RESPONSE, SAMPLES, write_pack
from tests.shown import shown_in
from tests.wordings import ja
from trainer.domain.goal import Goal
from trainer.domain.log_records import OwnWordingAccepted
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.study.author_notes import notes_as_csv
from trainer.study.own_wording import ONLY_AUTHORS, judged, kept_wordings
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, FeedbackStep, Step

OWN = "お客さまの声"
"""Nobody foresaw it where 問い合わせ is right."""
FACT = FactId("b.word")


@pytest.fixture
def learner(tmp_path: Path) -> RealLearner:
    """Return a learner who types."""
    return RealLearner(tmp_path / "data", TYPED_PACK)


@pytest.fixture
def desk(learner: RealLearner) -> Iterator[StudyService]:
    """Return the running program."""
    with learner.running() as running:
        yield running


def answer(desk: StudyService, learner: RealLearner, typed: str) -> FeedbackStep:
    """Sleep a night, then answer the question on the word; return the feedback."""
    learner.pass_days(1)
    desk.start_session("fact", FACT)
    return told(desk.submit_answer(Response((typed,)), None, 4_000))


def told(step: Step) -> FeedbackStep:
    """Return the step as feedback."""
    assert isinstance(step, FeedbackStep)
    return step


def test_the_answer_just_given_is_right_from_then_on(desk: StudyService, learner: RealLearner) -> None:
    """Verdict, log, fact and session say right; the words typed stay as they were."""
    assert answer(desk, learner, OWN).may_accept
    after = told(desk.accept_own_wording())
    assert after.grade.correct
    assert not after.may_accept
    assert after.progress.answered == 1
    (answered,) = logged(desk)
    assert (answered.correct, answered.response.parts, answered.matched) == (True, (OWN,), OWN)
    state = desk.learner.states.facts[FACT]
    assert (state.answers, state.right) == (1, 1)


def test_it_counts_the_next_time_also_after_a_restart(learner: RealLearner) -> None:
    """And says so; a spelling of it counts as spellings of the author's wordings do."""
    with learner.running() as desk:
        answer(desk, learner, OWN)
        desk.accept_own_wording()
    with learner.running() as desk:
        again = answer(desk, learner, f" {OWN}。")
        assert again.grade.correct
        assert any(OWN in remark.text for remark in again.grade.remarks)
        assert [(one.correct, one.matched) for one in logged(desk)] == [(True, OWN + "。")]


def test_undoing_the_answer_takes_the_wording_back(desk: StudyService, learner: RealLearner) -> None:
    """The wording is in the log for ever and no longer in force."""
    answer(desk, learner, OWN)
    desk.accept_own_wording()
    desk.undo_answer()
    noted = desk.learner.log.notes_of(desk.learner.pack.id, OwnWordingAccepted)
    assert [one.wording for one in noted] == [OWN]
    assert kept_wordings(desk.learner, noted[0].question) == ()
    assert not told(desk.submit_answer(Response((OWN,)), None, 4_000)).grade.correct


def test_the_stored_state_is_what_a_replay_of_the_log_makes(desk: StudyService, learner: RealLearner) -> None:
    """Also after it was taken back and accepted once more."""
    answer(desk, learner, OWN)
    desk.accept_own_wording()
    assert desk.rebuild()
    desk.undo_answer()
    assert desk.rebuild()
    answer(desk, learner, OWN)
    desk.accept_own_wording()
    assert desk.rebuild()


def test_another_wording_and_another_question_are_judged_as_ever(desk: StudyService, learner: RealLearner) -> None:
    """Control: the wording says nothing of other words."""
    answer(desk, learner, OWN)
    desk.accept_own_wording()
    assert not answer(desk, learner, "別の声").grade.correct


def test_in_an_assigned_item_it_does_not_count_and_the_app_says_so(learner: RealLearner) -> None:
    """Nor may one be accepted there."""
    with learner.running() as desk:
        answer(desk, learner, OWN)
        desk.accept_own_wording()
    learner.pass_days(1)
    with learner.running() as desk:
        pack = desk.learner.pack.id
        goal = Goal("g", "研修", pack, (FACT,), assigned=True)
        desk.learner.preferences = desk.learner.preferences._replace(goals=(goal,))
        desk.start_session("fact", FACT)
        after = told(desk.submit_answer(Response((OWN,)), None, 4_000))
        assert (after.grade.correct, after.may_accept) == (False, False)
        assert [remark.text for remark in after.grade.remarks] == [ja(ONLY_AUTHORS)]


def test_a_wrong_answer_that_was_foreseen_cannot_be_kept(tmp_path: Path) -> None:
    """Whoever takes the twin for the answer is told why; keeping it would teach the mistake."""
    learner = RealLearner(tmp_path / "samples", write_pack(tmp_path / "pack", SAMPLES["short"]))
    with learner.running() as desk:
        desk.start_session("fact", FactId("m.count"))
        after = told(desk.submit_answer(Response(("クライアント",)), None, 4_000))
        assert not after.may_accept
        assert desk.accept_own_wording() == after


def test_of_several_blanks_only_the_one_in_question_takes_the_wording(tmp_path: Path) -> None:
    """The words of one blank are not right in the other."""
    learner = RealLearner(tmp_path / "samples", write_pack(tmp_path / "pack", SAMPLES["cloze"]))
    with learner.running() as desk:
        step = desk.start_session("fact", next(iter(desk.learner.catalogue.facts)))
        assert isinstance(step, AskStep)
        right = RIGHT_RESPONSE["cloze"](shown_in(desk.learner.pack, step.asking), step.asking).parts
        assert len(right) > 1
        assert told(desk.submit_answer(Response(("自分の語", *right[1:])), None, 4_000)).may_accept
        assert told(desk.accept_own_wording()).grade.correct
        question = shown_in(desk.learner.pack, step.asking)
        swapped = Response((right[0], "自分の語", *right[2:]))
        assert judged(desk.learner, question, step.asking, Response(("自分の語", *right[1:]))).grade.correct
        assert not judged(desk.learner, question, step.asking, swapped).grade.correct


def test_numbers_and_choices_have_no_wording_to_keep(desk: StudyService, learner: RealLearner) -> None:
    """Another number is another answer."""
    desk.start_session("fact", FactId("a.num"))
    after = told(desk.submit_answer(Response(("4",)), None, 4_000))
    assert not after.may_accept
    assert desk.accept_own_wording() == after


def test_it_can_be_handed_to_the_author(desk: StudyService, learner: RealLearner) -> None:
    """One line of CSV: the question's id, its stem, the wording; nothing of the learner."""
    answer(desk, learner, OWN)
    desk.accept_own_wording()
    (_, line) = notes_as_csv(desk.author_notes()).splitlines()
    assert "b.word.1" in line
    assert OWN in line
    assert desk.learner.device not in line
