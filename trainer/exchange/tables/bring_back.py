"""Tables become a pack again: checked, what only the pack had kept, put in its place whole."""

import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from trainer.domain.message import message
from trainer.exchange.bring_in import BroughtIn, ImportRefused, sentence_of
from trainer.exchange.emit import tree
from trainer.exchange.in_place import replace_folder
from trainer.exchange.item import LeftOut, Unusable
from trainer.exchange.tables.export import roots_of
from trainer.exchange.tables.pack_tables import Table, files_of
from trainer.exchange.tables.reading import read_tables
from trainer.packs.fault import Fault
from trainer.packs.parsing import Parse
from trainer.packs.questions import BodyParser
from trainer.packs.read_pack import read_pack
from trainer.packs.yaml_source.node import Fields, Node

_STAGING: Final = ".import~"
_MEDIA: Final = "media"
_ID: Final = re.compile(r'^  - id: "(.*)"$')


def tables_in(source: Path) -> tuple[Table, ...] | None:
    """Return the tables of a pack in a file or folder, None where it holds something else; raises ImportRefused."""
    try:
        return read_tables(source)
    except Unusable as problem:
        raise ImportRefused(sentence_of(LeftOut("", "", problem.reason, problem.detail))) from problem
    except OSError as error:
        raise ImportRefused(
            message("“{name}” cannot be read: {error}.", name=source.name, error=error.strerror or "")
        ) from error


def bring_back(
    source: Path, tables: Sequence[Table], target: Path, parsers: Sequence[BodyParser], parse: Parse, *, dry_run: bool
) -> BroughtIn:
    """Make a pack of its tables in the folder `target`, new or the pack itself, whose check-day wordings stay.

    Raises ImportRefused with the first fault; then nothing has changed.
    """
    try:
        files = files_of(tables)
    except Unusable as problem:
        raise ImportRefused(sentence_of(LeftOut("", "", problem.reason, problem.detail))) from problem
    before = _before(target, files, parse)
    kept = _keep_reserved(files, before)
    staging = target.with_name(f"{target.name}{_STAGING}")
    try:
        _write(staging, files, source, target)
        read = read_pack(staging, parsers, parse=parse)
        errors = [fault for fault in read.faults if fault.severity == "error"]
        if read.pack is None:
            raise ImportRefused(
                message(
                    "The tables do not make a pack: {place} {what}",
                    place=_row(staging, errors[0]),
                    what=errors[0].sentence,
                )
            )
        if not dry_run:
            replace_folder(staging, target)
    except OSError as error:
        raise ImportRefused(
            message("“{name}” cannot be written: {error}.", name=target.name, error=error.strerror or "")
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    questions, known = _blocks(files), _blocks(before)
    same = sum(known.get(id_) == text for id_, text in questions.items())
    new = sum(id_ not in known for id_ in questions)
    types = dict(sorted(Counter(question.type for question in read.pack.questions.values()).items()))
    changed = tuple(LeftOut(id_, "", "kept-reserved", str(count)) for id_, count in kept.items())
    digest = sha256(source.read_bytes()).hexdigest() if source.is_file() else ""
    return BroughtIn(
        "tables", "", digest, len(questions), types, (), changed, (), new, same, len(questions) - same - new,
        read.pack.title.ja or read.pack.title.en, len(read.pack.facts),
    )  # fmt: skip


def _before(target: Path, files: Mapping[str, Fields], parse: Parse) -> dict[str, Fields]:
    if target.exists() and not target.is_dir():
        raise ImportRefused(message("“{name}” is a file. Name a folder to import into.", name=target.name))
    if not target.is_dir() or not any(target.iterdir()):
        return {}
    roots = roots_of(target, parse) if (target / "pack.yaml").is_file() else {}
    if roots.get("pack.yaml", {}).get("id") != files["pack.yaml"].get("id"):
        raise ImportRefused(
            message("The folder “{name}” holds something else. Name a new one, or the pack itself.", name=target.name)
        )
    return roots


def _keep_reserved(files: Mapping[str, Fields], before: Mapping[str, Fields]) -> dict[str, int]:
    """Give every question the wordings of check days that the pack has and the tables never had; return how many."""
    had = {str(question.get("id")): _wordings(question) for question in _questions(before)}
    kept = {}
    for question in _questions(files):
        id_ = str(question.get("id"))
        earlier = had.get(id_, [])
        reserved = [one for one in earlier if "reserved" in one]
        if reserved:
            places = {str(one.get("key")): place for place, one in enumerate(earlier)}
            together = [*_wordings(question), *reserved]
            ordered = sorted(together, key=lambda one: places.get(str(one.get("key")), len(places)))
            question["variants"] = list[Node](ordered)
            kept[id_] = len(reserved)
    return kept


def _wordings(question: Fields) -> list[Fields]:
    own = question.get("variants")
    return [one for one in own if isinstance(one, dict)] if isinstance(own, list) else []


def _questions(files: Mapping[str, Fields]) -> list[Fields]:
    found = (root.get("questions") for root in files.values())
    return [one for each in found if isinstance(each, list) for one in each if isinstance(one, dict)]


def _blocks(files: Mapping[str, Fields]) -> dict[str, str]:
    return {str(question.get("id")): "\n".join(tree(question)) for question in _questions(files)}


def _write(staging: Path, files: Mapping[str, Fields], source: Path, target: Path) -> None:
    shutil.rmtree(staging, ignore_errors=True)
    if target.is_dir():
        shutil.copytree(target, staging)
        for folder in ("facts", "questions"):
            shutil.rmtree(staging / folder, ignore_errors=True)
    for name, root in files.items():
        path = staging / name
        if path.parent not in {staging, staging / "facts", staging / "questions"} or path.suffix != ".yaml":
            raise ImportRefused(message("“{name}” is no name of a file in a pack.", name=name[:60]))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(tree(root)) + "\n", "utf-8", newline="\n")
    if source.is_dir() and (source / _MEDIA).is_dir():
        shutil.copytree(source / _MEDIA, staging / _MEDIA, dirs_exist_ok=True)


def _row(staging: Path, fault: Fault) -> str:
    """Return the table and the id of the row that a fault is about."""
    path = staging / fault.file
    lines = path.read_text("utf-8").splitlines()[: fault.line] if path.is_file() else []
    ids = (found[1] for line in reversed(lines) if (found := _ID.match(line)))
    return f"{fault.file} {next(ids, '')}".rstrip() + ":"
