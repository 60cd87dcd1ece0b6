"""The files of a pack's folder, each read from its source or from the cache."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import Message, message
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.visible import visible_line
from trainer.packs.cache import PackCache
from trainer.packs.entry import Entry
from trainer.packs.fault import Fault
from trainer.packs.file_bytes import Unread, bytes_of, size_of
from trainer.packs.folder import FOLDERS, PACK_FILE, TERMS_FILE, PackProblem, Stray, listed, shown_path
from trainer.packs.limits import MAX_PACK_BYTES, MAX_QUESTIONS
from trainer.packs.media import Media
from trainer.packs.parsing import Parse, Parsed, Unparsed, parse_here
from trainer.packs.reading_rules import RULES
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.source import Source


@dataclass(slots=True)
class PackFile:
    """One file of a pack as read."""

    origin: Origin
    digest: str
    """SHA-256 of its bytes; empty where it was not read."""
    source: Source = field(default_factory=lambda: Source(broken=True))

    @property
    def entry(self) -> Entry | None:
        """Return a reader of the root mapping; None where the root is nothing of the kind."""
        root = self.source.root
        return Entry(root, self.origin) if isinstance(root, dict) else None

    def entries(self, kind: str) -> int:
        """Return how many facts or questions are listed in it."""
        root = self.source.root
        entries = root.get(kind) if isinstance(root, dict) else None
        return len(entries) if isinstance(entries, list) else 0


class PackFiles(NamedTuple):
    """What was read of a pack's folder."""

    files: list[PackFile]
    missing: Message | None
    """Where `pack.yaml` may be instead, if it is not there."""


_READING: Final = message("Reading the pack.")
READ_SHARE: Final = 0.6
"""What reading the files is of the whole, the cache empty."""
_TOGETHER: Final = 4 * 1024 * 1024
"""Bytes parsed at once: starting a child costs a tenth of a second, and between two of them one can call it off."""


def pack_files(
    folder: Path,
    faults: list[Fault],
    cache: PackCache | None,
    watch: ProgressReporter = NO_PROGRESS,
    parse: Parse = parse_here,
) -> PackFiles:
    """Read `pack.yaml`, the terms, then the facts, then the questions, each in order of name.

    Raises PackProblem where there is no folder, or it holds more than a pack can.
    """
    found = listed(folder)
    faults += [_about(stray, "W32") for stray in found.strays]
    faults += [_about(stray, "E08") for stray in found.unreadable]
    size = sum(size_of(path) for path in found.paths)
    if size > MAX_PACK_BYTES:
        raise _too_big(folder, size)
    whole = folder.resolve()
    files = []
    for path in found.paths:
        watch(0.0, _READING)
        files.append(_opened(path, folder, whole, faults))
    _read(folder, files, cache, watch, parse)
    if cache is not None:
        cache.tidy([file.digest for file in files])
    return PackFiles(files, found.missing)


def files_in_memory(files: Mapping[str, bytes], faults: list[Fault]) -> PackFiles:
    """Return files that lie in no folder, parsed: `pack.yaml`, the terms, then the facts, then the questions."""
    parsed = []
    for name in sorted(files, key=_place):
        origin = Origin(name, faults, files[name])
        file = PackFile(origin, sha256(origin.data).hexdigest())
        (one,) = parse_here([Unparsed(name, origin.data)])
        _take(file, one, None)
        parsed.append(file)
    return PackFiles(parsed, None)


def _place(name: str) -> tuple[int, str]:
    order = (PACK_FILE, TERMS_FILE, *(f"{kind}/" for kind in FOLDERS))
    return next((at for at, start in enumerate(order) if name.startswith(start)), len(order)), name


def content_hash(files: list[PackFile], media: Media) -> str:
    """Return the SHA-256 over the names and hashes of the pack's files and of the pictures it shows."""
    total = sha256()
    pictures = [(name, picture.digest) for name, picture in media.known.items()]
    for name, digest in sorted([*((file.origin.name, file.digest) for file in files), *pictures]):
        total.update(f"{name}\0{digest}\n".encode())
    return total.hexdigest()


def _about(stray: Stray, rule: str) -> Fault:
    id_, severity, mend = RULES[rule]
    return Fault(id_, severity, visible_line(stray.name), 0, 0, "", stray.sentence, mend)


def _too_big(folder: Path, size: int) -> PackProblem:
    return PackProblem(
        message(
            'The pack "{folder}" is too big ({size} MB; at most {most} MB). Make several packs of it.',
            folder=shown_path(folder),
            size=f"{size / 1_048_576:.0f}",
            most=MAX_PACK_BYTES // 1_048_576,
        )
    )


def _opened(path: Path, folder: Path, whole: Path, faults: list[Fault]) -> PackFile:
    """Return the file with its bytes; one that is not read has a fault that says why."""
    written = path.relative_to(folder).as_posix()
    name = visible_line(written)
    origin = Origin(name, faults)
    if name != written:
        origin.note(RULES["E08"], 0, message("The name of this file has characters that cannot be read. Rename it."))
        return PackFile(origin, "")
    try:
        origin.data = bytes_of(path, whole)
    except Unread as problem:
        origin.note(RULES["Y11" if problem.too_big else "E08"], 0, problem.sentence)
        return PackFile(origin, "")
    return PackFile(origin, sha256(origin.data).hexdigest())


def _read(folder: Path, files: list[PackFile], cache: PackCache | None, watch: ProgressReporter, parse: Parse) -> None:
    unparsed = []
    for file in files:
        root = cache.find(file.digest) if cache is not None and file.digest else None
        if root is not None:
            file.source = Source(root)
        elif file.digest:
            unparsed.append(file)
    done = len(files) - len(unparsed)
    for some in _together(unparsed):
        watch(READ_SHARE * done / len(files), _READING)
        parsed = parse([Unparsed(file.origin.name, file.origin.data) for file in some])
        for file, one in zip(some, parsed, strict=True):
            _take(file, one, cache)
        done += len(some)
        _count(folder, files)
    _count(folder, files)


def _together(files: list[PackFile]) -> Iterator[list[PackFile]]:
    some: list[PackFile] = []
    size = 0
    for file in files:
        if some and size + len(file.origin.data) > _TOGETHER:
            yield some
            some, size = [], 0
        some.append(file)
        size += len(file.origin.data)
    if some:
        yield some


def _take(file: PackFile, parsed: Parsed, cache: PackCache | None) -> None:
    """Take over what came of a file, and its faults; a file that broke without any is a fault itself."""
    file.source = parsed.source
    for noted in parsed.noted:
        file.origin.note(RULES[noted.rule], noted.place, noted.sentence)
    if file.source.broken and not any(RULES[noted.rule].severity == "error" for noted in parsed.noted):
        file.origin.note(RULES["Y13"], 0, message("The file cannot be read to its end."))
    if cache is not None and file.source.root is not None and not parsed.noted:
        cache.keep(file.digest, file.source.root)


def _count(folder: Path, files: list[PackFile]) -> None:
    if any(sum(file.entries(kind) for file in files) > MAX_QUESTIONS for kind in FOLDERS):
        raise PackProblem(
            message(
                'The pack "{folder}" has more than {most} questions or facts. Make several packs of it.',
                folder=shown_path(folder),
                most=MAX_QUESTIONS,
            )
        )
