"""`kind: dialogue`: who says what."""

from trainer.domain.exhibit import Dialogue, Turn
from trainer.domain.text import Text
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry
from trainer.packs.limits import MAX_EXHIBIT_PROSE


def read_dialogue(entry: ExhibitEntry, title: Text) -> Dialogue[Text]:
    """Read `turns`."""
    turns = (Turn(part.words("who"), part.words("says", most=MAX_EXHIBIT_PROSE)) for part in entry.parts("turns"))
    return Dialogue(title, tuple(turns))
