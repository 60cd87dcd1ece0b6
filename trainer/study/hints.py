"""The three hints of a first run, each in its place and once: a function of what the log holds."""

from typing import Final, assert_never

from trainer.domain.asking import (
    AnswerShape,
    ChooseOne,
    ChooseSeveral,
    FillBlanks,
    JudgeWithReason,
    MatchPairs,
    PutInOrder,
    SortCases,
    TurnCard,
    TypeNumber,
    TypeText,
)
from trainer.domain.grade import FactOutcome
from trainer.domain.message import NOTHING, Message, message
from trainer.study.learner_context import LearnerContext

_CHOOSE: Final = message("Choose with the digit keys or a click; Enter answers.")
_TYPE: Final = message("Type your answer; Enter answers.")
_PLACE: Final = message("Use the digit keys or drag; Enter answers.")
_TURN: Final = message("Think of the answer, then turn the card with Enter.")
_SURE: Final = message("Answer with Q (a guess), W (maybe) or E (sure) instead of Enter to note how sure you were.")
_SURE_TYPED: Final = message(
    "Answer with Alt+Q (a guess), Alt+W (maybe) or Alt+E (sure) instead of Enter to note how sure you were."
)
_TWINS: Final = message("The table sets the asked fact beside the one it is easily taken for. Compare left and right.")


def asking_hint(context: LearnerContext, shape: AnswerShape) -> Message:
    """Return the hint under a learner's first and second question; empty under every later one."""
    questions = context.states.questions
    if len(questions) > 1:
        return NOTHING
    answers = sum(question.asked for question in questions.values())
    if answers == 0:
        return _how(shape)
    return _how_sure(shape) if answers == 1 else NOTHING


def feedback_hint(context: LearnerContext, outcomes: tuple[FactOutcome, ...]) -> Message:
    """Return the hint above the twin table after a learner's first wrong answer; empty ever after."""
    now = {one.fact for one in outcomes if not one.correct}
    states = context.states.facts.items()
    first = bool(now) and all(state.answers - state.right == (fact in now) for fact, state in states)
    return _TWINS if first else NOTHING


def _how_sure(shape: AnswerShape) -> Message:
    match shape:
        case FillBlanks() | TypeText() | TypeNumber():
            return _SURE_TYPED
        case TurnCard():
            return NOTHING
        case _:
            return _SURE


def _how(shape: AnswerShape) -> Message:
    match shape:
        case ChooseOne() | ChooseSeveral() | JudgeWithReason():
            return _CHOOSE
        case FillBlanks() | TypeText() | TypeNumber():
            return _TYPE
        case PutInOrder() | MatchPairs() | SortCases():
            return _PLACE
        case TurnCard():
            return _TURN
        case _:
            assert_never(shape)
