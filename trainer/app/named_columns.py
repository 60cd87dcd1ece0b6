"""Which column of a table is what, as people write it: question=B, answer=F."""

from trainer.app.unknown_option import UnknownOption
from trainer.domain.message import message


def named_columns(written: str) -> tuple[tuple[str, str], ...]:
    """Return part and column of each; raises UnknownOption."""
    parts = [part.partition("=") for part in written.split(",") if part.strip()]
    if any(not mark or not column.strip() for _, mark, column in parts):
        raise UnknownOption(message("Write --map as part=column, e.g. --map question=B,answer=F."))
    return tuple((part.strip(), column.strip()) for part, _, column in parts)
