"""When a confused pair holds again: both sides right on two later days, in two forms; light, for the first paint."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.domain.learner import Confusion, FactEvent
    from trainer.domain.subject import Distinction, FactId

HELD_DAYS = 2
HELD_FORMS = 2
"""A pair is mended when both sides were right on two later days, in two forms."""


def holds_again(forms_held: int, forms_held_back: int, forms: int, forms_back: int) -> bool:
    """Return whether a pair is mended.

    `forms_held` are those of one side (`held_forms`), `forms` the number it can be asked in; the same for the other.
    """
    return _enough(forms_held, forms) and _enough(forms_held_back, forms_back)


def _enough(held: int, forms: int) -> bool:
    return held >= max(min(forms, HELD_FORMS), 1)


def newest_mistake(pair: "Distinction", events: "Mapping[FactId, Sequence[FactEvent]]") -> int:
    """Return the place in the log of the newest answer that took one of the pair for the other; 0 for none."""
    mistakes = [
        event.sequence
        for fact in pair
        for event in events.get(fact, ())
        if event.tested and not event.correct and event.taken_for in pair
    ]
    return max(mistakes, default=0)


def held_forms(events: "Sequence[FactEvent]", mistake: int) -> int:
    """Return in how many forms a side was right ever since the mistake; 0 where not yet on two later days."""
    since = [event for event in events if event.tested and event.sequence > mistake]
    wrong = max((event.sequence for event in since if not event.correct), default=0)
    held = [event for event in since if event.sequence > wrong]
    mistake_day = max((event.study_day for event in events if event.sequence <= mistake), default=0)
    days = {event.study_day for event in held if event.study_day > mistake_day}
    return len({event.form for event in held}) if len(days) >= HELD_DAYS else 0


def with_holds(
    confusions: "Mapping[tuple[FactId, FactId], Confusion]", events: "Mapping[FactId, Sequence[FactEvent]]"
) -> "dict[tuple[FactId, FactId], Confusion]":
    """Return the confusions with what each side holds; `events` are those of every fact of a pair, oldest first."""
    found = {}
    for (fact, other), one in confusions.items():
        newest = newest_mistake(frozenset((fact, other)), events)
        found[fact, other] = one._replace(
            forms_held=held_forms(events.get(fact, ()), newest),
            forms_held_back=held_forms(events.get(other, ()), newest),
        )
    return found
