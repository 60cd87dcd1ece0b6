"""`main.py collect FOLDER`: what was handed in is taken in, file by file."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_results import OrganisationResults
from trainer.app.organisation_session import OrganisationSession
from trainer.assigning.console_values import Ledger, LedgerRow
from trainer.domain.message import Message, counted, message
from trainer.translations import in_every_language, say

EVERY_S: Final = 15
"""Shares and synchronised folders tell nobody of new files, so they are looked at."""
_PLAIN: Final = ("accepted", "duplicate")


def collect_command(session: OrganisationSession, options: HrOptions) -> Said:
    """Take in folders and files; with `--watch` go on until stopped by Ctrl+C."""
    results = OrganisationResults(session)
    places = [Path(word) for word in options.words]
    ledger = results.collect(places)
    if "--watch" in options.flags:
        _watch(results, places, ledger)
    return Said(for_machines(ledger), tuple(for_people(ledger)), 1 if ledger.count("refused") else 0)


def for_machines(ledger: Ledger) -> dict[str, object]:
    """Return a ledger as programs read it; the six numbers add up to `read`."""
    return {
        "read": ledger.read,
        "accepted": ledger.count("accepted"),
        "duplicate": ledger.count("duplicate"),
        "incomplete": ledger.count("incomplete"),
        "queued": [_told(one) for one in ledger.rows if one.outcome == "queued"],
        "flagged": [_flagged(one) for one in ledger.rows if one.outcome == "flagged"],
        "refused": [_told(one) for one in ledger.rows if one.outcome == "refused"],
        "new_answers": ledger.new_answers,
        "noted": [_flagged(one) for one in ledger.rows if one.outcome == "accepted" and one.flags],
    }


def for_people(ledger: Ledger) -> Iterable[Message]:
    """Return what came of it, a sentence a line: the sum, then each file with anything to say."""
    yield counted(
        "{count} file: {accepted} accepted, {duplicate} known already, {answers} new answers.",
        "{count} files: {accepted} accepted, {duplicate} known already, {answers} new answers.",
        ledger.read,
        accepted=ledger.count("accepted"),
        duplicate=ledger.count("duplicate"),
        answers=ledger.new_answers,
    )
    for one in ledger.rows:
        if one.reason.id or one.outcome not in _PLAIN:
            yield message(
                "{file}: {outcome}. {reason}", file=one.file, outcome=OUTCOMES[one.outcome], reason=one.reason
            )


OUTCOMES: Final = {
    "accepted": message("Accepted"),
    "duplicate": message("Known already"),
    "incomplete": message("Still arriving"),
    "queued": message("Waiting"),
    "flagged": message("To look at"),
    "refused": message("Refused"),
}


def _told(row: LedgerRow) -> dict[str, object]:
    return {"file": row.file, "person": row.person, "reason": in_every_language(row.reason)}


def _flagged(row: LedgerRow) -> dict[str, object]:
    return {
        "file": row.file,
        "person": row.person,
        "kind": row.flags[0] if row.flags else "",
        "kinds": list(row.flags),
        "reason": in_every_language(row.reason),
    }


def _watch(results: OrganisationResults, places: list[Path], ledger: Ledger) -> None:
    told = {(one.file, one.outcome) for one in ledger.rows}
    for line in for_people(ledger):
        sys.stdout.write(f"{say(line)}\n")
    try:
        while True:
            sys.stdout.flush()
            time.sleep(EVERY_S)
            ledger = results.collect(places)
            fresh = tuple(
                one for one in ledger.rows if one.outcome != "duplicate" and (one.file, one.outcome) not in told
            )
            told |= {(one.file, one.outcome) for one in fresh}
            if fresh:
                for line in for_people(Ledger(len(fresh), fresh, sum(one.new_answers for one in fresh))):
                    sys.stdout.write(f"{say(line)}\n")
    except KeyboardInterrupt:
        return
