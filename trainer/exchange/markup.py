"""The words of a piece of HTML: paragraphs as lines, readings as ruby; pictures and sounds are named, the rest goes."""

import re
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import unquote

_BREAKING: Final = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "iframe", "object"})
_PICTURES: Final = frozenset({"img", "svg", "picture", "canvas", "video", "math"})
_SOUND: Final = re.compile(r"\[sound:([^\]]{0,200})\]")
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]"
)
_LAYOUT: Final = frozenset({"table", "font", "center", "marquee"})


class Words(NamedTuple):
    """What a reader would read."""

    text: str
    pictures: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    laid_out: bool = False
    """Whether a table or the like held the words."""
    scripted: bool = False
    described: tuple[str, ...] = ()
    """Pictures whose description stands in the text for them."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.pictures: list[str] = []
        self.described: list[str] = []
        self.laid_out = False
        self.scripted = False
        self._silent = 0
        self.base: list[str] | None = None
        self._reading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
            self.scripted = self.scripted or tag == "script"
        elif tag in _PICTURES:
            self._picture(tag, dict(attrs))
        elif tag == "ruby":
            self.base = []
        elif tag in {"rt", "rp"}:
            self._reading = [] if self._reading is None else self._reading
        elif tag in _BREAKING:
            self.parts.append("\n")
        self.laid_out = self.laid_out or tag in _LAYOUT

    def _picture(self, tag: str, attributes: dict[str, str | None]) -> None:
        name = unquote(attributes.get("src") or tag).rsplit("/", 1)[-1][:80]
        described = (attributes.get("alt") or "").strip()
        if described:
            self.described.append(name)
            self.parts.append(f"［{described}］")
        else:
            self.pictures.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "ruby" and self.base is not None:
            self.end_ruby()
        elif tag in _BREAKING:
            self.parts.append("\n")
        elif tag == "td":
            self.parts.append(" ")

    def end_ruby(self) -> None:
        """Give back a run with its reading."""
        base, reading = "".join(self.base or ()).strip(), "".join(self._reading or ()).strip("() （）")
        self.base = self._reading = None
        self.parts.append(f"{{{base}|{reading}}}" if base and reading else base)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._reading is not None:
            self._reading.append(data)
        elif self.base is not None:
            self.base.append(data)
        else:
            self.parts.append(data.replace("\n", " "))


def words_of(html: str) -> Words:
    """Return the words of a field that may hold HTML."""
    sounds = tuple(_SOUND.findall(html))
    html = _SOUND.sub("", html)
    if "<" not in html and "&" not in html:
        return Words(tidy(html), (), sounds)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.base is not None:
        reader.end_ruby()
    return Words(
        tidy("".join(reader.parts)), tuple(reader.pictures), sounds, reader.laid_out, reader.scripted,
        tuple(reader.described),
    )  # fmt: skip


def tidy(text: str) -> str:
    """Return the text without invisible characters, empty lines and space at the ends of lines."""
    visible = _INVISIBLE.sub("", text.replace("\u00a0", " ").replace("\t", " "))
    lines = (re.sub(" {2,}", " ", line).strip() for line in visible.split("\n"))
    return "\n".join(line for line in lines if line)
