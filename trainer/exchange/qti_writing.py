"""QTI 2.2: a package of one file an item, and the manifest that names them."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from trainer.exchange.item import ForeignItem
from trainer.exchange.qti_package import Qti
from trainer.exchange.writing import as_markup

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_KINDS: Final = frozenset({"single", "multi", "short", "numeric", "order", "match"})
_ITEM: Final = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" adaptive="false" timeDependent="false"'
_CORRECT: Final = "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"
_MAPPED: Final = "http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response"
_PACKAGE: Final = 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"'
BLANK: Final = "＿＿＿"
"""As our own reader shows a field in the text."""
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'


class QtiWriting:
    """What has one interaction."""

    name = "qti"
    suffix = ".qti.zip"
    reader = Qti()

    def held(self, item: ForeignItem) -> ForeignItem | None:
        """Return what one interaction asks; nothing is said after the answer, and there are no topics."""
        if item.kind not in _KINDS or (item.kind == "numeric" and item.tolerance != "0"):
            return None
        bare = tuple(choice._replace(why="") for choice in item.choices)
        stem = f"{item.stem}\n{BLANK}" if item.kind in {"short", "numeric"} else item.stem
        return item._replace(stem=stem, why="", topic="", choices=bare)

    def lost(self, item: ForeignItem) -> Sequence[str]:
        """Name what is said after the answer."""
        said = item.why or any(choice.why for choice in item.choices)
        return ("lost-after",) if said else ()

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Return the package."""
        files = {_file(item): "\n".join((_HEAD, *_item(item), "")) for item in items}
        manifest = "\n".join((_HEAD, *_manifest(files, pack, version), ""))
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for name, text in {"imsmanifest.xml": manifest, **files}.items():
                entry = ZipInfo(name, _WHEN)
                entry.compress_type = ZIP_DEFLATED
                archive.writestr(entry, text.encode())
            archive.comment = self.mark(pack)
        return buffer.getvalue()

    def mark(self, pack: str) -> bytes:
        """Return the archive's comment."""
        return f"minori:{pack}:".encode()


def _file(item: ForeignItem) -> str:
    return f"items/{sha256(item.guid.encode()).hexdigest()[:24]}.xml"


def _manifest(files: dict[str, str], pack: str, version: str) -> Iterator[str]:
    yield f'<manifest {_PACKAGE} identifier="{_safe(pack)}-{_safe(version)}">'
    yield "<metadata><schema>QTIv2.2 Package</schema><schemaversion>1.0.0</schemaversion></metadata>"
    yield "<organizations/>"
    yield "<resources>"
    for at, name in enumerate(files, 1):
        yield f'<resource identifier="r{at}" type="imsqti_item_xmlv2p2" href="{name}"><file href="{name}"/></resource>'
    yield "</resources>"
    yield "</manifest>"


def _item(item: ForeignItem) -> Iterator[str]:
    yield f'<assessmentItem {_ITEM} identifier="{_safe(item.guid)}" title="{_safe(item.name)}">'
    yield from _declaration(item)
    yield '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
    yield f"<itemBody><div>{_xhtml(item.stem.removesuffix(BLANK).rstrip())}</div>"
    yield from _INTERACTIONS[item.kind](item)
    yield "</itemBody>"
    yield f'<responseProcessing template="{_MAPPED if item.kind == "short" else _CORRECT}"/>'
    yield "</assessmentItem>"


def _declaration(item: ForeignItem) -> Iterator[str]:
    cardinality, kind, right = {
        "single": ("single", "identifier", [f"c{at}" for at, one in enumerate(item.choices) if one.ok]),
        "multi": ("multiple", "identifier", [f"c{at}" for at, one in enumerate(item.choices) if one.ok]),
        "short": ("single", "string", [one.text for one in item.choices[:1]]),
        "numeric": ("single", "float", [one.text for one in item.choices[:1]]),
        "order": ("ordered", "identifier", [f"c{at}" for at in range(len(item.order))]),
        "match": ("multiple", "directedPair", [f"l{at} r{at}" for at in range(len(item.pairs))]),
    }[item.kind]
    yield f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{kind}">'
    yield f"<correctResponse>{''.join(f'<value>{_safe(one)}</value>' for one in right)}</correctResponse>"
    if item.kind == "short":
        yield '<mapping defaultValue="0">'
        yield from (f'<mapEntry mapKey="{_safe(one.text)}" mappedValue="1"/>' for one in item.choices)
        yield "</mapping>"
    yield "</responseDeclaration>"


def _choices(item: ForeignItem) -> Iterator[str]:
    most = 1 if item.kind == "single" else 0
    yield f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{most}">'
    for at, choice in enumerate(item.choices):
        yield f'<simpleChoice identifier="c{at}">{_xhtml(choice.text)}</simpleChoice>'
    yield "</choiceInteraction>"


def _entry(_item: ForeignItem) -> Iterator[str]:
    yield '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'


def _order(item: ForeignItem) -> Iterator[str]:
    yield '<orderInteraction responseIdentifier="RESPONSE" shuffle="true">'
    for at, text in enumerate(item.order):
        yield f'<simpleChoice identifier="c{at}">{_xhtml(text)}</simpleChoice>'
    yield "</orderInteraction>"


def _match(item: ForeignItem) -> Iterator[str]:
    yield f'<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="{len(item.pairs)}">'
    for side, texts in (("l", [left for left, _ in item.pairs]), ("r", [right for _, right in item.pairs])):
        most = 1 if side == "l" else len(item.pairs)
        yield "<simpleMatchSet>"
        for at, text in enumerate(texts):
            choice = f'<simpleAssociableChoice identifier="{side}{at}" matchMax="{most}">'
            yield f"{choice}{_xhtml(text)}</simpleAssociableChoice>"
        yield "</simpleMatchSet>"
    yield "</matchInteraction>"


_INTERACTIONS: Final = {
    "single": _choices, "multi": _choices, "short": _entry, "numeric": _entry, "order": _order, "match": _match,
}  # fmt: skip


def _xhtml(text: str) -> str:
    return as_markup(text).replace("<br>", "<br/>")


def _safe(text: str) -> str:
    return escape(text.replace("\n", " "))
