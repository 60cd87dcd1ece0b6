"""What the log says of the learner beyond each fact's memory: the leaning by topic, and the pairs that held since."""

from collections.abc import Iterable, Iterator

from trainer.domain.asking import Asking, MatchPairs, SortCases
from trainer.domain.learner import FactEvent, Memory
from trainer.domain.question import Form, QuestionId
from trainer.domain.subject import Distinction, FactId, Topic
from trainer.scheduling.confusion import mended
from trainer.scheduling.forecast import GUESSES
from trainer.scheduling.leaning import Evidence, Leaning, leaning_of
from trainer.scheduling.plain_fsrs import quick
from trainer.study.workspace import Workspace


def leaning(workspace: Workspace) -> Leaning:
    """Return the leaning over each fact's first answer of each study day; reads every event of the pack's facts."""
    topic_of = workspace.catalogue.topic_of
    met = [fact for fact in topic_of if fact in workspace.notebook.facts]
    guesses = _Guesses(workspace)
    found: list[tuple[int, Evidence]] = []
    for fact, events in workspace.log.events(workspace.pack.id, met).items():
        found += _of_fact(workspace, topic_of[fact], events, guesses)
    found.sort(key=lambda one: one[0])
    return leaning_of(evidence for _, evidence in found)


def mended_pairs(workspace: Workspace) -> frozenset[Distinction]:
    """Return the confused pairs whose two facts both held since, on two days and in two forms."""
    confusions = workspace.notebook.confusions.values()
    facts: dict[FactId, None] = dict.fromkeys(fact for one in confusions for fact in (one.fact, one.taken_for))
    questions = workspace.catalogue.questions_of

    def forms(fact: FactId) -> int:
        return len({one.form for one in questions.get(fact, ())} - {Form.SELF_JUDGED}) or 1

    return mended(confusions, workspace.log.events(workspace.pack.id, facts), forms)


def guess_of(asking: Asking) -> float:
    """Return the chance that a blind guess gets one fact of this asking right; 0 where the answer is produced."""
    match asking.shape:
        case MatchPairs(right=right):
            return 1 / max(len(right), 1)
        case SortCases(bins=bins):
            return 1 / max(len(bins), 1)
        case _:
            return 1 / asking.options if asking.options else 0.0


class _Guesses:
    """Each question's guess chance, asked for once; of a question the pack no longer has, its form's."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[QuestionId, float] = {}

    def of(self, event: FactEvent) -> float:
        """Return the chance of a blind hit at this answer."""
        if event.question not in self._known:
            self._known[event.question] = self._of(event)
        return self._known[event.question]

    def _of(self, event: FactEvent) -> float:
        workspace = self._workspace
        question = workspace.pack.questions.get(event.question)
        if question is None or question.form is not event.form:
            return GUESSES[event.form]
        return guess_of(workspace.type_of(question).ask(question, workspace.pack, 0, workspace.language))


def _of_fact(
    workspace: Workspace, topic: Topic, events: Iterable[FactEvent], guesses: _Guesses
) -> Iterator[tuple[int, Evidence]]:
    """Yield the fact's first answers of a day with their places in the log."""
    model, memory = quick(workspace.model), None
    for event in events:
        if not event.tested:
            continue
        before: Memory | None = memory
        if before is not None and event.study_day <= before.day:
            continue
        expected = None if before is None else model.recall(before, event.study_day)
        yield event.sequence, Evidence(topic, event.study_day, expected, guesses.of(event), event.correct)
        memory = model.after(before, event.correct, event.study_day)
