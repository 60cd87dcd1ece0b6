"""The question that was asked, in the wording it was asked in."""

from trainer.domain.asking import Asking
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.review import Answered


def shown_in(pack: Pack, asked: Asking | Answered) -> Question:
    """Return what a learner had before them, as the pack has it."""
    question = pack.shown(asked.question, asked.variant)
    assert question is not None
    return question
