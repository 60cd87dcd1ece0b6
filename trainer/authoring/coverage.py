"""What a pack's questions cover: aspect × side × type × level."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.message import counted, message
from trainer.domain.text import Language
from trainer.packs.read_pack import ReadPack
from trainer.translations import say


class Cell(NamedTuple):
    """One place in the table; ids as in the pack."""

    aspect: str
    side: str
    type: str
    level: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many facts there are and how many showings each cell has; one counts for every fact it tests.

    A showing is a question in one of its wordings; reserved ones are not counted in the cells, for they train nobody.
    """

    facts: int
    questions: int
    showings: int
    reserved: int
    cells: tuple[tuple[Cell, int], ...]
    """Only cells with at least one showing, in the pack's order."""
    holes: tuple[tuple[str, str, str], ...] = ()
    """Aspect, side and level of facts that no question asks at their level."""

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the sums and one line for each aspect and side."""
        heading = message(
            "{facts}, {questions}, {showings} ({reserved}).",
            facts=counted("{count} fact", "{count} facts", self.facts),
            questions=counted("{count} question", "{count} questions", self.questions),
            showings=counted("{count} showing", "{count} showings", self.showings),
            reserved=counted("{count} reserved", "{count} reserved", self.reserved),
        )
        topics: dict[tuple[str, str], list[str]] = {}
        for cell, count in self.cells:
            topics.setdefault((cell.aspect, cell.side), []).append(f"{cell.type}/{cell.level} {count}")
        rows = (f"  {aspect} × {side}: {', '.join(parts)}" for (aspect, side), parts in topics.items())
        empty = say(message("no question"), language)
        holes = (f"  {aspect} × {side} × {level}: {empty}" for aspect, side, level in self.holes)
        return (say(heading, language), *rows, *holes)

    def to_json(self) -> dict[str, object]:
        """Return the coverage as JSON values."""
        cells = [{**cell._asdict(), "showings": count} for cell, count in self.cells]
        holes = [dict(zip(("aspect", "side", "level"), hole, strict=True)) for hole in self.holes]
        return {
            "facts": self.facts,
            "questions": self.questions,
            "showings": self.showings,
            "reserved": self.reserved,
            "cells": cells,
            "holes": holes,
        }


def coverage_of(read: ReadPack) -> Coverage:
    """Count the questions that could be read and are not retired, and their wordings."""
    counts: Counter[Cell] = Counter()
    asked = [one.question for one in read.written if not one.question.retired]
    for question in asked:
        facts = [fact for id_ in question.tests if (fact := read.facts.get(id_)) is not None]
        for fact in facts:
            counts[Cell(fact.aspect, fact.side, question.type, question.level or fact.level)] += len(question.trained)
    order = {id_: number for number, id_ in enumerate(read.order)}
    cells = sorted(counts.items(), key=lambda cell: tuple(order.get(word, -1) for word in cell[0]) + cell[0])
    reached = {(cell.aspect, cell.side, cell.level) for cell in counts}
    due = dict.fromkeys((str(fact.aspect), str(fact.side), str(fact.level)) for fact in read.facts.values())
    holes = tuple(cell for cell in due if cell not in reached)
    showings = sum(len(question.trained) for question in asked)
    reserved = sum(wording.reserved for question in asked for wording in question.variants)
    return Coverage(len(read.facts), len(asked), showings, reserved, tuple(cells), holes)
