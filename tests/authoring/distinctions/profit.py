"""A pack on another subject, made as an instructor would: a table pasted, questions drafted, marks written."""

from pathlib import Path
from typing import Final

from tests.authoring.editing.made_workshop import workshop_on
from trainer.authoring.distinctions.drafts import draft_questions
from trainer.authoring.distinctions.sheet import add_rows
from trainer.authoring.distinctions.table import read_table
from trainer.authoring.editing.edited_pack import BlockId
from trainer.authoring.start_pack import PackStart, start_pack
from trainer.authoring.workshop import Workshop
from trainer.packs.plain_values import name_of, path_of, word_at

HERE: Final = Path(__file__).parent
TABLE: Final = HERE / "profit.tsv"
WRITTEN: Final = HERE / "profit_written.tsv"
"""What a person wrote: number of the row, form, place, words."""
SORTED_ROWS: Final = (0, 3, 6, 9)
"""Rows of which cases were thought up too."""
_OTHERS: Final = ("choose", "cloze", "judge", "number", "match")


def drafted(folder: Path) -> tuple[Workshop, tuple[BlockId, ...]]:
    """Return the workshop with the table and all drafts of it."""
    workshop = workshop_on(folder)
    start_pack(workshop, PackStart("売上総利益と営業利益", "売上総利益", "営業利益", author="みのり"))
    rows = [row.id for row in add_rows(workshop, read_table(TABLE.read_text("utf-8")).rows)]
    questions = draft_questions(workshop, rows, _OTHERS)
    return workshop, (*questions, *draft_questions(workshop, [rows[at] for at in SORTED_ROWS], ["sort"]))


def place_of(workshop: Workshop, question: BlockId) -> tuple[str, str]:
    """Return the number of the row a question is from, and its form."""
    fields = workshop.pack.questions[question.id].fields
    rows = list(workshop.pack.distinctions)
    return str(rows.index(word_at(fields, ("x-row",))) + 1), word_at(fields, ("x-form",))


def write_marks(workshop: Workshop, questions: tuple[BlockId, ...]) -> int:
    """Write into every open mark what a person wrote for it; return how many were written."""
    lines = [line.split("\t") for line in WRITTEN.read_text("utf-8").splitlines() if line]
    words = {(row, form, place): text for row, form, place, text in lines}
    written = 0
    for question in questions:
        for mark in workshop.open_marks(question):
            fields = workshop.pack.questions[question.id].fields
            text = words.get((*place_of(workshop, question), name_of(fields, mark.path)))
            path = path_of(fields, name_of(fields, mark.path))
            if text and path is not None:
                workshop.set_text(question, path, text)
                written += 1
    return written
