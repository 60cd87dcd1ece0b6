"""The contract of a question type: how one kind is parsed, asked and graded."""

from typing import NamedTuple, Protocol, TypeVar

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade
from trainer.domain.message import Message
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question, whole
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.packs.entry import Entry

B = TypeVar("B", bound=Body)


class Traits(NamedTuple):
    """What the rules of good questions ask of a type, so that they need not know its name."""

    stem_asks: bool = False
    """The stem is a question of its own, not a statement, a text or a heading over parts."""
    stem_has_blanks: bool = False
    """The stem is a text with blanks in it."""
    several_right: bool = False
    """More than one option may be right, so there may be more of them."""
    wants_unit: bool = False
    """What is typed is a number, which means nothing without its unit."""
    parts: tuple[tuple[str, str], ...] = ()
    """Lists that are part of what is asked, each with the key of what its entries show."""
    answer_keys: tuple[str, ...] = ()
    """Where the answer stands, if neither in options nor in parts: a word, accepted wordings, or a list with those."""


class QuestionType(Protocol):
    """One file per type; the tuple in `trainer.question_types` lists them all."""

    @property
    def name(self) -> str:
        """The word after `type:` in a pack."""
        ...

    @property
    def title(self) -> Message:
        """The type's name for people."""
        ...

    @property
    def form(self) -> Form:
        """What answering this type demands."""
        ...

    @property
    def traits(self) -> Traits:
        """What the rules of good questions may know of the type."""
        ...

    def parse(self, entry: Entry) -> Body | None:
        """Read the type's own keys of one question; faults are noted on `entry`, None if the body is unusable."""
        ...

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing; the same seed gives the same showing."""
        ...

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge a response to that showing; no part at all is 「わからない」. Never raises on odd text."""
        ...


def body_of(question: Question, kind: type[B]) -> B:
    """Return the question's body as `kind`; a body of another type is a bug."""
    body = whole(question).body
    if not isinstance(body, kind):
        message = f"{question.id} has no {kind.__name__}"
        raise TypeError(message)
    return body
