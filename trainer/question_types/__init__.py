"""How each kind of question is parsed, asked and graded; a new type is one file and one line in `QUESTION_TYPES`."""

from trainer.question_types.card import Card
from trainer.question_types.cloze import Cloze
from trainer.question_types.match import Match
from trainer.question_types.multi import MultipleChoice
from trainer.question_types.numeric import Numeric
from trainer.question_types.order import Order
from trainer.question_types.question_type import QuestionType
from trainer.question_types.short import ShortAnswer
from trainer.question_types.single import SingleChoice
from trainer.question_types.sort_cases import Sort
from trainer.question_types.truefalse import TrueFalse

QUESTION_TYPES: tuple[QuestionType, ...] = (
    SingleChoice(),
    MultipleChoice(),
    TrueFalse(),
    Cloze(),
    ShortAnswer(),
    Numeric(),
    Order(),
    Match(),
    Sort(),
    Card(),
)
