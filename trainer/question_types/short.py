"""A short typed answer: folded before it is compared, with foreseen wrong answers and near misses."""

from dataclasses import dataclass

from trainer.domain.asking import Asking, TypeText
from trainer.domain.folding import slips
from trainer.domain.grade import Grade, PartMark, Refutation, Verdict
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.packs.entry import Entry
from trainer.packs.wordings import Wordings
from trainer.question_types.common.marking import LONGEST_TYPED, JudgedPart, one_line, outcomes_of
from trainer.question_types.common.promise import NO_PROMISE, Promise, hint_of, parse_promise
from trainer.question_types.common.reading import tested_facts
from trainer.question_types.common.showing import showing
from trainer.question_types.common.typed import (
    Judgement,
    TypedLure,
    first_wording,
    judge_typed,
    parse_accept,
    parse_lures,
    refutation_of,
)
from trainer.question_types.question_type import Traits, body_of


@dataclass(frozen=True, slots=True)
class ShortBody(Body):
    """The accepted wordings, the shown one first, and the foreseen wrong answers."""

    accept: Wordings
    lures: tuple[TypedLure, ...] = ()
    promise: Promise = NO_PROMISE


class ShortAnswer:
    """`type: short`."""

    name = "short"
    title = message("Short answer")
    form = Form.PRODUCE
    traits = Traits(stem_asks=True, answer_keys=("accept",))

    def parse(self, entry: Entry) -> ShortBody | None:
        """Read `accept`, `lures` and what the stem promises; None where nothing is accepted."""
        accept = parse_accept(entry)
        lures = parse_lures(entry, accept, tested_facts(entry))
        promise = parse_promise(entry, accept)
        return ShortBody(accept, lures, promise) if accept.ja or accept.en else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Return the showing; nothing is drawn."""
        return showing(question, TypeText(), (seed, language), retypable=True)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge the typed text."""
        body = body_of(question, ShortBody)
        typed = response.parts[0][:LONGEST_TYPED] if response.parts else ""
        judged = judge_typed(typed, body.accept, body.lures, asking.language, body.promise)
        correct = judged.verdict is Verdict.RIGHT
        shown = one_line(first_wording(body.accept, asking.language))
        lure = judged.lure
        return Grade(
            verdict=judged.verdict,
            outcomes=outcomes_of(
                question, [JudgedPart(correct, taken_for=lure.lure if lure else None)], correct=correct
            ),
            marks=(PartMark("", bool(typed.strip()), correct, shown),),
            right_answer=shown,
            refutations=_said_of(typed, judged, body.promise, asking.language),
            slips=slips(typed, judged.closest) if judged.verdict is Verdict.NEAR else (),
            matched=(judged.matched,) if response.parts else (),
        )


def _said_of(typed: str, judged: Judgement, promise: Promise, language: Language) -> tuple[Refutation, ...]:
    """Return how it is to be written, or why the foreseen wrong answer is wrong."""
    if judged.verdict is Verdict.UNREAD:
        return (hint_of(typed, promise.in_(language), language),)
    return () if judged.lure is None else (refutation_of(typed, judged.lure, language),)
