"""One showing of a question: what a view needs to draw it, already drawn by lot and in one language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trainer.domain.question import QuestionId, ShowingId, showing_of
from trainer.domain.text import Language

if TYPE_CHECKING:
    from trainer.domain.exhibit import ShownExhibit


class Option(NamedTuple):
    """Something that can be chosen, placed or matched; `key` never changes, `text` is shown."""

    key: str
    text: str


class ChooseOne(NamedTuple):
    """Exactly one option is right."""

    options: tuple[Option, ...]


class ChooseSeveral(NamedTuple):
    """One or more options are right; all of them and no other."""

    options: tuple[Option, ...]


class JudgeWithReason(NamedTuple):
    """First true or false, then the reason; both must be right."""

    verdicts: tuple[Option, ...]
    reasons: tuple[Option, ...]


class FillBlanks(NamedTuple):
    """The prompt shows ［1］, ［2］, …; one typed text for each label."""

    labels: tuple[str, ...]


class TypeText(NamedTuple):
    """One short typed answer."""


class TypeNumber(NamedTuple):
    """One typed number; the unit is shown behind the field and need not be typed."""

    unit: str


class PutInOrder(NamedTuple):
    """All items, to be put in order."""

    items: tuple[Option, ...]


class MatchPairs(NamedTuple):
    """Each left item has one right item; there may be right items left over."""

    left: tuple[Option, ...]
    right: tuple[Option, ...]


class SortCases(NamedTuple):
    """Each case belongs in one bin; bins are shown in the pack's order."""

    cases: tuple[Option, ...]
    bins: tuple[Option, ...]


class TurnCard(NamedTuple):
    """The only self-judged shape: think, turn, say whether you knew."""

    back: str


AnswerShape = (
    ChooseOne
    | ChooseSeveral
    | JudgeWithReason
    | FillBlanks
    | TypeText
    | TypeNumber
    | PutInOrder
    | MatchPairs
    | SortCases
    | TurnCard
)
"""Closed: a new shape needs one view in the window and one in the terminal, and mypy says so."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One showing of one question."""

    question: QuestionId
    type: str
    seed: int
    """The draw's seed: with it and the question, the showing can be made again exactly."""
    language: Language
    prompt: str
    """Plain text; {漢字|かんじ} is ruby, and nothing else is markup."""
    shape: AnswerShape
    order: tuple[str, ...]
    """The keys in displayed order, for the log; empty where nothing is shuffled."""
    options: int
    """How many answers a blind guess chooses from; 0 where the answer is produced."""
    variant: str = ""
    """Which wording of the question is shown; empty for its own."""
    retypable: bool = False
    """True where a near miss (惜しい) may be typed once more."""
    exhibit: "ShownExhibit | None" = None
    """What the question is asked about, above or beside the prompt."""

    @property
    def showing(self) -> ShowingId:
        """Return the question in the wording that is shown."""
        return showing_of(self.question, self.variant)
