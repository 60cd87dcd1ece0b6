"""What a picture file says of itself before anything decodes it: its kind and its size in pixels, from its first bytes.

Formats: PNG (W3C, third edition, 11.2.1 IHDR), JPEG (ITU-T T.81, B.2.2 frame header), WebP (RFC 9649).
"""

import struct
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD: Final = 33
"""Bytes of the sign and of the first chunk whole."""
_JPEG_HEAD: Final = 9
"""Bytes of a segment up to the sizes in a frame's."""
_WEBP_HEAD: Final = 10
"""Bytes of the longest of its three heads."""
_LOSSLESS: Final = 0x2F
_PNG_END: Final = b"IEND\xaeB`\x82"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG's markers of a frame."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""JPEG's markers without a length."""
_SCAN: Final = 0xDA
_MARKER: Final = 0xFF
_MOST_SEGMENTS: Final = 500
_ANIMATED: Final = 0x02
"""Of the flags of an extended WebP."""


class PictureHeader(NamedTuple):
    """What was read."""

    kind: str
    """png, jpeg or webp."""
    width: int
    height: int


class Unfit(KnownProblem):
    """Not a picture that is shown; the sentence says why."""


def picture_header(data: bytes) -> PictureHeader:
    """Return what the whole file says of itself; raises Unfit for other formats and for a file that breaks off."""
    if data.startswith(_PNG):
        return _of_png(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _of_jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _of_webp(data)
    raise Unfit(message("It is no PNG, JPEG or WebP picture, whatever it is called."))


def _broken_off() -> Unfit:
    return Unfit(message("The file breaks off or is damaged."))


def _of_png(data: bytes) -> PictureHeader:
    if data[12:16] != b"IHDR" or len(data) < _PNG_HEAD or not data.endswith(_PNG_END):
        raise _broken_off()
    width, height = struct.unpack(">II", data[16:24])
    return PictureHeader("png", width, height)


def _of_jpeg(data: bytes) -> PictureHeader:
    at = 2
    for _ in range(_MOST_SEGMENTS):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        segment = data[at : at + _JPEG_HEAD]
        if len(segment) < _JPEG_HEAD or segment[0] != _MARKER or segment[1] == _SCAN:
            break
        marker = segment[1]
        if marker in _FRAMES:
            if b"\xff\xd9" not in data[-64:]:
                break
            height, width = struct.unpack(">HH", segment[5:9])
            return PictureHeader("jpeg", width, height)
        at += 2 if marker in _ALONE else 2 + max(2, int.from_bytes(segment[2:4], "big"))
    raise _broken_off()


def _of_webp(data: bytes) -> PictureHeader:
    size, chunk, body = int.from_bytes(data[4:8], "little"), data[12:16], data[20:30]
    if len(data) < size + 8 or len(body) < _WEBP_HEAD:
        raise _broken_off()
    if chunk == b"VP8X":
        if body[0] & _ANIMATED:
            raise Unfit(message("The picture moves; save one that stands still."))
        return PictureHeader("webp", 1 + _three(body, 4), 1 + _three(body, 7))
    if chunk == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", body[6:10])
        return PictureHeader("webp", width & 0x3FFF, height & 0x3FFF)
    if chunk == b"VP8L" and body[0] == _LOSSLESS:
        bits = int.from_bytes(body[1:5], "little")
        return PictureHeader("webp", 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    raise _broken_off()


def _three(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 3], "little")
