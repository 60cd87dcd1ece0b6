"""The whole pack as it would be after saving: checked with all rules, each finding with the block to click."""

from collections.abc import Mapping
from typing import NamedTuple

from trainer.authoring.check_pack import CheckReport, report_of
from trainer.authoring.editing.edited_pack import HEADING, BlockId
from trainer.authoring.editing.files_of_pack import DRAFTS, kind_of
from trainer.authoring.editing.memory_folder import MemoryFolder
from trainer.authoring.editing.save_pack import save_pack
from trainer.authoring.live_lint import LiveFinding
from trainer.authoring.workshop import Snapshot
from trainer.packs.fault import Fault
from trainer.packs.plain_values import word_at
from trainer.packs.read_pack import ReadPack, read_files
from trainer.packs.splicing import values_of
from trainer.packs.yaml_source.spans import Spans, spans_of, steps_to


class WholeFinding(NamedTuple):
    """One finding of the whole check."""

    name: BlockId | None
    """The block; None for a file that is none of the edited ones."""
    finding: LiveFinding
    fault: Fault


class WholeCheck(NamedTuple):
    """What the check of a pack as it would be saved says."""

    read: ReadPack
    report: CheckReport
    findings: tuple[WholeFinding, ...]


def files_to_be(snapshot: Snapshot) -> Mapping[str, bytes]:
    """Return the files of the pack, without its drafts, as saving would leave them."""
    folder = MemoryFolder(snapshot.disk.data)
    save_pack(folder, snapshot.disk, snapshot.pack, snapshot.unfinished)
    return {name: data for name, data in folder.files.items() if not name.startswith(DRAFTS)}


def check_whole(snapshot: Snapshot, today: str = "") -> WholeCheck:
    """Return what all rules say of the finished part of a pack; it may take seconds, on any thread."""
    files = files_to_be(snapshot)
    read = read_files(files, snapshot.parsers, snapshot.media)
    report = report_of(read, "", today)
    places = _Places(files)
    return WholeCheck(read, report, tuple(places.found(fault) for fault in report.faults))


class _Places:
    """Finds the block and the path for a line of a file."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._known: dict[str, tuple[Spans | None, tuple[str, ...]]] = {}

    def found(self, fault: Fault) -> WholeFinding:
        """Return a fault with its block."""
        spans, ids = self._of(fault.file)
        steps = steps_to(spans.root, fault.line - 1, fault.column - 1) if spans is not None else []
        name, path = self._block(fault.file, steps, ids)
        finding = LiveFinding(fault.rule, fault.severity, fault.sentence, fault.mend, path)
        return WholeFinding(name, finding, fault)

    @staticmethod
    def _block(file: str, steps: list[str | int], ids: tuple[str, ...]) -> tuple[BlockId | None, tuple[str | int, ...]]:
        kind = kind_of(file)
        if kind == "heading":
            return HEADING, tuple(steps)
        at = steps[1] if len(steps) > 1 else None
        if kind is None or not isinstance(at, int) or at >= len(ids):
            return None, ()
        return BlockId(kind, ids[at]), tuple(steps[2:])

    def _of(self, file: str) -> tuple[Spans | None, tuple[str, ...]]:
        if file not in self._known:
            data = self._files.get(file, b"")
            values = values_of(data) or {}
            listed = values.get(kind_of(file) or "", ())
            ids = tuple(word_at(one, ("id",)) for one in listed) if isinstance(listed, tuple) else ()
            self._known[file] = (spans_of(data.decode("utf-8-sig", "replace").replace("\r\n", "\n")), ids)
        return self._known[file]
