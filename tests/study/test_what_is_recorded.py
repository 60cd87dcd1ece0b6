from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.study.learner import Learner, ask, fact_of
from tests.study.small_pack import RIGHT, TWIN, small_pack
from trainer.domain.question import Form
from trainer.scheduling.policies import due_then_new
from trainer.scheduling.policy import Asked, Pick, PlanView, Queue
from trainer.study.ports import LearnerState


class _TwoArms(due_then_new.DueThenNew):
    """The usual policy, with every pick in one of two arms."""

    def begin(self, view: PlanView, rng: Random) -> Queue:
        queue = super().begin(view, rng)
        return _WithArms(queue)


class _WithArms:
    """A queue whose picks bear an arm."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self.length = queue.length
        self.waiting = queue.waiting

    def next(self, so_far: Sequence[Asked], *, closing: bool = False) -> Pick | None:
        """Return the queue's next pick with its arm."""
        pick = self._queue.next(so_far, closing=closing)
        return None if pick is None else pick._replace(arm=("apart", "together")[len(so_far) % 2])


def test_every_answer_records_its_questions_type_and_form() -> None:
    """As the pack said when it was answered."""
    learner = Learner(small_pack(aspects=2, each=1))
    learner.study()
    questions = learner.pack.questions
    kept = [(one.question_type, one.form) for one in learner.log.answers()]
    assert kept == [(questions[one.question].type, questions[one.question].form) for one in learner.log.answers()]
    assert {"pick", "contrast", "type"} & {kind for kind, _ in kept}


def test_a_replay_needs_no_pack() -> None:
    """Another version of the pack, with other forms and without some questions, rebuilds the very same state."""
    learner = Learner(small_pack(aspects=2, each=1))
    for _ in range(3):
        learner.study(respond=lambda step: TWIN if fact_of(step) == "a0.m.0" else RIGHT)
        learner.clock.pass_days(3)
    stored = learner.log.state(learner.pack.id)
    assert any(fact.produced_right for fact in stored.facts.values())
    kept = list(learner.pack.questions.values())[::2]
    other = {one.id: replace(one, form=Form.RECOGNISE) for one in kept}
    learner.pack = replace(learner.pack, questions=other, content_hash="another")
    assert learner.restart().rebuild()
    # How the learner leaned is about the pack in use: its topics, its chances of a blind hit.
    assert replace(learner.log.state(learner.pack.id), ability_snapshot=stored.ability_snapshot) == stored


def test_the_arm_of_a_randomised_decision_is_recorded_and_outlives_an_undo() -> None:
    """Empty without one."""
    learner = Learner()
    learner.study(at_most=2)
    assert [one.arm for one in learner.log.answers()] == ["", ""]

    learner = Learner()
    learner.policy = _TwoArms()
    learner.restart()
    learner.study(at_most=4)
    arms = ["apart", "together", "apart", "together"]
    assert [one.arm for one in learner.log.answers()] == arms
    learner.restart()
    ask(learner.desk.undo_answer())
    learner.answer()
    assert [one.arm for one in learner.log.answers()] == arms
    for _ in arms:
        learner.desk.undo_answer()
    assert replace(learner.log.stored, ability_snapshot=None) == LearnerState({}, {}, {})
