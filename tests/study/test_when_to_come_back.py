"""What the end of a session says of the days to come, against what the home and the plan then have."""

from random import Random

import pytest

from tests.study.learner import Learner, end, fact_of
from tests.study.small_pack import RIGHT, TWIN, small_pack
from tests.wordings import ja
from trainer.terminal.feedback import end_lines

TOMORROW = "次は明日です。続きが待っています。"


@pytest.mark.parametrize("aspects", [1, 2, 4])
def test_the_end_says_tomorrow_where_the_home_has_review_tomorrow(aspects: int) -> None:
    """While too few facts were right on two days it names no later day; afterwards it does."""
    learner, said, acts = Learner(small_pack(aspects=aspects)), list[str](), list[str]()
    for _ in range(6):
        learner.study()
        said.append(ja(end(learner.desk.current_step()).next_day_text))
        learner.clock.pass_days(1)
        acts.append(learner.restart().show_home().next_act)
    rests = [act == "done" for act in acts]
    assert [text != TOMORROW for text in said] == rests
    assert any(rests)
    assert not rests[0]


def test_a_confused_pair_is_said_to_come_soon_and_on_no_certain_day() -> None:
    """A day with many of them has room for some: the control is that not every first pair comes the next day."""
    learner, chance = Learner(small_pack(aspects=7, each=4)), Random(2)
    waiting, came = frozenset[str](), list[bool]()
    for _ in range(8):
        asked = learner.study(respond=lambda _: chance.choice([RIGHT, TWIN]), ms=20_000)
        came.append(waiting <= {learner.pack.facts[fact_of(step)].name.ja for step in asked})
        step = end(learner.desk.current_step())
        one, other = (name.ja for name in step.confused[0])
        waiting = frozenset((one, other))
        assert ja(step.next_day_text) == f"また明日どうぞ。「{one}」と「{other}」は、近いうちにもう一度確かめます。"
        learner.clock.pass_days(1)
        learner.restart()
    assert not all(came)


@pytest.mark.parametrize(("mistakes", "named"), [(1, 1), (3, 3), (4, 3), (16, 3)])
def test_a_hard_day_names_a_few_pairs_and_says_that_there_are_others(mistakes: int, named: int) -> None:
    """Not a list of all that went wrong."""
    learner = Learner(small_pack(aspects=16, each=1))
    chosen = {f"a{aspect}.m.0" for aspect in range(mistakes)}
    learner.study("test", respond=lambda step: TWIN if fact_of(step) in chosen else RIGHT)
    step = end(learner.desk.current_step())
    assert (len(step.confused), step.more_confused) == (named, mistakes > named)
    lines = list(end_lines(step))
    assert sum(line.startswith("取り違え") for line in lines) == named
    assert ("ほかの組も、少しずつ確かめます。" in lines) == (mistakes > named)
