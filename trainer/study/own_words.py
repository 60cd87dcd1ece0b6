"""「違いを自分のことばで」: a line by the learner on a pair that was confused twice, beside the author's cue."""

from dataclasses import replace
from typing import Final

from trainer.domain.log_records import OwnWordsOnPair
from trainer.domain.subject import FactId
from trainer.study.learner_context import LearnerContext
from trainer.study.next_question import show_feedback
from trainer.study.session import Session
from trainer.study.session_context import SessionContext
from trainer.study.stamp import stamp
from trainer.study.steps import Contrast, FeedbackStep, Step

LONGEST: Final = 200
"""Characters of the line."""


def write_own_words(
    context: SessionContext, session: Session, step: FeedbackStep, pair: tuple[FactId, FactId], words: str
) -> Step:
    """Keep the line for the pair that stands in the feedback; an empty one takes the earlier one back.

    Of a pair that does not stand there nothing is kept.
    """
    kept = " ".join(words.split())[:LONGEST]
    if not any(_is_of(one, pair) and one.may_word for one in step.told.contrasts):
        return step
    now = context.clock.now()
    context.log.note(
        OwnWordsOnPair(
            **stamp(context, now, context.today()),
            fact=pair[0],
            other=pair[1],
            words=kept,
        )
    )
    contrasts = tuple(one._replace(own_words=kept) if _is_of(one, pair) else one for one in step.told.contrasts)
    return show_feedback(context, session, replace(step, told=replace(step.told, contrasts=contrasts)))


def all_own_words(context: LearnerContext) -> tuple[OwnWordsOnPair, ...]:
    """Return the newest line of every pair that has one, in the order of the log."""
    newest: dict[frozenset[FactId], OwnWordsOnPair] = {}
    for one in context.log.notes_of(context.pack.id, OwnWordsOnPair):
        newest.pop(frozenset((one.fact, one.other)), None)
        newest[frozenset((one.fact, one.other))] = one
    return tuple(one for one in newest.values() if one.words)


def _is_of(contrast: Contrast, pair: tuple[FactId, FactId]) -> bool:
    return {contrast.asked.fact, contrast.twins[0].fact} == set(pair)
