"""Packs changed at random end as a pack or as a sentence, and soon; `python -m tests.long packs` opens 200,000."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
IN_CI, A_PART = 10_000, 2_500
LONG, A_PIECE = 200_000, 5_000


def opened(first: int, count: int, *planted: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Open the packs of some seeds in a process of their own; return what was found, and the last line.

    A crash or a hang leaves no last line: the seed after the last one found is to be looked at.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.packs.mutated", str(first), str(count), *planted],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    *found, last = [json.loads(line) for line in done.stdout.splitlines()] or [{}]
    assert "done" in last or planted, (done.returncode, found, done.stderr[-500:])
    return found, last


def none_does_harm(first: int, count: int) -> None:
    """Nothing but packs and sentences comes out, none takes over five seconds, and some packs stay good."""
    found, last = opened(first, count)
    assert found == []
    assert last["done"] == count
    assert last["accepted"] > count / 50


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, IN_CI, A_PART))
def test_ten_thousand_changed_packs_do_no_harm(first: int) -> None:
    """In four parts, so that two can run at once."""
    none_does_harm(first, A_PART)


@pytest.mark.long
@pytest.mark.parametrize("first", range(IN_CI, IN_CI + LONG, A_PIECE))
def test_two_hundred_thousand_changed_packs_do_no_harm(first: int) -> None:
    """In forty pieces; one that was stopped is run again, those that passed are not."""
    none_does_harm(first, A_PIECE)


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["rule", "reading"])
def test_control_a_planted_bug_is_found(fault: str) -> None:
    """In a rule of good questions, where most packs are sound, and in reading; within three hundred packs."""
    found, _ = opened(0, 300, fault)
    assert found
    assert all("Unforeseen" in one["error"] for one in found)


@pytest.mark.slow
def test_control_a_pack_that_never_ends_is_found() -> None:
    """The process is ended, and no last line comes."""
    found, last = opened(0, 40, "time")
    assert [one for one in found if one.get("seconds", 0) > 5] or "done" not in last
