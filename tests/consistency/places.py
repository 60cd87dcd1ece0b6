"""Where the sentences are said that no random life of some days comes to: each place makes them as the app does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from uuid import UUID

from tests.reports.made_input import made_answers, made_input
from tests.storage.records import answered_record
from tests.study.in_memory import MS_A_DAY
from tests.study.learner import Learner
from tests.study.on_disk import TODAY, knows
from tests.study.small_pack import OTHER, RIGHT, TWIN, fact, pack_of, question, small_pack
from trainer.domain.asking import TurnCard
from trainer.domain.focus import Focus
from trainer.domain.goal import Goal
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState
from trainer.domain.pack import Pack
from trainer.domain.response import Response
from trainer.domain.review import Answered, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import AspectId, FactId, Source
from trainer.domain.text import Text
from trainer.reports.calibration import CALIBRATION, ENOUGH_PROBES
from trainer.reports.confusions import CONFUSIONS, ConfusionReport
from trainer.reports.forecast import FORECAST
from trainer.reports.forecast_sentences import Situation, sentences, too_early
from trainer.reports.strength import STRENGTH
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import Forecast, Outlook
from trainer.scheduling.forecast_marks import Came, Mark, Said
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policy import Pick
from trainer.scheduling.stuck import STUCK_DAYS
from trainer.study import author_notes, own_wording
from trainer.study.day_sentences import AWAY_DAYS, day_text, goal_text, welcome_text
from trainer.study.focus import focus_text
from trainer.study.hints import asking_hint
from trainer.study.home import DayPlan
from trainer.study.known_learner import LearnerLine
from trainer.study.next_question import reason_of
from trainer.study.sentences import progress_words, source_line
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Progress, Step

A, B = FactId("a0.m.0"), FactId("a0.s.0")
_DAYS = 40


def lived(pack: Pack, days: int, respond: Callable[[AskStep], Response]) -> Learner:
    """Return a learner after so many days, on the next one."""
    learner = Learner(pack)
    for _ in range(days):
        learner.study("review", respond=respond, at_most=_DAYS, ms=10_000)
        learner.clock.pass_days(1)
    return learner


def by(share: float, **weak: object) -> Callable[[AskStep], Response]:
    """Return one who is right so often."""
    respond = knows(share, **weak)  # type: ignore[arg-type]
    return lambda step: respond(step)[0]


def a_topic_that_may_be_called_weakest() -> object:
    """Return the report of one who was wrong in one topic for a fortnight."""
    learner = lived(small_pack(aspects=4, each=4), 14, by(0.95, but="a2.s", but_share=0.25))
    report = learner.desk.report(STRENGTH).work()
    return report.sentences, report.table


def a_pack_of_one_topic() -> object:
    """Return the report where a ranking says nothing."""
    facts = [fact("a", "marketing", 0), fact("a", "marketing", 1)]
    learner = lived(pack_of(facts, [question(one.id, 0) for one in facts], ["a"]), 10, by(0.1))
    return learner.desk.report(STRENGTH).work().sentences


def a_pair_that_holds_again() -> object:
    """Return the report after the one mistake was outlived."""
    learner = lived(small_pack(aspects=3, each=1), 1, lambda step: TWIN if step.asking.question[:6] == A else RIGHT)
    for _ in range(30):
        learner.study("review", ms=10_000)
        learner.clock.pass_days(1)
        report = learner.desk.report(CONFUSIONS).work()
        if isinstance(report, ConfusionReport) and report.lines[0].recovered:
            return report.sentences, report.table
    raise LookupError("the pair does not hold")


def what_the_app_expected() -> Iterator[object]:
    """Yield the report where it expected as much as came, more, less, and by lot alone."""
    facts = tuple(small_pack(aspects=4, each=4).facts)

    def answer(number: int, *, correct: bool, probe: bool = False) -> Answered:
        made = answered_record(number=number, fact=facts[number % len(facts)], study_day=StudyDay(19_000 + number))
        outcomes = (FactOutcome(facts[number % len(facts)], correct),)
        name = ReviewId(str(UUID(int=number)))
        return replace(
            made, id=name, outcomes=outcomes, correct=correct, confidence=None, options=0, probe=probe,
            predicted_recall=0.9,
        )  # fmt: skip

    for right in (52, 24, 60):
        answers = tuple(answer(number, correct=number < right) for number in range(60))
        yield CALIBRATION.make(replace(made_input(), answers=answers)).sentences
    drawn = tuple(answer(number, correct=True, probe=True) for number in range(ENOUGH_PROBES))
    yield CALIBRATION.make(replace(made_input(), answers=drawn)).sentences


def every_source() -> object:
    """Return a source with all there is to say of it, with less, and one nobody has checked."""
    title = Text("題", "Title")
    full, short = Source(title, "出版", "2020"), Source(title, "出版", "")
    there = (
        Source(title, url="https://example.org/a"),
        Source(title, url="https://example.org/a", accessed="2026-11-30"),
    )
    known = (full, short, Source(title, "", ""), Source(title, "", "", verified=False), *there)
    return [source_line(one) for one in known]


def a_first_card() -> object:
    """Return the hint under a first question that is a card."""
    return asking_hint(Learner().desk._context, TurnCard("back"))


def near_a_due_date() -> Iterator[object]:
    """Yield the reasons of a plan to a date, up to its day; and of what it asked after the date was taken away."""
    learner = Learner(small_pack(aspects=5, each=4))
    preferences = learner.desk.preferences()
    learner.desk.change_preferences(preferences._replace(due_day=StudyDay(20_030)))
    final = False
    for _ in range(29):
        steps = learner.study("review", respond=by(0.9), ms=15_000)
        yield [step.reason_text for step in steps]
        if not final and (final := any(step.reason == "final_review" for step in steps)):
            learner.desk.change_preferences(preferences)
            yield from _all_taken_back(learner)
            learner.desk.change_preferences(preferences._replace(due_day=StudyDay(20_030), due_from=StudyDay(20_000)))
        learner.clock.pass_days(1)


def _all_taken_back(learner: Learner) -> Iterator[object]:
    for _ in range(learner.log.answers()[-1].position):
        yield learner.desk.undo_answer()


def far_ahead_of_any_need() -> Iterator[object]:
    """Yield the reasons where nothing is new or due: with a date and without."""
    for due in (None, StudyDay(20_300)):
        learner = Learner(small_pack(aspects=2, each=2))
        learner.desk.change_preferences(learner.desk.preferences()._replace(due_day=due))
        for _ in range(25):
            yield [step.reason_text for step in learner.study("review", ms=5_000)]
            learner.clock.pass_days(1)


def every_pair_in_every_way() -> object:
    """Return why one of a pair comes: as the experiment's lot fell, and where only the pair is known."""
    context = Learner().desk._context
    picks = (Pick(A, "contrast", B, arm="apart"), Pick(A, "contrast", B, arm="together"), Pick(A, "contrast", B))
    return [reason_of(context, pick, (A,)) for pick in (*picks, Pick(A, "contrast"))]


def a_day_that_is_done() -> object:
    """Return the plan where nothing is left."""
    learner = Learner(small_pack(aspects=1, each=1))
    learner.study()
    return learner.desk.todays_plan()


def a_test_that_took_all_minutes() -> object:
    """Return its end."""
    learner = Learner()
    learner.study("test", ms=60_000)
    return learner.desk.current_step()


def a_clock_that_was_ahead() -> object:
    """Return the first question after it was put right."""
    learner = Learner()
    learner.study(at_most=2)
    learner.clock.utc_ms += 400 * MS_A_DAY
    learner.study(at_most=1)
    learner.clock.utc_ms -= 399 * MS_A_DAY
    return learner.desk.start_session("review")


def a_fact_that_does_not_stick() -> Iterator[object]:
    """Yield what is told of it, after it was put aside, and where somebody else's goal keeps it."""
    learner = Learner(small_pack(aspects=2, each=2))
    goal = Goal("hr", "研修", learner.pack.id, (A,), assigned=True)
    for _ in range(4 * STUCK_DAYS):
        for step in _day(learner, lambda step: OTHER if step.asking.question[:6] == A else RIGHT):
            yield step
            if isinstance(step, FeedbackStep) and step.told.stuck is not None:
                yield learner.desk.set_aside(A)
                yield learner.desk.report(STRENGTH).work().sentences
                yield learner.desk.bring_back(A)
                learner.desk.set_goals([goal])
        learner.clock.pass_days(1)


def _day(learner: Learner, respond: Callable[[AskStep], Response]) -> Iterator[Step]:
    step = learner.desk.start_session("review")
    while not isinstance(step, EndStep):
        yield step
        step = learner.desk.next_question() if isinstance(step, FeedbackStep) else learner.answer(respond(step))


def goals_that_share_the_minutes() -> Iterator[object]:
    """Yield plan, questions and outlook with one that has a date and one that has none."""
    learner = lived(small_pack(aspects=4, each=3), 4, by(0.8))
    facts = tuple(learner.pack.facts)
    dated = Goal("hr", "研修", learner.pack.id, facts[:6], StudyDay(TODAY + 20), TODAY)
    learner.desk.set_goals([dated, Goal("more", "応用", learner.pack.id, facts[6:12])])
    yield learner.desk.todays_plan()
    yield learner.study("review", at_most=12)
    yield learner.desk.report(FORECAST).work().sentences


def what_is_practised_alone() -> Iterator[object]:
    """Yield what is said of a focus: on one fact or several, on none, and where something assigned lies outside."""
    for pack in (small_pack(), small_pack(aspects=1, each=1)):
        facts = tuple(pack.facts.values())
        aspect, side = facts[0].aspect, facts[0].side
        for aspects, chosen in (((aspect,), ()), ((), (side,)), ((aspect,), (side,)), ((AspectId("none"),), ())):
            for assigned in (0, 1, len(facts)):
                learner = Learner(pack)
                others = tuple(fact.id for fact in reversed(facts))[:assigned]
                goals = (Goal("hr", "研修", pack.id, others, assigned=True),) if others else ()
                preferences = learner.desk.preferences()._replace(focus=Focus(pack.id, aspects, chosen))
                learner.desk.change_preferences(preferences)
                learner.desk.set_goals(goals)
                yield focus_text(learner.desk._context)
    yield LearnerLine("2", "", 2).called


def every_outlook() -> Iterator[object]:
    """Yield the sentences of every kind of outlook; rare in one that is played forward."""
    ends = ((0.91, 0.97), (0.85, 0.93), (0.8, 0.95), (0.7, 0.88))
    ways = ((0.0, 0.0), (0.0, 0.02), (-0.02, 0.0), (-0.02, 0.02))
    for (low, high), (fewer, more), days, minutes in product(ends, ways, (0, 1, 20, None, 400), (2, 10, 60)):
        mean = (low + high) / 2
        seen = Forecast(Estimate(mean, low, high), mean + fewer, mean + more, 0.5, 0.5, 0.0, (), 0.9)
        due = None if days is None else StudyDay(TODAY + days)
        until = StudyDay(TODAY + min(days if days is not None else 30, 90))
        said = Said(StudyDay(TODAY - 9), StudyDay(TODAY - 3), seen.held)
        marked = (Mark(said, Came(0.8, 0.1, 9)),)
        for needed, week in ((None, 7), (20, 5)):
            yield sentences(Situation(TODAY, due, until, minutes, seen, 61, week, needed, 20, marked))


def before_any_outlook() -> Iterator[object]:
    """Yield what is said before there is evidence: of nothing met, of one fact and of many."""
    model = FsrsModel()
    known, unknown = (
        FactState(FactId(name), model.after(None, right, TODAY), recalled=right)
        for name, right in (("a", 1), ("b", 0))  # type: ignore[arg-type]
    )
    for facts in ((), (known,), (unknown,), (known, unknown), (known, known), (unknown, unknown)):
        yield too_early(facts)


def an_outlook_played_forward() -> Iterator[object]:
    """Yield its sentences and its table: to a date some days ahead, and on the day itself."""
    given = made_input(made_answers())
    for days in (0, 3):
        report = FORECAST.make(replace(given, due_day=StudyDay(TODAY + days)))
        yield report.sentences, report.table


def what_the_day_holds() -> Iterator[object]:
    """Yield the home's line in every make-up, the word to one who was away, and every standing of a goal."""
    for pairs, new, checks in product((0, 1, 2), (0, 1, 12), (0, 1, 12)):
        yield day_text(DayPlan(frozenset(), (("a", "b"), ("a", "c"))[:pairs], new, checks))
    yield welcome_text(AWAY_DAYS, 10)
    outlooks: tuple[Outlook | None, ...] = ("safe", "open", "will miss", None)
    for outlook in outlooks:
        yield goal_text(StudyDay(TODAY + 9), TODAY, outlook)


def where_a_session_stands() -> Iterator[object]:
    """Yield it of the day's minutes, of a test, and of one against the clock."""
    for progress in (Progress(3, 0.3), Progress(3, 0.3, None, 20), Progress(3, 0.3, 90_000, 20)):
        yield progress_words(progress)


def words_of_ones_own() -> Iterator[object]:
    """Yield what is said of a wording that was kept, and what an author gets."""
    yield own_wording.OWN, own_wording.ONLY_AUTHORS, own_wording.counts_here("x")
    yield author_notes.OWN_WORDING, author_notes.OWN_WORDS, author_notes.ODD, author_notes.HEADS
    learner = Learner()
    for _ in range(2):
        learner.clock.pass_days(1)
        learner.desk.start_session("fact", A)
        told = learner.answer(TWIN)
    assert isinstance(told, FeedbackStep)
    pair = told.told.contrasts[0]
    learner.desk.write_own_words(pair.asked.fact, pair.twins[0].fact, "x")
    yield learner.desk.author_notes()


PLACES: tuple[Callable[[], object], ...] = (
    a_topic_that_may_be_called_weakest,
    a_pack_of_one_topic,
    a_pair_that_holds_again,
    what_the_app_expected,
    every_source,
    a_first_card,
    near_a_due_date,
    far_ahead_of_any_need,
    every_pair_in_every_way,
    a_day_that_is_done,
    a_test_that_took_all_minutes,
    a_clock_that_was_ahead,
    a_fact_that_does_not_stick,
    goals_that_share_the_minutes,
    what_is_practised_alone,
    every_outlook,
    before_any_outlook,
    an_outlook_played_forward,
    what_the_day_holds,
    where_a_session_stands,
    words_of_ones_own,
)
