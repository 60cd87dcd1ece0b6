"""Which pack a start opens, and which ones there are."""

import shutil
from pathlib import Path

from trainer.app.chosen_pack import pack_folder, pack_name, pack_to_open
from trainer.app.known_packs import known_packs
from trainer.domain.preferences import Preferences
from trainer.packs.cache import PackCache
from trainer.resources import questions_folder

BUILT_IN, OTHER = questions_folder() / "sales-marketing", questions_folder() / "sales-marketing-extended"


def test_what_was_asked_for_comes_before_what_was_chosen(tmp_path: Path) -> None:
    """Then the chosen one, then the built-in one; one that is gone is not opened."""
    chosen = Preferences(pack="sales-marketing-extended")
    assert pack_to_open(tmp_path, chosen) == tmp_path
    assert pack_to_open(None, chosen) == OTHER
    assert pack_to_open(None, Preferences()) == BUILT_IN
    assert pack_to_open(None, Preferences(pack=str(tmp_path))) == BUILT_IN
    (tmp_path / "pack.yaml").touch()
    assert pack_to_open(None, Preferences(pack=str(tmp_path))) == tmp_path


def test_a_built_in_pack_is_remembered_by_its_name_alone(tmp_path: Path) -> None:
    """The next version may be installed elsewhere; any other pack by its whole path."""
    assert pack_name(OTHER) == "sales-marketing-extended"
    assert pack_folder(pack_name(OTHER)) == OTHER
    assert pack_folder(pack_name(tmp_path)) == tmp_path.resolve()


def test_the_shelf_and_the_pack_in_use_are_offered(tmp_path: Path) -> None:
    """A faulty one is left out; one from elsewhere is there while it is in use."""
    cache = PackCache(tmp_path / "cache")
    lines = known_packs(questions_folder(), BUILT_IN, cache, "ja")
    assert [(line.folder, line.in_use) for line in lines] == [
        ("sales-marketing", True),
        ("sales-marketing-extended", False),
        ("sales-marketing-exam", False),
    ]
    assert all(line.facts and line.questions for line in lines)
    elsewhere, folder = tmp_path / "mine", tmp_path / "folder"
    shutil.copytree(OTHER, elsewhere)
    shutil.copytree(BUILT_IN, folder / "fine")
    shutil.copytree(BUILT_IN, folder / "faulty")
    (folder / "faulty" / "pack.yaml").write_text("format: qpack/1\n", encoding="utf-8")
    lines = known_packs(folder, elsewhere, cache, "en")
    assert sorted(line.folder for line in lines) == sorted([str(elsewhere.resolve()), str((folder / "fine").resolve())])
    assert [line.in_use for line in lines if line.folder == str(elsewhere.resolve())] == [True]
