"""The cache: an unchanged pack is not parsed again, and a damaged entry does no harm."""

from pathlib import Path

import pytest

from tests.packs.small_pack import PARSERS, QUESTIONS, write_pack
from trainer.packs import cache as cache_module
from trainer.packs.cache import PackCache
from trainer.packs.outer_door import UnforeseenInPack
from trainer.packs.read_pack import load_pack, read_pack
from trainer.packs.yaml_source import events


class ForbiddenParser:
    """Stands where nothing may be parsed."""

    def __init__(self, text: str) -> None:
        message = f"parsed: {text[:20]}"
        raise AssertionError(message)


@pytest.fixture
def cache(tmp_path: Path) -> PackCache:
    """Return a cache in a folder that does not exist yet."""
    return PackCache(tmp_path / "cache")


def test_an_unchanged_pack_is_not_parsed(tmp_path: Path, cache: PackCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reading gives the same pack without any event; without the cache it would parse."""
    folder = write_pack(tmp_path / "pack")
    first = load_pack(folder, PARSERS, cache)
    monkeypatch.setattr(events, "EventParser", ForbiddenParser)
    second = load_pack(folder, PARSERS, cache)
    assert (second.content_hash, second.facts) == (first.content_hash, first.facts)
    assert list(second.questions) == list(first.questions)
    with pytest.raises(UnforeseenInPack):
        load_pack(folder, PARSERS)


def test_faults_found_after_parsing_keep_their_places(tmp_path: Path, cache: PackCache) -> None:
    """A fault of schema has the same place and excerpt from the cache."""
    folder = write_pack(tmp_path / "pack", questions=QUESTIONS.replace("desides", "x").replace("rev: 2", "rve: 2"))
    first = read_pack(folder, PARSERS, cache).faults
    assert [(fault.line, fault.column, fault.excerpt) for fault in first] == [(5, 5, "rve: 2")]
    assert read_pack(folder, PARSERS, cache).faults == first


def test_faults_of_writing_come_again(tmp_path: Path, cache: PackCache) -> None:
    """A file with slips is never kept, so its faults are reported each time."""
    folder = write_pack(tmp_path / "pack", questions=QUESTIONS.replace("rev: 2", "rev: 2 # two"))
    assert [fault.rule for fault in read_pack(folder, PARSERS, cache).faults] == ["Y01"]
    assert [fault.rule for fault in read_pack(folder, PARSERS, cache).faults] == ["Y01"]


@pytest.mark.parametrize("damage", [b"", b"{", b"0\n{}", b"\xff\xfe\n[]", None])
def test_a_damaged_entry_is_written_anew(tmp_path: Path, cache: PackCache, damage: bytes | None) -> None:
    """Cut, garbled or bit-flipped entries are ignored and replaced."""
    folder = write_pack(tmp_path / "pack")
    first = load_pack(folder, PARSERS, cache)
    kept = sorted((tmp_path / "cache").glob("*.json"))
    before = [path.read_bytes() for path in kept]
    for path in kept:
        content = path.read_bytes()
        path.write_bytes(content[:-9] + b"x" + content[-8:] if damage is None else damage)
    assert load_pack(folder, PARSERS, cache).facts == first.facts
    assert [path.read_bytes() for path in kept] == before


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """A file where the folder should be: the pack is read all the same."""
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    assert load_pack(write_pack(tmp_path / "pack"), PARSERS, PackCache(tmp_path / "cache")).facts


def test_old_entries_go(tmp_path: Path, cache: PackCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries of earlier states are removed beyond a few."""
    monkeypatch.setattr(cache_module, "KEPT_OTHERS", 2)
    for number in range(6):
        write_pack(tmp_path / "pack", questions=QUESTIONS.replace("問い", f"問い{number}"))
        load_pack(tmp_path / "pack", PARSERS, cache)
    assert len(list((tmp_path / "cache").iterdir())) == 3 + 2
