"""The derived state as rows, and back."""

from collections.abc import Mapping
from typing import Any

from trainer.domain.learner import Confusion, FactEvent, FactState, Memory, QuestionState
from trainer.domain.question import Form, ShowingId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId, PackId
from trainer.storage.learner.check_values import with_crc
from trainer.storage.learner.codes import FORM
from trainer.storage.learner.log_rows import Numbers, Texts
from trainer.study.ports import NEXT_SEQUENCE


def _placed(last_sequence: int, sequence: int) -> int:
    return sequence if last_sequence == NEXT_SEQUENCE else last_sequence


def event_row(pack: PackId, fact: FactId, event: FactEvent, sequence: int, words: Numbers) -> dict[str, Any]:
    """Return the row of one event of the entry `sequence`."""
    row = {
        "pack": words.number(pack),
        "fact": words.number(fact),
        "sequence": sequence,
        "study_day": event.study_day,
        "question": words.number(event.question),
        "form": FORM.number(event.form.value),
        "tested": int(event.tested),
        "correct": int(event.correct),
        "taken_for": None if event.taken_for is None else words.number(event.taken_for),
        "sure": int(event.sure),
    }
    return with_crc(row)


def read_event(row: Mapping[str, Any], words: Texts) -> FactEvent:
    """Return the event of a row."""
    taken_for = row["taken_for"]
    return FactEvent(
        sequence=row["sequence"],
        study_day=StudyDay(row["study_day"]),
        question=ShowingId(words.text(row["question"])),
        form=Form(FORM.word(row["form"])),
        tested=bool(row["tested"]),
        correct=bool(row["correct"]),
        taken_for=None if taken_for is None else FactId(words.text(taken_for)),
        sure=bool(row["sure"]),
    )


def fact_row(pack: PackId, state: FactState, sequence: int = NEXT_SEQUENCE) -> dict[str, Any]:
    """Return the row of a fact's state; `sequence` is that of the entry being written."""
    memory = state.memory
    row = {
        "pack": pack,
        "fact": state.fact,
        "stability": None if memory is None else float(memory.stability),
        "difficulty": None if memory is None else float(memory.difficulty),
        "memory_day": None if memory is None else memory.day,
        "answers": state.answers,
        "right": state.right,
        "right_days": state.right_days,
        "last_sequence": _placed(state.last_sequence, sequence),
        "last_correct": int(state.last_correct),
        "last_question": state.last_question,
        "produced_right": state.produced_right,
        "chosen_instead_of": state.chosen_instead_of,
        "chosen_instead_day": state.chosen_instead_day,
        "sure_wrong_day": state.sure_wrong_day,
        "recalled": int(state.recalled),
        "wrong_days": state.wrong_days,
    }
    return with_crc(row)


def read_fact(row: Mapping[str, Any]) -> FactState:
    """Return the fact's state of a row."""
    day = row["memory_day"]
    return FactState(
        fact=FactId(row["fact"]),
        memory=None if day is None else Memory(row["stability"], row["difficulty"], StudyDay(day)),
        answers=row["answers"],
        right=row["right"],
        right_days=row["right_days"],
        last_sequence=row["last_sequence"],
        last_correct=bool(row["last_correct"]),
        last_question=row["last_question"],
        produced_right=row["produced_right"],
        chosen_instead_of=row["chosen_instead_of"],
        chosen_instead_day=row["chosen_instead_day"],
        sure_wrong_day=row["sure_wrong_day"],
        recalled=bool(row["recalled"]),
        wrong_days=row["wrong_days"],
    )


def confusion_row(pack: PackId, confusion: Confusion) -> dict[str, Any]:
    """Return the row of a confusion."""
    return with_crc({"pack": pack, **confusion._asdict()})


def read_confusion(row: Mapping[str, Any]) -> Confusion:
    """Return the confusion of a row."""
    return Confusion(**{name: row[name] for name in Confusion._fields})


def question_row(pack: PackId, state: QuestionState, sequence: int = NEXT_SEQUENCE) -> dict[str, Any]:
    """Return the row of a question's state; `sequence` is that of the entry being written."""
    return with_crc({"pack": pack, **state._asdict(), "last_sequence": _placed(state.last_sequence, sequence)})


def read_question(row: Mapping[str, Any]) -> QuestionState:
    """Return the question's state of a row."""
    return QuestionState(**{name: row[name] for name in QuestionState._fields})
