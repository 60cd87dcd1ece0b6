"""The report on questions for their author, from a log's own answers."""

from dataclasses import replace

from tests.reports.made_input import PACK, made_answers, made_input
from trainer.authoring.items_report import ITEMS, item_answers, items_of
from trainer.domain.message import Message, english
from trainer.domain.response import Confidence
from trainer.reports import REPORTS
from trainer.reports.as_text import as_text


def test_of_one_learner_nothing_is_judged_and_that_is_said() -> None:
    """Every question has its row all the same."""
    report = ITEMS.make(made_input(made_answers()))
    assert len(report.table.rows) == len({one.question for one in made_answers()})
    assert {english(row[-1]) for row in report.table.rows if isinstance(row[-1], Message)} == {
        "Cannot be judged yet: n=1."
    }
    assert len(report.sentences) == 2
    assert as_text(report)


def test_of_many_learners_each_question_is_judged() -> None:
    """Only first answers count: forty learners, each five days."""
    answers = [one for at in range(40) for one in item_answers(f"l{at}", made_answers())]
    report = items_of(answers, PACK)
    assert {row[1] for row in report.table.rows} == {40}
    assert len(report.sentences) == 1


def test_an_answer_with_a_hint_is_no_first_answer() -> None:
    """And how sure somebody was is told where it was asked."""
    one = made_answers()[0]
    (plain,) = item_answers("l", [replace(one, confidence=Confidence.SURE)])
    (helped,) = item_answers("l", [replace(one, hint_shown=True, confidence=None)])
    assert (plain.unaided, plain.sure, helped.unaided, helped.sure) == (True, True, False, None)


def test_learners_do_not_meet_it() -> None:
    """It stands in no list of their reports."""
    assert ITEMS.name not in {spec.name for spec in REPORTS}
