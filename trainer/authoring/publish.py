"""Handing a pack out: checked as a whole, a version that says how much changed, a note, and whatever seals it."""

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from trainer.authoring.compare_packs import HEADS, PackDifference, compare_packs
from trainer.authoring.editing.edited_pack import HEADING
from trainer.authoring.editing.ports import PackFolder
from trainer.authoring.whole_check import WholeCheck, WholeFinding, check_whole, files_to_be
from trainer.authoring.workshop import Snapshot, Workshop
from trainer.domain.message import Message, counted, message
from trainer.domain.pack import Pack
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.packs.plain_values import clean
from trainer.translations import say

CHANGES: Final = "CHANGES.md"
"""The file of a pack's change notes, the newest first; no reader of packs looks into it."""
Change = Literal["major", "minor", "patch", "none"]
_VERSION: Final = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")
_FIRST: Final = "1.0.0"


class NotReady(KnownProblem):
    """The pack cannot be handed out as it is."""


Sealing: TypeAlias = Callable[[Mapping[str, bytes]], bytes]
"""Makes one sealed file of a pack's files; raises KnownProblem where it cannot."""


class PublishPlan(NamedTuple):
    """What handing a pack out would do."""

    check: WholeCheck
    in_the_way: tuple[WholeFinding, ...]
    """Errors: with any of them the pack is not handed out."""
    to_look_at: tuple[WholeFinding, ...]
    """Warnings that are neither mended nor set aside."""
    drafts: int
    """Blocks that are not finished; they stay out."""
    change: Change
    """major: something learners know is asked otherwise or gone; minor: there is more; patch: other words."""
    version: str
    """Proposed; the author may choose a higher one."""
    difference: PackDifference | None
    """None for the first version."""

    @property
    def ready(self) -> bool:
        """Return whether it can be handed out."""
        return not self.in_the_way and self.check.read.pack is not None and bool(self.check.read.pack.questions)

    def note(self, language: Language) -> str:
        """Return a note on what changed, for the author to write on."""
        if self.difference is None:
            return say(message("The first version."), language)
        kinds = [change.kind for change in (*self.difference.questions, *self.difference.facts)]
        heads = ((say(head, language), kinds.count(kind)) for kind, head in HEADS.items() if kind in kinds)
        return "\n".join(f"- {head}: {count}" for head, count in heads)


class Published(NamedTuple):
    """What was handed out."""

    version: str
    sealed: bytes | None
    """None where nothing seals."""
    said: Message


def publish_plan(snapshot: Snapshot, published: Pack | None, today: str = "") -> PublishPlan:
    """Return what would be handed out; `published` is the version learners have; None: none.

    It may take seconds, on any thread.
    """
    check = check_whole(snapshot, today)
    new = check.read.pack
    difference = compare_packs(published, new) if published is not None and new is not None else None
    change = _change(difference) if difference is not None else "minor"
    version = next_version(published.version, change) if published is not None else _FIRST
    return PublishPlan(
        check,
        tuple(one for one in check.findings if one.finding.severity == "error"),
        tuple(one for one in check.findings if one.finding.severity == "warning"),
        len(snapshot.unfinished),
        change,
        version,
        difference,
    )


def next_version(version: str, change: Change) -> str:
    """Return the version after one, as semantic versions go; of one that is none the first."""
    found = _VERSION.fullmatch(version)
    if found is None:
        return _FIRST
    major, minor, patch = (int(part) for part in found.groups())
    match change:
        case "major":
            return f"{major + 1}.0.0"
        case "minor":
            return f"{major}.{minor + 1}.0"
        case "patch":
            return f"{major}.{minor}.{patch + 1}"
        case "none":
            return version


def publish(
    workshop: Workshop, plan: PublishPlan, folder: PackFolder, note: str, date: str, sealing: Sealing | None = None
) -> Published:
    """Write version and note into the pack, save it, and seal it where something seals.

    Raises NotReady where it cannot be handed out, OSError where it cannot be written.
    """
    if not plan.ready:
        raise NotReady(
            counted(
                "The pack has {count} error. Mend it, then hand the pack out.",
                "The pack has {count} errors. Mend them, then hand the pack out.",
                len(plan.in_the_way),
            )
            if plan.in_the_way
            else message("The pack has no finished question yet. Finish one, then hand the pack out.")
        )
    workshop.set_value(HEADING, ("version",), plan.version)
    saved = workshop.save()
    if saved.conflicts or saved.left_alone:
        raise NotReady(message("Somebody else changed the pack meanwhile. Decide which holds, then hand it out."))
    folder.write(CHANGES, _with_note(folder.read(CHANGES) or b"", plan.version, date, note))
    files = files_to_be(workshop.snapshot())
    sealed = sealing(files) if sealing is not None else None
    said = message("Version {version} is ready to hand out.", version=plan.version)
    return Published(plan.version, sealed, said)


def _with_note(before: bytes, version: str, date: str, note: str) -> bytes:
    text = clean(note).strip()
    return f"## {version} ({date})\n\n{text}\n\n".encode() + before


def _change(difference: PackDifference) -> Change:
    kinds = {change.kind for change in (*difference.questions, *difference.facts)}
    if kinds & {"key", "gone", "retired"}:
        return "major"
    if "added" in kinds:
        return "minor"
    return "patch" if kinds else "none"
