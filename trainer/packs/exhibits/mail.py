"""`kind: mail`: from whom, to whom, about what, and its text."""

from trainer.domain.exhibit import Mail
from trainer.domain.text import Text
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry
from trainer.packs.limits import MAX_EXHIBIT_PROSE


def read_mail(entry: ExhibitEntry, title: Text) -> Mail[Text]:
    """Read `from`, `to`, `subject` and `body`."""
    sender, to, subject = entry.words("from"), entry.words("to"), entry.words("subject")
    return Mail(title, sender, to, subject, entry.words("body", most=MAX_EXHIBIT_PROSE))
