"""A question as a learner will meet it, for whoever writes it: asked and answered without a record of anybody."""

from typing import Final

from trainer.domain.grade import Grade
from trainer.domain.message import NOTHING
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.response import DONT_KNOW, Response
from trainer.domain.text import Language
from trainer.question_types.question_type import QuestionType
from trainer.study.explain_answer import VERDICTS, contrasts_of, outcome_of, said_of, score_of
from trainer.study.finalize_grade import finalize_grade
from trainer.study.sentences import comes_back, reason_text, source_line
from trainer.study.steps import AskStep, Feedback, FeedbackStep, Progress

_NOWHERE: Final = Progress(0, 0.0)


def preview_question(question: Question, pack: Pack, kind: QuestionType, seed: int, language: Language) -> AskStep:
    """Return the question as it is asked, drawn with `seed`."""
    fact = pack.facts[question.tests[0]]
    aspect = pack.aspect_name(fact.aspect)
    return AskStep(
        asking=kind.ask(question, pack, seed, language),
        topic=aspect,
        reason="picked",
        reason_text=reason_text("picked", aspect, NOTHING),
        progress=_NOWHERE,
        can_undo=False,
        flagged=False,
    )


def preview_answer(
    question: Question, pack: Pack, kind: QuestionType, asked: AskStep, response: Response
) -> FeedbackStep:
    """Return the feedback to a response; when it comes back is as after a first answer."""
    grade = finalize_grade(kind.grade(question, pack, asked.asking, response))
    fact = pack.facts[question.tests[0]]
    outcome, contrasts = outcome_of(question, response, grade), contrasts_of(pack, grade, fact.id)
    source = question.source or fact.source
    told = Feedback(
        outcome=outcome,
        verdict=VERDICTS[outcome],
        score=score_of(outcome, grade),
        said=tuple(said_of(question, grade, contrasts)),
        contrasts=contrasts,
        comes_back=comes_back(1, None, again_today=not grade.correct),
        source=source_line(source),
        address=source.url,
    )
    return FeedbackStep(
        asking=asked.asking,
        topic=pack.topic_name(fact.topic),
        response=response,
        grade=grade,
        told=told,
        progress=_NOWHERE,
        can_undo=True,
        flagged=False,
    )


def wrong_response(question: Question, pack: Pack, kind: QuestionType, asked: AskStep) -> Response:
    """Return a wrong answer, one that is refuted where any is found among those of one choice; else not knowing."""
    shape = asked.asking.shape
    options = next((part for part in shape if isinstance(part, tuple)), ())
    keys = [(one.key,) for one in options if hasattr(one, "key")]
    graded = [(key, kind.grade(question, pack, asked.asking, Response(key))) for key in keys]
    return next((Response(key) for key, grade in graded if _refuted(grade)), DONT_KNOW)


def _refuted(grade: Grade) -> bool:
    return not grade.correct and bool(grade.refutations)
