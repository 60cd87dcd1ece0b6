"""`.massign`: an assignment, the pack it is about, and who signed both.

The container is a zip (`signed_file`): `payload`, `signature`, `public-key`, and the attachment `pack.zip`. The
payload's first line is `minori-massign 1`; after it comes one object of JSON in UTF-8 with these keys, and no others
that mean anything (a reader passes over what it does not know):

    assignment        id, the same in every revision
    rev               1, 2, 3, …; an older revision never replaces a newer one
    organisation      its name
    organisation_key  64 hex digits: Ed25519 public key, the one in `public-key`; results are closed for it
    title             {"ja": …, "en": …}, as are all texts; "en" may be missing
    pack              {"id", "version", "hash": content hash as answers name it, "sha256": of the bytes of pack.zip}
    facts             ids of the facts that are assigned, in the pack's order
    questions         ids of the questions that count, in the pack's order; never reserved wordings
    open_ms           from when on it can be worked on, UTC in milliseconds
    due_ms            the last millisecond that is in time; missing where due_days says it, or nothing is due
    due_days          days after the first opening, to the end of that day in `zone`
    zone              IANA name of the zone that dates are said in
    pass              {"seen_all": true, "score": 0…1, "of": "latest"|"best"|"first", "held_days": n,
                      "test_questions": n}; every part that is there must be met, one of the first two or held_days is
    valid_days        how long a completion is valid; missing: for good
    collect           of "confidence", "flags", "typed_text", "hours", "question_improvement", "effect"
    notice            {"purpose": text, "contact", "keep_until": "YYYY-MM-DD"}
    return_to         folder for results; missing: to be chosen
    personal          only in one person's own file: {"person": employee code, "due_ms", "exempt": true,
                      "paused": true}; the common file names nobody

`pack.zip` holds pack.yaml, terms.yaml, facts/*.yaml, questions/*.yaml and media/*, stored, in order of name.
"""

import json
from collections.abc import Mapping
from typing import Final, NamedTuple, cast

from trainer.domain.assignment import Assignment
from trainer.domain.assignment_form import Plain, as_plain, from_plain
from trainer.domain.message import message
from trainer.exchange.item import Unusable
from trainer.exchange.pack_archive import archive_digest
from trainer.exchange.signed_file import FileAltered, read_signed_file, signed_file
from trainer.exchange.strict_json import read_json

SUFFIX: Final = ".massign"
PACK: Final = "pack.zip"


class ReadAssignment(NamedTuple):
    """What a file says whose signature, key and pack hold together."""

    assignment: Assignment
    """`organisation_key` is the key that signed it; whether it is the organisation one knows is another question."""
    pack: bytes
    """The archive; `trainer.exchange.pack_archive.unpack_pack` makes a folder of it."""


def assignment_payload(assignment: Assignment, pack_sha256: str) -> bytes:
    """Return the JSON of an assignment in UTF-8: the same assignment gives the same bytes."""
    told = as_plain(assignment, pack_sha256)
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def assignment_file(assignment: Assignment, pack: bytes, seed: bytes) -> bytes:
    """Return the bytes of a `.massign`; `pack` is its archive, `seed` the organisation's secret key."""
    payload = assignment_payload(assignment, archive_digest(pack))
    return signed_file("massign", payload, seed, {PACK: pack})


def read_assignment_file(data: bytes) -> ReadAssignment:
    """Return what an assignment file says.

    Raises:
        FileIncomplete: where it has not arrived whole.
        FileAltered: where the signature does not hold, the pack is another one, or it says what no assignment can.

    """
    signed = read_signed_file("massign", data)
    try:
        told = read_json(signed.payload.decode("utf-8"))
        assignment, digest = from_plain(cast("Mapping[str, Plain]", told if isinstance(told, dict) else {}))
    except (Unusable, ValueError) as fault:
        raise FileAltered(
            message(
                "The assignment says something that this version of Minori does not understand ({what}).",
                what=str(fault)[:60],
            )
        ) from fault
    if assignment.organisation_key != signed.public:
        raise FileAltered(message("The assignment was signed by another key than the one it names."))
    pack = signed.attachments.get(PACK, b"")
    if archive_digest(pack) != digest:
        raise FileAltered(message("The pack in the assignment is not the one that was signed. Ask for it once more."))
    return ReadAssignment(assignment, pack)
