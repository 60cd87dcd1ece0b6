"""A placement is a session like any other: in the log, with undo, and made again after a restart."""

from tests.study.learner import Learner, ask, end
from tests.study.small_pack import TWIN, small_pack


def test_a_placement_asks_new_facts_only_and_ends_by_itself() -> None:
    """About four minutes' worth of them, each once, under its own name in the log."""
    learner = Learner(small_pack(each=6))
    asked = learner.study("placement")
    assert 8 <= len(asked) <= 20
    assert {step.reason for step in asked} == {"new"}
    assert len({step.asking.question for step in asked}) == len(asked)
    assert {entry.record.session_kind for entry in learner.log.entries if hasattr(entry.record, "session_kind")} == {
        "placement"
    }
    assert end(learner.desk.current_step()).counts.questions == len(asked)


def test_a_placement_goes_on_after_a_restart_and_after_an_undo_where_it_was() -> None:
    """What is wrong is not re-asked, and the same question comes again."""
    learner = Learner(small_pack(each=6))
    before = ask(learner.desk.start_session("placement"))
    learner.answer(TWIN)
    assert ask(learner.desk.undo_answer()).asking == before.asking
    learner.answer(TWIN)
    following = ask(learner.desk.next_question())
    learner.restart()
    assert ask(learner.desk.start_session("placement")).asking == following.asking
