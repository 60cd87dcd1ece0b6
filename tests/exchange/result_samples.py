"""Made results: links in their places, so that a test needs no learner."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Final

from trainer.domain.assignment import HandedInAnswer, HandedInLink, HandedInUndo, Result
from trainer.domain.handed_in_chain import link_hash
from trainer.domain.hash_chain import FIRST_HASH
from trainer.domain.question import QuestionId
from trainer.sealing.signing import public_key

DEVICE_SEED: Final = sha256(b"device").digest()
ORGANISATION_SEED: Final = sha256(b"organisation").digest()
DEVICE: Final = "0f6d0c3e-1111-4222-8333-444455556666"


def answer(number: int, response: tuple[str, ...], *, device: str = DEVICE) -> HandedInAnswer:
    """Return an answer that has no place yet."""
    return HandedInAnswer(
        id=f"{number:08x}-0000-4000-8000-000000000000",
        device=device,
        place=0,
        previous="",
        question=QuestionId(f"q-{number % 20}"),
        rev=1,
        variant="",
        draw=(),
        order=("a", "b", "c"),
        response=response,
        claimed=number % 3 != 0,
        milliseconds=7_000 + number,
        utc_ms=1_796_000_000_000 + number * 60_000,
        offset_minutes=540,
        kind="review",
        seed=number,
        language="ja",
    )


def undo(number: int, of: str, *, device: str = DEVICE) -> HandedInUndo:
    """Return an undo that has no place yet."""
    return HandedInUndo(
        f"{number:08x}-0000-4000-9000-000000000000", device, 0, "", of, redo=False, utc_ms=1, offset_minutes=540
    )


def chained(links: Iterable[HandedInLink]) -> tuple[HandedInLink, ...]:
    """Return the links, each in its place behind the one before it of its device."""
    heads: dict[str, tuple[int, str]] = {}
    placed = []
    for link in links:
        place, previous = heads.get(link.device, (0, FIRST_HASH))
        in_place = link._replace(place=place + 1, previous=previous)
        heads[link.device] = (place + 1, link_hash(in_place))
        placed.append(in_place)
    return tuple(placed)


def result(links: Iterable[HandedInLink]) -> Result:
    """Return a result of one made device."""
    return replace(_RESULT, links=chained(links))


_RESULT: Final = Result(
    assignment="A1",
    rev=1,
    registration="5f6d0c3e-1111-5222-8333-444455556666",
    person="E0001",
    pack_hash="ab" * 32,
    app="0.1",
    written_ms=1_796_000_000_000,
    offset_minutes=540,
    acknowledged_ms=1_795_000_000_000,
    links=(),
    device=DEVICE,
    device_key=public_key(DEVICE_SEED),
)
