"""From events to plain nodes: everything outside the strict subset is noted or refused on the way."""

from collections.abc import Callable
from itertools import repeat
from unicodedata import category, normalize

import yaml
from yaml.error import YAMLError

from trainer.domain.message import Message, message
from trainer.packs.fault import COLUMNS, Place
from trainer.packs.limits import MAX_DEPTH
from trainer.packs.reading_rules import RULES
from trainer.packs.yaml_source import events
from trainer.packs.yaml_source.decoding import MAX_LINE
from trainer.packs.yaml_source.events import Event, Unreadable
from trainer.packs.yaml_source.node import PLACE, Fields, Node
from trainer.packs.yaml_source.origin import Origin

MAX_EVENTS = 450_000
"""As many as the largest file of ordinary questions has."""
MAX_CHARACTERS = MAX_LINE
"""Of a value of several lines."""


class EnoughNoted(Exception):
    """There are more faults than anybody mends in one go: nothing more is read."""


class Tree:
    """The root node of one text, and the spans of quoted and block values (indices into the text)."""

    def __init__(self, text: str, origin: Origin) -> None:
        self.spans: list[tuple[int, int]] = []
        self.runover: list[tuple[Place, int]] = []
        """Values that run over several lines: place, last line (from 0)."""
        self._text = text
        self._origin = origin
        self._root: list[Node] = []
        self._container: list[Node] | Fields = self._root
        self._key: str | None = None
        self._stack: list[list[Node] | Fields] = []
        self._flow = 0
        self._nested = False
        self._documents = 0

    @property
    def root(self) -> Node | None:
        """Return the root; None for a text without any node."""
        return self._root[0] if self._root else None

    def build(self) -> None:
        """Read all events of the text; raises Unreadable where it cannot be followed.

        Three events of four are ordinary scalars: those are put in place right here, the others by a method each.
        """
        try:
            self._build(events.event_source(self._text))
        except YAMLError as error:
            raise events.unreadable(error, self._text) from error

    def _build(self, get_event: Callable[[], Event | None]) -> None:
        handlers = self._handlers()
        scalar_event: type = yaml.ScalarEvent
        for _ in repeat(None, MAX_EVENTS):
            event = get_event()
            kind: type = type(event)
            if event is None:
                return
            if kind is not scalar_event:
                handlers[kind](event)
                continue
            value = event.value
            if not event.implicit[0] or event.anchor is not None:
                value = self._odd_scalar(event)
            container, key = self._container, self._key
            if key is None:
                if type(container) is list or value in container or value == "<<":
                    self._put(value, event)
                else:
                    self._key = value
            elif value and event.end_mark.line == event.start_mark.line:
                container[key] = value  # type: ignore[call-overload]
                self._key = None
            else:
                self._put(value, event)
        sentence = message("The file has too many values.")
        raise Unreadable("Y11", 0, sentence, final=True)

    def _handlers(self) -> dict[type, Callable[[Event], None]]:
        return {
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: _pass_over,
            yaml.StreamStartEvent: _pass_over,
            yaml.StreamEndEvent: _pass_over,
        }

    def _put(self, value: str, event: Event) -> None:
        if event.end_mark.line != event.start_mark.line and event.style not in _BLOCK:
            self.runover.append((_start(event), event.end_mark.line))
        container = self._container
        if isinstance(container, list):
            if self._flow and not event.style:
                self._check_comma(value, event)
            container.append(value)
        elif self._key is None:
            self._refuse_key(value, event)
        else:
            if self._flow and not (value or event.style):
                self._check_nothing(event)
            container[self._key] = value
            self._key = None

    def _refuse_key(self, key: str, event: Event) -> None:
        place = _start(event)
        if key == "<<":
            self._note("Y07", place, message('"<<" is not allowed.'))
        elif key == PLACE:
            self._note("Y13", place, message('There is no key before the ":".'))
        else:
            self._note("Y15", place, message('"{key}" is written twice.', key=key))
        self._key = f"x-{place}"

    def _mapping(self, event: Event) -> None:
        self._open({PLACE: _start(event)}, event)  # type: ignore[dict-item]

    def _sequence(self, event: Event) -> None:
        self._open([], event)

    def _open(self, node: list[Node] | Fields, event: Event) -> None:
        place = _start(event)
        if event.tag is not None or event.anchor is not None:
            self._check_properties(event, place)
        if len(self._stack) >= MAX_DEPTH:
            raise Unreadable("Y11", place, message("Deeper than {max_depth} levels.", max_depth=MAX_DEPTH))
        if self._flow or event.flow_style:
            self._flow += 1
            if self._flow == _NESTED and not self._nested:
                self._nested = True
                sentence = message("[ ] and { } cannot be nested.")
                self._note("Y10", place, sentence)
        container = self._container
        self._stack.append(container)
        if isinstance(container, list):
            container.append(node)
        elif self._key is None:
            raise Unreadable("Y10", place, message("A key must be a plain word."))
        else:
            container[self._key] = node
        self._container = node
        self._key = None

    def _close(self, _event: Event) -> None:
        if self._flow:
            self._flow -= 1
            self._nested = self._nested and self._flow > 0
        self._container = self._stack.pop()
        self._key = None

    def _alias(self, event: Event) -> None:
        place = _start(event)
        self._note("Y07", place, message('A value that starts with "*" is an alias.'))
        if self._key is None and isinstance(self._container, dict):
            self._key = f"x-{place}"
        elif isinstance(self._container, list):
            self._container.append(_UNREAD)
        else:
            self._container[self._key or ""] = _UNREAD
            self._key = None

    def _document(self, event: Event) -> None:
        place = _start(event)
        self._documents += 1
        if self._documents > 1 or event.version or event.tags:
            sentence = message("A file holds one document.")
            raise Unreadable("Y09", place, sentence)

    def _odd_scalar(self, event: Event) -> str:
        value, place = event.value, _start(event)
        self._check_properties(event, place)
        start, end = event.start_mark, event.end_mark
        if event.style:
            self.spans.append((start.index, end.index))
        if event.style in _BLOCK:
            value = value.rstrip("\n")
        if event.style == '"':
            value = normalize("NFC", value)
            if any(category(character) in _INVISIBLE and character != "\n" for character in value):
                sentence = message("There is an invisible character.")
                self._note("Y12", place, sentence)
        if len(value) > MAX_CHARACTERS:
            sentence = message("Longer than {max_characters} characters.", max_characters=MAX_CHARACTERS)
            self._note("Y11", place, sentence)
            value = value[:MAX_CHARACTERS]
        return value

    def _check_properties(self, event: Event, place: Place) -> None:
        if event.anchor is not None:
            sentence = message('A value that starts with "&" is an anchor.')
            self._note("Y07", place, sentence)
        if event.tag is not None:
            sentence = message('A value that starts with "!" is a tag.')
            self._note("Y08", place, sentence)

    def _check_comma(self, value: str, event: Event) -> None:
        """Note a comma of a Japanese keyboard in `[a，b]`: YAML takes it for a letter and the whole for one value."""
        comma = next((each for each in value if each in _FULL_COMMAS), None)
        if comma is not None:
            sentence = message('The "{comma}" in [ ] does not part values.', comma=comma)
            self._note("Y16", _start(event) + value.index(comma), sentence)

    def _check_nothing(self, event: Event) -> None:
        """Note a `{name}` or `{ja: a, b}`: between braces a key without a colon is a slip."""
        index = event.start_mark.index
        before = self._text[max(0, index - _NEAR) : index]
        if before.rstrip(" \n").endswith(":"):
            return
        key = self._key or ""
        container = self._container
        key_place = max(0, _start(event) - len(key))
        if ":" in key:
            sentence = message('There is no space after the ":" of "{key}".', key=key)
            self._note("Y03", key_place, sentence)
        elif len(container) > 1:
            sentence = message("A value between { } contains a comma.")
            self._note("Y04", key_place, sentence)
        else:
            sentence = message('A value that starts with "{" is a mapping.')
            self._note("Y05", key_place - 1, sentence)

    def _note(self, rule: str, place: Place, sentence: Message) -> None:
        self._origin.note(RULES[rule], place, sentence)
        if self._origin.closed:
            raise EnoughNoted


def _start(event: Event) -> Place:
    return event.start_mark.line * COLUMNS + event.start_mark.column


def _pass_over(_event: Event) -> None:
    """Take no notice of the frame around a document."""


_NESTED = 2
_FULL_COMMAS = frozenset("，、､﹐﹑")
_NEAR = 200
_BLOCK = frozenset("|>")
_UNREAD = "-"
_INVISIBLE = frozenset({"Cc", "Cs"})
