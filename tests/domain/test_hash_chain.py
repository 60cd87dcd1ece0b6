from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.every_kind import THERE, every_kind
from tests.storage.records import GOAL, TWIN, answered_record
from trainer.domain import canonical_form
from trainer.domain.canonical_form import canonical, read_canonical
from trainer.domain.grade import FactOutcome
from trainer.domain.hash_chain import EMPTY, FIRST_HASH, Head, entry_of, first_break, holds
from trainer.domain.question import Form
from trainer.domain.response import Confidence, Response
from trainer.domain.review import Answered, Credit, Draw, LogEntry, LogRecord, RegistrationLink

ANSWER = answered_record(number=1, taken_for=TWIN)
RECORDS = list(every_kind())

CHANGED: Mapping[str, Any] = {
    "form": Form.SELF_JUDGED,
    "outcomes": (FactOutcome(GOAL, correct=True), FactOutcome(GOAL, correct=True)),
    "response": Response(("changed",)),
    "first_response": Response(("changed",)),
    "order": ("a", "c", "b", "d"),
    "lures": (GOAL, GOAL),
    "confidence": Confidence.MAYBE,
    "predicted_recall": 0.8765,
    "arm_probability": 0.25,
    "draw": Draw(18),
    "credited": (Credit(GOAL, 0.5),),
    "link": RegistrationLink("changed", 1, FIRST_HASH),
    "session_kind": "weak",
    "reason": "ahead",
}


def _other(name: str, value: object) -> object:
    if name in CHANGED:
        return CHANGED[name]
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int | float) else f"{value}x"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{type(record).__name__}-{record.id[-2:]}")
def test_changing_any_field_breaks_the_hash(record: LogRecord) -> None:
    """One changed field of any kind of record is enough."""
    entry = entry_of(record, 7, EMPTY)
    assert holds(entry, EMPTY)
    for field in fields(record):
        changed = replace(record, **{field.name: _other(field.name, getattr(record, field.name))})
        assert not holds(replace(entry, record=changed), EMPTY), field.name


@pytest.mark.parametrize("change", [{"place": 2}, {"hash": "1" * 64}, {"format": 9}])
def test_changing_the_place_breaks_the_hash(change: Mapping[str, Any]) -> None:
    """Place, format and the hash before are covered as well; the order in this log is not."""
    entry = entry_of(ANSWER, 7, EMPTY)
    assert not holds(replace(entry, **change), EMPTY)
    assert not holds(entry, Head(0, "1" * 64))
    assert holds(replace(entry, sequence=8), EMPTY)


def chain(records: Sequence[LogRecord]) -> list[LogEntry]:
    """Return a log with these records in their order."""
    entries: list[LogEntry] = []
    heads: dict[str, Head] = {}
    for record in records:
        entry = entry_of(record, len(entries) + 1, heads.get(record.device, EMPTY))
        heads[record.device] = Head(entry.place, entry.hash)
        entries.append(entry)
    return entries


def _renumbered(entries: Sequence[LogEntry]) -> list[LogEntry]:
    return [replace(entry, sequence=number) for number, entry in enumerate(entries, start=1)]


def test_the_first_break_is_named() -> None:
    """A left-out, swapped, changed or foreign entry is found at its place, also where all are numbered anew."""
    entries = chain([answered_record(number=number) for number in range(1, 6)])
    assert first_break(entries) is None
    assert first_break(entries[1:]) == 1
    assert first_break(_renumbered(entries[1:])) == 1
    assert first_break(_renumbered([*entries[:2], *entries[3:]])) == 3
    assert first_break(_renumbered([*entries[:2], entries[3], entries[2], entries[4]])) == 3
    swapped = replace(entries[2], record=replace(entries[2].record, device=THERE))
    assert first_break([*entries[:2], swapped, *entries[3:]]) == 3
    assert first_break([*entries[:4], replace(entries[4], record=ANSWER)]) == 5


def test_each_device_has_a_chain_of_its_own() -> None:
    """The entries of two devices hold in any order that keeps each device's own."""
    entries = chain(RECORDS)
    assert first_break(entries) is None
    here = [one for one in entries if one.record.device != THERE]
    there = [one for one in entries if one.record.device == THERE]
    assert [one.place for one in there] == list(range(1, len(there) + 1))
    assert first_break(_renumbered([*there, *here])) is None
    assert first_break(_renumbered([*reversed(there), *here])) == 1


@dataclass(frozen=True, slots=True)
class AnsweredWithMood(Answered):
    """What a later version might keep besides."""

    mood: str = ""


def test_a_new_field_breaks_no_old_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later field that has its default changes nothing; any other value is covered."""
    plan = canonical_form._plan(Answered)
    words = {**canonical_form._WORDS, AnsweredWithMood: "answer"}
    monkeypatch.setattr(canonical_form, "_WORDS", words)
    later = canonical_form._plan(AnsweredWithMood)
    assert later.names == (*plan.names, "mood")
    monkeypatch.setattr(canonical_form, "_PLANS", {**canonical_form._PLANS, AnsweredWithMood: later})
    values = {field.name: getattr(ANSWER, field.name) for field in fields(ANSWER)}
    assert canonical(AnsweredWithMood(**values)) == canonical(ANSWER)
    assert canonical(AnsweredWithMood(**values, mood="gloomy")) != canonical(ANSWER)


@given(
    parts=st.lists(st.text(st.characters(), max_size=5), max_size=3),
    first=st.none() | st.lists(st.text(st.characters(), max_size=5), max_size=2),
    recall=st.none() | st.floats(0, 1),
)
def test_a_record_comes_back_from_its_canonical_form(
    parts: list[str], first: list[str] | None, recall: float | None
) -> None:
    """Whatever was typed, lone surrogates too, the record read back is the record, with the same bytes."""
    record = replace(
        ANSWER,
        response=Response(tuple(parts)),
        first_response=None if first is None else Response(tuple(first)),
        predicted_recall=recall,
    )
    again = read_canonical(canonical(record))
    assert again == record
    assert canonical(again) == canonical(record)


def test_whole_numbers_hash_like_the_floats_they_come_back_as() -> None:
    """A recall of 1 is stored as 1.0; not-a-number is refused."""
    whole, real = replace(ANSWER, predicted_recall=1), replace(ANSWER, predicted_recall=1.0)
    assert canonical(whole) == canonical(real)
    with pytest.raises(ValueError, match="Out of range"):
        canonical(replace(ANSWER, predicted_recall=float("nan")))
