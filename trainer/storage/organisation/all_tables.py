"""Every table of the organisation's file, in the order they are made; whoever adds one names it here."""

from typing import Final

from sqlalchemy import Table

from trainer.storage.organisation.result_tables import RESULT_TABLES
from trainer.storage.organisation.tables import (
    ASSIGNEE,
    ASSIGNMENT,
    AUDIT,
    GROUP,
    LEAVE,
    MEMBERSHIP,
    ORGANISATION,
    PACK,
    PERSON,
)

ALL_TABLES: Final[tuple[Table, ...]] = (
    ORGANISATION,
    PERSON,
    GROUP,
    MEMBERSHIP,
    LEAVE,
    PACK,
    ASSIGNMENT,
    ASSIGNEE,
    AUDIT,
    *RESULT_TABLES,
)
