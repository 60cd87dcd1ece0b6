"""Records beside the answers: how they are asked for, kind by kind."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import bindparam, select

from trainer.domain.canonical_form import word_of
from trainer.domain.review import LogRecord
from trainer.domain.subject import PackId
from trainer.storage.learner.codes import FORECAST_SAID, KIND
from trainer.storage.learner.counted_days import number_of
from trainer.storage.learner.log_table import LOG_ENTRY

FORECASTS: Final = (
    select(LOG_ENTRY)
    .where(
        LOG_ENTRY.c.pack == number_of("pack"),
        LOG_ENTRY.c.kind == FORECAST_SAID,
        LOG_ENTRY.c.study_day >= bindparam("first"),
    )
    .order_by(LOG_ENTRY.c.sequence)
)
"""Those said since a day."""
NOTES: Final = (
    select(LOG_ENTRY)
    # In the words of the index on what is neither an answer nor about one.
    .where(LOG_ENTRY.c.question.is_(None), LOG_ENTRY.c.refers_to.is_(None))
    .where(LOG_ENTRY.c.kind == bindparam("kind"), LOG_ENTRY.c.pack == number_of("pack"))
    .order_by(LOG_ENTRY.c.sequence)
)
"""Those of one kind; see `asked_for`."""


def asked_for(pack: PackId, kind: type[LogRecord]) -> Mapping[str, object]:
    """Return what `NOTES` is to be asked with."""
    return {"pack": pack, "kind": KIND.number(word_of(kind))}
