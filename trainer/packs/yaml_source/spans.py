"""On which lines everything in a source stands: for changing a few of them and leaving all others as they are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import yaml
from yaml.error import YAMLError

from trainer.packs.yaml_source import events
from trainer.packs.yaml_source.events import Event


@dataclass(slots=True)
class Span:
    """The lines of one key with its value, or of one part of a sequence; all counted from 0."""

    line: int
    """Of the key, or of the part's dash."""
    column: int
    """Of the key, or of the part's dash."""
    end: int = 0
    """The line behind the last of it."""
    keys: "dict[str, Span]" = field(default_factory=dict)
    """Where the value is a mapping with a line a key."""
    parts: "list[Span]" = field(default_factory=list)
    """Where it is a sequence with a dash a part."""


@dataclass(slots=True)
class Spans:
    """The root of one source, and which lines are the text of a value of several lines."""

    root: Span
    text_lines: set[int]


def spans_of(text: str) -> Spans | None:
    """Return where everything stands; None for a text that cannot be followed to its end."""
    try:
        return _Reading(text).spans()
    except (YAMLError, RecursionError):
        return None


def steps_to(span: Span, line: int, column: int) -> list[str | int]:
    """Return the keys and numbers that lead to the innermost value at a place."""
    for key, one in span.keys.items():
        if one.line <= line < one.end and (one.line < line or one.column <= column):
            return [key, *steps_to(one, line, column)]
    for number, part in enumerate(span.parts):
        if part.line <= line < part.end:
            return [number, *steps_to(part, line, column)]
    return []


class _Reading:
    """One walk over the events of a text."""

    def __init__(self, text: str) -> None:
        self._next: Callable[[], Event | None] = events.event_source(text)
        self._text_lines: set[int] = set()

    def spans(self) -> Spans:
        root = Span(0, 0)
        while (event := self._next()) is not None:
            if any(_is(event, kind) for kind in _STARTS):
                root.end = self._value(event, root)
        return Spans(root, self._text_lines)

    def _value(self, event: Event, holder: Span) -> int:
        """Take the value that the event begins into its holder; return the line behind it."""
        if _is(event, yaml.MappingStartEvent):
            return self._mapping(event, holder)
        if _is(event, yaml.SequenceStartEvent):
            return self._sequence(event, holder)
        end = event.end_mark.line + (event.end_mark.column > 0 or event.end_mark.line == event.start_mark.line)
        if end - event.start_mark.line > 1:
            self._text_lines.update(range(event.start_mark.line + 1, end))
        return end

    def _mapping(self, start: Event, holder: Span) -> int:
        end = start.start_mark.line + 1
        while not _is(key := self._more(), yaml.MappingEndEvent):
            one = Span(key.start_mark.line, key.start_mark.column)
            one.end = max(self._value(self._more(), one), key.end_mark.line + 1)
            if not start.flow_style:
                holder.keys[key.value] = one
            end = max(end, one.end)
        return max(end, key.end_mark.line + 1) if start.flow_style else end

    def _sequence(self, start: Event, holder: Span) -> int:
        end = start.start_mark.line + 1
        while not _is(event := self._more(), yaml.SequenceEndEvent):
            part = Span(event.start_mark.line, start.start_mark.column)
            part.end = self._value(event, part)
            if not start.flow_style:
                holder.parts.append(part)
            end = max(end, part.end)
        return max(end, event.end_mark.line + 1) if start.flow_style else end

    def _more(self) -> Event:
        event = self._next()
        if event is None:
            raise YAMLError
        return event


def _is(event: Event, kind: type) -> bool:
    return type(event) is kind


_STARTS: Final[tuple[type, ...]] = (yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.ScalarEvent)
