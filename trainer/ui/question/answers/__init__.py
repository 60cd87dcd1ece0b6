"""One view for each answer shape."""

from typing import assert_never

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
from trainer.ui.question.answers.blanks import BlanksView
from trainer.ui.question.answers.card import CardView
from trainer.ui.question.answers.choices import ChooseOneView, ChooseSeveralView
from trainer.ui.question.answers.judging import JudgeView
from trainer.ui.question.answers.matching import MatchView
from trainer.ui.question.answers.ordering import OrderView
from trainer.ui.question.answers.sorting import SortView
from trainer.ui.question.answers.typed import TypeNumberView, TypeTextView
from trainer.ui.question.answers.view import AnswerView


def view_for(shape: AnswerShape) -> AnswerView:
    """Return a new view that answers `shape`."""
    match shape:
        case ChooseOne() | ChooseSeveral() | JudgeWithReason():
            return _choosing_view(shape)
        case FillBlanks():
            return BlanksView(shape)
        case TypeText():
            return TypeTextView()
        case TypeNumber():
            return TypeNumberView(shape)
        case PutInOrder() | MatchPairs() | SortCases() | TurnCard():
            return _placing_view(shape)
        case _:
            assert_never(shape)


def _choosing_view(shape: ChooseOne | ChooseSeveral | JudgeWithReason) -> AnswerView:
    match shape:
        case ChooseOne():
            return ChooseOneView(shape)
        case ChooseSeveral():
            return ChooseSeveralView(shape)
        case JudgeWithReason():
            return JudgeView(shape)
        case _:
            assert_never(shape)


def _placing_view(shape: PutInOrder | MatchPairs | SortCases | TurnCard) -> AnswerView:
    match shape:
        case PutInOrder():
            return OrderView(shape)
        case MatchPairs():
            return MatchView(shape)
        case SortCases():
            return SortView(shape)
        case TurnCard():
            return CardView(shape)
        case _:
            assert_never(shape)
