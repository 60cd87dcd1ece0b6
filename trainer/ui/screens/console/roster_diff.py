"""What a roster would change, as lines of a table and in one line."""

from collections.abc import Iterable
from typing import Final, Literal

from trainer.assigning.roster import Change, RosterChanges, Told
from trainer.domain.message import Message, counted, listed, message
from trainer.translations import say
from trainer.ui.screens.console.rows_table import Line
from trainer.ui.widgets.visible_text import literal

What = Literal["added", "returned", "moved", "renamed", "away", "left", "conflict", "refused", "warned"]
_WORDS: Final[dict[What, tuple[str, Message]]] = {
    "added": ("＋", message("New")),
    "returned": ("＋", message("Back again")),
    "moved": ("→", message("Other group")),
    "renamed": ("→", message("Other name")),
    "away": ("…", message("Leave")),
    "left": ("－", message("No longer there")),
    "conflict": ("！", message("Two names, one code")),
    "refused": ("×", message("Left out")),
    "warned": ("△", message("Please check")),
}


def lines_of(changes: RosterChanges) -> list[Line]:
    """Return every row that changes something or has something to say, the doubtful ones first."""
    told: tuple[tuple[What, Iterable[Told]], ...] = (
        ("conflict", changes.conflicts),
        ("refused", changes.refused),
        ("warned", changes.warned),
    )
    lines = [_told(what, one) for what, some in told for one in some]
    lines += [_change(what, one) for what, some in _changed(changes) for one in some]
    return [line._replace(key=str(at)) for at, line in enumerate(lines)]


def summary_of(changes: RosterChanges) -> str:
    """Return in one line how many of what."""
    numbers: list[tuple[What, int]] = [
        ("conflict", len(changes.conflicts)),
        ("refused", len(changes.refused)),
        ("warned", len(changes.warned)),
        *((what, len(some)) for what, some in _changed(changes)),
    ]
    parts = [message("{what}: {count}", what=_WORDS[what][1], count=count) for what, count in numbers if count]
    return say(listed([*parts, counted("{count} unchanged", "{count} unchanged", changes.unchanged)]))


def _changed(changes: RosterChanges) -> tuple[tuple[What, tuple[Change, ...]], ...]:
    return (
        ("added", changes.added),
        ("returned", changes.returned),
        ("moved", changes.moved),
        ("renamed", changes.renamed),
        ("away", changes.away),
        ("left", changes.left),
    )


def _word(what: What) -> str:
    sign, word = _WORDS[what]
    return f"{sign} {say(word)}"


def _change(what: What, change: Change) -> Line:
    cells = (_word(what), *(literal(one) for one in (change.code, change.name, change.before, change.after)))
    return Line("", cells, cells)


def _told(what: What, told: Told) -> Line:
    cells = (_word(what), "", literal(told.where), "", literal(say(told.sentence)))
    return Line("", cells, cells)
