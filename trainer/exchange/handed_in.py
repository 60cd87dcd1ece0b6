"""Files that were handed in: opened with the organisation's key, and found in a folder by what is in them."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from trainer.assigning.intake import Handed, Open, Opened, Unread
from trainer.domain.message import message
from trainer.exchange.read_result import read_payload
from trainer.exchange.result_file import ENDING, MOST_BYTES, ForAnotherKey, open_signed
from trainer.exchange.signed_file import FileAltered, FileIncomplete

_BEGIN: Final = b"minori-sealed "
_PASSED_OVER: Final = ("~", ".")
"""Files that begin so belong to other programs: office locks, synchronising, ours while they are written."""


def opener(organisation_seed: bytes) -> Open:
    """Return what opens results that were closed for this organisation."""

    def opened(data: bytes) -> Opened | Unread:
        if len(data) > MOST_BYTES:
            return Unread("refused", message("The file is too large for a result. Ask for it once more."))
        try:
            signed = open_signed(data, organisation_seed)
            return Opened(
                read_payload(signed.payload, signed.public), sha256(signed.public + signed.payload).hexdigest()
            )
        except FileIncomplete as fault:
            return Unread("incomplete", fault.sentence)
        except (FileAltered, ForAnotherKey) as fault:
            return Unread("refused", fault.sentence)

    return opened


def found_in(places: Sequence[Path]) -> Iterator[Handed]:
    """Give the results in folders, whatever they are called, and every file that is named itself. Raises OSError.

    In a folder only what begins like a result, or is called like one, is one; all else is passed over without a word.
    """
    for place in places:
        if not place.is_dir():
            yield Handed(place.name, _read(place))
            continue
        for path in sorted(one for one in place.rglob("*") if not one.name.startswith(_PASSED_OVER)):
            if path.is_file() and (ENDING in path.name.casefold() or _begins(path)):
                yield Handed(path.relative_to(place).as_posix(), _read(path))


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _begins(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_BEGIN)) == _BEGIN
