"""Many plans at once: a table, one plan a row, its columns called as the keys of a plan file."""

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Final

from trainer.assigning.plan import Plan, PlanProblem
from trainer.assigning.plan_file import plan_of, sentences
from trainer.domain.message import message
from trainer.packs.entry import Entry
from trainer.packs.fault import COLUMNS, Fault
from trainer.packs.yaml_source.node import PLACE, Fields, Node
from trainer.packs.yaml_source.origin import Origin

_HOLDERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("topics", "facts", "questions"), "select"),
    **dict.fromkeys(("groups", "people"), "for"),
    **dict.fromkeys(("seen", "score", "of", "held_days", "test_questions"), "pass"),
    **dict.fromkeys(("purpose", "contact", "keep_until"), "notice"),
}
"""Which part of a plan a column belongs to; all others stand by themselves."""
_LISTS: Final = frozenset({"topics", "facts", "questions", "groups", "people", "collect"})
_KNOWN: Final = (
    "assignment", "title", "pack", "open", "due", "due_days", "zone", "valid_days", "collect", "return_to", *_HOLDERS,
)  # fmt: skip
_BETWEEN: Final = re.compile(r"[\s;；、,]+")


def read_plans(name: str, text: str) -> tuple[Plan, ...]:
    """Return the plans of a table. Raises PlanProblem with every fault and its line."""
    faults: list[Fault] = []
    origin = Origin(name, faults)
    origin.text = text
    reader = csv.reader(StringIO(text, newline=""))
    try:
        rows, before = [], 0
        for cells in reader:
            rows.append((before, cells))
            before = reader.line_num
    except csv.Error as error:
        raise PlanProblem(message("The table is damaged: {what}", what=str(error))) from error
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    if len(filled) <= 1:
        raise PlanProblem(
            message("The table has no plans. Write the keys of a plan in its first row, then a plan a row.")
        )
    heading = [cell.strip().casefold() for cell in filled[0][1]]
    if odd := [one for one in heading if one and one not in _KNOWN]:
        raise PlanProblem(
            message("The column “{word}” is not known; known are {known}.", word=odd[0], known=", ".join(_KNOWN))
        )
    plans = [plan_of(Entry(_fields(heading, cells, line * COLUMNS), origin)) for line, cells in filled[1:]]
    if told := sentences(faults):
        raise PlanProblem(*told)
    return tuple(plans)


def _fields(heading: Sequence[str], cells: Sequence[str], place: int) -> Fields:
    root: dict[str, Node] = _placed(place)
    for key, cell in zip(heading, cells, strict=False):
        value = cell.strip()
        if not key or not value:
            continue
        written: Node = [one for one in _BETWEEN.split(value) if one] if key in _LISTS else value
        holder = _HOLDERS.get(key)
        if holder is None:
            root[key] = written
        else:
            inner = root.setdefault(holder, _placed(place))
            if isinstance(inner, dict):
                inner[key] = written
    return root


def _placed(place: int) -> dict[str, Node]:
    fields: dict[str, Node] = {}
    fields[PLACE] = place  # type: ignore[assignment]  # a place among nodes, as the strict reader keeps it
    return fields
