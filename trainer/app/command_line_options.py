"""What a start may be asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, NamedTuple

from trainer.app.hr_options import HrOptions

HistoryChoice = Literal["new", "same"]
"""What to do with a pack whose id belongs to progress of another: give it progress of its own, or go on with that."""

SettingsChoice = Literal["mine", "theirs"]
"""Whose settings stay where two computers' records are joined."""

RecordCommand = Literal["export", "import", "erase"]
"""What can be done with the whole record without studying."""

SEALED: Final = ".qpack"
"""The ending of a pack in one file."""

StartupListener = Callable[[str], None]
"""Hears the stages of a start: "frame", "painted" (the home) and "ready"."""


def ignore_stages(_stage: str) -> None:
    """Hear nothing of a start."""


class ImportOptions(NamedTuple):
    """What `import` is asked for."""

    file: Path
    to: Path
    format: str = ""
    encoding: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    """Parts of a question and the columns they stand in."""
    dry_run: bool = False
    json: bool = False


class ExportOptions(NamedTuple):
    """What `export` is asked for."""

    pack: Path
    file: Path
    """Or a folder, for tables."""
    format: str = ""
    language: str = ""
    """Of the texts; empty: the one the command speaks."""
    json: bool = False


class DraftOptions(NamedTuple):
    """What `draft` is asked for."""

    table: Path
    to: Path
    title: str = ""
    left: str = ""
    right: str = ""
    """The names of the two sides, for a new pack."""
    author: str = ""
    json: bool = False


class SealOptions(NamedTuple):
    """What `pack`, `verify` or `new-key` is asked for."""

    verb: str
    files: tuple[Path, ...]
    key: Path | None = None
    """Of the author."""
    former: Path | None = None
    """The key that this one replaces."""
    keep_names: bool = False
    json: bool = False


class AssignedOptions(NamedTuple):
    """What `open` and `hand-in` are asked for."""

    file: Path | None = None
    """Of an assignment, to be opened; None: to hand in."""
    code: str = ""
    """The employee's."""
    to: str = ""
    """A folder for results; empty: the assignment's own."""
    assignment: str = ""
    """Only this one; empty: all."""


class CommandLineOptions(NamedTuple):
    """What the command line asks for."""

    data: Path | None = None
    learner: str | None = None
    """Whose record, by name or number; None: the one there is."""
    pack: Path | None = None
    self_check: bool = False
    terminal: bool = False
    history: HistoryChoice | None = None
    check: Path | None = None
    json: bool = False
    report: str | None = None
    """A report's name; empty: which there are."""
    csv: bool = False
    notes: bool = False
    """What may be handed to the author of the pack."""
    check_data: bool = False
    restore: str | None = None
    """A backup's name; empty: whatever mends the record."""
    record: RecordCommand | None = None
    file: Path | None = None
    """Of the whole record."""
    settings: SettingsChoice | None = None
    yes: bool = False
    """Asked beforehand, and sure."""
    help: bool = False
    version: bool = False
    bring_in: ImportOptions | None = None
    """A foreign file to make a pack of."""
    take_out: ExportOptions | None = None
    """A pack to make a foreign file of."""
    make: Path | None = None
    """A pack to write in."""
    compared: tuple[Path, Path] | None = None
    """An old and a new version of a pack."""
    draft: DraftOptions | None = None
    """A table of distinctions to draft questions from."""
    hr: HrOptions | None = None
    """What HR asks for."""
    seal: SealOptions | None = None
    """A pack to seal, or a sealed file to look at."""
    assigned: AssignedOptions | None = None
    """An assignment to open, or to hand in."""
