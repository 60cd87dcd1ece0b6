from collections.abc import Callable

from tests.study.on_disk import DiskLearner, Respond
from tests.study.small_pack import RIGHT, TWIN, small_pack
from trainer.domain.response import Response
from trainer.reports.confusions import CONFUSIONS, ConfusionReport
from trainer.study.steps import AskStep
from trainer.translations import say

Make = Callable[..., DiskLearner]
PACK = small_pack(aspects=3, each=1)


def confusions(learner: DiskLearner) -> ConfusionReport:
    """Return the report of now."""
    return learner.desk.report(CONFUSIONS).work()


def takes(*facts: str) -> Respond:
    """Return one who takes the twin for these facts, and knows all others."""

    def respond(step: AskStep) -> tuple[Response, None]:
        return (TWIN if step.asking.question.startswith(facts) else RIGHT), None

    return respond


def test_no_confusion_is_said_kindly(on_disk: Make) -> None:
    """Before the first and after right answers only."""
    learner = on_disk(PACK)
    assert confusions(learner).lines == ()
    learner.days(2, takes("none"))
    assert say(confusions(learner).sentence) == "取り違えた組は、まだありません。取り違えると、ここに出ます。"


def test_a_pair_is_shown_with_both_directions_and_the_worse_chance(on_disk: Make) -> None:
    """Only what was answered as the other counts."""
    learner = on_disk(PACK)
    learner.days(1, takes("a1.m.0"), at_most=6)
    (line,) = confusions(learner).lines
    assert (line.fact, line.other, say(line.aspect), say(line.last)) == ("a1.m.0", "a1.s.0", "a1観点", "昨日")
    assert (line.taken, line.taken_back) == (1, 0)
    asked = learner.storage.log.state(PACK.id).facts[line.fact].answers
    assert line.chance == (1 + line.taken) / (5 + asked)
    assert not line.recovered
    assert say(line.sentence) == "「a1.m.0の名」を「a1.s.0の名」と答えました。別の日に、別の形でも確かめます。"
    assert say(confusions(learner).sentence) == ("いま取り違えやすいのは、「a1.m.0の名」と「a1.s.0の名」です。")


def test_both_ways_is_said_and_the_most_confused_pair_is_named(on_disk: Make) -> None:
    """The pair with most mistakes comes first."""
    learner = on_disk(PACK)
    learner.days(3, takes("a1.m.0", "a1.s.0"))
    while len(confusions(learner).lines) < 2:
        learner.days(1, takes("a2.s.0"))
    report = confusions(learner)
    first, second = report.lines
    assert {first.fact, first.other} == {"a1.m.0", "a1.s.0"}
    assert first.taken
    assert first.taken_back
    assert first.chance > second.chance
    assert say(report.sentence).startswith("いまいちばん取り違えやすいのは、「a1.")


def test_a_pair_is_mended_when_both_held_on_two_days_in_two_forms_and_comes_last(on_disk: Make) -> None:
    """The control is the day before it held."""
    learner = on_disk(PACK)
    learner.days(1, takes("a0.m.0"))
    seen = []
    for _ in range(20):
        learner.days(1, takes("none"))
        (line,) = confusions(learner).lines
        seen.append(line.recovered)
        if line.recovered:
            break
    assert seen[-1]
    assert not seen[0], "control: one day is not two"
    assert "もう見分けられています" in say(line.sentence)
    assert say(confusions(learner).sentence) == "取り違えたことのある組は、どれも見分けられるようになりました。"
    learner.days(1, takes("a2.s.0"))
    while len(confusions(learner).lines) < 2:
        learner.days(1, takes("a2.s.0"))
    assert [line.recovered for line in confusions(learner).lines] == [False, True]


def test_a_pair_whose_fact_left_the_pack_is_not_shown(on_disk: Make) -> None:
    """Nor does it break the report."""
    learner = on_disk(PACK)
    learner.days(1, takes("a2.m.0", "a0.m.0"))
    assert len(confusions(learner).lines) == 2
    learner.pack = small_pack(aspects=2, each=1)
    learner.restart()
    (line,) = confusions(learner).lines
    assert line.fact == "a0.m.0"


def test_confusions_are_said_in_english_too(on_disk: Make) -> None:
    """In every state of a pair."""
    learner = on_disk(PACK)
    said = {say(confusions(learner).sentence, "en")}
    for facts in (("a0.m.0", "a0.s.0", "a1.m.0"), *[("none",)] * 6):
        learner.days(1, takes(*facts))
        report = confusions(learner)
        said |= {say(report.sentence, "en")}
        said |= {say(line.sentence, "en") + say(line.last, "en") for line in report.lines}
    assert len(said) > 5
    assert all(one.replace("“", "").replace("”", "").isascii() for one in said), said
