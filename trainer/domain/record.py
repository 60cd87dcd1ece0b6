"""Log records as plain values, and back.

A record format lists its fields. A new field makes a new format; old records keep theirs, so their hashes still hold.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from trainer.domain.grade import FactOutcome
from trainer.domain.question import Form
from trainer.domain.response import Confidence, Response
from trainer.domain.review import Answered, AnswerUndone


class RecordFormat(NamedTuple):
    """The fields that the hash covers, in this order."""

    answered: tuple[str, ...]
    cancelled: tuple[str, ...]


FORMATS: Final[Mapping[int, RecordFormat]] = {
    1: RecordFormat(
        answered=(
            "id",
            "device",
            "utc_ms",
            "offset_minutes",
            "study_day",
            "pack",
            "pack_version",
            "question",
            "question_rev",
            "question_type",
            "form",
            "outcomes",
            "response",
            "first_response",
            "order",
            "seed",
            "options",
            "lures",
            "correct",
            "confidence",
            "milliseconds",
            "session",
            "session_kind",
            "position",
            "reason",
            "reason_fact",
            "predicted_recall",
            "probe",
            "language",
            "policy",
            "model",
            "arm",
        ),
        cancelled=("id", "device", "utc_ms", "offset_minutes", "study_day", "pack", "cancels"),
    ),
}
"""Every format ever written, for good."""

CURRENT_FORMAT: Final = 1


def _outcomes(value: tuple[FactOutcome, ...]) -> list[list[Any]]:
    return [[fact, bool(correct), taken_for] for fact, correct, taken_for in value]


def _parts(value: Response | None) -> list[str] | None:
    return None if value is None else list(value.parts)


def _number(value: float | None) -> float | None:
    # An int would be read back as a float and hash differently; adding 0.0 turns -0.0 into 0.0, as SQLite does.
    return None if value is None else float(value) + 0.0


def _form(value: Form) -> str:
    return value.value


def _confidence(value: Confidence | None) -> str | None:
    return None if value is None else value.value


_PLAIN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "form": _form,
    "outcomes": _outcomes,
    "response": _parts,
    "first_response": _parts,
    "order": list,
    "lures": list,
    "correct": bool,
    "confidence": _confidence,
    "predicted_recall": _number,
    "probe": bool,
}
"""How the fields that are not yet plain JSON values become so."""


def plain_fields(record: Answered | AnswerUndone, fields: Iterable[str]) -> dict[str, Any]:
    """Return the named fields as plain JSON values."""
    values = {}
    for name in fields:
        value = getattr(record, name)
        to_plain = _PLAIN.get(name)
        values[name] = value if to_plain is None else to_plain(value)
    return values


def format_fields(record: Answered | AnswerUndone, record_format: RecordFormat) -> tuple[str, ...]:
    """Return the fields that this kind of record has in this format."""
    return record_format.cancelled if isinstance(record, AnswerUndone) else record_format.answered


def kind_of(record: Answered | AnswerUndone) -> str:
    """Return "cancel" for an undo, else "answer"."""
    return "cancel" if isinstance(record, AnswerUndone) else "answer"


def _response_from(parts: list[str] | None) -> Response | None:
    return None if parts is None else Response(tuple(parts))


FROM_PLAIN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "form": Form,
    "outcomes": lambda value: tuple(FactOutcome(fact, bool(correct), taken) for fact, correct, taken in value),
    "response": _response_from,
    "first_response": _response_from,
    "order": tuple,
    "lures": tuple,
    "correct": bool,
    "confidence": lambda value: None if value is None else Confidence(value),
    "probe": bool,
}
"""How plain JSON values become the fields again."""


def record_from(kind: str, fields: Mapping[str, Any]) -> Answered | AnswerUndone:
    """Make a record from plain values again.

    Raises ValueError, KeyError or TypeError where they are not those of a record.
    """
    made: type[Answered | AnswerUndone] = AnswerUndone if kind == "cancel" else Answered
    read = {name: FROM_PLAIN[name](value) if name in FROM_PLAIN else value for name, value in fields.items()}
    return made(**read)
