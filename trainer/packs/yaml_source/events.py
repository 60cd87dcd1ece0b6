"""The only door to PyYAML: its C event parser (libyaml), or its pure one where the C one is missing.

Only events: nothing is composed or constructed, so that depth and aliases cannot hurt.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol, cast

from yaml.error import MarkedYAMLError, YAMLError

from trainer.domain.message import Message, english, message
from trainer.packs.fault import COLUMNS, Place
from trainer.packs.yaml_source.decoding import invisible_at

try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML was built without libyaml
    from trainer.packs.yaml_source.pure_events import PureEventParser as EventParser  # type: ignore[assignment]


class Mark(Protocol):
    """A place in the text; all count from 0."""

    line: int
    column: int
    index: int


class Event(Protocol):
    """What one event says, as far as its kind has it."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    """Of a scalar: (plain and without a tag, quoted or block and without a tag)."""
    value: str
    style: str | None
    """One of " ' | > for a scalar; empty or None for a plain one."""
    flow_style: bool | None
    version: object
    tags: object


class Unreadable(Exception):
    """The text cannot be followed beyond this place."""

    def __init__(self, rule: str, place: Place, sentence: Message, *, final: bool = False) -> None:
        super().__init__(english(sentence))
        self.rule = rule
        self.place = place
        self.sentence = sentence
        self.final = final
        """True where it is no use to read on behind the place."""


def event_source(text: str) -> Callable[[], Event | None]:
    """Return a function that gives one event of `text` after another, then None; raises YAMLError."""
    return cast("Callable[[], Event | None]", EventParser(text).get_event)


def unreadable(error: YAMLError, text: str) -> Unreadable:
    """Return what the parser complains about in our words, at the place of the cause."""
    if isinstance(error, MarkedYAMLError):
        return _unreadable(error)
    place = invisible_at(text) or 0
    return Unreadable("Y12", place, message("There is an invisible character."))


class _Known(NamedTuple):
    words: str
    rule: str
    sentence: Message


_KNOWN = (
    _Known("escape", "Y13", message('The "\\" is not used properly.')),
    _Known(
        "quoted scalar",
        "Y13",
        message("The quote that starts here is not closed properly."),
    ),
    _Known("alias", "Y07", message('A value that starts with "*" is an alias.')),
    _Known("anchor", "Y07", message('A value that starts with "&" is an anchor.')),
    _Known("tag", "Y08", message('A value that starts with "!" is a tag.')),
    _Known("directive", "Y09", message('Lines that start with "%" are not allowed.')),
    _Known("incompatible YAML", "Y09", message('Lines that start with "%" are not allowed.')),
    _Known("document", "Y09", message("Document separators are not allowed.")),
    _Known(
        "cannot start any token",
        "Y05",
        message("A value cannot start with this sign."),
    ),
    _Known(
        "block scalar",
        "Y05",
        message('Text cannot follow "|" or ">" on its line.'),
    ),
    _Known("mapping keys", "Y05", message('A value cannot start with "? ".')),
    _Known("mapping values", "Y13", message('A ":" cannot stand here.')),
    _Known("sequence entries", "Y13", message('A "- " cannot stand here.')),
    _Known("expected ':'", "Y13", message('There is no ": " in this line.')),
    _Known(
        "flow sequence",
        "Y13",
        message("The [ ] that starts here is not written properly."),
    ),
    _Known(
        "flow mapping",
        "Y13",
        message("The { } that starts here is not written properly."),
    ),
    _Known(
        "expected key",
        "Y13",
        message("The indentation or a sign does not fit here."),
    ),
    _Known("indicator", "Y13", message("The indentation or a sign does not fit here.")),
)
_OTHERWISE = _Known("", "Y13", message("What is written here does not fit the format."))
_CONTEXT_IS_THE_CAUSE = ("quoted scalar", "simple key", "flow sequence", "flow mapping")


def _unreadable(error: MarkedYAMLError) -> Unreadable:
    context = error.context or ""
    words = f"{context} {error.problem or ''}"
    mark = error.problem_mark
    if any(cause in context for cause in _CONTEXT_IS_THE_CAUSE) and "escape" not in words:
        mark = error.context_mark or mark
    known = next((known for known in _KNOWN if known.words in words), _OTHERWISE)
    place = 0 if mark is None else mark.line * COLUMNS + mark.column
    return Unreadable(known.rule, place, known.sentence)
