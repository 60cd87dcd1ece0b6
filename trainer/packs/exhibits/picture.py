"""`kind: picture`: a file of the folder `media`, what is to be seen on it, and who allows it to be shown."""

from trainer.domain.exhibit import Picture
from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.domain.visible import visible_line
from trainer.packs.exhibits.exhibit_entry import ExhibitEntry
from trainer.packs.limits import MAX_EXHIBIT_PROSE
from trainer.packs.media import NoPicture
from trainer.packs.picture_header import Unfit


def read_picture(entry: ExhibitEntry, title: Text) -> Picture[Text]:
    """Read `file`, `alt`, `licence` and `origin`; the file is looked at, not decoded."""
    file, alt = entry.word("file"), entry.words("alt", most=MAX_EXHIBIT_PROSE)
    licence, origin = entry.word("licence"), entry.words("origin")
    path, width, height = "", 0, 0
    if file:
        try:
            path, (_, width, height), _ = entry.media.look_at(file)
        except Unfit as problem:
            sentence = message("{file}: {why}", file=visible_line(file[:120]), why=problem.sentence)
            entry.fault("E09" if isinstance(problem, NoPicture) else "E61", sentence, key="file")
    return Picture(title, alt, path, file, width, height, licence, origin)
