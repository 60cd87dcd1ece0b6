"""The files of a pack's folder, each read from its source or from the cache."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.packs.cache import PackCache
from trainer.packs.entry import Entry
from trainer.packs.fault import Fault
from trainer.packs.reading_rules import RULES
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.source import Source, read_source

PACK_FILE = "pack.yaml"
FOLDERS = ("facts", "questions")
MAX_FILES = 5_000


class PackProblem(KnownProblem):
    """A pack that cannot be studied."""


class PackFile(NamedTuple):
    """One file of a pack as read."""

    origin: Origin
    source: Source
    digest: str
    """SHA-256 of its bytes."""

    @property
    def entry(self) -> Entry | None:
        """Return a reader of the root mapping; None where the root is nothing of the kind."""
        root = self.source.root
        return Entry(root, self.origin) if isinstance(root, dict) else None


_READING: Final = message("Reading the pack.")
READ_SHARE: Final = 0.6
"""What reading the files is of the whole, the cache empty."""


def pack_files(
    folder: Path, faults: list[Fault], cache: PackCache | None, watch: ProgressReporter = NO_PROGRESS
) -> list[PackFile]:
    """Read `pack.yaml`, then the facts, then the questions, each in order of name; raises PackProblem for no folder."""
    if not folder.is_dir():
        raise PackProblem(
            message('There is no pack folder "{folder}". Check where it is and its name.', folder=str(folder))
        )
    paths = tuple(_paths(folder))
    files = []
    for done, path in enumerate(paths):
        watch(READ_SHARE * done / len(paths), _READING)
        files.append(_read(folder, path, faults, cache))
    if cache is not None:
        cache.tidy([file.digest for file in files])
    return files


def content_hash(files: list[PackFile]) -> str:
    """Return the SHA-256 over the names and hashes of the pack's files."""
    total = sha256()
    for name, digest in sorted((file.origin.name, file.digest) for file in files):
        total.update(f"{name}\0{digest}\n".encode())
    return total.hexdigest()


def _paths(folder: Path) -> Iterator[Path]:
    pack = folder / PACK_FILE
    if pack.exists():
        yield pack
    left = MAX_FILES
    for name in FOLDERS:
        for path in sorted((folder / name).glob("*.yaml"))[:left]:
            left -= 1
            yield path


def _read(folder: Path, path: Path, faults: list[Fault], cache: PackCache | None) -> PackFile:
    name = path.relative_to(folder).as_posix()
    origin = Origin(name, faults)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            origin.note(RULES["E08"], 0, message("The file points outside the pack."))
            return PackFile(origin, Source(broken=True), "")
        if not path.is_file():
            origin.note(RULES["E08"], 0, message("This is not an ordinary file."))
            return PackFile(origin, Source(broken=True), "")
        origin.data = path.read_bytes()
    except OSError as error:
        origin.note(RULES["E08"], 0, message("The file cannot be read ({reason}).", reason=error.strerror or ""))
        return PackFile(origin, Source(broken=True), "")
    return _parsed(origin, cache)


def _parsed(origin: Origin, cache: PackCache | None) -> PackFile:
    digest = sha256(origin.data).hexdigest()
    root = cache.find(digest) if cache is not None else None
    if root is not None:
        return PackFile(origin, Source(root), digest)
    known = len(origin.faults)
    source = read_source(origin)
    if cache is not None and source.root is not None and len(origin.faults) == known:
        cache.keep(digest, source.root)
    return PackFile(origin, source, digest)
