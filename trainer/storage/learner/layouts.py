"""The shapes of packs on disk, for the first paint."""

from typing import Final

from sqlalchemy import bindparam, update
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import select

from trainer.domain.subject import PackId
from trainer.storage.learner.engine import Database
from trainer.storage.learner.tables import PACK_LAYOUT, PackLayoutRow

_OTHERS: Final = (
    update(PACK_LAYOUT)
    .where(PACK_LAYOUT.c.pack != bindparam("this"), PACK_LAYOUT.c.drawn_first == 1)
    .values(drawn_first=0)
)


class SqlHomeLayouts:
    """Implements `trainer.study.ports.Layouts`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, pack: PackId, content_hash: str, layout: str) -> None:
        """Store the pack's layout (JSON) as the one to draw first; writes nothing where it is that already."""
        row = {"pack": pack, "content_hash": content_hash, "layout": layout, "drawn_first": 1}
        if self._kept(pack) == (content_hash, layout, 1):
            return
        statement = insert(PACK_LAYOUT)
        with self._database.writing() as connection:
            connection.execute(_OTHERS, {"this": pack})
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["pack"],
                    set_={name: statement.excluded[name] for name in ("content_hash", "layout", "drawn_first")},
                ),
                row,
            )

    def _kept(self, pack: PackId) -> tuple[str, str, int] | None:
        columns = select(PackLayoutRow.content_hash, PackLayoutRow.layout, PackLayoutRow.drawn_first)
        with self._database.reading() as connection:
            row = connection.execute(columns.where(PackLayoutRow.pack == pack)).first()
            return None if row is None else (row.content_hash, row.layout, row.drawn_first)
