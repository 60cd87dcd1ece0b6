from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.open_database import Storage, open_storage


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Return a maker of ids that are the same in every run."""
    numbers = count(1 << 64)
    return lambda: str(UUID(int=next(numbers)))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Return a prepared data folder."""
    made = DataFolder(tmp_path / "みのり data")
    made.prepare()
    return made


@pytest.fixture
def storage(folder: DataFolder, new_id: Callable[[], str]) -> Iterator[Storage]:
    """Return an open, empty storage."""
    opened = open_storage(folder, new_id)
    yield opened
    opened.close()
