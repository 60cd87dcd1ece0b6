"""A long form that was stopped goes on where it was."""

from pathlib import Path

import pytest

from tests.long.pieces import Passed, run_pieces

PIECES = ("one", "two", "three")


def ran_after_a_stop(state: Path, code: str) -> list[str]:
    """Stop in the second piece of a run; return what a second run of this code runs."""

    def stopped(piece: str) -> bool:
        if piece == "two":
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        run_pieces(PIECES, Passed(state, "code"), stopped)
    ran: list[str] = []
    assert run_pieces(PIECES, Passed(state, code), lambda piece: ran.append(piece) or True) == []
    return ran


def test_what_has_passed_is_not_run_again(tmp_path: Path) -> None:
    """The piece that was stopped is."""
    assert ran_after_a_stop(tmp_path / "state.json", "code") == ["two", "three"]


def test_other_code_is_run_whole(tmp_path: Path) -> None:
    """What passed before a change proves nothing after it."""
    assert ran_after_a_stop(tmp_path / "state.json", "changed") == list(PIECES)


def test_what_failed_is_said_and_run_again(tmp_path: Path) -> None:
    """A failure is never remembered as passed."""
    state = tmp_path / "state.json"
    assert run_pieces(PIECES, Passed(state, "code"), lambda piece: piece != "two") == ["two"]
    assert Passed(state, "code").pieces == ["one", "three"]
