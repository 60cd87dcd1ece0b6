"""What HR plans: which questions, for whom, until when, and what counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple

from trainer.domain.assignment import Collected, Notice, PassRule
from trainer.domain.message import Message, message
from trainer.domain.pack import Pack
from trainer.domain.problem import KnownProblem
from trainer.domain.question import Form, Question, QuestionId
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.packs.fault import did_you_mean


class Selection(NamedTuple):
    """What of a pack is assigned; everything named is taken together."""

    topics: tuple[str, ...] = ()
    """As aspect/side; * stands for any."""
    facts: tuple[str, ...] = ()
    everything: bool = False
    questions: tuple[str, ...] = ()


class Special(NamedTuple):
    """What holds for one person alone."""

    code: str
    due_ms: int | None = None
    exempt: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, read and checked as far as it can be without the pack and the roster."""

    id: str
    title: Text
    pack: str
    """The id of a built-in pack, or a folder."""
    selection: Selection
    groups: tuple[str, ...]
    people: tuple[str, ...]
    open_ms: int
    due_ms: int | None
    due_days: int | None
    zone: str
    passing: PassRule
    valid_days: int | None
    collect: tuple[Collected, ...]
    notice: Notice
    return_to: str = ""
    special: tuple[Special, ...] = ()


class PlanProblem(KnownProblem):
    """A plan that cannot be assigned; `faults` are all sentences, each with its place."""

    def __init__(self, *faults: Message) -> None:
        super().__init__(faults[0])
        self.faults = faults


def selected(selection: Selection, pack: Pack) -> tuple[tuple[FactId, ...], tuple[QuestionId, ...]]:
    """Return the facts and questions that a selection means, in the pack's order. Raises PlanProblem.

    By topics and facts come the questions that ask nothing beyond them and that the app grades itself; a question
    named by its id comes with whatever it asks.
    """
    faults = [*_unknown_topics(selection, pack), *_unknown_ids(selection, pack)]
    if faults:
        raise PlanProblem(*faults)
    facts = {id_ for id_ in pack.facts if _is_selected(id_, selection, pack)}
    named = set(selection.questions)
    questions = [one for one in pack.questions.values() if one.id in named or _asks_only(one, facts)]
    asked = {fact for one in questions for fact in one.tests}
    if not questions:
        raise PlanProblem(message("No question is selected that the app can grade. Select other topics or facts."))
    return (
        tuple(id_ for id_ in pack.facts if id_ in asked),
        tuple(one.id for one in questions),
    )


def _is_selected(fact: FactId, selection: Selection, pack: Pack) -> bool:
    if selection.everything or fact in selection.facts:
        return True
    topic = pack.facts[fact].topic
    return any(fnmatchcase(f"{topic.aspect}/{topic.side}", pattern) for pattern in selection.topics)


def _asks_only(question: Question, facts: set[FactId]) -> bool:
    return can_count(question) and set(question.tests) <= facts


def can_count(question: Question) -> bool:
    """Return whether a question's answer can count: it is asked, and not judged by whoever answers."""
    return not question.retired and question.form is not Form.SELF_JUDGED


def _unknown_topics(selection: Selection, pack: Pack) -> Iterator[Message]:
    topics = sorted({f"{fact.aspect}/{fact.side}" for fact in pack.facts.values()})
    for pattern in selection.topics:
        if not any(fnmatchcase(topic, pattern) for topic in topics):
            near = did_you_mean(pattern, topics)
            yield message('The pack has no topic "{word}".{near}', word=pattern, near=near)


def _unknown_ids(selection: Selection, pack: Pack) -> Iterator[Message]:
    for word in selection.facts:
        if word not in pack.facts:
            near = did_you_mean(word, pack.facts)
            yield message('There is no fact "{word}" in this pack.{near}', word=word, near=near)
    for word in selection.questions:
        question = pack.questions.get(QuestionId(word))
        if question is None:
            near = did_you_mean(word, pack.questions)
            yield message('There is no question "{word}" in this pack.{near}', word=word, near=near)
        elif not can_count(question):
            yield message(
                'The question "{word}" cannot count: it is retired, or learners judge their own answers to it.',
                word=word,
            )
