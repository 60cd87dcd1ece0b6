from dataclasses import replace

from tests.storage.records import GOAL, PACK, TWIN, answered_record, cancelled_record
from tests.study.in_memory import MemoryReviewLog
from trainer.domain.learner import QuestionState
from trainer.domain.question import QuestionId
from trainer.scheduling.ability_snapshot import Reading
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import rebuild
from trainer.study.learner_state_store import LearnerStateStore

QUESTION = QuestionId("moved")


def test_an_undo_knows_a_question_that_tested_another_fact_before() -> None:
    """A pack's update may give a question another fact: its earlier answers still count, as a rebuild says."""
    log = MemoryReviewLog()
    store = LearnerStateStore(PACK, log, FsrsModel(), Reading("hash", lambda _: None, lambda _: 0.0))
    before = answered_record(number=1, fact=GOAL, question=QUESTION)
    store.write(before)
    after = replace(answered_record(number=2, fact=TWIN, question=QUESTION), question_rev=2)
    entry = store.write(after)
    store.take_back(entry, cancelled_record(number=3, cancels=after))
    assert store.questions == {before.showing: QuestionState(before.showing, 1, 1, before.study_day)}
    assert store.questions == rebuild(log.entries, FsrsModel()).questions
