"""What an earlier import left in a folder: blocks of text, known again by the file's own ids."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from trainer.exchange.blocks import fingerprint

PART: Final = re.compile(r"part-[0-9]{4}\.yaml")
"""The files an import writes; others in the folder are somebody's own and stay."""
_ID: Final = re.compile(r"^  - id: (\S+)$", re.MULTILINE)
_GUID: Final = re.compile(r'^    x-guid: "(.*)"$', re.MULTILINE)
_SUM: Final = re.compile(r"^    x-sum: ([0-9a-f]{12})$", re.MULTILINE)
_TESTS: Final = re.compile(r"^    tests: \[(\S+)\]$", re.MULTILINE)


class Block(NamedTuple):
    """One question or fact as it stands in the folder."""

    id: str
    text: str
    guid: str
    edited: bool
    """Whether somebody changed it since it was written here."""
    fact: str


class Earlier(NamedTuple):
    """An earlier import."""

    pack_text: str
    """Of `pack.yaml`."""
    questions: tuple[Block, ...]
    facts: dict[str, str]
    """Blocks by id."""


def read_earlier(folder: Path) -> Earlier | None:
    """Return what is there; None where there is no pack."""
    pack = folder / "pack.yaml"
    if not pack.is_file():
        return None
    questions = tuple(_block(id_, text) for id_, text in _blocks(_parts(folder / "questions")))
    return Earlier(pack.read_text("utf-8"), questions, dict(_blocks(_parts(folder / "facts"))))


def _parts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("part-*.yaml") if PART.fullmatch(path.name)) if folder.is_dir() else []


def _blocks(paths: Iterable[Path]) -> Iterable[tuple[str, str]]:
    for path in paths:
        text = path.read_text("utf-8")
        places = [*_ID.finditer(text)]
        ends = [*(place.start() for place in places[1:]), len(text)]
        for place, end in zip(places, ends, strict=True):
            yield place[1], text[place.start() : end].rstrip("\n")


def _block(id_: str, text: str) -> Block:
    guid, sum_, fact = _GUID.search(text), _SUM.search(text), _TESTS.search(text)
    body = text.partition("\n    x-guid: ")[0]
    edited = sum_ is None or fingerprint(body) != sum_[1]
    return Block(id_, text, _read_back(guid[1]) if guid else "", edited, fact[1] if fact else "")


def _read_back(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), quoted)
