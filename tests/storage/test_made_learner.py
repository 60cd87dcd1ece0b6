from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.answer import measure
from tests.benchmarks.made_learner import PACK, TODAY, made_facts, make_learner
from trainer.storage.learner.backup.verify_backup import read_back
from trainer.storage.learner.open_database import open_storage
from trainer.storage.startup_snapshot import read_startup_snapshot


def test_the_made_learner_is_a_valid_one(tmp_path: Path, new_id: Callable[[], str]) -> None:
    """What the benchmarks measure on is a file like a real one: chain, events, state and layout fit together."""
    facts = made_facts(30)
    folder = make_learner(tmp_path, facts=facts, reviews=500)
    assert read_back(folder.database) is not None
    storage = open_storage(folder, new_id)
    assert storage.log.verify_chain() is None
    state = storage.log.state(PACK)
    events = storage.log.events(PACK, state.facts)
    assert {fact: one.answers for fact, one in state.facts.items()} == {
        fact: sum(event.tested for event in seen) for fact, seen in events.items()
    }
    assert sum(one.answers for one in state.facts.values()) == 500
    assert storage.log.latest_day() == TODAY - 1
    storage.close()
    startup_snapshot = read_startup_snapshot(folder.database, TODAY)
    assert startup_snapshot is not None
    assert startup_snapshot.layout is not None
    assert len(startup_snapshot.layout.plots) == len(startup_snapshot.held) == 30


def test_the_benchmark_measures_like_with_like(tmp_path: Path) -> None:
    """A small run of it: the same statements in one transaction on both sides, and a ratio."""
    result = measure(tmp_path, 50, 200, rounds=2, answers_a_round=10)
    assert result.statements == 6
    assert result.ratio > 0
