"""The report on questions for their author: `main.py report questions`; learners never see it."""

from collections.abc import Iterable, Iterator
from typing import Final

from trainer.authoring.item_verdicts import by_gravity, verdicts
from trainer.domain.message import Message, Value, counted, message, percent
from trainer.domain.pack import Pack
from trainer.domain.question import QuestionId
from trainer.domain.response import Confidence
from trainer.domain.review import Answered
from trainer.domain.text import Text
from trainer.question_types.common.optioned import Optioned
from trainer.reports.item_analysis import ItemAnswer, ItemFigures, item_analysis
from trainer.reports.item_statistics import Figure
from trainer.reports.report import Column, PlainReport, Reads, ReportSpec, Row, Table
from trainer.reports.report_input import ReportInput

_ALL: Final = 1_000_000
"""Answers that are read; nobody has more."""
_NO_OPTION: Final = message("no answer")
_UNKNOWN: Final = "–"
_HEADS: Final = (
    Column(message("Question"), words=True),
    Column(message("Learners")),
    Column(message("Right")),
    Column(message("95-percent interval")),
    Column(message("Seconds (median)")),
    Column(message("Discrimination")),
    Column(message("Verdict"), words=True),
)


def items_report(report_input: ReportInput) -> PlainReport:
    """Return how the questions did, those to look at first at the top."""
    return items_of(item_answers(report_input.learner, report_input.answers), report_input.pack)


def items_of(answers: Iterable[ItemAnswer], pack: Pack) -> PlainReport:
    """Return the report from the answers of any number of learners."""
    found = by_gravity(item_analysis(answers))
    rows = tuple(_row(item, pack) for item in found)
    told = [said for item in found for said in verdicts(item)]
    judged = sum(one.kind != "cannot-judge" for one in told)
    sentences = [counted("{count} question was answered.", "{count} questions were answered.", len(found))]
    if found and not judged:
        sentences.append(message("So few learners say nothing of a question yet; from 15 on it is judged."))
    return PlainReport(tuple(sentences), Table(_HEADS, rows))


def item_answers(learner: str, answers: Iterable[Answered]) -> Iterator[ItemAnswer]:
    """Yield the answers of one learner, oldest first, as the analysis takes them."""
    for one in answers:
        yield ItemAnswer(
            learner, one.question, one.question_rev, one.correct, ", ".join(one.response.parts), one.milliseconds,
            unaided=not one.hint_shown and one.first_response is None,
            sure=None if one.confidence is None else one.confidence is Confidence.SURE,
        )  # fmt: skip


def _row(item: ItemFigures, pack: Pack) -> Row:
    share = item.facility
    return (
        _stem(item.item, pack),
        item.n,
        percent(share.value),
        message("{low}–{high}", low=percent(share.low), high=percent(share.high)),
        _UNKNOWN if item.seconds is None else item.seconds.value,
        _two_decimals(item.discrimination),
        _verdict(item, pack),
    )


def _two_decimals(figure: Figure | None) -> str:
    return _UNKNOWN if figure is None else f"{figure.value:.2f}"


def _stem(id_: str, pack: Pack) -> Value:
    question = pack.questions.get(QuestionId(id_))
    return id_ if question is None else question.stem


def _verdict(item: ItemFigures, pack: Pack) -> Message:
    first = verdicts(item)[0]
    if not first.chosen:
        return first.sentence
    shown = tuple((key, _shown(item.item, first.chosen, pack) if key == "chosen" else value)
                  for key, value in first.sentence.values)  # fmt: skip
    return Message(first.sentence.id, shown)


def _shown(id_: str, chosen: str, pack: Pack) -> Value:
    """Return the words of the option that was chosen; what was typed or sorted as it is known again."""
    question = pack.questions.get(QuestionId(id_))
    if question is not None and isinstance(question.body, Optioned):
        words = {one.key: one.text for one in question.body.written_options}
        return words.get(chosen, Text(chosen))
    return chosen or _NO_OPTION


ITEMS: Final = ReportSpec("questions", message("Questions (for their author)"), items_report, Reads(newest=_ALL))
AUTHOR_REPORTS: Final = (ITEMS,)
"""Reports that commands and the workshop show, and no learner's screen."""
