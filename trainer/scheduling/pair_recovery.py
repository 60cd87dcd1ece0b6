"""When a confused pair holds again: both sides right on two later days, in two forms."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.domain.subject import Distinction, FactId

if TYPE_CHECKING:  # the home asks `holds_again` before there is a log
    from trainer.domain.learner import Confusion, FactEvent

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


def newest_mistake(pair: Distinction, events: Mapping[FactId, Sequence["FactEvent"]]) -> int:
    """Return the place in the log of the newest answer that took one of the pair for the other; 0 for none."""
    return max(_mistake(events.get(fact, ()), pair) for fact in pair)


def _mistake(events: Sequence["FactEvent"], pair: Distinction) -> int:
    """Return the same of one side."""
    for event in reversed(events):
        if event.taken_for in pair and event.tested and not event.correct:
            return event.sequence
    return 0


def held_forms(events: Sequence["FactEvent"], mistake: int) -> int:
    """Return in how many forms a side was right ever since the mistake; 0 where not yet on two later days.

    `events` are in the order of the log, where no day comes before an earlier one's.
    """
    held: list[FactEvent] = []
    right, mistake_day = True, 0
    for event in reversed(events):
        if event.sequence <= mistake:
            mistake_day = event.study_day
            break
        if right and event.tested:
            right = event.correct
            if right:
                held.append(event)
    if len(held) < HELD_DAYS:
        return 0
    days = {event.study_day for event in held if event.study_day > mistake_day}
    return len({event.form for event in held}) if len(days) >= HELD_DAYS else 0


def with_holds(
    confusions: Mapping[tuple[FactId, FactId], "Confusion"], events: Mapping[FactId, Sequence["FactEvent"]]
) -> dict[tuple[FactId, FactId], "Confusion"]:
    """Return the confusions with what each side holds.

    `confusions` has both directions of a pair where there are both; `events` are those of every fact of a pair, oldest
    first.
    """
    found = {}
    for (fact, other), one in confusions.items():
        pair, own, others = frozenset((fact, other)), events.get(fact, ()), events.get(other, ())
        newest = _mistake(own, pair)
        if (other, fact) in confusions:
            newest = max(newest, _mistake(others, pair))
        held, back = held_forms(own, newest), held_forms(others, newest)
        same = held == one.forms_held and back == one.forms_held_back
        found[fact, other] = one if same else one._replace(forms_held=held, forms_held_back=back)
    return found
