"""The answer journal gives back every record that was written, and says which lines were changed."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.storage.learner import journal as room
from trainer.storage.learner.journal import Journal

RECORDS = [b'{"answer":%d,"text":"\xe5\x96\xb6"}' % number for number in range(7)]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Return a journal of seven records."""
    kept = Journal(tmp_path / "answers.journal")
    for record in RECORDS:
        kept.append(record)
    return kept


def test_it_gives_back_what_was_written(journal: Journal, tmp_path: Path) -> None:
    """In order; a journal that never was is empty."""
    assert journal.read() == (tuple(RECORDS), ())
    assert Journal(tmp_path / "none").read() == ((), ())


def test_only_its_owner_may_read_it(journal: Journal, tmp_path: Path) -> None:
    """The file is as private as the record."""
    assert journal.size()
    if os.name == "posix":
        assert (tmp_path / "answers.journal").stat().st_mode & 0o077 == 0


def test_a_torn_last_line_is_closed_off_by_the_next(journal: Journal, tmp_path: Path) -> None:
    """A power cut in the middle of a write loses only what was never acknowledged."""
    path = tmp_path / "answers.journal"
    whole = path.read_bytes()
    # Where only the line break is missing, the record was whole.
    for cut in range(2, len(whole.splitlines(keepends=True)[-1])):
        path.write_bytes(whole[:-cut])
        assert journal.read().records == tuple(RECORDS[:-1])
        assert journal.read().damaged == ()
        journal.append(b"after")
        assert journal.read().records == (*RECORDS[:-1], b"after")


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_one_flipped_bit_costs_one_line_at_most_and_is_noticed(at: int, bit: int) -> None:
    """No changed record is ever given back."""
    whole = b"".join(room._line(record) for record in RECORDS)
    at %= len(whole)
    flipped = bytearray(whole)
    flipped[at] ^= 1 << bit
    lines = bytes(flipped).splitlines(keepends=True)
    given_back = [record for line in lines if (record := room._record(line)) is not None]
    assert set(given_back) <= set(RECORDS)
    # A line break that goes joins two lines; one that comes cuts one in two.
    assert len(given_back) >= len(RECORDS) - 2
    assert len(given_back) < len(RECORDS)


def test_a_changed_line_is_named(journal: Journal, tmp_path: Path) -> None:
    """The others are given back."""
    path = tmp_path / "answers.journal"
    path.write_bytes(path.read_bytes().replace(b'"answer":3', b'"answer":8'))
    assert journal.read() == ((*RECORDS[:3], *RECORDS[4:]), (4,))


def test_what_a_backup_holds_may_go(journal: Journal) -> None:
    """And what is left can be appended to."""
    journal.keep(lambda record: record in RECORDS[4:])
    journal.append(b"next")
    assert journal.read().records == (*RECORDS[4:], b"next")


def test_it_never_grows_beyond_its_bound(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest stay."""
    monkeypatch.setattr(room, "LARGEST", 3 * len(room._line(RECORDS[0])))
    journal.keep(lambda _record: True)
    assert journal.read().records == tuple(RECORDS[-3:])


def test_a_record_is_one_line(journal: Journal) -> None:
    """Anything else would be read back as two."""
    with pytest.raises(ValueError, match="one line"):
        journal.append(b"one\ntwo")
