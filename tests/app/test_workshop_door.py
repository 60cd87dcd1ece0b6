"""The way into the workshop: what opens it, and that who only learns loads nothing of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.made import StillClock
from trainer.app.cli import read_options
from trainer.app.unknown_option import UnknownOption
from trainer.app.workshop_door import DiskWorkshopDoor, NoPackThere, PlaceTaken


@pytest.fixture
def door(tmp_path: Path) -> DiskWorkshopDoor:
    """Return a door with a data folder of its own."""
    return DiskWorkshopDoor(tmp_path / "data", StillClock())


def test_nothing_of_the_workshop_is_loaded_before_it_is_opened() -> None:
    """Neither with the window's wiring nor with the registry of screens."""
    code = (
        "import sys, trainer.app.wiring, trainer.app.startup, trainer.ui.screens, trainer.app.library_session;"
        "print([name for name in sys.modules if name.startswith("
        "('trainer.authoring', 'trainer.ui.screens.workshop', 'trainer.app.workshop'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_make_names_one_pack() -> None:
    """With the learner whose data it is, if need be."""
    options = read_options(["make", "my-pack", "--data=elsewhere", "--learner", "ゆい"])
    assert (options.make, options.data, options.learner) == (Path("my-pack"), Path("elsewhere"), "ゆい")
    for odd in (["make"], ["make", "a", "b"], ["make", "a", "--jason"], ["make", "a", "--data"]):
        with pytest.raises(UnknownOption):
            read_options(odd)


def test_a_new_pack_is_there_after_a_restart_though_nothing_is_finished(door: DiskWorkshopDoor, tmp_path: Path) -> None:
    """Its heading lacks aspects, so there is no pack to study yet; what was written is found all the same."""
    place = str(tmp_path / "pack")
    assert not door.is_there(place)
    door.new(place, "利益の種類", "売上総利益", "営業利益")
    assert door.is_there(place)
    assert door.open(place).show().title == "利益の種類"


def test_no_place_is_taken_twice_and_no_other_folder_is_opened(door: DiskWorkshopDoor, tmp_path: Path) -> None:
    """One sentence each, and nothing is touched."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(NoPackThere):
        door.open(str(tmp_path / "letters"))
    with pytest.raises(PlaceTaken):
        door.new(str(tmp_path / "letters"), "a", "b", "c")
    with pytest.raises(NoPackThere):
        door.copy(str(tmp_path / "letters"), str(tmp_path / "copy"))
    assert [one.name for one in (tmp_path / "letters").iterdir()] == ["a.txt"]
