import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.records import GOAL, TWIN, answered_record, cancelled_record
from trainer.domain.grade import FactOutcome
from trainer.domain.hash_chain import FIRST_HASH, canonical, entry_of, first_break, holds
from trainer.domain.question import Form
from trainer.domain.record import (
    CURRENT_FORMAT,
    FORMATS,
    RecordFormat,
    format_fields,
    kind_of,
    plain_fields,
    record_from,
)
from trainer.domain.response import Response
from trainer.domain.review import Answered, AnswerUndone, LogEntry

ANSWER = answered_record(number=1, taken_for=TWIN)
UNDO = cancelled_record(number=2, cancels=ANSWER)

CHANGED: Mapping[str, Any] = {
    "form": Form.PRODUCE,
    "outcomes": (FactOutcome(GOAL, correct=True),),
    "response": Response(("c",)),
    "first_response": Response(("x",)),
    "order": ("a", "c", "b", "d"),
    "lures": (),
    "correct": True,
    "confidence": None,
    "predicted_recall": 0.876,
    "probe": True,
    "session_kind": "learn",
    "reason": "new",
    "reason_fact": GOAL,
    "language": "en",
}


def _other(value: object) -> object:
    return f"{value}x" if isinstance(value, str) else int(str(value)) + 1


def _fields_and_records() -> list[tuple[Answered | AnswerUndone, str]]:
    return [(record, field.name) for record in (ANSWER, UNDO) for field in fields(record)]


@pytest.mark.parametrize("record", [ANSWER, UNDO], ids=["answer", "undo"])
def test_the_format_covers_every_field(record: Answered | AnswerUndone) -> None:
    """A record has no field that the current format leaves out."""
    assert set(format_fields(record, FORMATS[CURRENT_FORMAT])) == {field.name for field in fields(record)}


@pytest.mark.parametrize(("record", "name"), _fields_and_records())
def test_changing_any_field_breaks_the_hash(record: Answered | AnswerUndone, name: str) -> None:
    """One changed field is enough."""
    entry = entry_of(record, 7, FIRST_HASH)
    value = CHANGED.get(name, _other(getattr(record, name)) if name not in CHANGED else None)
    changed = replace(record, **{name: value})
    assert changed != record
    assert holds(entry, FIRST_HASH)
    assert not holds(replace(entry, record=changed), FIRST_HASH)


@pytest.mark.parametrize("change", [{"sequence": 8}, {"previous_hash": "1" * 64}, {"hash": "1" * 64}, {"format": 9}])
def test_changing_the_place_breaks_the_hash(change: Mapping[str, Any]) -> None:
    """Sequence, format and both hashes are covered as well."""
    entry = entry_of(ANSWER, 7, FIRST_HASH)
    assert not holds(replace(entry, **change), FIRST_HASH)


def _chain(records: list[Answered | AnswerUndone]) -> list[LogEntry]:
    entries: list[LogEntry] = []
    for record in records:
        previous = entries[-1].hash if entries else FIRST_HASH
        entries.append(entry_of(record, len(entries) + 1, previous))
    return entries


def test_the_first_break_is_named() -> None:
    """A left-out, swapped or changed entry is found at its place."""
    entries = _chain([answered_record(number=number) for number in range(1, 6)])
    assert first_break(entries) is None
    assert first_break(entries[1:]) == 1
    assert first_break([*entries[:2], *entries[3:]]) == 3
    assert first_break([*entries[:2], entries[3], entries[2], entries[4]]) == 3
    assert first_break([*entries[:4], replace(entries[4], record=UNDO)]) == 5


def test_format_1_is_written_in_stone() -> None:
    """Bytes and hash of format 1 never change: old logs must hold for ever."""
    entry = entry_of(UNDO, 1, FIRST_HASH)
    assert canonical(1, 1, "cancel", plain_fields(UNDO, FORMATS[1].cancelled)) == (
        b'{"format":1,"sequence":1,"kind":"cancel","id":"00000000-0000-0000-0000-000000000002","device":"d0",'
        b'"utc_ms":1795345611000,"offset_minutes":540,"study_day":20779,"pack":"test.pack",'
        b'"cancels":"00000000-0000-0000-0000-000000000001"}'
    )
    assert entry.hash == "93353f80664e12b5de7c5b68640e3159bd72b3f4d87b0c50fd63a5efaa9685c5"
    assert entry_of(ANSWER, 1, FIRST_HASH).hash == "c0ab9a02dff5454128857f36b688996cfcc6b7f35a6f5d197c084fed83057664"


@dataclass(frozen=True, slots=True)
class AnsweredWithMood(Answered):
    """What a later version might keep besides."""

    mood: str = ""


def test_a_new_field_makes_format_2_and_breaks_no_old_hash() -> None:
    """Entries of format 1 hold beside those of format 2, and only format 2 covers the new field."""
    later = {**FORMATS, 2: RecordFormat((*FORMATS[1].answered, "mood"), FORMATS[1].cancelled)}
    values = {field.name: getattr(ANSWER, field.name) for field in fields(ANSWER)}
    old = entry_of(ANSWER, 1, FIRST_HASH)
    read_by_later = replace(old, record=AnsweredWithMood(**values))
    new = entry_of(AnsweredWithMood(**values, mood="cheerful"), 2, old.hash, number=2, formats=later)

    assert first_break([read_by_later, new], formats=later) is None
    gloomy = replace(new, record=AnsweredWithMood(**values, mood="gloomy"))
    assert first_break([read_by_later, gloomy], formats=later) == 2


def _through_json(record: Answered | AnswerUndone) -> Answered | AnswerUndone:
    plain = plain_fields(record, format_fields(record, FORMATS[CURRENT_FORMAT]))
    return record_from(kind_of(record), json.loads(json.dumps(plain)))


@given(
    parts=st.lists(st.text(st.characters(), max_size=5), max_size=3),
    first=st.none() | st.lists(st.text(st.characters(), max_size=5), max_size=2),
    recall=st.none() | st.floats(0, 1),
)
def test_a_record_comes_back_from_its_plain_values(
    parts: list[str], first: list[str] | None, recall: float | None
) -> None:
    """Whatever was typed, lone surrogates too, the record read back is the record, with the same hash."""
    record = replace(
        ANSWER,
        response=Response(tuple(parts)),
        first_response=None if first is None else Response(tuple(first)),
        predicted_recall=recall,
    )
    again = _through_json(record)
    assert again == record
    assert entry_of(again, 1, FIRST_HASH).hash == entry_of(record, 1, FIRST_HASH).hash
    assert _through_json(UNDO) == UNDO


def test_whole_numbers_hash_like_the_floats_they_come_back_as() -> None:
    """A recall of 1 is stored as 1.0; not-a-number is refused."""
    assert entry_of(replace(ANSWER, predicted_recall=1), 1, FIRST_HASH).hash == (
        entry_of(replace(ANSWER, predicted_recall=1.0), 1, FIRST_HASH).hash
    )
    with pytest.raises(ValueError, match="Out of range"):
        entry_of(replace(ANSWER, predicted_recall=float("nan")), 1, FIRST_HASH)
