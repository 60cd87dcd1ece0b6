"""Which files of a folder are the pack's, and which look as if they ought to be."""

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.visible import visible_line
from trainer.packs.limits import MAX_FILES

PACK_FILE: Final = "pack.yaml"
TERMS_FILE: Final = "terms.yaml"
FOLDERS: Final = ("facts", "questions")
ENDING: Final = ".yaml"
READING: Final = message("Reading the pack.")
"""What is said of it while it takes long."""
_LOOKED_AT: Final = 20_000
"""Names of one folder; a pack has no more."""
_NAMED: Final = 50
"""Stray files named; whoever has more sees the kind by then."""
_SHOWN: Final = 200
"""Characters of a path in a sentence."""

_NEARLY = re.compile(r"\.ya?ml(?![a-z])", re.IGNORECASE)
_LEFT_BEHIND = re.compile(r"^\.|~$|^#.*#$|^(?:thumbs\.db|desktop\.ini|__macosx|icon\r)$", re.IGNORECASE)
"""Hidden files and what systems and editors lay beside a file: `._x`, `.#x`, `x~`. Nobody means them to be read."""
_COPIED = (
    r"\s*[-–—_]?\s*(?:の?コピー|copy|kopie|copie|copia|副本|사본)\s*[(（]?\d*[)）]?$"
    r"|\s*[(（]\d+[)）]$|\s+\d+$|^(?:copy of|コピー\s*[～〜~-])\s*"
    r"|\s*[(（][^()（）]*(?:conflict|競合)[^()（）]*[)）]$|\.sync-conflict-.*$"
)


class PackProblem(KnownProblem):
    """A pack that cannot be studied."""


class Stray(NamedTuple):
    """A file that is not read, and why somebody might think it was."""

    name: str
    """Relative to the pack's folder."""
    sentence: Message


@dataclass(slots=True)
class Listed:
    """What lies in a pack's folder."""

    paths: list[Path] = field(default_factory=list)
    """`pack.yaml`, the terms, then the facts, then the questions, each in order of name."""
    strays: list[Stray] = field(default_factory=list)
    missing: Message | None = None
    """Where `pack.yaml` may be instead, if it is not there."""
    unreadable: list[Stray] = field(default_factory=list)
    """Folders that cannot be looked into."""


def listed(folder: Path) -> Listed:
    """List the files of the pack in `folder`; raises PackProblem where it is no folder or holds too many files."""
    found = Listed()
    _list_root(folder, _names_of(folder), found)
    for kind in FOLDERS:
        if os.path.lexists(folder / kind):
            _list_kind(folder, kind, found)
    if len(found.paths) > MAX_FILES + 2:
        raise PackProblem(
            message(
                'The pack "{folder}" has more than {most} files. Put more questions into one file, or make two packs.',
                folder=shown_path(folder),
                most=MAX_FILES,
            )
        )
    del found.strays[_NAMED:]
    return found


def shown_path(path: Path) -> str:
    """Return a path for a sentence: on one line, nothing in it that a terminal obeys, its end where it is long."""
    shown = visible_line(str(path))
    return shown if len(shown) <= _SHOWN else f"…{shown[-_SHOWN:]}"


def _names_of(folder: Path) -> list[str]:
    shown = shown_path(folder)
    try:
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise PackProblem(
                message(
                    '"{folder}" is no folder. Name the folder that pack.yaml lies in; unpack an archive first.',
                    folder=shown,
                )
            )
        return _names(folder)
    except ValueError as error:
        raise PackProblem(_not_there(shown)) from error
    except OSError as error:
        raise PackProblem(_why(error.errno, shown)) from error


def _not_there(shown: str) -> Message:
    return message('There is no pack folder "{folder}". Check where it is and its name.', folder=shown)


def _why(number: int | None, shown: str) -> Message:
    if number == errno.ELOOP:
        return message('The links at "{folder}" lead round in a circle. Name the folder itself.', folder=shown)
    if number == errno.ENAMETOOLONG:
        return message('The name "{folder}" is longer than this system knows. Check it.', folder=shown)
    if number in {errno.EACCES, errno.EPERM}:
        return message('The pack folder "{folder}" may not be opened. Allow reading it, then try again.', folder=shown)
    return _not_there(shown)


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in islice(entries, _LOOKED_AT))


def _list_root(folder: Path, names: Collection[str], found: Listed) -> None:
    if PACK_FILE in names:
        found.paths.append(folder / PACK_FILE)
    else:
        found.missing = _instead(folder, names)
    if TERMS_FILE in names:
        found.paths.append(folder / TERMS_FILE)
    for name in names:
        if name in {PACK_FILE, TERMS_FILE} or _LEFT_BEHIND.search(name):
            continue
        if name.casefold() in FOLDERS and name not in FOLDERS and name.casefold() not in names:
            found.strays.append(
                Stray(name, message('The folder is not read: it must be called "{name}".', name=name.casefold()))
            )
        elif _NEARLY.search(name) and not (folder / name).is_dir():
            found.strays.append(
                Stray(name, message("The file is not read: it lies beside the folders facts and questions."))
            )


def _instead(folder: Path, names: Collection[str]) -> Message | None:
    for name in names:
        if name.casefold().startswith(("pack.yaml", "pack.yml")):
            return message('There is no pack.yaml; "{name}" must be called so.', name=visible_line(name))
    for name in islice(names, MAX_FILES):
        if os.path.lexists(folder / name / PACK_FILE):
            return message(
                'There is no pack.yaml; the pack lies in "{name}". Name that folder.', name=visible_line(name)
            )
    return None


def _list_kind(folder: Path, kind: str, found: Listed) -> None:
    try:
        names = _names(folder / kind)
    except OSError as error:
        reason = message("The folder cannot be read ({reason}).", reason=error.strerror or "")
        found.unreadable.append(Stray(kind, reason))
        return
    whole = set(names)
    for name in names:
        if _LEFT_BEHIND.search(name):
            continue
        if name.endswith(ENDING):
            original = _original(name, whole)
            if original is None:
                found.paths.append(folder / kind / name)
            else:
                sentence = message('The file is not read: it looks like a copy of "{name}".', name=original)
                found.strays.append(Stray(f"{kind}/{name}", sentence))
        elif len(found.strays) < _NAMED:
            found.strays += _near_misses(folder, f"{kind}/{name}")


def _original(name: str, names: Collection[str]) -> str | None:
    """Return the file that a file of this name is a copy of, if that lies beside it."""
    stem = re.sub(_COPIED, "", name.removesuffix(ENDING), flags=re.IGNORECASE)
    original = f"{stem}{ENDING}"
    return original if original != name and original in names else None


def _near_misses(folder: Path, name: str) -> Iterator[Stray]:
    if _NEARLY.search(name):
        yield Stray(name, message("The file is not read: its name must end in .yaml, in small letters."))
    elif (folder / name).is_dir() and _holds_yaml(folder / name):
        yield Stray(name, message("The files in this folder are not read: they lie one folder too deep."))


def _holds_yaml(folder: Path) -> bool:
    try:
        return any(_NEARLY.search(name) for name in _names(folder))
    except OSError:
        return False
