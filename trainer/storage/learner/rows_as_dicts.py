"""Rows of a result as plain dictionaries, which are read faster than SQLAlchemy's own."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Result


def rows_as_dicts(result: Result[Any]) -> Iterator[dict[str, Any]]:
    """Yield each row by column name."""
    names = tuple(result.keys())
    return (dict(zip(names, row, strict=True)) for row in result)
