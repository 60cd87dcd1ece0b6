"""The feedback to every question of a pack: right, not known, all wrong, and wrong by each lure."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.study.learner import Learner
from trainer.domain.asking import (
    Asking,
    ChooseOne,
    ChooseSeveral,
    JudgeWithReason,
    MatchPairs,
    PutInOrder,
    SortCases,
)
from trainer.domain.numerals import plain_number
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.response import DONT_KNOW, Response
from trainer.domain.text import Language
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.cloze import ClozeBody
from trainer.question_types.numeric import NumericBody
from trainer.question_types.short import ShortBody
from trainer.study.explain_answer import feedback
from trainer.study.finalize_grade import finalize_grade
from trainer.study.session import Session
from trainer.study.steps import FeedbackStep


class Told(NamedTuple):
    """One answer and its feedback."""

    question: Question
    response: Response
    step: FeedbackStep

    def __str__(self) -> str:
        """Return what a failing test names."""
        return f"{self.question.id} {self.response.parts}"


def every_feedback(pack: Pack, language: Language = "ja", every: int = 1) -> Iterator[Told]:
    """Yield them, question by question; of `every` questions one."""
    learner = Learner(pack, types=QUESTION_TYPES)
    learner.desk.change_preferences(learner.desk.preferences()._replace(language=language))
    learner.desk.start_session("review")
    context = learner.desk._context
    session = context.session
    assert isinstance(session, Session)
    for question in list(pack.questions.values())[::every]:
        kind = context.type_of(question)
        asking = kind.ask(question, pack, 1, language)
        for response in _responses(question, asking):
            grade = finalize_grade(kind.grade(question, pack, asking, response))
            yield Told(
                question,
                response,
                feedback(context, session, question, (asking, response, grade), question.tests[0]),
            )


def _responses(question: Question, asking: Asking) -> Iterator[Response]:
    right = RIGHT_RESPONSE[question.type](question, asking)
    yield right
    yield DONT_KNOW
    yield WRONG_RESPONSE[question.type](question, asking)
    yield from _typed(question, asking)
    match asking.shape:
        case ChooseOne(options):
            yield from (Response((option.key,)) for option in options)
        case ChooseSeveral(options):
            yield from (Response((*right.parts, option.key)) for option in options if option.key not in right.parts)
        case JudgeWithReason(verdicts, reasons):
            yield from (Response((verdict.key, reason.key)) for verdict in verdicts for reason in reasons)
        case PutInOrder():
            yield from _swapped(right.parts)
        case MatchPairs(left, others):
            yield from _one_moved(right, [option.key for option in left], [option.key for option in others])
        case SortCases(cases, bins):
            yield from _one_moved(right, [option.key for option in cases], [option.key for option in bins])
        case _:
            pass


def _typed(question: Question, asking: Asking) -> Iterator[Response]:
    body, language = question.body, asking.language
    if isinstance(body, ShortBody):
        yield from (Response((word,)) for lure in body.lures for word in lure.accept.in_(language)[:1])
    elif isinstance(body, ClozeBody):
        right = [blank.accept.in_(language)[0] for blank in body.blanks]
        for at, blank in enumerate(body.blanks):
            for lure in blank.lures:
                yield Response((*right[:at], lure.accept.in_(language)[0], *right[at + 1 :]))
    elif isinstance(body, NumericBody):
        names = body.formula.drawn(asking.seed)
        yield from (Response((plain_number(trap.value.value(names)),)) for trap in body.formula.traps)


def _swapped(keys: tuple[str, ...]) -> Iterator[Response]:
    for at in range(len(keys) - 1):
        yield Response((*keys[:at], keys[at + 1], keys[at], *keys[at + 2 :]))


def _one_moved(right: Response, things: list[str], places: list[str]) -> Iterator[Response]:
    put = dict(part.split("=", 1) for part in right.parts)
    for thing in things:
        for place in places:
            if place != put[thing]:
                yield Response(tuple(f"{key}={into}" for key, into in {**put, thing: place}.items()))
