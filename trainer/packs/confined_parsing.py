"""Parsing a stranger's files in a confined child process: their text goes in, plain data comes back, checked."""

import gc
from base64 import b64decode, b64encode
from collections.abc import Sequence
from string import Formatter
from typing import Final, cast

from trainer.confinement.confined import CannotStart, Json, Unreadable, in_a_child
from trainer.confinement.limits import MEBIBYTE, Limits
from trainer.domain.message import Message, Value, message
from trainer.packs.folder import PackProblem
from trainer.packs.limits import MAX_DEPTH, MAX_VALUES
from trainer.packs.parsing import Noted, Parsed, Unparsed, parse_here
from trainer.packs.reading_rules import RULES
from trainer.packs.yaml_source.node import PLACE, Node
from trainer.packs.yaml_source.origin import MAX_FAULTS
from trainer.packs.yaml_source.source import Source

WORK: Final = "trainer.packs.confined_parsing:parse_in_the_child"
_IMPORTS: Final = ("yaml", "trainer.packs.yaml_source.events", "trainer.packs.yaml_source.tree")
"""What parsing imports late."""
_DEEPEST_MESSAGE: Final = 3
_LONGEST_SENTENCE: Final = 1_000
_MEMORY: Final = 640 * MEBIBYTE
"""Of addresses; what is really used is about half."""


class Garbled(Exception):
    """What came back is not what parsing gives: something else has answered."""


class ConfinedParsing:
    """Parses in a child that reads no file at all; after the first use `shut_in` says whether the system sees to it."""

    def __init__(self, work: str = WORK) -> None:
        self._work = work
        self._values = 0
        self.shut_in = True

    def __call__(self, files: Sequence[Unparsed]) -> list[Parsed]:
        """Return what came of each file; raises PackProblem, which names the file that could not be read."""
        try:
            return self._parsed(files)
        except (Unreadable, Garbled) as problem:
            if len(files) > 1:
                return [parsed for file in files for parsed in self([file])]
            raise PackProblem(_cannot_be_read(files[0].name, problem)) from problem
        except CannotStart as problem:
            raise PackProblem(problem.sentence) from problem

    def _parsed(self, files: Sequence[Unparsed]) -> list[Parsed]:
        answer = in_a_child(
            self._work,
            [[file.name for file in files], [b64encode(file.data).decode("ascii") for file in files]],
            readable=[],
            imports=_IMPORTS,
            limits=_limits_for(sum(len(file.data) for file in files)),
            about=files[0].name,
        )
        self.shut_in = self.shut_in and answer.confined
        if not isinstance(answer.value, list) or len(answer.value) != len(files):
            raise Garbled
        found = [_read_back(one) for one in answer.value]
        self._values += sum(values for _, values in found)
        if self._values > MAX_VALUES:
            raise PackProblem(message("The pack has too many values. Make several packs of it."))
        return [parsed for parsed, _ in found]


def parse_in_the_child(names: list[str], contents: list[str]) -> Json:
    """Parse the files inside the child; returns plain data, one a file."""
    gc.disable()  # the process ends with its answer
    files = [Unparsed(name, b64decode(content)) for name, content in zip(names, contents, strict=True)]
    return [_handed_over(parsed) for parsed in parse_here(files)]


def _limits_for(size: int) -> Limits:
    """Return what files of so many bytes may use: seconds for the start, and for every megabyte."""
    megabytes = size // MEBIBYTE + 1
    return Limits(memory=_MEMORY, cpu_s=2 + 2 * megabytes, wall_s=20.0 + 10 * megabytes, answer=MEBIBYTE + 12 * size)


def _cannot_be_read(name: str, problem: Unreadable | Garbled) -> Message:
    why = message("The reader did not come through it.") if isinstance(problem, Garbled) else problem.sentence
    return message("This pack cannot be read: {name}. {why}", name=name, why=why)


def _handed_over(parsed: Parsed) -> Json:
    source = parsed.source
    return {
        "root": cast("Json", source.root),
        "broken": source.broken,
        "ids": cast("Json", sorted(source.broken_ids)),
        "noted": [[noted.rule, noted.place, _said(noted.sentence)] for noted in parsed.noted],
    }


def _said(sentence: Message) -> Json:
    values: list[Json] = [
        [name, _said(value) if isinstance(value, Message) else cast("Json", value)] for name, value in sentence.values
    ]
    return [sentence.id, values, sentence.many, sentence.count]


def _read_back(told: Json) -> tuple[Parsed, int]:
    """Return what the child says of one file and how many values there are; raises Garbled."""
    match told:
        case {"root": root, "broken": bool(broken), "ids": list(ids), "noted": list(noted)}:
            values = 0 if root is None else _checked(root, 0)
            read = tuple(_noted(one) for one in noted[: MAX_FAULTS + 1])
            words = {word for word in ids if isinstance(word, str)}
            return Parsed(Source(cast("Node | None", root), broken, words), read), values
    raise Garbled


def _checked(node: Json, depth: int) -> int:
    """Return how many values there are; raises Garbled where it is no tree of a source."""
    if depth > MAX_DEPTH:
        raise Garbled
    if isinstance(node, dict):
        place = node.get(PLACE)
        if type(place) is not int or place < 0:
            raise Garbled
        inner, values = list(node.values()), len(node) - 1
        inner.remove(place)
    else:
        inner = node if isinstance(node, list) else [node]
        values = len(inner)
    for value in inner:
        if type(value) is not str:
            if not isinstance(value, dict | list):
                raise Garbled
            values += _checked(value, depth + 1)
    return values


def _noted(told: Json) -> Noted:
    match told:
        case [str(rule), int(place), list(sentence)] if rule in RULES and place >= 0:
            return Noted(rule, place, _sentence(sentence, 0))
    raise Garbled


def _sentence(told: list[Json], depth: int) -> Message:
    """Return the sentence; places that are more than names of its values would be worked out by Python: Garbled."""
    match told:
        case [str(id_), list(values), str(many), int(count)] if depth < _DEEPEST_MESSAGE:
            read = tuple(_value(value, depth) for value in values)
            names = {name for name, _ in read} | {"count"}
            # Without values nothing is filled in, and braces are braces.
            if not read or all(_is_plain(wording, names) for wording in (id_, many)):
                return Message(id_, read, many, count)
    raise Garbled


def _value(told: Json, depth: int) -> tuple[str, Value]:
    match told:
        case [str(name), list(inner)]:
            return name, _sentence(inner, depth + 1)
        case [str(name), str() | int() | float() as value]:
            return name, value
    raise Garbled


def _is_plain(wording: str, names: set[str]) -> bool:
    if len(wording) > _LONGEST_SENTENCE:
        return False
    try:
        places = [place for place in Formatter().parse(wording) if place[1] is not None]
    except ValueError:
        return False
    return all(name in names and not layout and not way for _, name, layout, way in places)
