import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not known there")

WRONG = ("lost", "doubled", "damaged", "gaps", "wrong_state", "broken_chain", "wrong_snapshot", "blind", "touched")


def _kill(folder: Path, kills: int, manner: str) -> dict[str, int]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", str(folder), str(kills), manner],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, int] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("kills", [200, pytest.param(5_000, marks=pytest.mark.long)])
def test_no_acknowledged_answer_is_lost_by_kill_9(tmp_path: Path, kills: int) -> None:
    """Killed at random moments of answering: nothing lost, nothing doubled, the file and the derived state whole.

    A snapshot before the recovery is right or none, and changes nothing.
    """
    found = _kill(tmp_path, kills, "careful")
    assert found["kills"] == kills
    assert found["acknowledged"] > kills
    # The kills really hit transactions, so that recovery ran.
    assert found["hot"] > kills // 10
    assert 0 < found["snapshots"] < kills
    assert {name: found.get(name, 0) for name in WRONG} == dict.fromkeys(WRONG, 0)


def test_acknowledging_before_the_commit_is_found_out(tmp_path: Path) -> None:
    """The control: with the commit after the acknowledgement the same check fails."""
    found = _kill(tmp_path, 50, "hasty")
    assert found.get("lost", 0) > 0
