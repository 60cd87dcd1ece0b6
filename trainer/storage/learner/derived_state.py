"""Writing and reading the derived state."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import Insert, insert

from trainer.domain.learner import FactEvent
from trainer.domain.subject import FactId, PackId
from trainer.storage.learner.ability_rows import ability_row, read_ability
from trainer.storage.learner.rows_as_dicts import rows_as_dicts
from trainer.storage.learner.state_rows import (
    confusion_row,
    event_row,
    fact_row,
    question_row,
    read_confusion,
    read_fact,
    read_question,
)
from trainer.storage.learner.tables import ABILITY_SNAPSHOT, CONFUSION, FACT_EVENT, FACT_STATE, QUESTION_STATE
from trainer.storage.learner.words import WordsOn
from trainer.study.ports import LearnerState, StateChanges


def _put(table: Table) -> Insert:
    """Return the statement that writes a whole row, new or not."""
    statement = insert(table)
    rest = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=rest)


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
    """Return the stored state of one pack."""
    facts, confusions, questions, ability_snapshots = (
        rows_as_dicts(connection.execute(select(table).where(table.columns.pack == pack)))
        for table in (FACT_STATE, CONFUSION, QUESTION_STATE, ABILITY_SNAPSHOT)
    )
    return LearnerState(
        facts={state.fact: state for state in map(read_fact, facts)},
        confusions={(one.fact, one.taken_for): one for one in map(read_confusion, confusions)},
        questions={state.question: state for state in map(read_question, questions)},
        ability_snapshot=next(map(read_ability, ability_snapshots), None),
    )


def empty_state(connection: Connection, pack: PackId) -> None:
    """Take the state of a pack away; whoever opens the pack next makes it anew from the log."""
    for table in (FACT_STATE, CONFUSION, QUESTION_STATE, ABILITY_SNAPSHOT):
        connection.execute(delete(table).where(table.columns.pack == pack))


def replace_state(connection: Connection, pack: PackId, state: LearnerState) -> None:
    """Write a whole state in place of the stored one."""
    empty_state(connection, pack)
    _run(connection, _PUT_FACT, [fact_row(pack, one) for one in state.facts.values()])
    _run(connection, _PUT_CONFUSION, [confusion_row(pack, one) for one in state.confusions.values()])
    _run(connection, _PUT_QUESTION, [question_row(pack, one) for one in state.questions.values()])
    _run(
        connection, _PUT_ABILITY, [] if state.ability_snapshot is None else [ability_row(pack, state.ability_snapshot)]
    )
