"""The description of `.mres` is true: its example is what we write and read, and so does a reader without our code."""

import re
from base64 import b64decode
from dataclasses import fields
from pathlib import Path

import pytest

from tests.assigning import foreign_result_reader
from tests.assigning.people import SEED
from tests.exchange.result_samples import DEVICE_SEED, answer, result, undo
from trainer.domain.assignment import HandedInAnswer, HandedInUndo, Result
from trainer.exchange.result_file import open_result, result_file, result_payload
from trainer.sealing.signing import public_key

DESCRIBED = (Path(__file__).parent / "FORMATS.md").read_text("utf-8").partition("## `.mres`")[2]
MOST_LINES = 60


def example() -> bytes:
    """Return the example's file."""
    (text,) = re.findall(r"```\n([A-Za-z0-9+/=\n]+)```", DESCRIBED)
    return b64decode(text.replace("\n", ""))


def test_the_example_is_a_valid_file_and_what_we_write() -> None:
    """The payload stands in the description as our own writer makes it; the file holds it."""
    read = open_result(example(), SEED)
    assert result_payload(read).decode() in DESCRIBED
    assert read.device_key == public_key(DEVICE_SEED)
    assert open_result(result_file(read, DEVICE_SEED, public_key(SEED)), SEED) == read


def test_a_reader_that_has_nothing_of_ours_reads_what_we_ship() -> None:
    """Answers of two devices and an undo; it imports nothing of ours, and is as short as it says."""
    links = [answer(1, ("a",)), answer(2, ("w:営業",), device="second"), undo(3, answer(1, ()).id)]
    made = result(links)
    told, key = foreign_result_reader.read(result_file(made, DEVICE_SEED, public_key(SEED)), SEED)
    assert key == made.device_key
    assert [link["id"] for link in told["links"]] == [link.id for link in made.links]
    source = Path(foreign_result_reader.__file__).read_text("utf-8")
    assert "trainer" not in source
    assert len(source.splitlines()) <= MOST_LINES


def test_it_refuses_what_was_changed_or_is_for_another() -> None:
    """One bit anywhere in the box, half a file, another key; the control is read."""
    data = example()
    assert foreign_result_reader.read(data, SEED)
    for wrong in (data[:-1], data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]):
        with pytest.raises(ValueError, match=r"changed|whole"):
            foreign_result_reader.read(wrong, SEED)
    with pytest.raises(ValueError, match="another key"):
        foreign_result_reader.read(data, DEVICE_SEED)


def test_every_key_is_described() -> None:
    """Of the result, of an answer, and of an undo."""
    names = {field.name for field in fields(Result)} - {"device_key"}
    for name in (*names, *HandedInAnswer._fields, *HandedInUndo._fields, "link", "format"):
        assert f"`{name}`" in DESCRIBED, name
