import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.records import DAY, GOAL, PACK, TWIN, answered_record, cancelled_record, events_of
from trainer.domain.learner import Confusion, FactState, Memory
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage
from trainer.storage.startup_snapshot import StartupSnapshot, read_startup_snapshot
from trainer.study.home import Held, Layout, PlotLine
from trainer.study.layout_json import layout_to_json
from trainer.study.ports import StateChanges

OTHER = FactId("role.s.other")
LAYOUT = Layout(
    pack=PACK,
    title_ja="違い",
    title_en="",
    aspects=(("役割", "Role"),),
    left=("マーケティング", ""),
    right=("営業", ""),
    plots=(
        PlotLine(GOAL, 0, "left", "集客", "", "文", "", (TWIN,)),
        PlotLine(TWIN, 0, "right", "成約", "", "文", "", (GOAL,)),
        PlotLine(OTHER, 0, "right", "別", "", "文", "", (), forms=1),
    ),
)


def test_an_empty_record_has_defaults(storage: Storage, folder: DataFolder) -> None:
    """Before any pack was opened there are only the settings."""
    assert read_startup_snapshot(folder.database, DAY) == StartupSnapshot(Preferences(), DAY, None, {}, (), 0)


def test_the_glance_shows_the_learners_state(storage: Storage, folder: DataFolder) -> None:
    """Settings, the layout, what is held, open confusions and the time spent today, while the file is open."""
    storage.preferences.write(Preferences(minutes=7))
    storage.layouts.keep(PACK, "h", layout_to_json(LAYOUT))
    answered = answered_record(number=1, taken_for=TWIN, milliseconds=4_000)
    changes = StateChanges(
        facts=[
            FactState(GOAL, Memory(2.5, 5.0, DAY), answers=2, last_correct=True, recalled=False),
            FactState(TWIN, chosen_instead_of=GOAL, chosen_instead_day=DAY),
            FactState(FactId("gone"), Memory(3.5, 5.0, DAY), answers=1, right=1, right_days=1, recalled=True),
        ],
        confusions=[
            Confusion(TWIN, GOAL, 1, DAY, 1, forms_held=2, forms_held_back=1),
            Confusion(GOAL, TWIN, 1, DAY, 0, forms_held=1, forms_held_back=2),
            Confusion(GOAL, OTHER, 1, DAY, 3, forms_held=2, forms_held_back=1),
            Confusion(GOAL, FactId("gone"), 1, DAY, 0),
            Confusion(TWIN, FactId("x"), 1, DAY, 2),
        ],
    )
    storage.log.append(answered, events_of(answered), changes)
    second = replace(answered_record(number=2, milliseconds=3_000), utc_ms=answered.utc_ms + 8_000)
    storage.log.append(second, events_of(second), StateChanges())
    undone = answered_record(number=3, milliseconds=9_000)
    storage.log.append(undone, events_of(undone), StateChanges())
    storage.log.cancel(cancelled_record(number=4, cancels=undone), StateChanges())

    startup_snapshot = read_startup_snapshot(folder.database, DAY)
    assert startup_snapshot == StartupSnapshot(
        preferences=Preferences(minutes=7),
        today=DAY,
        layout=LAYOUT,
        held={
            GOAL: Held(2.5, DAY, recalled=False, ever_right=False, right_days=0),
            "gone": Held(3.5, DAY, recalled=True, ever_right=True, right_days=1),
        },
        confused=((GOAL, TWIN),),
        # Two answers, and 5 s between the first one and the second question.
        spent_ms_today=4_000 + 3_000 + 5_000,
        studied=(DAY,),
    )


def test_the_day_never_goes_back(storage: Storage, folder: DataFolder) -> None:
    """A clock that was set back by a day does not repeat it; a log farther ahead is not believed."""
    answered = answered_record(number=1, study_day=DAY)
    storage.log.append(answered, events_of(answered), StateChanges())
    for asked, expected in ((DAY - 1, DAY), (DAY - 2, DAY - 2), (DAY + 1, DAY + 1)):
        startup_snapshot = read_startup_snapshot(folder.database, StudyDay(asked))
        assert startup_snapshot is not None
        assert startup_snapshot.today == expected


def test_a_missing_file_is_not_created(tmp_path: Path) -> None:
    """Looking changes nothing."""
    assert read_startup_snapshot(tmp_path / "no" / "minori.sqlite", DAY) is None
    assert read_startup_snapshot(tmp_path / "minori.sqlite", DAY) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + bytes(4096), bytes(range(256)) * 64])
def test_an_unreadable_file_gives_nothing(tmp_path: Path, content: bytes) -> None:
    """What is wrong with it, the real opening says."""
    path = tmp_path / "minori.sqlite"
    path.write_bytes(content)
    assert read_startup_snapshot(path, DAY) is None
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_damage_behind_the_header_gives_nothing(storage: Storage, folder: DataFolder) -> None:
    """A header that looks right does not make the rest so."""
    storage.layouts.keep(PACK, "h", layout_to_json(LAYOUT))
    storage.close()
    content = folder.database.read_bytes()
    folder.database.write_bytes(content[:200] + b"\xff" * (len(content) - 200))
    assert read_startup_snapshot(folder.database, DAY) is None


@pytest.mark.parametrize(
    "change",
    ["PRAGMA user_version = 99", "PRAGMA application_id = 7", "UPDATE pack_layout SET layout = '[]'"],
)
def test_a_file_it_does_not_understand_gives_nothing(storage: Storage, folder: DataFolder, change: str) -> None:
    """Newer, another program's, or an odd layout: no guessing."""
    storage.layouts.keep(PACK, "h", layout_to_json(LAYOUT))
    storage.close()
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute(change)
    assert read_startup_snapshot(folder.database, DAY) is None


def test_only_light_modules_are_loaded() -> None:
    """Snapshot, folder and thread load no library and nothing that needs one."""
    code = """
import sys
before = set(sys.modules)
import trainer.storage.startup_snapshot, trainer.storage.data_folder
import trainer.storage.worker_thread
new = {name.partition(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names
print(sorted(new), "hashlib" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['trainer'] False"
