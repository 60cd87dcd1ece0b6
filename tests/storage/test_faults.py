"""Which errors of SQLite are the file's, and which are our own mistakes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from trainer.storage.learner.sqlite_faults import of_sqlite
from trainer.storage.problems import UnreadableDatabase


def _error(statement: str) -> sqlite3.Error:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE there (one INTEGER)")
        with pytest.raises(sqlite3.Error) as caught:
            connection.execute(statement)
        return caught.value


@pytest.mark.parametrize("statement", ["SELECT * FROM gone", "SELECT gone FROM there"])
def test_a_table_or_column_that_is_gone_is_damage(statement: str, tmp_path: Path) -> None:
    """The file says that it is of this version, so what is missing was lost."""
    problem = of_sqlite(_error(statement), tmp_path / "minori.sqlite", tmp_path)
    assert isinstance(problem, UnreadableDatabase)


def test_a_statement_of_ours_that_makes_no_sense_is_a_bug(tmp_path: Path) -> None:
    """It rises as what it is."""
    assert of_sqlite(_error("SELECT FROM WHERE"), tmp_path / "minori.sqlite", tmp_path) is None
