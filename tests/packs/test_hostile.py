"""Whatever is handed in as a pack ends with a sentence: in `check`, in the window, in a terminal."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.packs.hostile import HOSTILE
from trainer.domain.visible import visible

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 2.0, 300
"""Beyond what a sound pack takes, of processor time: the machine may be busy; and of any one process."""
ONE_IN = 10
HARMLESS = {
    "questions_is_etc", "questions_is_dev", "questions_unreadable", "a_mac_double", "an_emacs_lock", "a_copy",
    "a_conflict", "yml", "capitals", "text_after", "deeper", "backwards", "options_that_look_empty",
    "400_minuses", "ruby", "html", "a_stem_of_20000", "stacked_accents", "waivers",
}  # fmt: skip
"""`check` has no error for these: what they hold is passed over, named in a warning, or plain text."""
Row = dict[str, Any]


def opened(way: str, names: Sequence[str]) -> list[Row]:
    """Open the packs, each in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.packs.hostile_run", way, *names],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def complaints(row: Row, sound: Row) -> list[str]:
    """Return what is wrong with how a pack ended."""
    said = row["said"]
    found = {
        "status": row["status"] not in {0, 1},
        "nothing said": not said.strip(),
        "trace": "Traceback" in said,
        "not foreseen": "想定していない" in said,
        "obeyed by a terminal": visible(said) != said,
        "slow": row["seconds"] - sound["seconds"] > SECONDS,
        "much memory": row["megabytes"] > MEGABYTES,
    }
    return [f"{row['name']}: {what} ({row})" for what, is_so in found.items() if is_so]


def test_every_hostile_pack_ends_with_a_sentence_in_check() -> None:
    """More than eighty of them: files, texts, contents."""
    rows = _ended_well("check", list(HOSTILE))
    assert len(rows) >= 80
    assert {row["name"] for row in rows if row["status"] == 0} == HARMLESS
    assert [row["name"] for row in rows if _forged(row["said"])] == []


@pytest.mark.parametrize("way", ["terminal", "window"])
def test_hostile_packs_end_with_a_sentence_where_one_studies(way: str) -> None:
    """One in ten: a start of either takes a second or two."""
    _ended_well(way, list(HOSTILE)[::ONE_IN])


@pytest.mark.long
@pytest.mark.parametrize("first", range(ONE_IN))
@pytest.mark.parametrize("way", ["terminal", "window"])
def test_every_hostile_pack_ends_with_a_sentence_where_one_studies(way: str, first: int) -> None:
    """All of them, a tenth a piece."""
    _ended_well(way, list(HOSTILE)[first::ONE_IN])


def _ended_well(way: str, names: list[str]) -> list[Row]:
    sound, *rows = opened(way, ["sound", *names])
    assert complaints(sound, sound) == []
    assert [row["name"] for row in rows] == names
    assert [each for row in rows for each in complaints(row, sound)] == []
    return rows


def _forged(said: str) -> bool:
    """Return whether a line that looks like the last one stands anywhere else."""
    return any(line.startswith("誤り 0件") for line in said.splitlines()[:-1])


def test_control_a_reader_that_expects_no_harm_is_complained_of() -> None:
    """The same packs through a plain loader: traces, memory, and a folder that is none passed over in silence."""
    names = ["no_text", "nul", "pack_file_is_a_folder", "a_pipe"]
    sound, *rows = opened("naive", ["sound", *names])
    assert [row["name"] for row in rows if not complaints(row, sound)] == []
