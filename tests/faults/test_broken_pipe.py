"""A reader of our output that goes away early is no fault of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORT = ("check", "questions/sales-marketing")


def told_to_nobody(*arguments: str) -> str:
    """Run the program into a pipe whose reader has gone; return what it says to stderr.

    Whether `| head -1` goes before or after the last line is written is a race; here it has gone before the first.
    """
    reader, writer = os.pipe()
    os.close(reader)
    program = subprocess.Popen(
        [sys.executable, "main.py", *arguments], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True
    )
    os.close(writer)
    _, said = program.communicate(timeout=60)
    return said


@pytest.mark.parametrize("arguments", [REPORT, ("--help",), ("--self-check",)], ids=lambda words: words[0])
def test_nothing_is_said_where_the_reader_goes_away(arguments: tuple[str, ...]) -> None:
    """As in `check PACK | head -1`: no traceback, no exception that was ignored."""
    assert told_to_nobody(*arguments) == ""


def test_control_a_reader_who_stays_is_told() -> None:
    """The report is there, and nothing beside it."""
    program = subprocess.run([sys.executable, "main.py", *REPORT], cwd=ROOT, capture_output=True, check=True)
    assert program.stdout
    assert program.stderr == b""
