"""From a file `.qpack` to a folder that can be studied: opened, compared with what is known of its author, unpacked."""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, NamedTuple

from trainer.domain.message import Message, message
from trainer.packs.folder import PackProblem, shown_path
from trainer.packs.limits import MAX_MEDIA_BYTES, MAX_PACK_BYTES
from trainer.packs.sealed import ENDING, SealedPack, open_sealed
from trainer.storage.pack_library import PackLibrary, Trust

_MOST: Final = MAX_PACK_BYTES + MAX_MEDIA_BYTES

SAID: Final[dict[Trust, Message]] = {
    "unsigned": message("Nobody signed this pack: it may come from anyone."),
    "first": message("The first pack by this author here; the next one is compared with this key."),
    "same": message("Signed by the author of the version before."),
    "followed": message("The author has a new key, and the former one vouches for it."),
    "other": message("Another key signed this than the version before. Ask the author whether this is theirs."),
    "lost": message("The version before was signed, this one is not. Ask the author for the signed pack."),
}
REFUSED: Final[frozenset[Trust]] = frozenset({"other", "lost"})
"""Not opened over what is known."""


class NotTheAuthors(PackProblem):
    """The pack is not signed by whoever signed the one before."""


class Unpacked(NamedTuple):
    """A sealed pack in its folder."""

    folder: Path
    sealed: SealedPack
    trust: Trust


def is_sealed(path: Path) -> bool:
    """Return whether a path names a sealed pack."""
    return path.name.casefold().endswith(ENDING) and path.is_file()


def read_sealed(path: Path) -> SealedPack:
    """Return what a sealed pack holds. Raises PackProblem."""
    try:
        if path.stat().st_size > _MOST:
            raise PackProblem(message("“{name}” is larger than a pack can be.", name=shown_path(path)))
        return open_sealed(path.read_bytes())
    except OSError as error:
        raise PackProblem(
            message("“{name}” cannot be read: {error}.", name=shown_path(path), error=error.strerror or "")
        ) from error


def unpack_sealed(path: Path, library: PackLibrary) -> Unpacked:
    """Put a sealed pack into the library and remember its author.

    Raises PackProblem; NotTheAuthors where the version before was signed by somebody else.
    """
    sealed = read_sealed(path)
    pack = sealed.manifest.pack
    trust = library.trust(pack, sealed.public, sealed.former)
    if trust in REFUSED:
        raise NotTheAuthors(SAID[trust])
    folder = library.unpack(pack, sealed.manifest.version, sealed.files)
    if sealed.public is not None:
        library.pin(pack, sealed.public)
    return Unpacked(folder, sealed, trust)


class PackPlace:
    """Where a pack can be read, folder or sealed file; what had to be unpacked is gone afterwards."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Path:
        """Return the folder. Raises PackProblem."""
        if not is_sealed(self._path):
            return self._path
        sealed = read_sealed(self._path)
        self._made = TemporaryDirectory(prefix="minori-pack-")
        return PackLibrary(Path(self._made.name)).unpack(sealed.manifest.pack, sealed.manifest.version, sealed.files)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away what was unpacked."""
        if self._made is not None:
            self._made.cleanup()
