"""`.mres`: what a learner hands in, signed by the device and closed for the organisation.

The first line is `minori-sealed 1 KEY BYTES`: the id of the organisation's key, and how long the box is that follows.
In the box is a signed file whose payload is one JSON object (`tests/exchange/mres.md`). It opens with the
organisation's seed alone, so a shared folder is no place where anybody reads it.
"""

import json
import re
from typing import Final, NamedTuple

from trainer.domain.assignment import Result
from trainer.domain.handed_in_chain import plain_link
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.exchange.read_result import read_payload
from trainer.exchange.signed_file import FileAltered, FileIncomplete, SignedContent, read_signed_file, signed_file
from trainer.sealing.boxes import close_box, open_box
from trainer.sealing.signing import key_id, public_key

FORMAT: Final = 1
ENDING: Final = ".mres"
MOST_BYTES: Final = 64 << 20
_HEAD: Final = re.compile(rb"minori-sealed 1 ([0-9a-f]{16}) (\d{1,9})\n")
_BEGIN: Final = b"minori-sealed 1 "
_LONGEST_HEAD: Final = 48
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_-]")
_LONGEST_ID: Final = 40


class ForAnotherKey(KnownProblem):
    """The result was closed for another organisation's key, or for an earlier one of this."""


class Closed(NamedTuple):
    """A result file that is whole, and still closed."""

    key: str
    """The id of the key that opens it."""
    box: bytes


def result_name(assignment: str, device: str, links: int) -> str:
    """Return the file's name: short, ASCII, nobody's name in it, and never the same on two devices.

    `links` is how many the file holds: whatever is added makes another file.
    """
    short = _NOT_IN_NAMES.sub("_", assignment)[:_LONGEST_ID] or "_"
    return f"{short}-{_NOT_IN_NAMES.sub('', device)[:8]}-{links:07d}{ENDING}"


def result_payload(result: Result) -> bytes:
    """Return what is signed, as JSON in lines for people: a learner can read exactly what is sent."""
    whole = {
        "format": FORMAT,
        "assignment": result.assignment,
        "rev": result.rev,
        "registration": result.registration,
        "person": result.person,
        "pack_hash": result.pack_hash,
        "app": result.app,
        "written_ms": result.written_ms,
        "offset_minutes": result.offset_minutes,
        "acknowledged_ms": result.acknowledged_ms,
        "device": result.device,
        **({"flagged": list(result.flagged)} if result.flagged else {}),
        "links": [{**plain_link(link), "previous": link.previous} for link in result.links],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False).encode()


def result_file(result: Result, seed: bytes, organisation_key: bytes) -> bytes:
    """Return the bytes of a `.mres`; `seed` is the device's, `result.device_key` its public half.

    Closing a box takes real chance of its own: the same result gives other bytes each time.
    """
    if public_key(seed) != result.device_key:
        raise ValueError("the key of another device")
    box = close_box(organisation_key, signed_file("mres", result_payload(result), seed))
    return b"%s%s %d\n" % (_BEGIN, key_id(organisation_key).encode(), len(box)) + box


def closed_result(data: bytes) -> Closed:
    """Return for whom a result is closed. Raises FileIncomplete while it has not arrived whole, or FileAltered."""
    found = _HEAD.match(data[:_LONGEST_HEAD])
    if found is None:
        head = data[:_LONGEST_HEAD]
        if b"\n" not in head and (_BEGIN.startswith(head) or head.startswith(_BEGIN)) and len(head) < _LONGEST_HEAD:
            raise FileIncomplete(message("The file has not arrived whole. Wait, or ask for it once more."))
        raise FileAltered(message("The file is not one that Minori wrote. Ask for it once more."))
    wanted, box = int(found[2]), data[found.end() :]
    if len(box) < wanted:
        raise FileIncomplete(message("The file has not arrived whole. Wait, or ask for it once more."))
    if len(box) > wanted or wanted > MOST_BYTES:
        raise FileAltered(message("The file was changed after it was signed. Ask for it once more."))
    return Closed(found[1].decode(), box)


def open_result(data: bytes, organisation_seed: bytes) -> Result:
    """Return what a result file says; raises what `open_signed` does, and FileAltered for what no Minori writes."""
    signed = open_signed(data, organisation_seed)
    return read_payload(signed.payload, signed.public)


def open_signed(data: bytes, organisation_seed: bytes) -> SignedContent:
    """Return what a device signed; its payload is not read yet.

    Raises:
        FileIncomplete: it has not arrived whole.
        ForAnotherKey: it was closed for another key.
        FileAltered: it was changed.

    """
    closed = closed_result(data)
    if closed.key != key_id(public_key(organisation_seed)):
        raise ForAnotherKey(
            message("The result is closed for another key. Ask the learner to hand in to the present assignment.")
        )
    inner = open_box(organisation_seed, closed.box)
    if inner is None:
        raise FileAltered(message("The file was changed after it was signed. Ask for it once more."))
    try:
        return read_signed_file("mres", inner)
    except FileIncomplete as fault:
        # The box was whole: what is not whole in it never was.
        raise FileAltered(message("The file was changed after it was signed. Ask for it once more.")) from fault
