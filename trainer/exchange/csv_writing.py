"""CSV, written for spreadsheets: with a BOM, and nothing in it that a spreadsheet would run."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Final

from trainer.exchange.delimited import Delimited, runs
from trainer.exchange.item import ForeignItem

_LETTERS: Final = "ABCDEFGHIJ"
_KINDS: Final = frozenset({"single", "multi", "truefalse", "short", "card"})
_HEADING: Final = (
    "id", "topic", "type", "question", *(f"option {letter}" for letter in _LETTERS), "answer", "back", "explanation",
)  # fmt: skip


class CsvWriting:
    """One row a question: options, a verdict, wordings, or a back."""

    name = "csv"
    suffix = ".csv"
    reader = Delimited()

    def held(self, item: ForeignItem) -> ForeignItem | None:
        """Return what fits into a row; several right options of which one is right are one choice."""
        if item.kind not in _KINDS or (item.kind != "short" and len(item.choices) > len(_LETTERS)):
            return None
        return item._replace(kind="single") if _is_one_of_several(item) else item

    def lost(self, item: ForeignItem) -> Sequence[str]:
        """Name what has no column."""
        whys = any(choice.why for choice in item.choices)
        return (*(("lost-whys",) if whys else ()), *(("lost-several",) if _is_one_of_several(item) else ()))

    def write(self, items: Sequence[ForeignItem], pack: str, version: str) -> bytes:
        """Return heading and rows."""
        text = StringIO(newline="")
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(_HEADING)
        rows.writerows([unrun(cell) for cell in _row(item)] for item in items)
        return text.getvalue().encode("utf-8-sig")

    def mark(self, pack: str) -> bytes:
        """Return how its rows begin."""
        return f"\n{pack}:".encode()


def _is_one_of_several(item: ForeignItem) -> bool:
    return item.kind == "multi" and sum(choice.ok for choice in item.choices) == 1


def _row(item: ForeignItem) -> list[str]:
    options: list[str] = []
    answer = ""
    if item.kind == "truefalse":
        answer = "TRUE" if item.choices[0].ok else "FALSE"
    elif item.kind == "short":
        answer = "|".join(choice.text for choice in item.choices)
    elif item.choices:
        options = [choice.text for choice in item.choices]
        answer = ",".join(_LETTERS[at] for at, choice in enumerate(item.choices) if choice.ok)
    options += [""] * (len(_LETTERS) - len(options))
    return [item.guid, item.topic, item.kind, item.stem, *options, answer, item.back, item.why]


def unrun(cell: str) -> str:
    """Return a cell with one ' before what a spreadsheet would run; our own import takes exactly one off again."""
    return f"'{cell}" if runs(cell) else cell
