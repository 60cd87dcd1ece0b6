"""Changing values of a source that somebody wrote: only the lines of what changed are written anew, comments stay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.packs.emitting import key_lines, part_lines, place_in_order
from trainer.packs.plain_values import NAMED_BY, Fields, Value, plain
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.source import read_source
from trainer.packs.yaml_source.spans import Span, Spans, spans_of

_BOM: Final = b"\xef\xbb\xbf"


class _Edit(NamedTuple):
    """Lines that others take the place of."""

    first: int
    end: int
    lines: tuple[str, ...]


def values_of(data: bytes) -> Fields | None:
    """Return what a source says; None where there is any fault of form in it, or it is no mapping."""
    origin = Origin("", [], data)
    source = read_source(origin)
    if source.broken or origin.faults or not isinstance(source.root, dict):
        return None
    values = plain(source.root)
    return values if isinstance(values, Mapping) else None


def spliced(data: bytes, new: Fields) -> bytes | None:
    """Return the source with the values of `new`, every line kept that says nothing else; None where it cannot be.

    What comes out has been read again: it says `new` and nothing else.
    """
    old = values_of(data)
    if old is None:
        return None
    if old == new:
        return data
    text = data.decode("utf-8-sig")
    windows = "\r\n" in text
    text = text.replace("\r\n", "\n")
    spans = spans_of(text)
    if spans is None:
        return None
    lines = text.split("\n")
    changed = _Splice(lines, spans).changed(old, new)
    joined = "\n".join(changed)
    written = (joined.replace("\n", "\r\n") if windows else joined).encode()
    result = _BOM + written if data.startswith(_BOM) else written
    return result if values_of(result) == new else None


def whole(fields: Fields) -> bytes:
    """Return a source of its own that says so."""
    return "".join(f"{line}\n" for key in _top(fields) for line in key_lines(key, fields[key], 0)).encode()


def _top(fields: Fields) -> list[str]:
    return sorted(fields, key=place_in_order)


class _Splice:
    """One source's lines, and what is written in their place."""

    def __init__(self, lines: list[str], spans: Spans) -> None:
        self._lines = lines
        self._spans = spans
        self._edits: list[_Edit] = []

    def changed(self, old: Fields, new: Fields) -> list[str]:
        """Return the lines that say `new`."""
        self._mapping(old, new, self._spans.root)
        lines = list(self._lines)
        for _, edit in sorted(enumerate(self._edits), key=lambda one: (one[1].first, one[1].end, one[0]), reverse=True):
            lines[edit.first : edit.end] = edit.lines
        return lines

    def _mapping(self, old: Fields, new: Fields, span: Span) -> None:
        for key in old:
            one = span.keys[key]
            if key not in new:
                self._put(one.line, one.end, ())
            elif old[key] != new[key]:
                self._value(key, old[key], new[key], one)
        kept = [key for key in old if key in new]
        for key in _top(new):
            if key not in old:
                self._add(key, new[key], kept, span)

    def _value(self, key: str, old: Value, new: Value, span: Span) -> None:
        if isinstance(old, Mapping) and isinstance(new, Mapping) and span.keys and _stays(old, new):
            self._mapping(old, new, span)
        elif isinstance(old, tuple) and isinstance(new, tuple) and new and span.parts:
            self._sequence(old, new, span)
        else:
            fresh = list(key_lines(key, new, span.column))
            fresh[0] = self._lines[span.line][: span.column] + fresh[0][span.column :]
            self._put(span.line, span.end, fresh)

    def _add(self, key: str, value: Value, kept: Sequence[str], span: Span) -> None:
        """Write a new key behind the last that stands before it by the order of keys, at the earliest the first."""
        column = span.keys[kept[0]].column
        before = [one for one in kept if place_in_order(one) <= place_in_order(key)]
        at = span.keys[before[-1] if before else kept[0]].end
        self._put(at, at, key_lines(key, value, column))

    def _sequence(self, old: tuple[Value, ...], new: tuple[Value, ...], span: Span) -> None:
        names, wanted = [_name(part) for part in old], [_name(part) for part in new]
        if len(set(names)) < len(names) or len(set(wanted)) < len(wanted) or "" in {*names, *wanted}:
            self._unnamed(old, new, span)
            return
        places = {name: number for number, name in enumerate(names)}
        order = [places[name] for name in wanted if name in places]
        if not order or order != sorted(order):
            self._reordered(old, new, places, span)
            return
        for number, name in enumerate(names):
            if name not in wanted:
                self._put(span.parts[number].line, span.parts[number].end, ())
        at = span.parts[0].line
        for name, part in zip(wanted, new, strict=True):
            if name in places:
                one = span.parts[places[name]]
                self._part(old[places[name]], part, one)
                at = one.end
            else:
                self._put(at, at, part_lines(part, span.parts[0].column))

    def _unnamed(self, old: tuple[Value, ...], new: tuple[Value, ...], span: Span) -> None:
        shared = min(len(old), len(new))
        for number in range(shared):
            self._part(old[number], new[number], span.parts[number])
        for one in span.parts[shared:]:
            self._put(one.line, one.end, ())
        at, column = span.parts[-1].end, span.parts[0].column
        self._put(at, at, [line for part in new[shared:] for line in part_lines(part, column)])

    def _reordered(self, old: tuple[Value, ...], new: tuple[Value, ...], places: Mapping[str, int], span: Span) -> None:
        """Write the parts in another order, each with the lines that stand before it."""
        starts = [span.line + 1, *(part.end for part in span.parts[:-1])]
        fresh: list[str] = []
        used: set[int] = set()
        for part in new:
            number = places.get(_name(part))
            if number is None:
                fresh += part_lines(part, span.parts[0].column)
                continue
            used.add(number)
            one = span.parts[number]
            fresh += self._lines[starts[number] : one.line]
            same = old[number] == part
            fresh += (
                self._lines[one.line : one.end] if same else [*self._comments(one.line, one.end), *_lines(part, one)]
            )
        lost = [line for number, one in enumerate(span.parts) if number not in used
                for line in self._comments(starts[number], one.end)]  # fmt: skip
        self._edits.append(_Edit(starts[0], span.parts[-1].end, (*lost, *fresh)))

    def _part(self, old: Value, new: Value, span: Span) -> None:
        if old == new:
            return
        if isinstance(old, Mapping) and isinstance(new, Mapping) and span.keys and _stays(old, new):
            self._mapping(old, new, span)
        else:
            self._put(span.line, span.end, _lines(new, span))

    def _put(self, first: int, end: int, lines: Iterable[str]) -> None:
        """Write lines in place of others, whose comments stay above them."""
        self._edits.append(_Edit(first, end, (*self._comments(first, end), *lines)))

    def _comments(self, first: int, end: int) -> Iterator[str]:
        for number in range(first, end):
            if number not in self._spans.text_lines and self._lines[number].lstrip(" ").startswith("#"):
                yield self._lines[number]


def _stays(old: Fields, new: Fields) -> bool:
    """Return whether the first key stays: it may stand behind a dash, where no other can take its place."""
    first = next(iter(old), None)
    return first is not None and first in new


def _lines(part: Value, span: Span) -> list[str]:
    return list(part_lines(part, span.column))


def _name(part: Value) -> str:
    if not isinstance(part, Mapping):
        return ""
    word = next((part[key] for key in NAMED_BY if key in part), "")
    return word if isinstance(word, str) else ""
