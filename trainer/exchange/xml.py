"""XML from a stranger: no DOCTYPE, no entities of its own, names without their namespace."""

from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

from trainer.exchange.item import Unusable

_DEEPEST: Final = 200
_MOST: Final = 64 << 20
_OVER: Final = 2
"""Parts of a fraction."""
LINE: Final = "{minori}line"
"""The attribute that holds the line an element begins at."""


class _Doctype(Exception):
    """A document type declaration."""


def read_xml(data: bytes) -> Element:
    """Return the root; raises Unusable."""
    if len(data) > _MOST:
        raise Unusable("too-large")
    parser = expat.ParserCreate(namespace_separator="}")
    builder = TreeBuilder()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Unusable("too-deep")
        plain = {key.rsplit("}", 1)[-1]: value for key, value in attributes.items()}
        builder.start(_plain(name), plain | {LINE: str(parser.CurrentLineNumber)})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_plain(name))

    def refuse(*_: object) -> None:
        raise _Doctype

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
        return builder.close()
    except _Doctype as error:
        raise Unusable("doctype") from error
    except (expat.ExpatError, ParseError, ValueError, LookupError) as error:
        raise Unusable("damaged", str(error)) from error


def _plain(name: str) -> str:
    """Return a name as QTI 2 writes it, whatever version and namespace wrote it."""
    word = name.rsplit("}", 1)[-1]
    if not word.startswith("qti-"):
        return word
    first, *rest = word.removeprefix("qti-").split("-")
    return first + "".join(part.capitalize() for part in rest)


def words_below(element: Element | None) -> str:
    """Return all text inside an element."""
    return "" if element is None else "".join(element.itertext())


def as_html(element: Element | None) -> str:
    """Return what is inside an element as HTML again, for the reader of words."""
    if element is None:
        return ""
    inside = (tagged(child, as_html(child)) + escaped(child.tail) for child in element)
    return escaped(element.text) + "".join(inside)


def tagged(element: Element, inside: str) -> str:
    """Return an element around what stands in it; a plain fraction as it is typed."""
    if element.tag == "mfrac" and len(element) == _OVER:
        return "/".join(words_below(part).strip() for part in element)
    if element.tag == "math":
        return f"<span>{inside}</span>"
    shown = "".join(f' {key}="{escaped(value)}"' for key in ("src", "alt") if (value := element.get(key)))
    return f"<{element.tag}{shown}>{inside}</{element.tag}>"


def escaped(text: str | None) -> str:
    """Return a text as it stands in HTML."""
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
