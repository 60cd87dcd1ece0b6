"""Packs from files: a folder, a sealed pack or a foreign file becomes an offer; nothing changes before it is taken."""

import re
import shutil
from pathlib import Path
from typing import Final, NamedTuple

from trainer.app.chosen_pack import PACK_FILE, built_in_pack
from trainer.app.named_columns import named_columns
from trainer.app.sealed_packs import SAID, is_sealed, unpack_sealed
from trainer.authoring.compare_packs import HEADS, compare_packs
from trainer.domain.clock import Clock
from trainer.domain.dates import date_of
from trainer.domain.message import NOTHING, Message, counted, message
from trainer.domain.pack import Pack
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.study_day import study_day
from trainer.packs.cache import PackCache
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.folder import PackProblem, shown_path
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage import problems
from trainer.storage.data_folder import DataFolder
from trainer.storage.durable_files import rename
from trainer.storage.pack_library import FOLDER, PackLibrary
from trainer.study.pack_offer import ChangeLine, PackOffer

IMPORTED: Final = "imported"
OFFERED: Final = ".offered"
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_ORDER: Final = {head: place for place, head in enumerate(HEADS)}


class _Brought(NamedTuple):
    """What came of a foreign file."""

    folder: Path
    said: Message
    columns: str
    left_out: tuple[Message, ...]


class PackShelf:
    """The packs of one data folder that came from somewhere."""

    def __init__(self, folder: DataFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._library = PackLibrary(folder.path)

    def offer(self, path: Path, columns: str, in_use: Path, watch: ProgressReporter = NO_PROGRESS) -> PackOffer:
        """Return what lies there, ready to be studied, and what it would change of the pack in use.

        `columns` says what of a table is what, where it was read otherwise than meant. Raises a KnownProblem; then
        nothing is offered.
        """
        brought: _Brought | None = None
        if is_sealed(path):
            unpacked = unpack_sealed(path, self._library)
            folder, origin = unpacked.folder, SAID[unpacked.trust]
        elif path.is_dir() or path.name == PACK_FILE:
            folder, origin = path if path.is_dir() else path.parent, NOTHING
        else:
            brought = self._brought_in(path, columns)
            folder, origin = brought.folder, brought.said
        pack = self._read(folder, watch)
        if not pack.questions:
            raise PackProblem(message("“{name}” has no questions.", name=shown_path(path)))
        offer = self._compared(folder, pack, in_use)._replace(origin=origin)
        if brought is None:
            return offer
        return offer._replace(source=str(path), columns=brought.columns, left_out=brought.left_out)

    def taken(self, folder: Path) -> Path:
        """Return where a pack is that was offered and is taken: what was brought in gets its lasting place."""
        if not folder.name.endswith(OFFERED):
            return folder
        place = folder.with_name(folder.name.removesuffix(OFFERED))
        try:
            shutil.rmtree(place, ignore_errors=True)
            rename(folder, place)
        except OSError as error:
            raise problems.of_os(error, place) from error
        return place

    def folders(self) -> tuple[Path, ...]:
        """Return the folders of all packs that came from somewhere: of each the newest version."""
        top = self._folder.path / FOLDER
        packs = sorted(one.name for one in top.iterdir() if one.is_dir()) if top.is_dir() else []
        sealed = (self._library.versions(pack) for pack in packs if pack != IMPORTED)
        brought = sorted(file.parent for file in (top / IMPORTED).glob(f"*/{PACK_FILE}"))
        kept = (one for one in brought if OFFERED not in one.name)
        return (*(versions[-1] for versions in sealed if versions), *kept)

    def earlier(self, in_use: Path) -> Path | None:
        """Return the version before the one in use; None where there is none."""
        pack = in_use.parent.name
        versions = self._library.versions(pack)
        if in_use not in versions:
            return None
        place = versions.index(in_use)
        if place:
            return versions[place - 1]
        first = built_in_pack()
        return first if self._read(first, NO_PROGRESS).id == pack else None

    def _brought_in(self, path: Path, columns: str) -> _Brought:
        from trainer.exchange.bring_in import bring_in, sentence_of

        name = _UNSAFE.sub("-", path.stem)[:60] or IMPORTED
        earlier = self._folder.path / FOLDER / IMPORTED / name
        offered, target = (earlier.with_name(f"{name}{ending}") for ending in (OFFERED, f"{OFFERED}~"))
        shutil.rmtree(target, ignore_errors=True)
        if earlier.is_dir():
            # What is only offered must not change what was taken before.
            shutil.copytree(earlier, target)
        today = date_of(study_day(self._clock.now())).isoformat()
        done = bring_in(path, target, QUESTION_TYPES, today, columns=named_columns(columns))
        lines = (
            message("{where}: {name} – {reason}", where=_place(one.where), name=one.name[:40], reason=sentence_of(one))
            for one in (*done.left_out, *done.changed)
        )
        if not done.imported:
            raise PackProblem(message("“{name}” holds no question that can be asked.", name=shown_path(path)))
        said = counted(
            "{count} question came in from “{name}”.", "{count} questions came in from “{name}”.", done.imported,
            name=path.name,
        )  # fmt: skip
        shutil.rmtree(offered, ignore_errors=True)
        rename(target, offered)
        read = ", ".join(f"{part}={column}" for part, column in done.columns)
        return _Brought(offered, said, read, tuple(lines))

    def _read(self, folder: Path, watch: ProgressReporter) -> Pack:
        return load_pack(folder, QUESTION_TYPES, PackCache(self._folder.cache), watch, ConfinedParsing())

    def _compared(self, folder: Path, pack: Pack, in_use: Path) -> PackOffer:
        asked = sum(not question.retired for question in pack.questions.values())
        offer = PackOffer(str(folder.resolve()), pack.title, pack.author, pack.version, len(pack.facts), asked)
        old = self._read(in_use, NO_PROGRESS)
        if old.id != pack.id:
            return offer
        found = compare_packs(old, pack)
        changes = sorted((*found.questions, *found.facts), key=lambda change: _ORDER[change.kind])
        lines = tuple(ChangeLine(HEADS[change.kind], change.before, change.after) for change in changes)
        return offer._replace(replaces=old.version, summary=found.summary, changes=lines)


def _place(where: str) -> Message | str:
    """Return a place in a file for people; a sheet's cell and a note's number are names of their own."""
    word, _, number = where.partition(" ")
    return message("line {number}", number=number) if word == "line" and number.isdecimal() else where
