"""What is handed in comes out as it went in, for the organisation alone, and only while nobody has touched it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.result_samples import DEVICE, DEVICE_SEED, ORGANISATION_SEED, answer, chained, result, undo
from trainer.domain.assignment import HandedInAnswer, HandedInLink
from trainer.exchange.read_result import read_payload
from trainer.exchange.result_file import (
    ForAnotherKey,
    closed_result,
    open_result,
    result_file,
    result_name,
    result_payload,
)
from trainer.exchange.signed_file import FileAltered, FileIncomplete
from trainer.sealing.signing import key_id, public_key

ORGANISATION_KEY = public_key(ORGANISATION_SEED)
FEW: list[HandedInLink] = [
    answer(1, ("a",)),
    answer(2, ("w:営業",)),
    undo(3, answer(2, ()).id),
    answer(4, ()),
    answer(5, ("other",)),
]


@given(
    st.lists(st.tuples(st.booleans(), st.lists(st.text(max_size=8).filter(lambda one: "\0" not in one), max_size=3)))
)
def test_what_went_in_comes_out(parts: list[tuple[bool, list[str]]]) -> None:
    """Any answers of two devices, with whatever characters."""
    links: list[HandedInLink] = [
        answer(at, tuple(typed), device=DEVICE if own else "second") for at, (own, typed) in enumerate(parts, start=1)
    ]
    made = result(links)
    assert open_result(result_file(made, DEVICE_SEED, ORGANISATION_KEY), ORGANISATION_SEED) == made


def test_every_field_that_may_be_said_comes_back() -> None:
    """Also those that are left out while they have their default."""
    full: HandedInAnswer = answer(1, ("a",))._replace(
        variant="v2", draw=(("price", "120"),), reserved=True, kind="test", confidence="sure", arm="together"
    )
    assert all(full._asdict()[name] != default for name, default in HandedInAnswer._field_defaults.items())
    made = result([full, undo(2, full.id)._replace(redo=True)])
    assert read_payload(result_payload(made), made.device_key) == made


def test_one_reads_for_whom_it_is_without_a_key() -> None:
    """The organisation's console tells its own files from others before it opens any."""
    data = result_file(result(FEW), DEVICE_SEED, ORGANISATION_KEY)
    assert closed_result(data).key == key_id(ORGANISATION_KEY)
    with pytest.raises(ForAnotherKey):
        open_result(data, DEVICE_SEED)


def test_whatever_was_cut_off_is_incomplete() -> None:
    """Half an upload is waited for, never taken for a forgery."""
    data = result_file(result(FEW), DEVICE_SEED, ORGANISATION_KEY)
    for length in range(len(data)):
        with pytest.raises(FileIncomplete):
            open_result(data[:length], ORGANISATION_SEED)


def test_whatever_was_changed_is_refused() -> None:
    """One bit anywhere, or a byte more."""
    data = bytearray(result_file(result(FEW), DEVICE_SEED, ORGANISATION_KEY))
    chance = Random(1)
    for _ in range(300):
        at, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        data[at] ^= bit
        with pytest.raises((FileAltered, FileIncomplete, ForAnotherKey)):
            open_result(bytes(data), ORGANISATION_SEED)
        data[at] ^= bit
    with pytest.raises(FileAltered):
        open_result(bytes(data) + b"\n", ORGANISATION_SEED)


def test_the_device_signs_for_itself() -> None:
    """The key in the result is the one that signed; another one's cannot be claimed."""
    made = result(FEW)
    with pytest.raises(ValueError, match="another device"):
        result_file(replace(made, device_key=public_key(ORGANISATION_SEED)), DEVICE_SEED, ORGANISATION_KEY)


@pytest.mark.parametrize(
    "change",
    [
        (b'"rev": 1,', b'"rev": "1",'),
        (b'"rev": 1,', b'"rev": 1, "name": "Hanako",'),
        (b'"rev": 1,', b'"rev": 1, "rev": 2,'),
        (b'"rev": 1,', b'"rev": NaN,'),
        (b'"format": 1', b'"format": 2'),
        (b'"claimed": true', b'"claimed": 1'),
        (b'"claimed": true', b'"claimed": false'),
        (b'"order": [', b'"order": [[], '),
        (b'"link": "undo"', b'"link": "answer"'),
    ],
)
def test_a_payload_is_read_strictly(change: tuple[bytes, bytes]) -> None:
    """Wrong types, keys nobody knows, keys twice, and an answer changed within its chain."""
    payload = result_payload(result(FEW))
    assert change[0] in payload
    with pytest.raises(FileAltered):
        read_payload(payload.replace(*change, 1), public_key(DEVICE_SEED))


def test_a_link_in_the_wrong_place_is_refused() -> None:
    """Dropped from the middle, or put in twice."""
    links = chained(FEW)
    for wrong in (links[:2] + links[3:], links + links[-1:], links[1:]):
        with pytest.raises(FileAltered):
            read_payload(result_payload(replace(result(FEW), links=wrong)), public_key(DEVICE_SEED))


def test_a_name_says_nothing_of_anybody() -> None:
    """Assignment, device, and how much is in it."""
    assert result_name("A1", DEVICE, 42) == "A1-0f6d0c3e-0000042.mres"
    assert result_name("../研修 1", DEVICE, 7) == "______1-0f6d0c3e-0000007.mres"
