"""The very first question of a new learner is answered with one choice."""

from tests.study.learner import Learner, ask
from trainer.app.chosen_pack import built_in_pack
from trainer.domain.asking import ChooseOne
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.study.steps import FeedbackStep

SEEDS = 20


def test_a_new_learner_chooses_one_and_others_meet_all_kinds() -> None:
    """Whatever the draw: start, one choice, answer; from the second question on the types change."""
    pack = load_pack(built_in_pack(), QUESTION_TYPES)
    first, second = set(), set()
    for seed in range(SEEDS):
        learner = Learner(pack, seed, QUESTION_TYPES)
        first.add(type(ask(learner.desk.start_session("learn")).asking.shape))
        assert isinstance(learner.answer(), FeedbackStep)
        second.add(type(ask(learner.desk.next_question()).asking.shape))
    assert first == {ChooseOne}
    assert len(second) > 1
