import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.storage.records import PACK
from trainer.domain.preferences import Preferences
from trainer.domain.question import ShowingId
from trainer.domain.subject import PackId
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.study.ports import Backups, Flags, Layouts, PreferenceStore

QUESTION = ShowingId("role.m.goal.1")


def test_the_stores_are_what_studying_asks_for(storage: Storage) -> None:
    """Mypy checks that they implement their ports."""
    flags: Flags = storage.flags
    preferences: PreferenceStore = storage.preferences
    layouts: Layouts = storage.layouts
    backups: Backups = storage.backups
    assert all((flags, preferences, layouts, backups))


def test_preferences_survive(storage: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """Defaults first; then what was written last, also after opening again."""
    assert storage.preferences.read() == Preferences()
    storage.preferences.write(Preferences(language="en", minutes=5))
    wanted = Preferences(language="en", theme="dark", minutes=15, text_percent=150, calm=True, uses=("make",))
    storage.preferences.write(wanted)
    storage.close()
    again = open_storage(folder, new_id)
    assert again.preferences.read() == wanted
    again.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", '"fr"'),
        ("language", "{"),
        ("theme", "[]"),
        ("minutes", "0"),
        ("minutes", '"10"'),
        ("minutes", "true"),
        ("text_percent", "1e9"),
        ("calm", "1"),
        ("uses", '"make"'),
        ("uses", '[["make"]]'),
        ("uses", '["rule"]'),
        ("colour", '"red"'),
    ],
)
def test_an_odd_preference_falls_back_to_its_default(
    storage: Storage, folder: DataFolder, name: str, value: str
) -> None:
    """A setting that makes no sense never locks the learner out."""
    storage.preferences.write(Preferences())
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        row = with_crc({"name": name, "value": value})
        raw.execute("INSERT OR REPLACE INTO preference VALUES (:name, :value, :crc)", row)
    assert storage.preferences.read() == Preferences()


def test_flags_come_and_go(storage: Storage) -> None:
    """Flagging twice is once; taking back takes every revision; packs are apart."""
    storage.flags.add(PACK, "0.1.0", QUESTION, 1, 1000)
    storage.flags.add(PACK, "0.1.0", QUESTION, 1, 2000)
    storage.flags.add(PACK, "0.2.0", QUESTION, 2, 3000)
    storage.flags.add(PackId("other"), "1", ShowingId("x"), 1, 4000)
    assert storage.flags.flagged(PACK) == {QUESTION}
    with storage.database.driver() as connection:
        rows = connection.execute("SELECT question_rev, utc_ms FROM question_flag WHERE pack = ?", (PACK,)).fetchall()
    assert sorted(rows) == [(1, 1000), (2, 3000)]
    storage.flags.remove(PACK, QUESTION)
    assert storage.flags.flagged(PACK) == frozenset()
    assert storage.flags.flagged(PackId("other")) == {"x"}


def test_one_layout_is_drawn_first(storage: Storage) -> None:
    """The last one kept; keeping the same again writes nothing."""
    storage.layouts.keep(PACK, "h1", "[1]")
    storage.layouts.keep(PackId("other"), "h2", "[2]")
    storage.layouts.keep(PACK, "h3", "[3]")
    with storage.database.driver() as connection:
        rows = connection.execute("SELECT pack, content_hash, layout, drawn_first FROM pack_layout").fetchall()
        before = connection.total_changes
    assert sorted(rows) == [("other", "h2", "[2]", 0), (PACK, "h3", "[3]", 1)]
    storage.layouts.keep(PACK, "h3", "[3]")
    with storage.database.driver() as connection:
        assert connection.total_changes == before


def test_the_device_keeps_its_name(storage: Storage, folder: DataFolder, new_id: Callable[[], str]) -> None:
    """Given once, then the same for ever."""
    storage.close()
    again = open_storage(folder, new_id)
    assert again.device == storage.device == "00000000-0000-0001-0000-000000000000"
    again.close()
