from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_hash_chain import chain
from tests.storage.records import answered_record
from trainer.domain.hash_chain import first_break
from trainer.domain.merge_logs import ForkedChain, merge_logs
from trainer.domain.review import LogEntry, LogRecord, ReviewId

Log = tuple[LogEntry, ...]
DEVICES = ("a", "b", "c")


@st.composite
def three_copies(draw: st.DrawFn) -> tuple[Log, Log, Log]:
    """Return three records of one learner, each with a part of what three devices wrote; their clocks go anyhow."""
    clocks = draw(st.lists(st.tuples(st.sampled_from(DEVICES), st.integers(0, 20)), max_size=12))
    records: list[LogRecord] = [
        replace(answered_record(number=0), id=ReviewId(str(UUID(int=number))), device=device, utc_ms=moment)
        for number, (device, moment) in enumerate(clocks)
    ]
    whole = chain(records)
    copies = []
    for _ in range(3):
        reach = {device: draw(st.integers(0, 12)) for device in DEVICES}
        copies.append(tuple(one for one in whole if one.place <= reach[one.record.device]))
    return copies[0], copies[1], copies[2]


@given(three_copies())
def test_merging_is_a_union_in_whatever_order(copies: tuple[Log, Log, Log]) -> None:
    """Commutative, associative, idempotent; nothing doubled, nothing lost, and every chain holds."""
    a, b, c = copies
    assert merge_logs(a, b) == merge_logs(b, a)
    assert merge_logs(merge_logs(a, b), c) == merge_logs(a, merge_logs(b, c)) == merge_logs(c, b, a)
    assert merge_logs(a, a) == merge_logs(a) == merge_logs(merge_logs(a))
    merged = merge_logs(a, b, c)
    assert {one.hash for one in merged} == {one.hash for one in (*a, *b, *c)}
    assert len(merged) == len({one.hash for one in merged})
    assert first_break(merged) is None


def test_what_was_made_first_comes_first() -> None:
    """A wrong clock moves only the entries of its own device, which keep their order."""
    moments = [("a", 10), ("a", 900), ("a", 30), ("b", 5), ("b", 20), ("b", 40)]
    records: list[LogRecord] = [
        replace(answered_record(number=number), device=device, utc_ms=moment)
        for number, (device, moment) in enumerate(moments)
    ]
    merged = merge_logs(chain(records))
    assert [one.record.utc_ms for one in merged] == [5, 10, 20, 40, 900, 30]


def test_two_different_records_of_one_device_are_not_joined() -> None:
    """Where a backup was put back and study went on, both records have other entries at the same places."""
    first = answered_record(number=1)
    one = chain([first, answered_record(number=2)])
    other = chain([first, answered_record(number=3)])
    with pytest.raises(ForkedChain, match="at entry 2"):
        merge_logs(one, other)
