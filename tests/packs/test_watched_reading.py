"""Reading a big pack says how far it is, and called off it leaves nothing half done."""

from pathlib import Path

import pytest

from tests.packs.small_pack import PARSERS, write_pack
from trainer.domain.progress_reporter import Cancelled
from trainer.domain.text import Text
from trainer.packs.cache import PackCache
from trainer.packs.read_pack import load_pack
from trainer.translations import say


def test_how_far_it_is_goes_from_nothing_forward(tmp_path: Path) -> None:
    """File by file, then question by question."""
    told: list[float] = []
    folder = write_pack(tmp_path / "pack")
    load_pack(folder, PARSERS, PackCache(tmp_path / "cache"), lambda share, _doing: told.append(share))
    assert told == sorted(told)
    assert told[0] == 0.0
    assert len(told) >= 3
    assert told[-1] < 1.0


def test_called_off_and_read_again_it_is_the_same(tmp_path: Path) -> None:
    """At every step; the cache holds whole files only."""
    folder, cache = write_pack(tmp_path / "pack"), PackCache(tmp_path / "cache")
    whole = load_pack(folder, PARSERS)
    step = 0
    while True:
        left = step

        def watch(_share: float, _doing: Text) -> None:
            nonlocal left
            if left == 0:
                raise Cancelled
            left -= 1

        try:
            again = load_pack(folder, PARSERS, cache, watch)
        except Cancelled:
            assert not list((tmp_path / "cache").glob("*.part"))
            step += 1
            continue
        break
    assert step >= 3
    assert (again.content_hash, again.facts, list(again.questions)) == (
        whole.content_hash,
        whole.facts,
        list(whole.questions),
    )


def test_giving_up_says_that_nothing_changed() -> None:
    """It is a known problem with a sentence, not a bug."""
    with pytest.raises(Cancelled) as caught:
        raise Cancelled
    assert "変わっていません" in say(caught.value.sentence, "ja")
