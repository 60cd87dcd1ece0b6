"""「これも正解」: a learner's own wordings for a question; theirs alone, and of no account in what is assigned."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from trainer.domain.asking import Asking, FillBlanks, TypeText
from trainer.domain.folding import fold
from trainer.domain.grade import Grade, Remark
from trainer.domain.log_records import OwnWordingAccepted
from trainer.domain.message import Message, message
from trainer.domain.question import Question, ShowingId, showing_of
from trainer.domain.response import Response
from trainer.domain.spelling import same_spelling
from trainer.study.learner_context import LearnerContext
from trainer.study.registered import goal_of
from trainer.translations import say

OWN = message("Your own wording")
ONLY_AUTHORS = message("In an assigned item only the author's wordings count.")


class Judged(NamedTuple):
    """A grade and the learner's own wording that it rests on."""

    grade: Grade
    matched: str = ""
    """Empty where the author's wordings alone decided."""


def judged(context: LearnerContext, question: Question, asking: Asking, response: Response) -> Judged:
    """Return the judgement of a response; what the learner accepted before stands for the author's wording.

    In an assigned item it does not, and the grade says so.
    """
    grade = context.type_of(question).grade(question, context.pack, asking, response)
    if grade.correct or not isinstance(asking.shape, TypeText | FillBlanks):
        return Judged(grade)
    kept = kept_wordings(context, question.showing)
    used = [one for one in wordings_of(response, grade) if _is_kept(one, kept)]
    if not used:
        return Judged(grade)
    if is_assigned(context, question):
        return Judged(_with_remark(grade, asking, ONLY_AUTHORS))
    return by_own_wordings(context, question, asking, response, used)


def by_own_wordings(
    context: LearnerContext, question: Question, asking: Asking, response: Response, own: Sequence[str]
) -> Judged:
    """Return the judgement with each of the learner's own wordings read as the author's in its place."""
    kind = context.type_of(question)
    grade = kind.grade(question, context.pack, asking, response)
    meant = [
        mark.answer if not mark.right and _named(mark.key, part, grade) in own else part
        for part, mark in zip(response.parts, grade.marks, strict=False)
    ]
    read = kind.grade(question, context.pack, asking, Response(tuple(meant)))
    matched = "\n".join(own)
    return Judged(_with_remark(read, asking, counts_here(matched)), matched)


def counts_here(wording: str) -> Message:
    """Return that a wording is right in this question."""
    return message("“{wording}” counts here.", wording=wording)


def is_assigned(context: LearnerContext, question: Question) -> bool:
    """Return whether the question asks what belongs to a goal that somebody else set, or is handed in."""
    assigned = context.assigned
    return any(fact in assigned for fact in question.tests) or goal_of(context, question, "") is not None


def may_accept(asking: Asking, response: Response, grade: Grade) -> bool:
    """Return whether a learner may say that this was right: typed words that nobody foresaw as wrong."""
    typed = isinstance(asking.shape, TypeText | FillBlanks) and all(part.strip() for part in response.parts)
    return typed and bool(response.parts) and not grade.correct and not grade.refutations


def wordings_of(response: Response, grade: Grade) -> tuple[str, ...]:
    """Return the typed words that were not right; among several blanks with the blank's label: "2=words"."""
    return tuple(
        _named(mark.key, part, grade)
        for part, mark in zip(response.parts, grade.marks, strict=False)
        if not mark.right and part.strip()
    )


def kept_wordings(context: LearnerContext, question: ShowingId) -> tuple[str, ...]:
    """Return the own wordings in force: those whose answer was not taken back."""
    noted = context.log.notes_of(context.pack.id, OwnWordingAccepted)
    return tuple(one.wording for one in _in_force(context, noted) if showing_of(one.question, one.variant) == question)


def all_kept(context: LearnerContext) -> tuple[OwnWordingAccepted, ...]:
    """Return every own wording in force, oldest first."""
    return tuple(_in_force(context, context.log.notes_of(context.pack.id, OwnWordingAccepted)))


def _in_force(context: LearnerContext, noted: Sequence[OwnWordingAccepted]) -> Iterator[OwnWordingAccepted]:
    return (one for one in noted if one.answer is None or context.log.stands(one.answer))


def _named(key: str, part: str, grade: Grade) -> str:
    return f"{key}={part.strip()}" if len(grade.marks) > 1 else part.strip()


def _is_kept(wording: str, kept: Sequence[str]) -> bool:
    return any(fold(wording) == fold(one) or same_spelling(wording, one) for one in kept)


def _with_remark(grade: Grade, asking: Asking, said: Message) -> Grade:
    return replace(grade, remarks=(*grade.remarks, Remark(OWN, say(said, asking.language))))
