"""One state of a pack being made, put together for the screen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from trainer.authoring.distinctions.sheet import (
    fact_name,
    language_of,
    names_in_heading,
    rows_of_questions,
    sheet_rows,
    text_at,
)
from trainer.authoring.editing.edited_pack import EditedPack
from trainer.authoring.workshop import Preview, Workshop
from trainer.authoring.workshop_findings import Findings
from trainer.authoring.workshop_pages import blocks_of, fields_of_page, row_page
from trainer.authoring.workshop_snapshot import (
    COLUMNS,
    Counts,
    CoverageLine,
    DistinctionLine,
    FindingLine,
    Named,
    ShownQuestion,
    WorkshopSnapshot,
)
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.response import DONT_KNOW
from trainer.domain.text import Language
from trainer.packs.plain_values import word_at
from trainer.question_types.question_type import QuestionType

DRAWS: Final = 20
"""Shown of a question whose figures are drawn."""
NEW_ROW: Final = "+"
"""The id of a row that is begun and has not both its sides yet."""
_CANNOT: Final = message("This question cannot be asked yet. What is missing stands beside the fields.")
_ASKED_OF_FACT: Final = message("Say it in one plain sentence that names its side.")
_NO_QUESTION: Final = message("Here stands what a learner sees, as soon as there is a question.")


class Chosen(NamedTuple):
    """What of the pack is in hand."""

    row: str = ""
    """Empty: the questions that come from no row."""
    page: str = ""
    """What is written now: a question, the row itself, the pack as a whole; empty: nothing."""
    new_row: Mapping[str, str] = {}
    """The cells of a row that is begun."""
    english: bool = False

    def ids(self, pack: EditedPack) -> tuple[str, ...]:
        """Return the questions of the row."""
        rows = rows_of_questions(pack)
        if self.row:
            return rows.get(self.row, ())
        drafted = {id_ for row, ids in rows.items() if row in pack.distinctions for id_ in ids}
        return tuple(id_ for id_ in pack.questions if id_ not in drafted)

    def all_pages(self, pack: EditedPack) -> tuple[str, ...]:
        """Return every page of the pack, row by row."""
        rows = [page for row in pack.distinctions for page in self._replace(row=row).pages(pack)]
        return (*rows, *self._replace(row="").ids(pack))

    def pages(self, pack: EditedPack) -> tuple[str, ...]:
        """Return what one turns through: the row itself, then its questions."""
        return (row_page(self.row), *self.ids(pack)) if self.row else self.ids(pack)


def topic_of(pack: EditedPack, fact: str) -> tuple[str, str]:
    """Return aspect and side of a fact; empty where there is none."""
    block = pack.facts.get(fact)
    return ("", "") if block is None else (word_at(block.fields, ("aspect",)), word_at(block.fields, ("side",)))


def shown_workshop(
    workshop: Workshop,
    types: Sequence[QuestionType],
    folder: str,
    chosen: Chosen,
    findings: Findings,
    notice: Message,
) -> WorkshopSnapshot:
    """Return the workshop as the screen shows it."""
    pack = workshop.pack
    language = language_of(pack)
    found = findings.lines(chosen.page)
    rows = _rows(pack, language, chosen)
    titles = tuple((one.name, one.title) for one in types)
    return WorkshopSnapshot(
        title=text_at(pack.heading.fields, "title").in_(language),
        folder=folder,
        counts=_counts(pack, found, findings),
        rows=rows,
        row=chosen.row,
        question=_page(workshop, types, chosen, language),
        findings=found,
        types=titles,
        coverage=_coverage(pack, language, tuple(one.name for one in types)),
        facts=tuple(Named(id_, fact_name(pack, id_, language) or id_) for id_ in pack.facts),
        sides=_named(pack, "sides", language),
        levels=_named(pack, "levels", language),
        english=chosen.english,
        undo=workshop.undo_label,
        redo=workshop.redo_label,
        notice=notice,
    )


def _rows(pack: EditedPack, language: Language, chosen: Chosen) -> tuple[DistinctionLine, ...]:
    rows = [
        DistinctionLine(one.id, (one.aspect, one.left, one.right, one.decides, one.source), one.questions, one.open)
        for one in sheet_rows(pack, language)
    ]
    if chosen.new_row:
        rows.append(DistinctionLine(NEW_ROW, tuple(chosen.new_row.get(column, "") for column in COLUMNS), 0, 0))
    return tuple(rows)


def _counts(pack: EditedPack, found: Sequence[FindingLine], findings: Findings) -> Counts:
    by = Counter(one.severity for one in found)
    return Counts(
        len(pack.distinctions), len(pack.questions), by["error"], by["warning"], findings.open_marks(), findings.left
    )


def _named(pack: EditedPack, key: str, language: Language) -> tuple[Named, ...]:
    return tuple(Named(id_, name or id_) for id_, name in names_in_heading(pack, key, language).items())


def _page(
    workshop: Workshop, types: Sequence[QuestionType], chosen: Chosen, language: Language
) -> ShownQuestion | None:
    blocks = blocks_of(workshop.pack, chosen.page)
    if not blocks:
        return None
    fields, ids = fields_of_page(workshop.pack, chosen.page), chosen.ids(workshop.pack)
    is_question = blocks[0][0].kind == "questions"
    preview = workshop.preview(blocks[0][0]) if is_question else None
    return ShownQuestion(
        id=chosen.page,
        type=word_at(fields, ("type",)) if is_question else blocks[0][0].kind,
        fields=fields,
        number=ids.index(chosen.page) + 1 if chosen.page in ids else 0,
        of=len(ids),
        marks=tuple(
            ((*before, *one.path), _ASKED_OF_FACT if name.kind == "facts" else one.asked)
            for name, before in blocks
            for one in workshop.open_marks(name)
        ),
        preview=preview,
        why_not=NOTHING if preview is not None else _CANNOT if is_question else _NO_QUESTION,
        draws=() if preview is None else _draws(preview, types, language),
    )


def _draws(preview: Preview, types: Sequence[QuestionType], language: Language) -> tuple[tuple[str, str], ...]:
    """Return how a question with figures comes out twenty times: what is asked, and the right answer."""
    question = preview.question
    if not question.body.figures:
        return ()
    kind = next(one for one in types if one.name == question.type)
    asked = (kind.ask(question, preview.pack, seed, language) for seed in range(1, DRAWS + 1))
    return tuple(
        (asking.prompt, kind.grade(question, preview.pack, asking, DONT_KNOW).right_answer) for asking in asked
    )


def _coverage(pack: EditedPack, language: Language, types: Sequence[str]) -> tuple[CoverageLine, ...]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for block in pack.questions.values():
        tests = block.fields.get("tests", ())
        for fact in (tests,) if isinstance(tests, str) else tests:
            if isinstance(fact, str):
                counts[*topic_of(pack, fact), word_at(block.fields, ("type",))] += 1
    aspects, sides = names_in_heading(pack, "aspects", language), names_in_heading(pack, "sides", language)
    topics = dict.fromkeys(topic_of(pack, fact) for fact in pack.facts)
    ordered = [(aspect, side) for aspect in aspects for side in sides if (aspect, side) in topics]
    return tuple(
        CoverageLine(
            aspect, side, f"{aspects[aspect]} · {sides[side]}", tuple(counts[aspect, side, type_] for type_ in types)
        )
        for aspect, side in ordered
    )
