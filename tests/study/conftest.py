from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.study.on_disk import DiskLearner
from trainer.domain.pack import Pack


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Callable[..., DiskLearner]]:
    """Return a maker of learners with a real SQLite log of their own."""
    made: list[DiskLearner] = []

    def make(pack: Pack | None = None) -> DiskLearner:
        made.append(DiskLearner(tmp_path / f"learner {len(made)}", pack))
        return made[-1]

    yield make
    for one in made:
        one.storage.close()
