"""The pack for studying: as it was kept when it was last read, or read whole."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.domain.collector import collector_at_rest
from trainer.domain.pack import Pack
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.packs.cache import PackCache
from trainer.packs.file_bytes import Unread, bytes_of, size_of
from trainer.packs.folder import READING, listed
from trainer.packs.kept_pack import BROKEN, name_of, pack_of_bytes
from trainer.packs.limits import MAX_PACK_BYTES

if TYPE_CHECKING:  # not imported where a pack was kept
    from trainer.packs.questions import BodyParser


def study_pack(
    folder: Path, parsers: "Sequence[BodyParser]", cache: PackCache, watch: ProgressReporter = NO_PROGRESS
) -> Pack:
    """Return the pack in `folder`; of questions in one that is unchanged only the head is read.

    Raises PackProblem, which names the first fault, where it has errors.
    """
    watch(0.0, READING)
    digests = _digests_of(folder)
    name = "" if digests is None else name_of(digests, parsers)
    kept = cache.find_pack(name) if name else None
    if kept is None:
        return _read_whole(folder, parsers, cache, watch, name)
    with collector_at_rest():
        try:
            pack = pack_of_bytes(kept, folder, parsers)
        except BROKEN:
            pack = None
    return _read_whole(folder, parsers, cache, watch, name) if pack is None else pack


def _read_whole(
    folder: Path, parsers: "Sequence[BodyParser]", cache: PackCache, watch: ProgressReporter, name: str
) -> Pack:
    from trainer.packs.confined_parsing import ConfinedParsing
    from trainer.packs.kept_pack import bytes_of_pack
    from trainer.packs.read_pack import read_sound

    read, pack = read_sound(folder, parsers, cache, watch, ConfinedParsing(), for_author=True)
    if name:
        cache.keep_pack(name, bytes_of_pack(pack, read.written, read.terms, read.pictures))
    return pack


def _digests_of(folder: Path) -> Mapping[str, str] | None:
    """Return the SHA-256 of each file of the pack by name; None where one is not read: whoever reads all says why."""
    found = listed(folder)
    if found.unreadable or found.missing is not None or sum(map(size_of, found.paths)) > MAX_PACK_BYTES:
        return None
    whole = folder.resolve()
    try:
        return {path.relative_to(folder).as_posix(): sha256(bytes_of(path, whole)).hexdigest() for path in found.paths}
    except Unread:
        return None
