"""A pack that was made here as one file that nobody can change unseen."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from trainer.authoring.publish import Sealing
from trainer.packs.pack_bytes import pack_bytes
from trainer.packs.questions import BodyParser
from trainer.packs.read_pack import load_pack
from trainer.packs.sealed import Heading, seal


def sealing_of(
    folder: Path, parsers: Sequence[BodyParser], seed: bytes | None = None, former: bytes | None = None
) -> Sealing:
    """Return what seals the pack in `folder` as it lies there, pictures included.

    `seed` is the author's secret key, None for an unsigned pack; `former` the secret key that this one replaces.
    """

    def sealed(_files: Mapping[str, bytes]) -> bytes:
        pack = load_pack(folder, parsers)
        heading = Heading(pack.id, pack.version, pack.title.ja or pack.title.en, pack.author)
        return seal(heading, pack_bytes(folder, pack), seed, former)

    return sealed
