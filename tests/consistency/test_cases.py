"""What was seen once, each as the example of its kind: said as it is now."""

from pathlib import Path
from random import Random

from tests.consistency.histories import built_in
from tests.consistency.sentences import ids_in
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.storage.records import answered_record, cancelled_record
from tests.study.learner import Learner, end
from tests.study.small_pack import RIGHT, small_pack
from trainer.domain.study_day import StudyDay
from trainer.domain.tally import Tally, facts_words, tally, tally_words
from trainer.domain.text import Text
from trainer.question_types import QUESTION_TYPES
from trainer.scheduling.learner_state import events_of
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.study.home import MET
from trainer.study.ports import StateChanges
from trainer.study.sentences import reason_text
from trainer.study.steps import EndStep
from trainer.translations import say


def test_no_question_right_above_two_of_four_cases_right() -> None:
    """Questions and the facts in them are counted apart, and each says what it counts."""
    counts = Tally(questions=20, right=0, facts=39, facts_right=5)
    assert say(tally_words(counts), "ja") == "20問に答え、0問が正解でした。中の知識で数えると、39のうち5が正解です。"
    assert say(facts_words(Tally(facts=4, facts_right=2)), "ja") == "知識4のうち2正解"
    assert "Counted by the facts" not in say(tally_words(Tally(3, 2, 3, 2)), "en")


def test_rows_of_39_for_20_questions_are_39_facts() -> None:
    """The rows of a test's end add up to its count of facts."""
    learner = Learner(built_in(), 3, QUESTION_TYPES)
    whim, step = Random(3), learner.desk.start_session("learn")
    for _ in range(12):
        if not isinstance(step, EndStep):
            question = learner.pack.questions[step.asking.question]
            builders = RIGHT_RESPONSE if whim.random() < 0.5 else WRONG_RESPONSE
            learner.answer(builders[question.type](question, step.asking))
            step = learner.desk.next_question()
    answers = learner.log.answers()
    counts = tally(answers)
    assert counts.questions == len(answers)
    assert counts.facts == sum(len(one.outcomes) for one in answers)


def test_minutes_left_and_nobody_is_sent_away() -> None:
    """「あと5分あります」 and 「また明日」 do not stand together."""
    learner = Learner(small_pack(aspects=4, each=4))
    learner.study("learn", at_most=3)
    learner.study("weak", ms=2_000)
    ids = ids_in((end(learner.desk.current_step()).cost_text, end(learner.desk.current_step()).next_day_text))
    assert "Today's plan goes on from the field." in ids
    assert not {"See you tomorrow.", "See you {day}; the field goes on growing."} & ids


def test_something_new_is_not_called_the_first_question_of_its_aspect() -> None:
    """There may have been several before."""
    assert say(reason_text("new", Text("役割", "Role")), "ja") == "「役割」の、新しい知識です。"


def test_what_was_taken_back_is_counted_nowhere(tmp_path: Path) -> None:
    """24 answers here, 22 there: a backup counts what the reports count."""
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    storage = open_storage(folder, lambda: "device")
    for number in (1, 2):
        one = answered_record(number=number, study_day=StudyDay(20_000))
        storage.log.append(one, events_of(one, number), StateChanges())
    storage.log.cancel(cancelled_record(number=3, cancels=one), StateChanges())
    assert storage.backups.make(1_700_000_000_000).answers == 1
    storage.close()


def test_a_plant_only_ever_answered_wrong_is_not_held() -> None:
    """「正解はこれから」 beside 「しっかり覚えています」: shown and corrected is met."""
    learner = Learner(built_in(), 5, QUESTION_TYPES)
    step = learner.desk.start_session("learn")
    for _ in range(14):
        if not isinstance(step, EndStep):
            question = learner.pack.questions[step.asking.question]
            learner.answer(WRONG_RESPONSE[question.type](question, step.asking))
            step = learner.desk.next_question()
    met = [plant for plant in learner.desk.show_home().plants if plant.stage]
    assert met
    assert not any(plant.held for plant in met if plant.stage == MET)


def test_control_one_right_on_a_day_of_its_own_is_held() -> None:
    """So that the rule above says something."""
    learner = Learner(small_pack(aspects=2, each=2))
    for _ in range(3):
        learner.study("review", respond=lambda _: RIGHT)
        learner.clock.pass_days(2)
    assert any(plant.held for plant in learner.desk.show_home().plants)
