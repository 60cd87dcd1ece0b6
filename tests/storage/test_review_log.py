import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from tests.storage.records import DAY, GOAL, PACK, TWIN, answered_record, cancelled_record, event_of, events_of
from trainer.domain.learner import Confusion, FactState, Memory, QuestionState
from trainer.domain.question import ShowingId
from trainer.domain.response import Response
from trainer.domain.review import Answered, LogEntry, ReviewId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.study.ports import NEXT_SEQUENCE, LearnerState, ReviewLog, StateChanges

QUESTION = ShowingId(f"{GOAL}.1")
FULL_STATE = FactState(
    fact=GOAL,
    memory=Memory(2.5, 5.25, DAY),
    answers=4,
    right=3,
    right_days=2,
    last_sequence=NEXT_SEQUENCE,
    last_correct=True,
    last_question=QUESTION,
    produced_right=1,
    chosen_instead_of=TWIN,
    chosen_instead_day=DAY,
    sure_wrong_day=StudyDay(DAY - 1),
    recalled=True,
)
CHANGES = StateChanges(
    facts=[FULL_STATE, FactState(TWIN, chosen_instead_of=GOAL, chosen_instead_day=DAY)],
    confusions=[Confusion(GOAL, TWIN, 2, DAY, 1)],
    questions=[QuestionState(QUESTION, 3, NEXT_SEQUENCE, DAY)],
)


NOTHING = StateChanges()


def _append(storage: Storage, answered: Answered, changes: StateChanges = NOTHING) -> LogEntry:
    return storage.log.append(answered, events_of(answered), changes)


def test_the_log_is_what_studying_asks_for(storage: Storage) -> None:
    """Mypy checks that the log implements its port."""
    log: ReviewLog = storage.log
    assert log.latest_day() is None


def test_an_answer_comes_back_as_it_was(storage: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """Every field of an answer survives closing and opening, whatever was typed."""
    answered = answered_record(number=1, taken_for=TWIN, response=Response(("集客\ud800\x00'\"", "")))
    answered = replace(answered, first_response=Response(("惜しい",)), predicted_recall=0.1 + 0.2, reason_fact=TWIN)
    entry = _append(storage, answered)
    assert entry.sequence == 1
    assert entry.record is answered
    storage.close()

    again = open_storage(folder, new_id)
    assert again.log.entry(answered.id) == entry
    assert again.log.entry(ReviewId("nobody")) is None
    assert again.log.verify_chain() is None
    again.close()


def test_the_sequence_goes_on_and_the_chain_holds(
    storage: Storage, folder: DataFolder, new_id: Callable[[], str]
) -> None:
    """1, 2, 3, … also after opening again."""
    first = [_append(storage, answered_record(number=number)) for number in range(1, 4)]
    storage.close()
    again = open_storage(folder, new_id)
    fourth = _append(again, answered_record(number=4))
    assert [entry.sequence for entry in [*first, fourth]] == [1, 2, 3, 4]
    assert [entry.place for entry in [*first, fourth]] == [1, 2, 3, 4]
    assert again.log.verify_chain() is None
    again.close()


def test_changes_are_stored_with_the_sequence_they_waited_for(storage: Storage) -> None:
    """NEXT_SEQUENCE becomes the entry's sequence, other sequences stay, other packs see nothing."""
    _append(storage, answered_record(number=1))
    _append(storage, answered_record(number=2, taken_for=TWIN), CHANGES)
    state = storage.log.state(PACK)
    assert state == LearnerState(
        facts={GOAL: replace(FULL_STATE, last_sequence=2), TWIN: CHANGES.facts[1]},
        confusions={(GOAL, TWIN): CHANGES.confusions[0]},
        questions={QUESTION: QuestionState(QUESTION, 3, 2, DAY)},
    )
    assert storage.log.state(PackId("other")) == LearnerState({}, {}, {})


def test_events_know_their_sequence(storage: Storage) -> None:
    """Each fact sees what was tested and what it was taken for, oldest first."""
    right, wrong = answered_record(number=1), answered_record(number=2, taken_for=TWIN)
    _append(storage, right)
    _append(storage, wrong)
    events = storage.log.events(PACK, [GOAL, TWIN, FactId("unmet")])
    assert events == {
        GOAL: (
            event_of(right, GOAL)._replace(sequence=1),
            event_of(wrong, GOAL)._replace(sequence=2),
        ),
        TWIN: (event_of(wrong, TWIN)._replace(sequence=2),),
        FactId("unmet"): (),
    }


def test_an_event_of_a_stranger_is_refused(storage: Storage) -> None:
    """An event of a fact that the answer does not touch could never be undone."""
    answered = answered_record(number=1)
    with pytest.raises(ValueError, match="does not touch"):
        storage.log.append(answered, {TWIN: event_of(answered, GOAL)}, StateChanges())
    assert storage.log.entry(answered.id) is None


def test_undo_leaves_the_answer_in_the_log_and_nowhere_else(storage: Storage) -> None:
    """A cancelled answer is in no day, history, event or state, but still in the log."""
    kept, wrong = answered_record(number=1), answered_record(number=2, taken_for=TWIN)
    _append(storage, kept)
    second = _append(storage, wrong, CHANGES)
    back = StateChanges(
        facts=[replace(FULL_STATE, last_sequence=1)],
        gone_facts=[TWIN],
        gone_confusions=[(GOAL, TWIN)],
        gone_questions=[QUESTION],
    )
    undo = storage.log.cancel(cancelled_record(number=3, cancels=wrong), back)

    assert undo.sequence == 3
    assert [entry.record for entry in storage.log.of_day(PACK, DAY)] == [kept]
    assert storage.log.question_history(PACK, QUESTION) == ((1, DAY),)
    assert storage.log.events(PACK, [GOAL, TWIN]) == {GOAL: (event_of(kept, GOAL)._replace(sequence=1),), TWIN: ()}
    assert storage.log.state(PACK) == LearnerState({GOAL: replace(FULL_STATE, last_sequence=1)}, {}, {})
    assert storage.log.entry(wrong.id) == second
    assert [entry.sequence for entry in storage.log.replay(PACK)] == [1, 2, 3]
    assert storage.log.verify_chain() is None


def test_undo_needs_an_answer_that_stands(storage: Storage) -> None:
    """An unknown answer, another pack's, an undo, or the same answer twice cannot be undone."""
    answered = answered_record(number=1)
    undo = cancelled_record(number=2, cancels=answered)
    with pytest.raises(ValueError, match="there is no answer"):
        storage.log.cancel(undo, StateChanges())
    _append(storage, answered)
    with pytest.raises(ValueError, match="there is no answer"):
        storage.log.cancel(replace(undo, pack=PackId("other")), StateChanges())
    storage.log.cancel(undo, StateChanges())
    with pytest.raises(ValueError, match="there is no answer"):
        storage.log.cancel(replace(undo, id=ReviewId("x"), cancels=undo.id), StateChanges())
    with pytest.raises(Exception, match="undone already"):
        storage.log.cancel(replace(undo, id=ReviewId("y")), StateChanges())
    assert len(list(storage.log.replay(PACK))) == 2


def test_days_and_histories_belong_to_one_pack(storage: Storage) -> None:
    """Days, histories and replays of one pack do not see another's; the latest day sees all that stands."""
    other = PackId("other")
    _append(storage, answered_record(number=1, study_day=DAY))
    _append(storage, answered_record(number=2, study_day=StudyDay(DAY + 2)))
    _append(storage, answered_record(number=3, study_day=StudyDay(DAY + 5), pack=other))
    gone = answered_record(number=4, study_day=StudyDay(DAY + 6))
    _append(storage, gone)
    storage.log.cancel(cancelled_record(number=5, cancels=gone), StateChanges())
    assert storage.log.study_days(PACK) == (DAY, DAY + 2)
    assert storage.log.study_days(other) == (DAY + 5,)
    assert storage.log.latest_day() == DAY + 5
    assert storage.log.days_after(PACK, DAY) == (DAY + 2, DAY + 6)
    assert storage.log.question_history(PACK, QUESTION) == ((1, DAY), (2, DAY + 2))
    assert [entry.sequence for entry in storage.log.replay(other)] == [3]


def test_a_rebuilt_state_takes_the_place_of_the_stored_one(storage: Storage) -> None:
    """Replacing touches one pack only and leaves nothing of the old state."""
    _append(storage, answered_record(number=1), CHANGES)
    other = answered_record(number=2, pack=PackId("other"))
    _append(storage, other, StateChanges(facts=[FactState(GOAL, answers=1)]))
    rebuilt = LearnerState({GOAL: FactState(GOAL, answers=9)}, {}, {})
    storage.log.replace_state(PACK, rebuilt)
    assert storage.log.state(PACK) == rebuilt
    assert storage.log.state(PackId("other")).facts == {GOAL: FactState(GOAL, answers=1)}


def test_a_failing_change_takes_the_answer_with_it(storage: Storage) -> None:
    """Half an answer is never stored, and the next one gets the free place."""
    broken = StateChanges(facts=[FULL_STATE, replace(FULL_STATE, fact=TWIN, answers=None)])  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        _append(storage, answered_record(number=1), broken)
    assert storage.log.state(PACK) == LearnerState({}, {}, {})
    assert _append(storage, answered_record(number=2)).sequence == 1


def test_trying_again_never_doubles_an_answer(storage: Storage) -> None:
    """An answer that reached the disk although an error was reported is found, not written again."""
    answered = answered_record(number=1)
    entry = _append(storage, answered)
    storage.log.forget_head()
    assert _append(storage, answered) == entry
    assert len(storage.log.of_day(PACK, DAY)) == 1


def test_one_answer_is_one_transaction(storage: Storage) -> None:
    """Exactly one BEGIN and one COMMIT an answer: a second commit would double the wait on a real disk."""
    _append(storage, answered_record(number=1))
    seen: list[str] = []
    event.listen(storage.database._engine, "commit", lambda _connection: seen.append("commit"))
    event.listen(
        storage.database._engine,
        "before_cursor_execute",
        lambda *args: seen.append(args[2].split()[0]),
    )
    _append(storage, answered_record(number=2, taken_for=TWIN), CHANGES)
    # Words that come for the first time are looked for and written in the same transaction.
    assert [one for one in seen if one in {"BEGIN", "commit"}] == ["BEGIN", "commit"]
    assert seen[-6:] == [*["INSERT"] * 5, "commit"]
    seen.clear()
    _append(storage, answered_record(number=3, taken_for=TWIN), CHANGES)
    assert seen == ["BEGIN", "INSERT", "INSERT", "INSERT", "INSERT", "INSERT", "commit"]


def _raw(folder: DataFolder) -> sqlite3.Connection:
    return sqlite3.connect(folder.database, isolation_level=None)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE log_entry SET correct = 1 - correct",
        "DELETE FROM log_entry",
        "INSERT OR REPLACE INTO log_entry SELECT * FROM log_entry WHERE sequence = 1",
        "UPDATE OR IGNORE log_entry SET pack = 9",
    ],
)
def test_the_log_is_append_only(storage: Storage, attack: str) -> None:
    """The database itself refuses to change or delete an entry."""
    _append(storage, answered_record(number=1))
    with storage.database.driver() as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(attack)
    assert storage.log.verify_chain() is None


def _columns(folder: DataFolder) -> list[str]:
    with closing(_raw(folder)) as raw:
        return [row[1] for row in raw.execute("PRAGMA table_info(log_entry)")]


def test_any_changed_column_is_noticed(storage: Storage, folder: DataFolder) -> None:
    """Whoever gets past the triggers cannot change a single column without breaking the chain."""
    for number in range(1, 4):
        _append(storage, answered_record(number=number, taken_for=TWIN))
    storage.close()
    columns = _columns(folder)
    assert len(columns) == 44
    with closing(_raw(folder)) as raw:
        raw.execute("DROP TRIGGER log_entry_is_never_changed")
        raw.execute("PRAGMA ignore_check_constraints=ON")
        for column in columns:
            (value,) = raw.execute(f'SELECT "{column}" FROM log_entry WHERE sequence = 2').fetchone()
            raw.execute(f'UPDATE log_entry SET "{column}" = ? WHERE sequence = 2', (_changed(column, value),))
            assert storage.log.verify_chain() == 2, column
            raw.execute(f'UPDATE log_entry SET "{column}" = ? WHERE sequence IN (2, 77)', (value,))
            assert storage.log.verify_chain() is None, column


def _changed(column: str, value: Any) -> Any:
    numbers = dict.fromkeys(("reason_fact", "registration", "registration_place", "pack_hash", "goal"), 1)
    byte = dict.fromkeys(("refers_to", "registration_previous"), b"x" * 16)
    texts = {"first_response": '["x"]', "details": '{"arm":"x"}'}
    special = {"sequence": 77, "place": 77, "kind": 2, **numbers, **byte, **texts}
    if column in special:
        return special[column]
    if isinstance(value, str) and value.startswith("["):
        return value.replace('"', '"x', 1)
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    return f"{value}x" if isinstance(value, str) else value + 1 if isinstance(value, int) else value * 2


def test_damage_that_cannot_be_read_is_noticed_too(storage: Storage, folder: DataFolder) -> None:
    """A column with broken JSON, or of a word that is not there, is a break in the chain, not a crash."""
    _append(storage, answered_record(number=1))
    storage.close()
    with closing(_raw(folder)) as raw:
        raw.execute("DROP TRIGGER log_entry_is_never_changed")
        raw.execute("UPDATE log_entry SET outcomes = 999")
        assert storage.log.verify_chain() == 1
        raw.execute("UPDATE log_entry SET outcomes = (SELECT max(number) FROM word), response = '[['")
    assert storage.log.verify_chain() == 1


def test_a_changed_word_is_noticed(storage: Storage, folder: DataFolder) -> None:
    """What the numbers of a row mean is covered by its hash: a word cannot be made another one."""
    _append(storage, answered_record(number=1, taken_for=TWIN))
    storage.close()
    with closing(_raw(folder)) as raw:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute("UPDATE word SET text = 'x'")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute("DELETE FROM word")
        raw.execute("DROP TRIGGER word_is_never_changed")
        known = raw.execute("SELECT number, text FROM word").fetchall()
        assert len(known) > 8
        for number, text in known:
            raw.execute("UPDATE word SET text = text || 'x' WHERE number = ?", (number,))
            storage.database.words.forget()
            assert (storage.log.verify_chain() == 1) == _is_of_an_entry(raw, number), text
            raw.execute("UPDATE word SET text = ? WHERE number = ?", (text, number))
    storage.database.words.forget()
    assert storage.log.verify_chain() is None


def _is_of_an_entry(raw: sqlite3.Connection, number: int) -> bool:
    """Tell a word of the log from one that only the derived events hold."""
    columns = "device, pack, pack_version, question, question_type, outcomes, lures, session, language, policy, model"
    return number in raw.execute(f"SELECT {columns} FROM log_entry").fetchone()


def test_replaying_goes_on_across_its_portions(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log longer than one portion is replayed whole, and answering between two portions does not block."""
    monkeypatch.setattr("trainer.storage.learner.review_log._AFTER", _small_portions())
    for number in range(1, 6):
        _append(storage, answered_record(number=number))
    replay = storage.log.replay(PACK)
    assert next(replay).sequence == 1
    _append(storage, answered_record(number=6))
    assert [entry.sequence for entry in replay] == [2, 3, 4, 5, 6]


def _small_portions() -> Any:
    from trainer.storage.learner import review_log

    return review_log._AFTER.limit(2)
