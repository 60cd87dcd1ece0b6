"""What is held today and what will be, from handed-in answers alone, by the code that tells the learner.

It knows less than the learner's own app: nothing of other study, and nothing after the newest file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from trainer.domain.assignment import Assignment
from trainer.domain.clock import Moment
from trainer.domain.dates import date_text
from trainer.domain.grade import FactOutcome
from trainer.domain.kept_answer import KeptAnswer
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.response import DONT_KNOW, Confidence
from trainer.domain.review import Answered, LogEntry, ReviewId, SessionKind
from trainer.domain.study_day import StudyDay, study_day
from trainer.reports.forecast import FORECAST
from trainer.reports.report_input import ReportInput
from trainer.scheduling.ability_snapshot import Reading, rebuild_with_morning
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.forecast import GUESSES, Outlook
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.strength import StrengthInput, overall, strengths

_SEEN: Final = "as handed in"
"""Stands for the pack's hash where the learner's ability is told of it."""
_KINDS: Final[dict[str, SessionKind]] = {
    one: one for one in ("learn", "review", "test", "timed_test", "weak", "fact", "placement", "check_day")
}
_NOT_ENOUGH: Final = message("Too little came in to tell. Only handed-in answers count here.")
_STANDS: Final[dict[Outlook, Message]] = {
    "safe": message("Until {day}: at this pace you are safe."),
    "open": message("Until {day}: still open."),
    "will miss": message("Until {day}: at this pace you will not make it."),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What of the assigned facts is held on a day."""

    share: Estimate
    last_evidence_ms: int


def held_today(assignment: Assignment, pack: Pack, answers: Sequence[KeptAnswer], today: StudyDay) -> Held | None:
    """Return the share of assigned facts that is held, with its range; None before any answer."""
    given = _given(assignment, pack, answers, today, None)
    if given is None:
        return None
    standing = StrengthInput(given.catalogue, given.facts, given.model, given.ability)
    return Held(overall(strengths(standing, today, today)), max(one.utc_ms for one in answers))


def outlook(
    assignment: Assignment, pack: Pack, answers: Sequence[KeptAnswer], today: StudyDay, due: StudyDay | None
) -> tuple[Outlook | None, Message]:
    """Return whether the facts will be held on the due day, and the words for it; it takes tenths of a second."""
    given = None if due is None or due < today else _given(assignment, pack, answers, today, due)
    if given is None or due is None:
        return None, _NOT_ENOUGH if due is not None and due >= today else NOTHING
    told = FORECAST.make(given).told
    if told is None or told.outlook is None:
        return None, _NOT_ENOUGH
    return told.outlook, Message(_STANDS[told.outlook].id, (("day", date_text(due, today)),))


def _given(
    assignment: Assignment, pack: Pack, answers: Sequence[KeptAnswer], today: StudyDay, due: StudyDay | None
) -> ReportInput | None:
    entries = tuple(_entries(pack, answers))
    if not entries:
        return None
    catalogue = Catalogue(pack).part(assignment.facts)
    reading = Reading(_SEEN, catalogue.topic_of.get, lambda answered: GUESSES[answered.form])
    model = FsrsModel()
    # The morning after: every answer tells.
    state = rebuild_with_morning(entries, model, reading, StudyDay(today + 1))
    snapshot = state.ability_snapshot
    if snapshot is None:
        return None
    read = tuple(one.record for one in entries if isinstance(one.record, Answered))
    assigned = set(assignment.facts)
    return ReportInput(
        pack=pack,
        catalogue=catalogue,
        today=today,
        facts={fact: one for fact, one in state.facts.items() if fact in assigned},
        confusions={pair: one for pair, one in state.confusions.items() if assigned.issuperset(pair)},
        ability=snapshot.ability,
        model=model,
        policy=POLICIES[0],
        study_days=tuple(dict.fromkeys(one.study_day for one in read)),
        answers=tuple(one for one in read if one.study_day == today),
        due_day=due,
        due_from=read[0].study_day,
    )


def _entries(pack: Pack, answers: Sequence[KeptAnswer]) -> Iterator[LogEntry]:
    for sequence, one in enumerate(answers, start=1):
        question = pack.shown(one.question, one.variant)
        if question is not None:
            yield LogEntry(sequence, sequence, 1, "", _answered(pack, question, one))


def _answered(pack: Pack, question: Question, one: KeptAnswer) -> Answered:
    wrong = {each.fact: each.taken_for for each in one.wrong}
    return Answered(
        id=ReviewId(one.id),
        device=one.device,
        utc_ms=one.utc_ms,
        offset_minutes=one.offset_minutes,
        study_day=study_day(Moment(one.utc_ms, one.offset_minutes)),
        pack=pack.id,
        pack_version=pack.version,
        question=question.id,
        question_rev=question.rev,
        question_type=question.type,
        form=question.form,
        outcomes=tuple(FactOutcome(fact, fact not in wrong, wrong.get(fact)) for fact in question.tests),
        response=DONT_KNOW,
        first_response=None,
        order=(),
        seed=0,
        options=0,
        lures=tuple(dict.fromkeys(taken for taken in wrong.values() if taken is not None)),
        correct=one.correct,
        confidence=Confidence(one.confidence) if one.confidence else None,
        milliseconds=one.milliseconds,
        session="",
        session_kind=_KINDS.get(one.kind, "review"),
        position=1,
        reason="due",
        reason_fact=None,
        predicted_recall=None,
        probe=False,
        language="ja",
        policy="",
        model="",
        variant=one.variant,
        reserved=one.reserved,
    )
