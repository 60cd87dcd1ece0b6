"""One bit of the record's file changes: it is told of or mended, never a raw exception, and no answer is lost."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.storage.flips import FlippedLearner, Outcome, ids, places
from trainer.storage.problems import ForeignDatabase, NewerDatabase

pytestmark = pytest.mark.slow
A_PIECE = 300
LOOPS_A_PIECE = 20


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> FlippedLearner:
    """Return a learner with a record of eight days, two flags, three undone answers."""
    return FlippedLearner(tmp_path_factory.mktemp("flips"))


def _long(pieces: int) -> list[object]:
    return [0, *(pytest.param(number, marks=pytest.mark.long) for number in range(1, pieces))]


@pytest.mark.parametrize("piece", _long(10))
def test_every_changed_row_is_noticed_or_mended(learner: FlippedLearner, piece: int) -> None:
    """Of any table; nothing is said that does not stand in the list, and mending gives back every answer."""
    outcomes = [learner.flip(*place) for place in places(len(learner.content), A_PIECE, seed=piece)]
    _print(outcomes)
    assert [one for one in outcomes if one.raw] == []
    assert [one for one in outcomes if set(one.said) - one.allowed] == []
    assert [one for one in outcomes if one.damaged & _rows(one) and not one.noticed] == []
    assert [one for one in outcomes if one.lost] == []
    assert [one for one in outcomes if one.said and not one.clean and not _refused(one)] == []


def _rows(one: Outcome) -> frozenset[str]:
    return one.damaged - {"nothing", "header"}


def _refused(one: Outcome) -> bool:
    """Return whether the file says that it is not for this program: then nothing of it is touched."""
    return bool({NewerDatabase, ForeignDatabase} & set(one.said))


def _print(outcomes: list[Outcome]) -> None:
    """Say how many flips did harm, and how they were met."""
    harmful = [one for one in outcomes if one.damaged != {"nothing"}]
    said = Counter(kind.__name__ for one in harmful for kind in set(one.said))
    mended = sum(bool(one.mended) for one in harmful)
    lost = sum(one.lost for one in outcomes)
    raw = sum(bool(one.raw) for one in outcomes)
    unnoticed = sum(bool(_rows(one)) and not one.noticed for one in outcomes)
    print(
        f"{len(outcomes)} flips: {len(harmful)} did harm; said {dict(said)}; mended by itself {mended}; "
        f"unnoticed {unnoticed}; raw exceptions {raw}; answers lost {lost}"
    )


@pytest.mark.parametrize("piece", _long(10))
def test_doing_what_the_app_says_ends_clean(learner: FlippedLearner, piece: int) -> None:
    """Flip, check, do what is said, check, and on in the same record, again and again: clean, and no answer lost."""
    chance = Random(1000 + piece)
    session = learner.session(folder := learner.flipped(0, 0)[0])
    (folder / "minori.sqlite").write_bytes(learner.content)
    given = set(learner.ids)
    for _ in range(LOOPS_A_PIECE):
        session.close()
        _flip_in_a_row(folder / "minori.sqlite", chance)
        outcome = Outcome(0, frozenset({"nothing"}))
        learner._use(session, outcome)
        learner._check(session, outcome)
        if outcome.said:
            learner._obey(session, outcome)
            assert outcome.clean
        found = session.check_data()
        assert (found.odd, found.mended) == ((), ())
        session.close()
        now = ids(folder / "minori.sqlite")
        assert given <= now
        given |= now
    assert len(given) > len(learner.ids)


def _flip_in_a_row(database: Path, chance: Random) -> None:
    """Change a bit behind the header: there the file would say that it is not for this program."""
    content = bytearray(database.read_bytes())
    content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    database.write_bytes(content)


def test_control_without_check_values_much_would_pass(learner: FlippedLearner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The harness sees a changed row that nobody notices: here the check value is taken for right whatever it is."""
    for room in ("row_door", "own_values", "chain_check", "raw_file"):
        monkeypatch.setattr(f"trainer.storage.learner.{room}.is_sound", lambda _row: True)
    outcomes = (learner.flip(*place) for place in places(len(learner.content), 400, seed=1))
    assert any((_rows(one) and not one.noticed) or one.raw for one in outcomes)
