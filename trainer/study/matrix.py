"""The strength matrix: aspect × side, what is held today and how sure the app is of it."""

from collections.abc import Sequence

from trainer.domain.learner import FactState
from trainer.domain.subject import FactId, Topic
from trainer.study.sentences import matrix_note
from trainer.study.snapshots import MatrixCell, MatrixSnapshot
from trainer.study.workspace import Workspace

ENOUGH_EVIDENCE = 10
"""A topic can be judged 3 times in 4 after about 10 produced answers, or 20 that a guess may hit."""


def matrix(workspace: Workspace) -> MatrixSnapshot:
    """Return the matrix of the pack in use."""
    by_topic: dict[Topic, list[FactId]] = {}
    for fact in workspace.pack.facts.values():
        by_topic.setdefault(fact.topic, []).append(fact.id)
    cells = tuple(
        tuple(_cell(workspace, by_topic.get(Topic(aspect.id, side.id), ())) for side in workspace.pack.sides)
        for aspect in workspace.pack.aspects
    )
    language = workspace.language
    thin = any(cell.first_impression for row in cells for cell in row if cell is not None)
    return MatrixSnapshot(
        aspects=tuple(aspect.name.in_(language) for aspect in workspace.pack.aspects),
        sides=tuple(side.name.in_(language) for side in workspace.pack.sides),
        cells=cells,
        note=matrix_note(language, thin=thin),
    )


def _cell(workspace: Workspace, facts: Sequence[FactId]) -> MatrixCell | None:
    if not facts:
        return None
    today, known = workspace.today(), workspace.notebook.facts
    met = [state for fact in facts if (state := known.get(fact)) is not None and state.memory is not None]
    recalls = [workspace.model.recall(state.memory, today) for state in met if state.memory is not None]
    return MatrixCell(
        facts=len(facts),
        met=len(met),
        recall=sum(recalls) / len(recalls) if recalls else None,
        first_impression=sum(map(_evidence, met)) < ENOUGH_EVIDENCE,
    )


def _evidence(state: FactState) -> float:
    """Return what the answers are worth in produced ones: a recognised one counts half."""
    return (state.answers + state.produced_right) / 2
