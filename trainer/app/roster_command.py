"""`main.py roster FILE`: who works here, compared first, then taken in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_session import OrganisationSession
from trainer.assigning.roster import Change, RosterChanges, Told, roster_changes
from trainer.domain.dates import date_of
from trainer.domain.message import Message, counted, message
from trainer.domain.problem import KnownProblem
from trainer.domain.study_day import study_day
from trainer.exchange.roster_file import RosterFile, RosterProblem, read_roster
from trainer.packs.sources import is_day
from trainer.translations import in_every_language

_SHOWN = 40
"""Lines of each kind; a machine gets all of them."""


def roster_command(session: OrganisationSession, options: HrOptions) -> Said:
    """Compare a roster with who is known; without `--dry-run` write the difference."""
    day = options.values.get("--day") or date_of(study_day(session.by.moment)).isoformat()
    if not is_day(day):
        raise KnownProblem(message("“{word}” is no day. Write it as 2026-12-01.", word=day[:40]))
    file = _read(Path(options.words[0]), day, options.values.get("--encoding", ""))
    storage = session.storage
    changes = roster_changes(file.rows, storage.roster.people(), day)
    dry = "--dry-run" in options.flags
    if not dry and changes.is_alarming and "--yes" not in options.flags:
        raise RosterProblem(
            counted(
                "{count} person would count as gone, more than stay. Is it the whole roster? With --yes it is taken "
                "in.",
                "{count} people would count as gone, more than stay. Is it the whole roster? With --yes it is taken "
                "in.",
                len(changes.left),
            )
        )
    if not dry:
        storage.roster.apply(changes, session.by)
    return Said(for_machines(changes, file.encoding, dry_run=dry), tuple(_for_people(changes, dry_run=dry)))


def _read(path: Path, day: str, encoding: str) -> RosterFile:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RosterProblem(
            message("The file cannot be read: {path}. Check where it is and its name.", path=str(path))
        ) from error
    return read_roster(path.name, data, day, encoding)


def for_machines(changes: RosterChanges, encoding: str, *, dry_run: bool) -> dict[str, object]:
    """Return what a roster changes, as a program reads it."""
    lists: dict[str, Sequence[Change]] = {
        "added": changes.added,
        "returned": changes.returned,
        "left": changes.left,
        "moved": changes.moved,
        "renamed": changes.renamed,
        "away": changes.away,
    }
    told = {"refused": changes.refused, "conflicts": changes.conflicts, "warned": changes.warned}
    return {
        **{name: [_change(one) for one in found] for name, found in lists.items()},
        "unchanged": changes.unchanged,
        **{name: [_told(one) for one in found] for name, found in told.items()},
        "day": changes.day,
        "encoding": encoding,
        "dry_run": dry_run,
    }


def _change(one: Change) -> dict[str, str]:
    return {"person": one.code, "name": one.name, "before": one.before, "after": one.after}


def _told(one: Told) -> dict[str, object]:
    return {"where": one.where, "reason": in_every_language(one.sentence)}


def _for_people(changes: RosterChanges, *, dry_run: bool) -> Iterator[Message]:
    if dry_run:
        yield message("Nothing was written; this is what the roster would change from {day} on:", day=changes.day)
    for head, found in (
        (message("New:"), changes.added),
        (message("Back:"), changes.returned),
        (message("No longer here:"), changes.left),
        (message("In other groups:"), changes.moved),
        (message("Another name:"), changes.renamed),
        (message("Away, or back from it:"), changes.away),
    ):
        yield from _listed(head, [_line(one) for one in found])
    yield counted("{count} person is unchanged.", "{count} people are unchanged.", changes.unchanged)
    for head, told in (
        (message("Not understood, and left as it was:"), changes.refused),
        (message("In conflict, and left as it was:"), changes.conflicts),
        (message("Look at this:"), changes.warned),
    ):
        yield from _listed(
            head, [message("  {where}: {sentence}", where=one.where, sentence=one.sentence) for one in told]
        )


def _line(one: Change) -> Message:
    if one.before:
        return message(
            "  {code} {name}: {before} → {after}", code=one.code, name=one.name, before=one.before,
            after=one.after or "–",
        )  # fmt: skip
    return message("  {code} {name}: {after}", code=one.code, name=one.name, after=one.after or "–")


def _listed(head: Message, lines: Sequence[Message]) -> Iterator[Message]:
    if lines:
        yield head
        yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield message("… and {more} more (--json lists all)", more=len(lines) - _SHOWN)
