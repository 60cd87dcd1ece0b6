"""「この問題はおかしい」 on disk."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from trainer.domain.question import ShowingId
from trainer.domain.subject import PackId
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.engine import Database
from trainer.storage.learner.tables import QUESTION_FLAG


class SqlFlags:
    """Implements `trainer.study.ports.Flags`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, pack: PackId, pack_version: str, question: ShowingId, rev: int, utc_ms: int) -> None:
        """Keep one complaint; flagging the same revision again changes nothing."""
        row = {
            "pack": pack,
            "question": question,
            "question_rev": rev,
            "pack_version": pack_version,
            "utc_ms": utc_ms,
        }
        with self._database.writing() as connection:
            connection.execute(insert(QUESTION_FLAG).on_conflict_do_nothing(), with_crc(row))

    def remove(self, pack: PackId, question: ShowingId) -> None:
        """Take a complaint back, whatever revision it was about."""
        flag = QUESTION_FLAG.c
        with self._database.writing() as connection:
            connection.execute(delete(QUESTION_FLAG).where(flag.pack == pack, flag.question == question))

    def flagged(self, pack: PackId) -> frozenset[ShowingId]:
        """Return the questions with a complaint; a row that is odd is set aside."""
        statement = select(QUESTION_FLAG).where(QUESTION_FLAG.c.pack == pack)
        with self._database.reading() as connection:
            found = self._database.door.read(connection, QUESTION_FLAG, statement, lambda row: str(row["question"]))
        return frozenset(map(ShowingId, found))
