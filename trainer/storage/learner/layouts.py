"""The shapes of packs on disk, for the first paint."""

from typing import Final

from sqlalchemy import delete, insert, select

from trainer.domain.subject import PackId
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.engine import Database
from trainer.storage.learner.row_door import RowDoor
from trainer.storage.learner.tables import PACK_LAYOUT

_ALL: Final = select(PACK_LAYOUT).order_by(PACK_LAYOUT.c.pack)
Kept = tuple[str, str, str, int]
"""Pack, content hash, layout, whether it is drawn first."""


class SqlHomeLayouts:
    """Implements `trainer.study.ports.Layouts`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, pack: PackId, content_hash: str, layout: str) -> None:
        """Store the pack's layout (JSON) as the one to draw first; writes nothing where it is that already.

        A row that is damaged goes: whoever opens its pack draws and keeps it again.
        """
        with self._database.reading() as connection:
            rows = connection.execute(_ALL).all()
            # A door of its own: what is odd here is not set aside but mended.
            kept = RowDoor().read(
                connection,
                PACK_LAYOUT,
                _ALL,
                lambda row: (str(row["pack"]), str(row["content_hash"]), str(row["layout"]), int(row["drawn_first"])),
            )
        others = [(*one[:3], 0) for one in kept if one[0] != pack]
        wanted: list[Kept] = sorted([*others, (str(pack), content_hash, layout, 1)])
        if kept != wanted or len(rows) != len(kept):
            self._replace(wanted)

    def _replace(self, wanted: list[Kept]) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(PACK_LAYOUT))
            names = ("pack", "content_hash", "layout", "drawn_first")
            rows = [with_crc(dict(zip(names, one, strict=True))) for one in wanted]
            connection.execute(insert(PACK_LAYOUT), rows)
