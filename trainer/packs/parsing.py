"""Parsing the files of a pack: here, or wherever whoever reads the pack wants it done."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from trainer.domain.message import Message
from trainer.packs.fault import COLUMNS, Fault, Place
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.source import Source, read_source


class Unparsed(NamedTuple):
    """One file as it lies on disk."""

    name: str
    data: bytes


class Noted(NamedTuple):
    """A fault found in parsing; its excerpt is taken from the file again."""

    rule: str
    place: Place
    sentence: Message


class Parsed(NamedTuple):
    """What came of one file."""

    source: Source
    noted: tuple[Noted, ...] = ()


class Parse(Protocol):
    """Parses files."""

    def __call__(self, files: Sequence[Unparsed]) -> Sequence[Parsed]:
        """Return what came of each file, in their order; raises PackProblem where nothing came of one."""
        ...


def parse_here(files: Sequence[Unparsed]) -> list[Parsed]:
    """Parse in this process: for what is known to be sound, for tests, and inside the confined child."""
    return [_parsed(file) for file in files]


def _parsed(file: Unparsed) -> Parsed:
    faults: list[Fault] = []
    source = read_source(Origin(file.name, faults, file.data))
    return Parsed(source, tuple(Noted(fault.rule, _place_of(fault), fault.sentence) for fault in faults))


def _place_of(fault: Fault) -> Place:
    return (fault.line - 1) * COLUMNS + fault.column - 1
