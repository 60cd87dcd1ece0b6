"""kill -9 while something is typed and saved: never a broken pack, and nothing that was taken is lost."""

from pathlib import Path

import pytest

from tests.authoring.editing.killing import Left, killed
from tests.question_types.samples import write_pack


def _kills(folder: Path, times: int, *, hasty: bool = False) -> list[Left]:
    write_pack(folder / "pack")
    return [killed(folder, seed, hasty=hasty) for seed in range(times)]


@pytest.mark.slow
def test_twenty_kills_break_no_pack_and_lose_nothing(tmp_path: Path) -> None:
    """Each one on what the last one left."""
    left = _kills(tmp_path, 20)
    assert sum(one.acts for one in left)
    assert [one for one in left if one.broken or one.lost] == []


@pytest.mark.long
def test_two_hundred_kills(tmp_path: Path) -> None:
    """The long form."""
    left = _kills(tmp_path, 200)
    print(f"200 kills, {sum(one.broken for one in left)} broken packs, {sum(one.lost for one in left)} acts lost")
    assert [one for one in left if one.broken or one.lost] == []


@pytest.mark.slow
def test_control_files_that_are_written_in_place_are_found_broken(tmp_path: Path) -> None:
    """Otherwise the kills come at no bad moment."""
    write_pack(tmp_path / "pack")
    assert any(killed(tmp_path, seed, hasty=True).broken for seed in range(40))
