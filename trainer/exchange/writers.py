"""The formats that can be written; the ending of a file's name says which."""

from typing import Final

from trainer.exchange.anki_text_writing import AnkiTextWriting
from trainer.exchange.apkg_writing import ApkgWriting
from trainer.exchange.csv_writing import CsvWriting
from trainer.exchange.gift_writing import GiftWriting
from trainer.exchange.moodle_writing import MoodleWriting
from trainer.exchange.qti_writing import QtiWriting
from trainer.exchange.writing import WritingFormat

WRITERS: Final[tuple[WritingFormat, ...]] = (
    GiftWriting(), MoodleWriting(), CsvWriting(), ApkgWriting(), AnkiTextWriting(), QtiWriting(),
)  # fmt: skip


def writer_of(name: str, wish: str = "") -> WritingFormat | None:
    """Return the format of a file to be written; None where neither its name nor the wish says one."""
    low = name.casefold()
    return next((one for one in WRITERS if (one.name == wish if wish else low.endswith(one.suffix))), None)
