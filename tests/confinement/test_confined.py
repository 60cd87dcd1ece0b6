"""A reader in the child reaches the file it was given and nothing else, and whatever happens ends in a sentence."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.confinement import hostile_work
from trainer.confinement.confined import Unreadable, in_a_child
from trainer.confinement.limits import Limits

WORK = "tests.confinement.hostile_work"
QUICK = Limits(cpu_s=1, wall_s=6.0)
LINUX = sys.platform.startswith("linux")


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Return the one file the child may read."""
    path = tmp_path / "given" / "営業.csv"
    path.parent.mkdir()
    path.write_bytes(b"12345")
    return path


@pytest.fixture
def port() -> Iterator[int]:
    """Listen on a port of this machine, so that a connection would be made."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_it_reads_what_it_was_given(given: Path) -> None:
    """A file, and a folder with what is in it."""
    answer = in_a_child(f"{WORK}:size_of", [str(given)], readable=[given])
    assert answer.value == 5
    assert answer.confined == LINUX
    folder = in_a_child(f"{WORK}:names_in", [str(given.parent)], readable=[given.parent])
    assert folder.value == ["営業.csv:5"]


@pytest.mark.parametrize("work", ["eat_memory", "never_end", "crash", "fail", "wait_for_ever"])
def test_what_goes_wrong_in_it_is_a_sentence_that_names_the_file(given: Path, work: str) -> None:
    """Memory, time, a crash in C, an exception nobody foresaw."""
    with pytest.raises(Unreadable) as refused:
        in_a_child(f"{WORK}:{work}", [str(given)], readable=[given], limits=QUICK)
    assert dict(refused.value.sentence.values)["name"] == "営業.csv"


@pytest.mark.skipif(not LINUX, reason="only Linux can keep a process of the same user from files and network")
def test_planted_code_reaches_nothing(given: Path, tmp_path: Path, port: int) -> None:
    """No canary is read, nothing is written, no socket opens, no program starts."""
    canary = tmp_path / "canary"
    canary.write_text("secret", encoding="utf-8")
    arguments = [str(canary), str(tmp_path / "out"), port]
    answer = in_a_child(f"{WORK}:reach_out", arguments, readable=[given])
    assert answer.confined
    assert isinstance(answer.value, dict)
    assert {name for name, came in answer.value.items() if came == "done"} == set()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["canary", "given"]


def test_control_without_the_jail_it_reaches_all(tmp_path: Path, port: int) -> None:
    """The same code in an ordinary process reads, writes and connects."""
    canary = tmp_path / "canary"
    canary.write_text("secret", encoding="utf-8")
    came = hostile_work.reach_out(str(canary), str(tmp_path / "out"), port)
    assert [name for name in ("read", "write", "connect", "unix", "look up", "program") if came[name] != "done"] == []
