"""What answers meant to each fact, as stored; where a row is damaged, all of it is first made anew from the log."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from sqlalchemy import select

from trainer.domain.learner import FactEvent
from trainer.domain.subject import FactId, PackId
from trainer.log import note_problem
from trainer.storage.learner.counted_days import number_of
from trainer.storage.learner.engine import Database
from trainer.storage.learner.events_anew import make_events_anew
from trainer.storage.learner.row_door import read_sound
from trainer.storage.learner.state_rows import read_event
from trainer.storage.learner.tables import FACT_EVENT
from trainer.storage.problems import DamagedRow

_EVENTS: Final = (
    select(FACT_EVENT)
    .where(FACT_EVENT.c.pack == number_of("pack"), FACT_EVENT.c.fact == number_of("fact"))
    .order_by(FACT_EVENT.c.sequence)
)


def stored_events(database: Database, pack: PackId, facts: Iterable[FactId]) -> Mapping[FactId, tuple[FactEvent, ...]]:
    """Return each fact's events of answers that are not cancelled, oldest first."""
    asked = tuple(facts)
    try:
        return _read(database, pack, asked)
    except DamagedRow as problem:
        note_problem(problem)
        make_events_anew(database)
        return _read(database, pack, asked)


def _read(database: Database, pack: PackId, facts: Iterable[FactId]) -> Mapping[FactId, tuple[FactEvent, ...]]:
    found = {}
    with database.reading() as connection:
        read = partial(read_event, words=database.words.on(connection))
        for fact in facts:
            found[fact] = tuple(read_sound(connection, FACT_EVENT, _EVENTS, read, {"pack": pack, "fact": fact}))
    return found
