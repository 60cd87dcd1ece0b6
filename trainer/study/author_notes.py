"""What a learner may hand to the author of a pack: own wordings, own words on pairs, questions called odd."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from trainer.domain.message import NOTHING, Message, Wording, message
from trainer.domain.question import ShowingId, question_shown, showing_of, variant_shown
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.reports.as_csv import table_as_csv
from trainer.reports.report import Column, Row, Table
from trainer.study.learner_context import LearnerContext
from trainer.study.own_wording import all_kept
from trainer.study.own_words import all_own_words
from trainer.study.session_context import SessionContext

OWN_WORDING: Final = message("Own wording")
OWN_WORDS: Final = message("The difference in own words")
ODD: Final = message("Called odd")
HEADS: Final = (message("Note"), message("Concerns"), message("What"), message("Words"))


class AuthorNote(NamedTuple):
    """One thing an author may want to know; nothing in it says who the learner is or how they did."""

    kind: Message
    about: str
    """The id of a question, with the key of the variant that was shown, or of two facts."""
    what: Wording
    """Its stem, or the names of the facts."""
    words: str
    """The learner's; empty where there are none."""


def author_notes(context: SessionContext) -> tuple[AuthorNote, ...]:
    """Return all of them, kind by kind, oldest first."""
    return (*_own_wordings(context), *_own_words(context), *_odd(context))


def notes_as_csv(notes: Iterable[AuthorNote]) -> str:
    """Return the notes for a spreadsheet, in the language in use."""
    rows: list[Row] = [(one.kind, one.about, one.what, one.words) for one in notes]
    return table_as_csv(Table(tuple(Column(head, words=True) for head in HEADS), tuple(rows)))


def _own_wordings(context: LearnerContext) -> Iterator[AuthorNote]:
    for one in all_kept(context):
        showing = showing_of(one.question, one.variant)
        yield AuthorNote(OWN_WORDING, showing, _stem(context, showing), one.wording)


def _own_words(context: LearnerContext) -> Iterator[AuthorNote]:
    for one in all_own_words(context):
        names = message("{one} / {other}", one=_name(context, one.fact), other=_name(context, one.other))
        yield AuthorNote(OWN_WORDS, f"{one.fact} {one.other}", names, one.words)


def _odd(context: SessionContext) -> Iterator[AuthorNote]:
    for id_ in sorted(context.flagged):
        yield AuthorNote(ODD, id_, _stem(context, id_), "")


def _stem(context: LearnerContext, showing: ShowingId) -> Wording:
    """Return what was asked; nothing where the pack no longer has it."""
    question = context.pack.shown(question_shown(showing), variant_shown(showing))
    return NOTHING if question is None else question.stem


def _name(context: LearnerContext, fact: FactId) -> Text:
    known = context.pack.facts.get(fact)
    return Text(fact) if known is None else known.name
