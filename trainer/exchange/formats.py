"""The formats that can be read; the first that recognises a file reads it."""

from typing import Final

from trainer.exchange.aiken import Aiken
from trainer.exchange.anki import Anki
from trainer.exchange.archive import opened
from trainer.exchange.crowdanki import CrowdAnki
from trainer.exchange.delimited import Delimited
from trainer.exchange.gift import Gift
from trainer.exchange.h5p import H5p
from trainer.exchange.item import ForeignFormat, Unusable
from trainer.exchange.markdown import Markdown
from trainer.exchange.moodle_xml import MoodleXml
from trainer.exchange.qti_package import Qti
from trainer.exchange.sheet import Workbook

FORMATS: Final[tuple[ForeignFormat, ...]] = (
    Workbook(), Anki(), H5p(), MoodleXml(), Qti(), CrowdAnki(), Aiken(), Gift(), Markdown(), Delimited(),
)  # fmt: skip


def format_of(name: str, data: bytes, wish: str = "") -> ForeignFormat:
    """Return the format of a file; raises Unusable where none is found."""
    if wish:
        found = next((one for one in FORMATS if one.name == wish), None)
    else:
        low = name.casefold()
        found = next((one for one in FORMATS if low.endswith(one.suffixes) and one.recognises(low, data)), None)
    if found is None:
        if data.startswith(b"PK"):
            # What is wrong with an archive says more than that its kind is unknown.
            opened(data).close()
        raise Unusable("unknown-format", wish or name)
    return found
