"""`kind: form`: a sheet with its fields filled in."""

from trainer.domain.exhibit import Entered, Form
from trainer.domain.text import Text
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry
from trainer.packs.limits import MAX_EXHIBIT_PROSE


def read_form(entry: ExhibitEntry, title: Text) -> Form[Text]:
    """Read `fields`; one without a `value` was left empty."""
    fields = (
        Entered(part.words("label"), part.words("value", most=MAX_EXHIBIT_PROSE, required=False))
        for part in entry.parts("fields")
    )
    return Form(title, tuple(fields))
