"""A report's input made by hand, without a log: a small pack and answers of some days."""

from dataclasses import replace

from tests.storage.records import answered_record
from tests.study.small_pack import small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import Confusion, FactEvent, FactState
from trainer.domain.response import Confidence
from trainer.domain.review import Answered
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.reports.report_input import ReportInput
from trainer.scheduling.ability import Ability, Offset
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import events_of, record_of
from trainer.scheduling.policies import POLICIES

PACK = small_pack(aspects=3, each=2)
TODAY = StudyDay(20_000)
"""4 October 2024."""
MODEL = FsrsModel()
INFORMED = Ability(overall=Offset(0.0, 0.2, TODAY))
"""Of one whose answers on later days have told how much stays."""


def made_answers(days: int = 5) -> tuple[Answered, ...]:
    """Return answers to every fact on so many days running, today the last; every fourth takes the twin for it."""
    found = []
    for at in range(days):
        for place, fact in enumerate(PACK.facts):
            number = at * len(PACK.facts) + place
            wrong = number % 4 == 0
            made = answered_record(number=number, pack=PACK.id, fact=fact, study_day=StudyDay(TODAY - days + 1 + at))
            twin = PACK.facts[fact].twins[0]
            made = replace(
                made,
                outcomes=(FactOutcome(fact, not wrong, twin if wrong else None),),
                correct=not wrong,
                lures=(twin,) if wrong else (),
                confidence=Confidence.GUESS if wrong else Confidence.SURE,
            )
            found.append(made)
    return tuple(found)


def made_input(answers: tuple[Answered, ...] = ()) -> ReportInput:
    """Return the input that these answers come to: nothing is read but them, as where results were handed in."""
    events: dict[FactId, list[FactEvent]] = {}
    for sequence, one in enumerate(answers, start=1):
        for fact, event in events_of(one, sequence).items():
            events.setdefault(fact, []).append(event)
    records = {fact: record_of(fact, each, MODEL) for fact, each in events.items()}
    confusions: dict[tuple[FactId, FactId], Confusion] = {}
    facts: dict[FactId, FactState] = {}
    for fact, record in records.items():
        facts[fact] = record.state
        confusions |= {(fact, other): one for other, one in record.confusions.items()}
    return ReportInput(
        pack=PACK,
        catalogue=Catalogue(PACK),
        today=TODAY,
        facts=facts,
        confusions=confusions,
        ability=INFORMED if answers else Ability(),
        model=MODEL,
        policy=POLICIES[0],
        study_days=tuple(dict.fromkeys(one.study_day for one in answers)),
        answers=answers,
    )
