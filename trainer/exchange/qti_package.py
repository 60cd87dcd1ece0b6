"""QTI in its versions: a single file or a package, told apart by what is inside."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from trainer.exchange.archive import content, opened, own_files
from trainer.exchange.item import ForeignItem, LeftOut, Reading, Wishes, reading_of
from trainer.exchange.qti_1 import read_old_item
from trainer.exchange.qti_2 import read_new_item
from trainer.exchange.xml import read_xml

Placed = tuple[str, Element]
"""The name of a file in the package, or nothing, and its root."""


class Qti:
    """Canvas and others write 1.2; TAO, Moodle and others 2.1, 2.2 and 3.0."""

    name = "qti"
    suffixes = (".zip", ".xml", ".imscc")

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether there are items of one of the versions."""
        if data.startswith(b"PK"):
            return b"imsmanifest.xml" in data
        head = data[: 1 << 16]
        return any(word in head for word in (b"questestinterop", b"assessmentItem", b"qti-assessment-item"))

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read every item."""
        changed: list[LeftOut] = []
        return reading_of(_found(data, changed), changed, "utf-8")


def _found(data: bytes, changed: list[LeftOut]) -> Iterator[ForeignItem | LeftOut]:
    for name, root in _roots(data):
        place = f"{name}:" if name else "line "
        topic = ""
        for element in root.iter():
            if element.tag in {"assessment", "section"} and element.get("title"):
                topic = element.get("title", "") if element.tag == "assessment" else topic
            elif element.tag == "item":
                yield read_old_item(element, place, topic, changed)
            elif element.tag == "assessmentItem":
                yield read_new_item(element, place, changed)


def _roots(data: bytes) -> Iterator[Placed]:
    if not data.startswith(b"PK"):
        yield "", read_xml(data)
        return
    with opened(data) as archive:
        for name in own_files(archive):
            if name.endswith(".xml") and not name.endswith(("imsmanifest.xml", "assessment_meta.xml")):
                yield name, read_xml(content(archive, name))
