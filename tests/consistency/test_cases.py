"""What was seen once, each as the example of its kind: said as it is now."""

from pathlib import Path
from random import Random

from tests.consistency.histories import built_in
from tests.consistency.sentences import ids_in
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from tests.storage.records import answered_record, cancelled_record
from tests.study.learner import Learner, end, fact_of
from tests.study.small_pack import RIGHT, TWIN, small_pack
from trainer.domain.response import Response
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.domain.tally import Tally, facts_words, tally, tally_words
from trainer.domain.text import Text
from trainer.question_types import QUESTION_TYPES
from trainer.reports.as_text import as_text
from trainer.reports.confusions import CONFUSIONS
from trainer.reports.forecast import FORECAST
from trainer.reports.strength import STRENGTH
from trainer.scheduling.learner_state import events_of
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import open_storage
from trainer.study.home import MET
from trainer.study.ports import StateChanges
from trainer.study.sentences import reason_text
from trainer.study.steps import AskStep, EndStep
from trainer.translations import say

A = FactId("a0.m.0")


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
            question = shown_in(learner.pack, step.asking)
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
            question = shown_in(learner.pack, step.asking)
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


# --- of what is told before there is evidence ------------------------------------------------------------------------


def after_the_first_look(share: float) -> Learner:
    """Return one who was right in so many of the first fourteen answers."""
    learner, right = Learner(small_pack(aspects=4, each=6)), round(14 * share)
    turns = iter([True] * right + [False] * (14 - right))
    learner.study("review", respond=lambda _: RIGHT if next(turns) else TWIN, at_most=14)
    return learner


def test_ninety_three_percent_after_none_of_fourteen() -> None:
    """None, half and all of fourteen right are told apart, and none of them by a share."""
    said = [as_text(after_the_first_look(share).desk.report(FORECAST).work()) for share in (0, 0.5, 1)]
    assert len(set(said)) == 3
    assert "%" not in "".join(line for lines in said for line in lines)


def test_topics_do_not_jump_because_they_were_shown() -> None:
    """From 10 to 75 % "today": what was answered wrong today is told by what another day will hold."""
    learner = Learner(small_pack(aspects=4, each=4))
    for _ in range(4):
        learner.study("review", respond=knows_little)
        learner.clock.pass_days(1)
    before = shown_today(learner)
    learner.study("review", respond=lambda _: TWIN)
    after = shown_today(learner)
    assert before
    assert all(after[topic] <= before[topic] + 0.05 for topic in before)


def knows_little(step: AskStep) -> Response:
    """Know one topic in four."""
    return RIGHT if step.asking.question.startswith("a0.") else TWIN


def shown_today(learner: Learner) -> dict[int, float]:
    """Return the shares of today that the matrix shows, by its cells."""
    report = learner.desk.report(STRENGTH).work()
    cells = [cell for row in report.cells for cell in row]
    return {at: cell.today.mean for at, cell in enumerate(cells) if cell is not None and cell.today is not None}


def test_ten_on_weak_topics_ask_what_the_screen_says() -> None:
    """The strongest topic four times, the weakest never: here none but those named in the sentence."""
    learner = Learner(small_pack(aspects=5, each=6))
    for _ in range(8):
        learner.study("review", respond=lambda step: TWIN if step.asking.question.startswith("a2.") else RIGHT)
        learner.clock.pass_days(1)
    report = learner.desk.report(STRENGTH).work()
    named = {say(line.name) for line in report.ranking if line.practised}
    asked = {say(learner.desk._context.topic_label(fact_of(step))) for step in learner.study("weak")}
    assert asked <= named
    assert say(report.ranking[0].name) in asked
    assert len(named) < len(report.ranking)


def test_the_pair_named_most_confused_is_not_beaten_by_the_picture() -> None:
    """One mistake in words above an arrow with three: the first line has most mistakes."""
    learner = Learner(small_pack(aspects=3, each=1))
    for _ in range(3):
        learner.study("review", respond=lambda step: TWIN if step.asking.question.startswith("a1.") else RIGHT)
        learner.clock.pass_days(1)
    learner.study("review", respond=lambda step: TWIN if step.asking.question.startswith(("a0.", "a1.")) else RIGHT)
    report = learner.desk.report(CONFUSIONS).work()
    first, *others = (line.taken + line.taken_back for line in report.lines)
    assert others
    assert all(first >= other for other in others)


def test_one_answer_while_the_clock_stood_a_year_ahead() -> None:
    """The next true day has its questions, and undo helps, too."""
    for undone in (False, True):
        learner = Learner(small_pack(aspects=4, each=4))
        learner.study("review", at_most=6)
        learner.clock.pass_days(365)
        learner.study("review", at_most=1)
        if undone:
            learner.desk.undo_answer()
        learner.clock.pass_days(-364)
        assert len(learner.study("review", at_most=6)) == 6


def test_a_fact_never_held_does_not_come_daily_without_a_word() -> None:
    """From the fifth day on it rests in between, and is told."""
    learner, told = Learner(small_pack(aspects=2, each=2)), []
    days = 0
    for _ in range(24):
        steps = learner.study("review", respond=lambda step: TWIN if step.asking.question.startswith(A) else RIGHT)
        days += any(step.asking.question.startswith(A) for step in steps)
        learner.clock.pass_days(1)
        told.append(learner.desk._context.states.facts[A].wrong_days)
    assert max(told) > 5
    assert days <= 24 * 2 // 3


def test_z_held_down_takes_back_one_answer_which_a_redo_gives_back() -> None:
    """The window sends one undo a press (`faults/test_keys.py`); what that took back stands again."""
    learner = Learner(small_pack(aspects=2, each=2))
    learner.study("review", at_most=3)
    before = learner.log.answers()
    learner.desk.undo_answer()
    assert len(learner.log.answers()) == 2
    learner.desk.redo_answer()
    assert learner.log.answers() == before
