"""A foreign file becomes a pack: read in the child, laid over an earlier import, checked, put in its place whole."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.exchange.confined_reading import read_confined
from trainer.exchange.earlier import Earlier, read_earlier
from trainer.exchange.in_place import replace_folder
from trainer.exchange.item import ForeignItem, LeftOut, Reading, Unusable, Wishes
from trainer.exchange.merge import Merged, by_type, merged
from trainer.exchange.pack_text import Origin, pack_text, pack_text_again, part_files
from trainer.exchange.reasons import REASONS
from trainer.packs.fault import Fault
from trainer.packs.questions import BodyParser
from trainer.packs.read_pack import read_pack

_STAGING: Final = ".import~"
_MOST_TOPICS: Final = 40
_ROUNDS: Final = 3
"""How often what a reader of packs refuses is left out and the rest looked at again."""


class ImportRefused(KnownProblem):
    """Nothing of the file can come in."""


class BroughtIn(NamedTuple):
    """What came of an import."""

    format: str
    encoding: str
    source_sha256: str
    imported: int
    """Items of the file, each of which is one question and one fact."""
    by_type: dict[str, int]
    left_out: tuple[LeftOut, ...]
    changed: tuple[LeftOut, ...]
    columns: tuple[tuple[str, str], ...]
    new: int
    same: int
    edited: int
    title: str
    facts: int = -1
    """Of a whole pack; -1 where each question has one of its own."""


def sentence_of(one: LeftOut) -> Message:
    """Return why, in a sentence."""
    if one.said.id:
        return one.said
    template = REASONS.get(one.reason, REASONS["syntax"])
    return replace(template, values=(("detail", one.detail),)) if "{detail}" in template.id else template


def bring_in(
    source: Path, target: Path, parsers: Sequence[BodyParser], today: str, *, format_: str = "", encoding: str = "",
    columns: tuple[tuple[str, str], ...] = (), dry_run: bool = False,
) -> BroughtIn:  # fmt: skip
    """Import `source` into the folder `target`, new or an earlier import; nothing is there before all is well.

    Raises:
        ImportRefused: with a sentence, where nothing can come in.

    """
    try:
        data = source.read_bytes()
        name, reading = read_confined(source, format_, Wishes(source.name, encoding, columns))
    except Unusable as problem:
        raise ImportRefused(sentence_of(LeftOut("", "", problem.reason, problem.detail))) from problem
    except OSError as error:
        raise ImportRefused(
            message("“{name}” cannot be read: {error}.", name=source.name, error=error.strerror or "")
        ) from error
    earlier = _earlier(target)
    origin = Origin(name, source.name, sha256(data).hexdigest(), today)
    found, left_out, pack = _checked(reading, earlier, origin, target, parsers, source.stem)
    known = sum(1 for one in found.written if one.item is not None)
    if known and not dry_run:
        _put_in_place(target, found, pack)
    return BroughtIn(
        name, reading.encoding, origin.sha256, known, by_type(found.written), left_out,
        (*reading.changed, *found.changed), reading.columns, found.new, found.same, found.edited, reading.title,
    )  # fmt: skip


def _earlier(target: Path) -> Earlier | None:
    if target.exists() and not target.is_dir():
        raise ImportRefused(message("“{name}” is a file. Name a folder to import into.", name=target.name))
    found = read_earlier(target) if target.is_dir() else None
    if found is None and target.is_dir() and any(target.iterdir()):
        raise ImportRefused(
            message("The folder “{name}” holds something else. Name a new one, or an earlier import.", name=target.name)
        )
    if found is not None and "\nstage: imported" not in found.pack_text:
        raise ImportRefused(
            message("The pack in “{name}” is not an earlier import. Name another folder.", name=target.name)
        )
    return found


def _checked(
    reading: Reading, earlier: Earlier | None, origin: Origin, target: Path, parsers: Sequence[BodyParser], stem: str
) -> tuple[Merged, tuple[LeftOut, ...], str]:
    """Return what can be studied; what the reader of packs refuses is left out with its sentence."""
    items, left_out = list(reading.items), list(reading.left_out)
    for _ in range(_ROUNDS):
        items = _in_few_topics(items)
        topics = list(dict.fromkeys(item.topic for item in items))
        several = len(topics) > 1
        found = merged(items, earlier, origin.when, topics=several)
        named = topics if several else []
        pack = _pack(earlier, found, origin, named, reading.title or stem)
        refused = _refused(found, pack, target, parsers)
        if not refused:
            return found, tuple(left_out), pack
        left_out.extend(refused[id(one.item)] for one in found.written if id(one.item) in refused)
        wheres = {one.item.where for one in found.written if one.item is not None and id(one.item) in refused}
        items = [item for item in items if item.where not in wheres]
    raise ImportRefused(message("What is in the file does not make a pack: {reason}", reason=sentence_of(left_out[-1])))


def _in_few_topics(items: list[ForeignItem]) -> list[ForeignItem]:
    """Return the items in topics that a learner can look over: of too many, their first words, or none."""
    if len({item.topic for item in items}) <= _MOST_TOPICS:
        return items
    named = [item._replace(topic=item.topic.partition(" ")[0]) for item in items]
    if len({item.topic for item in named}) <= _MOST_TOPICS:
        return named
    return [item._replace(topic="") for item in items]


def _pack(earlier: Earlier | None, found: Merged, origin: Origin, topics: Sequence[str], title: str) -> str:
    if earlier is None:
        return pack_text(title, origin, topics)
    if not (found.new or found.edited or any(one.reason == "gone" for one in found.changed)):
        return earlier.pack_text
    return pack_text_again(earlier.pack_text, origin, topics)


def _refused(found: Merged, pack: str, target: Path, parsers: Sequence[BodyParser]) -> dict[int, LeftOut]:
    """Return, by the item, what a reader of packs would not take."""
    staging = target.with_name(f"{target.name}{_STAGING}")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        _write(staging, found, pack)
        faults = [fault for fault in read_pack(staging, parsers).faults if fault.severity == "error"]
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return _by_item(found, faults)


def _by_item(found: Merged, faults: Sequence[Fault]) -> dict[int, LeftOut]:
    texts = dict(part_files(found.written))
    owners: dict[str, ForeignItem] = {}
    for one in found.written:
        if one.item is not None:
            owners[one.id] = owners[one.fact_id] = one.item
    refused: dict[int, LeftOut] = {}
    for fault in faults:
        above = texts.get(fault.file, "").split("\n")[: fault.line]
        id_ = next((line.removeprefix("  - id: ") for line in reversed(above) if line.startswith("  - id: ")), "")
        item = owners.get(id_)
        if item is None:
            raise ImportRefused(message("What is in the file does not make a pack: {reason}", reason=fault.sentence))
        twins = LeftOut(item.where, item.name, "twin-options", "")
        other = LeftOut(item.where, item.name, "rule", "", fault.sentence)
        refused.setdefault(id(item), twins if fault.rule == "E11" else other)
    return refused


def _write(folder: Path, found: Merged, pack: str) -> None:
    files = {"pack.yaml": pack, **dict(part_files(found.written))}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _put_in_place(target: Path, found: Merged, pack: str) -> None:
    """Write beside, then exchange: a half import is never under the pack's name."""
    staging = target.with_name(f"{target.name}{_STAGING}")
    shutil.rmtree(staging, ignore_errors=True)
    if target.is_dir():
        shutil.copytree(target, staging, copy_function=shutil.copyfile)
        for folder in ("facts", "questions"):
            for path in (staging / folder).glob("part-*.yaml"):
                path.unlink()
    _write(staging, found, pack)
    replace_folder(staging, target)
