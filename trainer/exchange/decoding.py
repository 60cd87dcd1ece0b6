"""A file's bytes as text: UTF-8, UTF-16 and cp932, never a guess that loses a character."""

import codecs
from typing import Final, NamedTuple
from unicodedata import normalize

from trainer.exchange.item import Unusable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SPOKEN: Final = {"shift_jis": "cp932", "sjis": "cp932", "shift-jis": "cp932", "windows-31j": "cp932"}
"""What people call it: Windows writes cp932, where ～ is U+FF5E."""


class Decoded(NamedTuple):
    """A text and the encoding it was written in."""

    text: str
    encoding: str


def decoded(data: bytes, wish: str = "") -> Decoded:
    """Return the text with line feeds, NFC; raises Unusable where it cannot be read without loss."""
    encodings = (_SPOKEN.get(wish.casefold(), wish),) if wish else _likely(data)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" not in text and "\ufffd" not in text:
            plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            return Decoded(normalize("NFC", plain), encoding.removesuffix("-sig"))
    raise Unusable("encoding")


def _likely(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if data[1:2] == b"\x00":
        return ("utf-16-le",)
    return ("utf-8", "cp932")
