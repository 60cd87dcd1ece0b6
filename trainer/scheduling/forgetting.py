"""The forgetting curve of FSRS-6 with its default decay, as plain arithmetic.

Light on purpose: the home is drawn with it before the memory library is loaded. Agrees with the `fsrs` library.
"""

DECAY = 0.1542
"""Default of FSRS-6's 21st parameter."""
HELD = 0.9
"""A fact is due when its recall has fallen to about this; stability is the number of days until then."""
LONGEST_INTERVAL_DAYS = 365

_POWER = -DECAY
_FACTOR = HELD ** (-1 / DECAY) - 1


def recall(stability: float, days: int) -> float:
    """Return the chance of recall, 0 to 1, after whole `days` at a stability in days; never less than 0 days."""
    held: float = (1 + _FACTOR * (days if days > 0 else 0) / stability) ** _POWER  # noqa: FURB136 - `max` takes longer
    return held


def due_after(stability: float) -> int:
    """Return the whole day, 1 to 365, that is nearest to recall having fallen to 90 %; as the `fsrs` library rounds."""
    return min(max(round(stability), 1), LONGEST_INTERVAL_DAYS)
