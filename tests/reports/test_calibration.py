from collections.abc import Callable, Sequence
from dataclasses import fields as fields_of
from random import Random
from uuid import UUID

import pytest

from tests.storage.records import answered_record, events_of
from tests.study.on_disk import DiskLearner, knows
from tests.study.small_pack import OTHER, RIGHT, small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.response import Confidence
from trainer.domain.review import Answered, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.reports.calibration import CALIBRATION, ENOUGH_PROBES, CalibrationLine
from trainer.scheduling.ability import SLIP
from trainer.scheduling.estimate import observed
from trainer.study.ports import StateChanges
from trainer.translations import say

Make = Callable[..., DiskLearner]
PACK = small_pack(aspects=4, each=4)
FACTS = tuple(PACK.facts)


def put(learner: DiskLearner, number: int, **other: object) -> None:
    """Put one typed answer on its own day into the log; `other` replaces fields."""
    fact = FACTS[number % len(FACTS)]
    plain = answered_record(number=number, pack=PACK.id, fact=fact, study_day=StudyDay(19_000 + number))
    fields = {field.name: getattr(plain, field.name) for field in fields_of(Answered)}
    fields |= {"id": ReviewId(str(UUID(int=number))), "confidence": None, "options": 0, **other}
    if "correct" in other:
        fields["outcomes"] = (FactOutcome(FactId(fact), bool(other["correct"])),)
    answered = Answered(**fields)
    learner.storage.log.append(answered, events_of(answered), StateChanges())


def counted(lines: Sequence[CalibrationLine]) -> int:
    """Return the answers of all lines."""
    return sum(line.answers for line in lines)


def test_without_answers_it_says_how_to_get_there(on_disk: Make) -> None:
    """No line, no number."""
    report = on_disk(PACK).desk.report(CALIBRATION).work()
    assert (report.own, report.app) == ((), ())
    assert say(report.sentence).startswith("答えるときに「勘・たぶん・自信あり」を選ぶと")


def test_own_sureness_is_set_against_what_was_right(on_disk: Make) -> None:
    """Answers without sureness are left out."""
    learner = on_disk(PACK)
    said = [(RIGHT, Confidence.SURE)] * 3 + [(OTHER, Confidence.SURE), (RIGHT, Confidence.GUESS), (RIGHT, None)]
    turn = iter(said)
    learner.days(1, lambda _: next(turn), at_most=6)
    own = learner.desk.report(CALIBRATION).work().own
    assert [(say(line.name), line.right.mean, line.answers) for line in own] == [("勘", 1.0, 1), ("自信あり", 0.75, 4)]
    assert all(line.expected is None for line in own)


def test_it_does_not_judge_from_a_handful(on_disk: Make) -> None:
    """Nine sure answers are too few; from ten on the share is told, and what to do where it is low."""
    learner = on_disk(PACK)
    for number in range(9):
        put(learner, number, confidence=Confidence.SURE, correct=False)
    assert "まだ判断できません" in say(learner.desk.report(CALIBRATION).work().sentence)
    put(learner, 9, confidence=Confidence.SURE, correct=False)
    told = say(learner.desk.report(CALIBRATION).work().sentence)
    assert told.startswith("「自信あり」の答えは、約0%が正解でした。自信があるときも、")


def test_who_guesses_well_is_told(on_disk: Make) -> None:
    """It never blames honest doubt."""
    learner = on_disk(PACK)
    for number in range(40):
        put(learner, number, confidence=Confidence.GUESS if number % 2 else Confidence.SURE, correct=True)
    assert "思っているより身についています" in say(learner.desk.report(CALIBRATION).work().sentence)


@pytest.mark.parametrize(("recall", "options", "chance"), [(0.9, 0, 0.9 * (1 - SLIP)), (0.6, 4, 0.6 * 0.97 + 0.1)])
def test_a_blind_hit_is_part_of_what_was_expected(on_disk: Make, recall: float, options: int, chance: float) -> None:
    """And a slip takes off."""
    learner = on_disk(PACK)
    put(learner, 1, predicted_recall=recall, options=options)
    (line,) = learner.desk.report(CALIBRATION).work().app
    assert line.expected == pytest.approx(chance)
    assert say(line.name) == f"{int(chance * 10)}0–{int(chance * 10) + 1}0%"


def test_only_a_facts_first_answer_of_a_day_is_compared(on_disk: Make) -> None:
    """The second has just been told; the next day counts again. New facts had no expectation."""
    learner = on_disk(PACK)
    day = StudyDay(19_500)
    put(learner, 0, study_day=day)
    put(learner, 32, study_day=day)
    assert counted(learner.desk.report(CALIBRATION).work().app) == 1
    put(learner, 64, study_day=StudyDay(day + 1))
    assert counted(learner.desk.report(CALIBRATION).work().app) == 2, "control"
    put(learner, 96, study_day=StudyDay(day + 2), predicted_recall=None)
    assert counted(learner.desk.report(CALIBRATION).work().app) == 2


def test_probes_alone_count_as_soon_as_there_are_enough(on_disk: Make) -> None:
    """One fewer, and all count."""
    learner = on_disk(PACK)
    for number in range(ENOUGH_PROBES + 9):
        put(learner, number, probe=number >= 10, correct=number >= 10)
    assert counted(learner.desk.report(CALIBRATION).work().app) == ENOUGH_PROBES + 9
    assert "かたよりなく" not in say(learner.desk.report(CALIBRATION).work().sentence)
    put(learner, 100, probe=True, correct=True)
    report = learner.desk.report(CALIBRATION).work()
    assert counted(report.app) == ENOUGH_PROBES
    assert report.app[0].right.mean == 1
    assert "かたよりなく選んだ確かめの問題では、アプリの見込み" in say(report.sentence)


def test_whether_the_app_is_off_is_told_only_beyond_chance(on_disk: Make) -> None:
    """Expected 0.87: right as often, rarely, always."""
    ends = []
    for right in (0.87, 0.4, 1.0):
        learner = on_disk(PACK)
        for number in range(60):
            put(learner, number, correct=number % 60 < 60 * right, predicted_recall=0.9)
        ends.append(say(learner.desk.report(CALIBRATION).work().sentence).split("。")[-2])
    assert ends[0].endswith("見込み87%に対して、正解は88%でした")
    assert ends[1].startswith("計画はこれに合わせて")
    assert ends[2].endswith("よく覚えています")


def test_the_interval_holds_the_truth_four_times_in_five() -> None:
    """Wilson's, over many small samples; and it has no width of nothing at the ends."""
    chance, inside = Random(3), 0
    for _ in range(4000):
        truth = chance.uniform(0.2, 0.9)
        found = observed(sum(chance.random() < truth for _ in range(30)), 30)
        inside += found.low <= truth <= found.high
    assert 0.77 <= inside / 4000 <= 0.86
    assert observed(5, 5).low < 0.8
    assert observed(0, 1).high > 0.5


def test_it_is_said_in_english_too(on_disk: Make) -> None:
    """Names and sentences."""
    learner = on_disk(PACK)
    said = [learner.desk.report(CALIBRATION).work().sentence]
    learner.days(3, knows(0.6))
    report = learner.desk.report(CALIBRATION).work()
    said += [report.sentence, *(line.name for line in report.own)]
    assert all(say(one, "en").isascii() for one in said), said
