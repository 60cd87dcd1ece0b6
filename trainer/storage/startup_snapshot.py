"""What the home's first paint needs, read with the standard library alone, before anything heavy is loaded."""

import json
import sqlite3
from collections.abc import Mapping
from itertools import starmap
from pathlib import Path
from sys import maxsize
from typing import Final, NamedTuple

from trainer.domain.dates import DAYS_A_WEEK
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import BELIEVED_AHEAD, EARLIEST, StudyDay, bounded
from trainer.domain.time_spent import spent_ms
from trainer.storage.learner.codes import ANSWER, CANCEL, KIND, REDO
from trainer.storage.stored_preferences import UNREADABLE, only_read, preferences_of
from trainer.study.home import Held, Layout, Mixed, open_pairs
from trainer.study.layout_json import layout_from_json

_DRAWN_FIRST: Final = "SELECT pack, layout FROM pack_layout WHERE drawn_first = 1"
_HELD: Final = """
    SELECT fact, stability, memory_day, recalled, "right", right_days FROM fact_state
    WHERE pack = ? AND memory_day IS NOT NULL
    """
_CONFUSED: Final = """
    SELECT fact, taken_for, forms_held, forms_held_back FROM confusion WHERE pack = ? ORDER BY fact, taken_for
    """
_OF_DAY: Final = f"""
    SELECT session, utc_ms, milliseconds FROM log_entry AS answer
    WHERE study_day = ? AND pack = (SELECT number FROM word WHERE text = ?) AND kind = {ANSWER}
    AND NOT EXISTS (SELECT 1 FROM log_entry AS undo WHERE undo.refers_to = answer.id AND undo.kind = {CANCEL}
        AND NOT EXISTS (SELECT 1 FROM log_entry AS redo WHERE redo.refers_to = undo.id AND redo.kind = {REDO}))
    ORDER BY sequence
    """


_WEEK: Final = f"""
    SELECT DISTINCT study_day FROM log_entry AS answer
    WHERE study_day BETWEEN ? AND ? AND pack = (SELECT number FROM word WHERE text = ?) AND kind = {ANSWER}
    AND NOT EXISTS (SELECT 1 FROM log_entry AS undo WHERE undo.refers_to = answer.id AND undo.kind = {CANCEL}
        AND NOT EXISTS (SELECT 1 FROM log_entry AS redo WHERE redo.refers_to = undo.id AND redo.kind = {REDO}))
    """
_SET_ASIDE: Final = KIND.number("set_aside")
_ASIDE: Final = f"""
    SELECT kind, details FROM log_entry WHERE question IS NULL AND refers_to IS NULL
    AND kind IN ({_SET_ASIDE}, {KIND.number("bring_back")}) AND pack = (SELECT number FROM word WHERE text = ?)
    ORDER BY sequence
    """


class StartupSnapshot(NamedTuple):
    """The learner's state at a glance; without a pack everything about it is empty."""

    preferences: Preferences
    today: StudyDay
    """The day asked for, or the latest in the log where that is later."""
    layout: Layout | None
    """Of the pack to draw first; None while none was opened, then all below is empty."""
    held: Mapping[str, Held]
    """By fact; only facts that were met."""
    confused: tuple[tuple[str, str], ...]
    """Pairs of the layout's facts that are still confused."""
    spent_ms_today: int
    """On answers that were not undone, and on the feedback between them."""
    studied: tuple[int, ...] = ()
    """Those of the last seven days that have an answer."""


class _Answer(NamedTuple):
    session: str
    utc_ms: int
    milliseconds: int


def read_startup_snapshot(database: Path, today: StudyDay) -> StartupSnapshot | None:
    """Return what the home's first paint needs, None where there is nothing to read or it cannot be read.

    Never creates or changes a file. Whatever is wrong with it, the real opening says in a sentence.
    """
    try:
        with only_read(database) as connection:
            return None if connection is None else _read(connection, today)
    except UNREADABLE:
        return None


def _read(connection: sqlite3.Connection, today: StudyDay) -> StartupSnapshot:
    # One transaction: all of it from the same moment.
    connection.execute("BEGIN")
    preferences = preferences_of(connection)
    # A day that is not believed is left out here, too; which answer was taken back the real opening finds out.
    latest = connection.execute("SELECT max(study_day) FROM log_entry WHERE study_day <= ?", (_far(today),)).fetchone()
    day = bounded(today, latest[0])
    drawn_first = connection.execute(_DRAWN_FIRST).fetchone()
    if drawn_first is None:
        return StartupSnapshot(preferences, day, None, {}, (), 0)
    pack, layout = drawn_first[0], layout_from_json(drawn_first[1])
    aside = _aside(connection, pack, preferences, day)
    held = {
        fact: Held(stability, memory_day, bool(recalled), right > 0, right_days, fact in aside)
        for fact, stability, memory_day, recalled, right, right_days in connection.execute(_HELD, (pack,))
    }
    return StartupSnapshot(
        preferences,
        day,
        layout,
        held,
        _confused_pairs(connection, pack, layout),
        _spent_ms(connection, pack, day),
        tuple(found[0] for found in connection.execute(_WEEK, (day - DAYS_A_WEEK + 1, day, pack))),
    )


def _aside(connection: sqlite3.Connection, pack: str, preferences: Preferences, day: StudyDay) -> set[str]:
    """Return what is put aside and named by no goal that somebody else set."""
    aside: set[str] = set()
    for kind, details in connection.execute(_ASIDE, (pack,)):
        fact = json.loads(details).get("fact")
        if kind == _SET_ASIDE:
            aside.add(fact)
        else:
            aside.discard(fact)
    goals = (one for one in preferences.goals if one.pack == pack and one.assigned)
    return aside.difference(*(one.facts for one in goals if one.due_day is None or one.due_day >= day))


def _far(today: StudyDay) -> int:
    return today + BELIEVED_AHEAD if today >= EARLIEST else maxsize


def _confused_pairs(connection: sqlite3.Connection, pack: str, layout: Layout) -> tuple[tuple[str, str], ...]:
    return open_pairs(starmap(Mixed, connection.execute(_CONFUSED, (pack,))), layout)


def _spent_ms(connection: sqlite3.Connection, pack: str, day: StudyDay) -> int:
    return spent_ms(starmap(_Answer, connection.execute(_OF_DAY, (day, pack))))
