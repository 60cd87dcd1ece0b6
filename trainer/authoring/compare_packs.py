"""Two versions of a pack beside each other: what is met anew, what only reads otherwise, whose key was wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeVar

from trainer.domain.message import Message, counted, message
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.text import Text
from trainer.question_types.common.optioned import Optioned

Kind = Literal["added", "retired", "gone", "key", "reworded"]
K = TypeVar("K", bound=str)
HEADS: Final[Mapping[Kind, Message]] = {
    "key": message("The key or the meaning changed: asked again"),
    "added": message("New"),
    "reworded": message("Reworded: what is known of it stays"),
    "retired": message("Retired: not asked any more, its history stays"),
    "gone": message("Gone without a word: it should be retired instead"),
}
"""In the order of telling."""


class Change(NamedTuple):
    """One question or fact that is not what it was."""

    kind: Kind
    id: str
    before: Text
    """Empty for a new one."""
    after: Text
    """Empty for one that is gone."""


@dataclass(frozen=True, slots=True)
class PackDifference:
    """All that changed between two versions."""

    old_version: str
    new_version: str
    questions: tuple[Change, ...]
    facts: tuple[Change, ...]

    @property
    def summary(self) -> Message:
        """Return how much changed, in a sentence."""
        changed = len(self.questions) + len(self.facts)
        if not changed:
            return message("Nothing a learner meets has changed.")
        return counted("{count} change.", "{count} changes.", changed)


def compare_packs(old: Pack, new: Pack) -> PackDifference:
    """Return what changed from `old` to `new`, by the ids of questions and facts."""
    return PackDifference(old.version, new.version, tuple(_questions(old, new)), tuple(_facts(old, new)))


def _questions(old: Pack, new: Pack) -> Iterator[Change]:
    before, after = old.questions, new.questions
    for id_, one in before.items():
        other = after.get(id_)
        if other is None:
            yield Change("gone", id_, one.stem, Text(""))
        elif other.retired and not one.retired:
            yield Change("retired", id_, one.stem, other.stem)
        elif one != other:
            yield Change("key" if _key_changed(one, other) else "reworded", id_, one.stem, other.stem)
    for id_, other in after.items():
        if id_ not in before:
            yield Change("added", id_, Text(""), other.stem)


def _key_changed(one: Question, other: Question) -> bool:
    """Return whether the author says so, or another option of the same question is right now."""
    if (one.rev, one.type, one.tests) != (other.rev, other.type, other.tests):
        return True
    if not isinstance(one.body, Optioned) or not isinstance(other.body, Optioned):
        return False
    before = {option.text: option.ok for option in one.body.written_options}
    return any(before.get(option.text, option.ok) != option.ok for option in other.body.written_options)


def _facts(old: Pack, new: Pack) -> Iterator[Change]:
    for id_, fact in old.facts.items():
        other = new.facts.get(id_)
        if other is None:
            yield Change("gone", id_, fact.text, Text(""))
        elif (fact.text, fact.name, fact.twins) != (other.text, other.name, other.twins):
            yield Change("reworded", id_, fact.text, other.text)
    for id_, other in new.facts.items():
        if id_ not in old.facts:
            yield Change("added", id_, Text(""), other.text)
