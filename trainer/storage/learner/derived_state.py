"""Writing and reading the derived state."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import Insert, insert

from trainer.domain.learner import FactEvent
from trainer.domain.subject import FactId, PackId
from trainer.storage.learner.ability_rows import ability_row, read_ability
from trainer.storage.learner.migrations import empty_anew
from trainer.storage.learner.notes import STATE_LOST
from trainer.storage.learner.preferences import keep_rows
from trainer.storage.learner.row_door import Read, Row, read_sound
from trainer.storage.learner.state_rows import (
    confusion_row,
    event_row,
    fact_row,
    question_row,
    read_confusion,
    read_fact,
    read_question,
)
from trainer.storage.learner.tables import (
    ABILITY_SNAPSHOT,
    CONFUSION,
    FACT_EVENT,
    FACT_STATE,
    PREFERENCE,
    QUESTION_STATE,
)
from trainer.storage.learner.words import WordsOn
from trainer.study.ports import LearnerState, StateChanges


def _put(table: Table) -> Insert:
    """Return the statement that writes a whole row, new or not."""
    statement = insert(table)
    rest = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=rest)


STATE: Final = (FACT_STATE, CONFUSION, QUESTION_STATE, ABILITY_SNAPSHOT)
"""The tables of the state: made anew from the log by whoever opens a pack and finds nothing of it."""
# Noted until the state that was taken away is made anew.
_LOST: Final = select(PREFERENCE.c.name).where(PREFERENCE.c.name == STATE_LOST)
_ADD_EVENTS: Final = insert(FACT_EVENT)
_PUT_FACT: Final = _put(FACT_STATE)
_PUT_CONFUSION: Final = _put(CONFUSION)
_PUT_QUESTION: Final = _put(QUESTION_STATE)
_PUT_ABILITY: Final = _put(ABILITY_SNAPSHOT)


def _delete(table: Table, *names: str) -> Any:
    statement = delete(table)
    for name in names:
        statement = statement.where(table.columns[name] == bindparam("gone_" + name))
    return statement


_DROP_EVENT: Final = _delete(FACT_EVENT, "pack", "fact", "sequence")
_DROP_FACT: Final = _delete(FACT_STATE, "pack", "fact")
_DROP_CONFUSION: Final = _delete(CONFUSION, "pack", "fact", "taken_for")
_DROP_QUESTION: Final = _delete(QUESTION_STATE, "pack", "question")


def _run(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


def add_events(
    connection: Connection, words: WordsOn, pack: PackId, events: Mapping[FactId, FactEvent], sequence: int
) -> None:
    """Write what the entry `sequence` means to each fact."""
    _run(connection, _ADD_EVENTS, [event_row(pack, fact, event, sequence, words) for fact, event in events.items()])


def drop_events(connection: Connection, words: WordsOn, pack: PackId, facts: Iterable[FactId], sequence: int) -> None:
    """Take the events of an undone entry away."""
    here = words.number(pack)
    gone = [{"gone_pack": here, "gone_fact": words.number(fact), "gone_sequence": sequence} for fact in facts]
    _run(connection, _DROP_EVENT, gone)


def write_changes(connection: Connection, pack: PackId, changes: StateChanges, sequence: int) -> None:
    """Write what the entry `sequence` changes."""
    _run(connection, _PUT_FACT, [fact_row(pack, state, sequence) for state in changes.facts])
    _run(connection, _PUT_CONFUSION, [confusion_row(pack, confusion) for confusion in changes.confusions])
    _run(connection, _PUT_QUESTION, [question_row(pack, state, sequence) for state in changes.questions])
    _run(connection, _DROP_FACT, [{"gone_pack": pack, "gone_fact": fact} for fact in changes.gone_facts])
    pairs = [{"gone_pack": pack, "gone_fact": fact, "gone_taken_for": other} for fact, other in changes.gone_confusions]
    _run(connection, _DROP_CONFUSION, pairs)
    questions = [{"gone_pack": pack, "gone_question": question} for question in changes.gone_questions]
    _run(connection, _DROP_QUESTION, questions)
    _run(
        connection,
        _PUT_ABILITY,
        [] if changes.ability_snapshot is None else [ability_row(pack, changes.ability_snapshot)],
    )


def read_state(connection: Connection, pack: PackId) -> LearnerState:
    """Return the stored state of one pack; raises DamagedRow where a row of it is odd."""

    def rows(table: Table, read: Callable[[Row], Read]) -> list[Read]:
        return read_sound(connection, table, select(table).where(table.columns.pack == pack), read)

    return LearnerState(
        facts={state.fact: state for state in rows(FACT_STATE, read_fact)},
        confusions={(one.fact, one.taken_for): one for one in rows(CONFUSION, read_confusion)},
        questions={state.question: state for state in rows(QUESTION_STATE, read_question)},
        ability_snapshot=next(iter(rows(ABILITY_SNAPSHOT, read_ability)), None),
    )


def _empty_all(connection: Connection) -> None:
    for table in STATE:
        empty_anew(connection, table.name)


def empty_state(connection: Connection, pack: PackId) -> None:
    """Take the state of a pack away; whoever opens the pack next makes it anew from the log."""
    for table in STATE:
        connection.execute(delete(table).where(table.columns.pack == pack))


def lose_state(connection: Connection) -> None:
    """Take the state of all packs away and note it: what is written before it is made anew is only a part of it."""
    _empty_all(connection)
    keep_rows(connection, [{"name": STATE_LOST, "value": "1"}])


def is_state_lost(connection: Connection) -> bool:
    """Return whether the state was taken away and not yet made anew."""
    return connection.execute(_LOST).first() is not None


def replace_state(connection: Connection, pack: PackId, state: LearnerState) -> None:
    """Write a whole state in place of the stored one; of other packs nothing stays where the state was lost."""
    if is_state_lost(connection):
        _empty_all(connection)
        connection.execute(delete(PREFERENCE).where(PREFERENCE.c.name == STATE_LOST))
    empty_state(connection, pack)
    _run(connection, _PUT_FACT, [fact_row(pack, one) for one in state.facts.values()])
    _run(connection, _PUT_CONFUSION, [confusion_row(pack, one) for one in state.confusions.values()])
    _run(connection, _PUT_QUESTION, [question_row(pack, one) for one in state.questions.values()])
    _run(
        connection, _PUT_ABILITY, [] if state.ability_snapshot is None else [ability_row(pack, state.ability_snapshot)]
    )
