"""The pictures of a pack: files of its folder `media`, looked at before anything decodes them."""

import os
import re
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.packs.limits import MAX_MEDIA_BYTES, MAX_PICTURE_BYTES, MAX_PICTURE_SIDE
from trainer.packs.picture_header import PictureHeader, Unfit, picture_header

FOLDER: Final = "media"
_FILE: Final = re.compile(r"media/([A-Za-z0-9][A-Za-z0-9._-]{0,99})\.(png|jpe?g|webp)")
_ENDINGS: Final = {"png": ("png",), "jpeg": ("jpg", "jpeg"), "webp": ("webp",)}
_WAITS_FOR_NOBODY: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_FOLLOWS_NOBODY: Final = getattr(os, "O_NOFOLLOW", 0)


class NoPicture(Unfit):
    """The file is missing, or its name is none that a picture of a pack can have."""


class LookedAt(NamedTuple):
    """A picture that may be shown."""

    path: str
    header: PictureHeader
    digest: str
    """SHA-256 of its bytes."""


@dataclass(slots=True)
class Media:
    """The pictures of one pack while it is read."""

    folder: Path | None = None
    """The pack's; None where there is none to look into."""
    known: dict[str, LookedAt] = field(default_factory=dict)
    _size: int = 0

    def look_at(self, file: str) -> LookedAt:
        """Return the picture as `media/NAME.png`; raises Unfit, which says what is wrong with the name or the file."""
        found = self.known.get(file)
        if found is not None:
            return found
        if self.folder is None or not _FILE.fullmatch(file):
            raise NoPicture(
                message("Pictures lie in the folder media and end in .png, .jpg or .webp, as media/funnel.png.")
            )
        data = picture_bytes(self.folder / file)
        self._size += len(data)
        if self._size > MAX_MEDIA_BYTES:
            raise Unfit(
                message(
                    "The pictures of this pack are too big together (at most {most} MB).", most=_mb(MAX_MEDIA_BYTES)
                )
            )
        found = LookedAt(str(self.folder / file), checked_header(data, file), sha256(data).hexdigest())
        self.known[file] = found
        return found


def checked_header(data: bytes, name: str) -> PictureHeader:
    """Return what a picture of that name says of itself; raises Unfit where it may not be decoded."""
    header = picture_header(data)
    if not name.endswith(tuple(f".{ending}" for ending in _ENDINGS[header.kind])):
        raise Unfit(message("It is really a {kind} picture. Give its name that ending.", kind=header.kind))
    if not (0 < header.width <= MAX_PICTURE_SIDE and 0 < header.height <= MAX_PICTURE_SIDE):
        raise Unfit(
            message(
                "The picture is {width} × {height} pixels; at most {most} × {most} are shown.",
                width=header.width,
                height=header.height,
                most=MAX_PICTURE_SIDE,
            )
        )
    return header


def picture_bytes(path: Path) -> bytes:
    """Return the bytes of a picture: an ordinary file, no link, in a folder that is none; raises Unfit."""
    try:
        if path.parent.is_symlink() or path.is_symlink():
            raise Unfit(message("Links are not followed. Put the picture itself into media."))
        # Before opening, which may set a device going.
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Unfit(message("This is not an ordinary file."))
        return _read(path)
    except FileNotFoundError as error:
        raise NoPicture(message("There is no such picture in media.")) from error
    except (OSError, ValueError) as error:
        raise Unfit(message("The picture cannot be read ({reason}).", reason=type(error).__name__)) from error


def _read(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | _WAITS_FOR_NOBODY | _FOLLOWS_NOBODY)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Unfit(message("This is not an ordinary file."))
        data = b"" if found.st_size > MAX_PICTURE_BYTES else file.read(MAX_PICTURE_BYTES + 1)
    if found.st_size > MAX_PICTURE_BYTES or len(data) > MAX_PICTURE_BYTES:
        size, most = f"{max(found.st_size, len(data)) / 1_048_576:.1f}", _mb(MAX_PICTURE_BYTES)
        raise Unfit(message("The picture is too big ({size} MB; at most {most} MB).", size=size, most=most))
    return data


def _mb(size: int) -> int:
    return size // 1_048_576
