"""What a question may be asked about: one module a kind, one line each in EXHIBIT_KINDS."""

from collections.abc import Callable
from typing import Final, NamedTuple

from trainer.domain.exhibit import Exhibit
from trainer.domain.text import Text
from trainer.packs.entry import Entry
from trainer.packs.exhibits.charts import read_bars, read_line
from trainer.packs.exhibits.dialogue import read_dialogue
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry, Ranges
from trainer.packs.exhibits.form import read_form
from trainer.packs.exhibits.funnel import read_funnel
from trainer.packs.exhibits.mail import read_mail
from trainer.packs.exhibits.picture import read_picture
from trainer.packs.exhibits.position_map import read_map
from trainer.packs.exhibits.table import read_table

NO_EXHIBIT: Final = "none"


class ExhibitKind(NamedTuple):
    """One kind of exhibit."""

    name: str
    """The word after `kind:`."""
    read: Callable[[ExhibitEntry, Text], Exhibit]
    """Reads the kind's own keys; faults are noted on the entry, and what is unusable comes out empty."""


EXHIBIT_KINDS: tuple[ExhibitKind, ...] = (
    ExhibitKind("table", read_table),
    ExhibitKind("bars", read_bars),
    ExhibitKind("line", read_line),
    ExhibitKind("funnel", read_funnel),
    ExhibitKind("dialogue", read_dialogue),
    ExhibitKind("mail", read_mail),
    ExhibitKind("form", read_form),
    ExhibitKind("map", read_map),
    ExhibitKind("picture", read_picture),
)
_BY_NAME = {kind.name: kind for kind in EXHIBIT_KINDS}


def read_exhibit(entry: Entry, ranges: Ranges | None) -> Exhibit | None:
    """Read the optional `exhibit:` of a question; `ranges` are the figures that are drawn for it.

    None where the question itself cannot be used: then nothing is known of its figures, and nothing is read. The word
    `none` is for a variant of a question that has one.
    """
    if not entry.has("exhibit") or ranges is None:
        return None
    if entry.is_a(str, "exhibit") and entry.word("exhibit", default=NO_EXHIBIT) == NO_EXHIBIT:
        return None
    inner = entry.entry("exhibit")
    if inner is None:
        return None
    whole = ExhibitEntry(inner, ranges)
    kind = _BY_NAME.get(whole.one_of("kind", tuple(_BY_NAME)))
    title = whole.words("title")
    if kind is None:
        whole.pass_over()
        return None
    return kind.read(whole, title)
