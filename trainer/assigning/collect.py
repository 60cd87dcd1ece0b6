"""Taking in what was handed in: each file has exactly one outcome, and what is kept does not depend on their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from trainer.assigning.chains import Compared, HashedLink, compare
from trainer.assigning.console_values import Ledger, LedgerRow, Outcome
from trainer.assigning.flags import REASONS, TO_LOOK_AT, answer_flags, chain_flags, reason_of
from trainer.assigning.intake import (
    Collected,
    Handed,
    Intake,
    KeptLink,
    Open,
    Opened,
    Training,
    Trainings,
    Unread,
)
from trainer.assigning.regrade import Grader
from trainer.domain.assignment import Flag, HandedInAnswer, HandedInLink, Result
from trainer.domain.handed_in_chain import link_hash
from trainer.domain.kept_answer import KeptAnswer
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.registration import compared_code, registration_of

_WAITS: Final[tuple[Outcome, ...]] = ("queued", "refused", "incomplete")
"""What came to this is looked at again when it comes again: the roster may know the person by then."""


@dataclass(frozen=True, slots=True)
class Collecting:
    """What collecting needs."""

    open: Open
    trainings: Trainings
    kept: Collected
    organisation_key: bytes
    """Public."""
    now_ms: int
    """When the files count as received."""
    graders: dict[str, Grader] = field(default_factory=dict)
    """By the pack's hash, as they come to be needed."""


def collect(collecting: Collecting, files: Iterable[Handed]) -> Ledger:
    """Take in files, one transaction each; return what became of every one. What was kept before stays as it is."""
    rows = tuple(_taken(collecting, files))
    return Ledger(len(rows), rows, sum(one.new_answers for one in rows))


def joined(ledger: Ledger, waited: Ledger) -> Ledger:
    """Return a ledger with what does not wait any more."""
    rows = (*ledger.rows, *(one for one in waited.rows if one.outcome != "queued"))
    return Ledger(len(rows), rows, sum(one.new_answers for one in rows))


def _taken(collecting: Collecting, files: Iterable[Handed]) -> Iterator[LedgerRow]:
    for file in files:
        intake = judge_file(collecting, file)
        collecting.kept.keep(intake)
        yield intake.row


def judge_file(collecting: Collecting, file: Handed) -> Intake:
    """Return what a file changes; nothing is written."""
    opened = collecting.open(file.data)
    if isinstance(opened, Unread):
        digest = "" if opened.outcome == "incomplete" else sha256(file.data).hexdigest()
        return Intake(_row(collecting, file, opened.outcome, reason=opened.reason), digest)
    result, digest = opened
    before = collecting.kept.outcome_of(digest)
    if before is not None and before not in _WAITS:
        return Intake(_row(collecting, file, "duplicate", result), digest, result)
    training = collecting.trainings.training(result.assignment)
    refusal = _refusal(collecting, result, training)
    if training is None or refusal.id:
        return Intake(_row(collecting, file, "refused", result, reason=refusal), digest, result)
    if result.registration not in training.enrolled:
        waits = message("Nobody with this employee code has this assignment. It waits until the roster knows them.")
        return Intake(_row(collecting, file, "queued", result, reason=waits), digest, result, sealed=file.data)
    return _taken_in(collecting, file, opened, training)


def _refusal(collecting: Collecting, result: Result, training: Training | None) -> Message:
    if training is None:
        return message(
            "This organisation has no assignment “{assignment}”. Ask whose it is.", assignment=result.assignment
        )
    if registration_of(collecting.organisation_key, result.assignment, result.person) != result.registration:
        return message("The file names one employee code, and its answers belong to another. Ask for it once more.")
    return NOTHING


def _taken_in(collecting: Collecting, file: Handed, opened: Opened, training: Training) -> Intake:
    result, digest = opened
    hashed = [(link, link_hash(link)) for link in result.links]
    if _is_anothers(collecting, result, hashed):
        flags: tuple[Flag, ...] = ("key_used_by_two",)
        row = _row(collecting, file, "flagged", result, flags=flags, reason=REASONS["key_used_by_two"])
        return Intake(row, digest, result, sealed=file.data)
    compared = compare(hashed, collecting.kept.links_of(result.registration), collecting.kept.same_body)
    grader = _grader(collecting, training, result.pack_hash)
    kept = tuple(_kept(link, hash_, grader, collecting.now_ms) for link, hash_ in compared.new)
    flags = (*chain_flags(compared), *answer_flags(result, training, kept))
    outcome = _outcome(collecting, result, compared, flags)
    shown = tuple(one for one in flags if one in TO_LOOK_AT or outcome == "accepted")
    row = _row(collecting, file, outcome, result, flags=flags, reason=reason_of(shown))
    row = row._replace(new_answers=sum(one.answer is not None for one in kept))
    return Intake(row, digest, result, kept, tuple(compared.conflicts), compared.heads, sealed=file.data)


def _outcome(collecting: Collecting, result: Result, compared: Compared, flags: tuple[Flag, ...]) -> Outcome:
    if any(one in TO_LOOK_AT for one in flags):
        return "flagged"
    if compared.new:
        return "accepted"
    last = collecting.kept.last_contact(result.registration)
    return "accepted" if last is None or last < result.written_ms else "duplicate"


def _is_anothers(collecting: Collecting, result: Result, hashed: list[HashedLink]) -> bool:
    """Return whether the key that signed, or a link, belongs to somebody else: the owner keeps them."""
    owner = collecting.kept.owner_of_key(result.device_key)
    if owner is not None and compared_code(owner) != compared_code(result.person):
        return True
    owners = collecting.kept.owners_of([link.id for link, _ in hashed])
    return any(one.registration != result.registration for one in owners.values())


def _grader(collecting: Collecting, training: Training, pack_hash: str) -> Grader:
    """Return what judges by the pack the answers were given to, where the organisation handed it out."""
    known = pack_hash if pack_hash in training.packs else training.newest.pack_hash
    if known not in collecting.graders:
        collecting.graders[known] = Grader(training.packs[known])
    return collecting.graders[known]


def _kept(link: HandedInLink, hash_: str, grader: Grader, now_ms: int) -> KeptLink:
    return KeptLink(link, hash_, kept_answer(link, grader, now_ms) if isinstance(link, HandedInAnswer) else None)


def kept_answer(link: HandedInAnswer, grader: Grader, received_ms: int) -> KeptAnswer:
    """Return an answer as the console keeps it: judged anew."""
    judged = grader.of(link)
    return KeptAnswer(
        id=link.id,
        device=link.device,
        place=link.place,
        question=link.question,
        correct=judged.correct,
        as_claimed=judged.as_claimed,
        wrong=judged.wrong,
        utc_ms=link.utc_ms,
        offset_minutes=link.offset_minutes,
        received_ms=received_ms,
        milliseconds=link.milliseconds,
        kind=link.kind,
        reserved=link.reserved,
        arm=link.arm,
        claimed=link.claimed,
        confidence=link.confidence,
        variant=link.variant,
    )


def _row(
    collecting: Collecting,
    file: Handed,
    outcome: Outcome,
    result: Result | None = None,
    *,
    flags: tuple[Flag, ...] = (),
    reason: Message = NOTHING,
) -> LedgerRow:
    return LedgerRow(
        file=file.name,
        outcome=outcome,
        person="" if result is None else result.person,
        assignment="" if result is None else result.assignment,
        new_answers=0,
        received_ms=collecting.now_ms,
        flags=flags,
        reason=reason,
    )
