"""The files of an imported pack."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from trainer.exchange.blocks import LEVEL, SIDE, topic_id
from trainer.exchange.emit import line
from trainer.exchange.merge import Written

_MOST_IN_A_FILE: Final = 1_000
_LARGEST: Final = 2 << 20
"""Characters of a file; a reader takes 6 MB."""
_VERSION: Final = re.compile(r"^version: (\d+)\.(\d+)\.(\d+)$", re.MULTILINE)
_ORIGIN: Final = re.compile(r"^origin:\n(?:  .*\n)+", re.MULTILINE)
_ASPECTS: Final = re.compile(r"^aspects:\n(?:  .*\n)+", re.MULTILINE)


class Origin(NamedTuple):
    """Where a pack came from."""

    format: str
    file: str
    """The base name only."""
    sha256: str
    when: str


def pack_text(title: str, origin: Origin, topics: Iterable[str]) -> str:
    """Return a new `pack.yaml`."""
    lines = [
        "format: qpack/1",
        "stage: imported",
        f"id: imported.{origin.sha256[:16]}",
        "version: 0.1.0",
        line(0, "title", title or origin.file),
        "levels:",
        f"  - id: {LEVEL}",
        "    name: {ja: 取り込み, en: Imported}",
        "sides:",
        f"  - id: {SIDE}",
        "    name: {ja: 全体, en: All}",
        "    place: left",
    ]
    return "\n".join(lines) + "\n" + _aspects(topics) + _origin(origin)


def _aspects(topics: Iterable[str]) -> str:
    named = list(dict.fromkeys(topics))
    if not named:
        return "aspects:\n  - id: all\n    name: {ja: すべて, en: Everything}\n"
    return "aspects:\n" + "".join(f"  - id: {topic_id(one)}\n{line(4, 'name', one or '—')}\n" for one in named)


def _origin(origin: Origin) -> str:
    keys = (line(2, "format", origin.format), line(2, "file", origin.file), line(2, "sha256", origin.sha256))
    return "\n".join(("origin:", *keys, line(2, "when", origin.when))) + "\n"


def pack_text_again(earlier: str, origin: Origin, topics: Iterable[str]) -> str:
    """Return `pack.yaml` of an earlier import with a new origin and version; a person's other lines stay."""
    named = list(topics)
    text = _ORIGIN.sub(lambda _: _origin(origin), earlier)
    text = _VERSION.sub(lambda found: f"version: {found[1]}.{found[2]}.{int(found[3]) + 1}", text)
    missing = [one for one in dict.fromkeys(named) if f"  - id: {topic_id(one)}\n" not in text]
    return (
        _ASPECTS.sub(lambda found: found[0] + _aspects(missing).removeprefix("aspects:\n"), text) if missing else text
    )


def part_files(written: Iterable[Written]) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the files of facts and questions."""
    known: set[str] = set()
    for number, part in enumerate(_in_parts(written), 1):
        facts = []
        for one in part:
            if one.fact and one.fact_id not in known:
                known.add(one.fact_id)
                facts.append(one.fact)
        if facts:
            yield f"facts/part-{number:04d}.yaml", "facts:\n" + "\n".join(facts) + "\n"
        yield f"questions/part-{number:04d}.yaml", "questions:\n" + "\n".join(one.question for one in part) + "\n"


def _in_parts(written: Iterable[Written]) -> Iterator[list[Written]]:
    part: list[Written] = []
    size = 0
    for one in written:
        length = len(one.question) + len(one.fact)
        if part and (len(part) >= _MOST_IN_A_FILE or size + length > _LARGEST):
            yield part
            part, size = [], 0
        part.append(one)
        size += length
    if part:
        yield part
