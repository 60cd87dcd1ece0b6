"""The files of a pack's folder as bytes: what travels with it, and nothing else that lies there."""

import re
from pathlib import Path
from typing import Final

from trainer.domain.exhibit import Picture
from trainer.domain.pack import Pack
from trainer.packs.file_bytes import bytes_of
from trainer.packs.folder import listed
from trainer.packs.media import picture_bytes

_TELLS_A_NAME: Final = re.compile(r"^(?: {2}file| *x-from): .*\n", re.MULTILINE)
"""Names of files on somebody's computer: of an import, and of each question that came in with it."""


def pack_bytes(folder: Path, pack: Pack, *, keep_names: bool = False) -> dict[str, bytes]:
    """Return every file of the pack by its name in the folder, pictures included where a question shows them.

    The names of files that an imported pack came from stay at home, unless they are kept on purpose.
    Raises PackProblem, Unread or Unfit.
    """
    whole = folder.resolve()
    found = {path.relative_to(folder).as_posix(): bytes_of(path, whole) for path in listed(folder).paths}
    if pack.imported and not keep_names:
        found = {name: _TELLS_A_NAME.sub("", data.decode()).encode() for name, data in found.items()}
    for name in sorted(_pictures(pack)):
        found[name] = picture_bytes(folder / name)
    return found


def _pictures(pack: Pack) -> set[str]:
    exhibits = (shown.exhibit for question in pack.questions.values() for shown in (question, *question.variants))
    return {exhibit.file for exhibit in exhibits if isinstance(exhibit, Picture)}
