"""`main.py draft TABLE --to FOLDER`: a table of distinctions becomes a pack with drafts."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from random import Random
from typing import Final, NamedTuple

from trainer.app.command_line_options import DraftOptions
from trainer.app.left_out_lines import done_or_problem
from trainer.app.real_clock import RealClock
from trainer.authoring.distinctions.drafts import draft_questions
from trainer.authoring.distinctions.sheet import add_rows
from trainer.authoring.distinctions.table import PastedTable, read_table
from trainer.authoring.start_pack import PackStart, start_pack
from trainer.authoring.workshop import Workshop
from trainer.domain.message import counted, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.exchange.decoding import decoded
from trainer.exchange.item import Unusable
from trainer.question_types import QUESTION_TYPES
from trainer.storage.pack_folder import DiskPackFolder
from trainer.translations import in_every_language, say

_JAPANESE: Final = re.compile("[ぁ-ゖァ-ヺ一-龯]")
_LARGEST: Final = 16 << 20
_SHOWN: Final = 40


class Drafted(NamedTuple):
    """What came of a table."""

    table: PastedTable
    rows: int
    """New ones."""
    questions: int
    marks: int
    """Places that only a person can write."""
    finished: int
    """Questions that have none."""


def draft(options: DraftOptions, language: Language) -> int:
    """Draft and say what came of it; 1 where no row came in."""
    done = done_or_problem(partial(_done, options), as_json=options.json)
    if done is None:
        return 1
    if options.json:
        print(json.dumps(_for_machines(done, options), ensure_ascii=False))
    else:
        for line in _for_people(done, options, language):
            print(line)
    return 0 if done.table.rows else 1


def _done(options: DraftOptions) -> Drafted:
    data = _read(options)
    text = _text(data, options)
    table = read_table(text)
    # The same table gives the same ids, so that trying again is no second pack.
    random = Random(int.from_bytes(sha256(data).digest()[:8], "big"))
    try:
        workshop = Workshop(DiskPackFolder(options.to), QUESTION_TYPES, random, RealClock(), media=options.to)
        return _drafted(workshop, table, options, "ja" if _JAPANESE.search(text) else "en")
    except OSError as error:
        raise KnownProblem(
            message("“{name}” cannot be written ({reason}).", name=str(options.to), reason=error.strerror or "")
        ) from error


def _drafted(workshop: Workshop, table: PastedTable, options: DraftOptions, language: Language) -> Drafted:
    if not table.rows:
        return Drafted(table, 0, 0, 0, 0)
    if not workshop.pack.heading.fields:
        if not (options.left and options.right):
            raise KnownProblem(message("Say what the two sides of a new pack are called: --left NAME --right NAME."))
        title = options.title or f"{options.left} ⇄ {options.right}"
        start_pack(workshop, PackStart(title, options.left, options.right, options.author, language=language))
    rows = add_rows(workshop, table.rows)
    questions = draft_questions(workshop, [row.id for row in rows])
    marks = [len(workshop.open_marks(name)) for name in questions]
    workshop.save()
    return Drafted(table, len(rows), len(questions), sum(marks), marks.count(0))


def _read(options: DraftOptions) -> bytes:
    try:
        with options.table.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise KnownProblem(
            message("“{name}” cannot be read ({reason}).", name=options.table.name, reason=error.strerror or "")
        ) from error
    if len(data) > _LARGEST:
        raise KnownProblem(message("“{name}” is too big for a table.", name=options.table.name))
    return data


def _text(data: bytes, options: DraftOptions) -> str:
    try:
        return decoded(data).text
    except Unusable as problem:
        raise KnownProblem(
            message("“{name}” is no text. Save the sheet as CSV (UTF-8) or TSV.", name=options.table.name)
        ) from problem


def _for_machines(done: Drafted, options: DraftOptions) -> Mapping[str, object]:
    return {
        "folder": str(options.to),
        "rows": done.rows,
        "questions": done.questions,
        "finished": done.finished,
        "marks": done.marks,
        "columns": [name for name in done.table.columns if name],
        "problems": [
            {"line": one.line, "column": one.column, "sentence": in_every_language(one.sentence)}
            for one in done.table.problems
        ],
    }


def _for_people(done: Drafted, options: DraftOptions, language: Language) -> Iterator[str]:
    for one in done.table.problems[:_SHOWN]:
        yield f"{options.table.name}:{one.line}:{one.column} {say(one.sentence, language)}"
    rows = counted("{count} row is new", "{count} rows are new", done.rows)
    questions = counted("{count} question is drafted", "{count} questions are drafted", done.questions)
    marks = counted("{count} place is to be written", "{count} places are to be written", done.marks)
    said = message("{rows}, {questions}, {marks}.", rows=rows, questions=questions, marks=marks)
    yield say(said, language)
