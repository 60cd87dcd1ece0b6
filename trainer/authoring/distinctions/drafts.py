"""Drafting questions from rows of the sheet, in every form that a row holds enough for."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from trainer.authoring.distinctions.draft_forms import DRAFT_FORMS, MATCH, X_FORM, Draft, DraftForm, match_draft
from trainer.authoring.distinctions.row_context import RowContext
from trainer.authoring.distinctions.sheet import X_ROW
from trainer.authoring.editing.edited_pack import Block, BlockId, EditedPack
from trainer.authoring.editing.history import Change, Step
from trainer.authoring.editing.new_ids import new_id
from trainer.authoring.workshop import Workshop
from trainer.domain.message import counted
from trainer.packs.plain_values import word_at

ALL_FORMS: Final[tuple[DraftForm, ...]] = (*DRAFT_FORMS, MATCH)
_ROWS_OF_A_MATCH: Final = 4
_FEWEST_ROWS: Final = 3


def draft_questions(
    workshop: Workshop, rows: Sequence[str], forms: Collection[str] | None = None
) -> tuple[BlockId, ...]:
    """Add a draft of each form for each row, by the rows' ids; one step.

    What was drafted before from a row in a form is not drafted again, also where it has been changed since; what was
    taken away is. `forms` are names of `ALL_FORMS`; None: all of them.
    """
    pack = workshop.pack
    known = {(word_at(one.fields, (X_ROW,)), word_at(one.fields, (X_FORM,))) for one in pack.questions.values()}
    changes = []
    taken = pack
    for draft in _drafts(pack, rows, forms):
        if (word_at(draft.fields, (X_ROW,)), word_at(draft.fields, (X_FORM,))) in known:
            continue
        name = BlockId("questions", new_id(taken, "q", workshop.random))
        aspect = RowContext(pack, word_at(draft.fields, (X_ROW,))).aspect
        block = Block(f"questions/{aspect}.yaml", {"id": name.id, **draft.marked})
        taken = taken.with_blocks("questions", {**taken.questions, name.id: block})
        changes.append(Change(name, None, block))
    if changes:
        label = counted("{count} question drafted", "{count} questions drafted", len(changes))
        workshop.act(Step(label, tuple(changes)))
    return tuple(change.name for change in changes)


def row_questions(pack: EditedPack, row: str) -> tuple[BlockId, ...]:
    """Return the questions that were drafted from a row, in their order."""
    return tuple(
        BlockId("questions", id_) for id_, one in pack.questions.items() if word_at(one.fields, (X_ROW,)) == row
    )


def _drafts(pack: EditedPack, rows: Sequence[str], forms: Collection[str] | None) -> Iterator[Draft]:
    contexts = [RowContext(pack, row) for row in rows]
    for context in contexts:
        for form in DRAFT_FORMS:
            if forms is None or form.name in forms:
                yield from form.draft(context)
    if forms is None or MATCH.name in forms:
        for some in _in_fours(contexts):
            yield match_draft(some)


def _in_fours(rows: Sequence[RowContext]) -> Iterator[tuple[RowContext, ...]]:
    """Yield the rows in fours, neighbours of one aspect where there are; fewer than three make no question."""
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(row.aspect, row.number)
    ordered = sorted(rows, key=lambda row: (first[row.aspect], row.number))
    for start in range(0, len(ordered), _ROWS_OF_A_MATCH):
        some = tuple(ordered[start : start + _ROWS_OF_A_MATCH])
        if len(some) >= _FEWEST_ROWS:
            yield some
