"""True or false, and why: the verdict alone is a coin toss, so the reason must be right as well."""

from dataclasses import dataclass
from random import Random
from typing import ClassVar, NamedTuple

from trainer.domain.asking import Asking, JudgeWithReason, Option
from trainer.domain.grade import Grade, PartMark, Refutation, Verdict
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.choices import (
    Choice,
    in_displayed_order,
    keys_of,
    marks_of,
    options_of,
    parse_choices,
    refutations_of,
    shuffled,
)
from trainer.question_types.common.marking import JudgedPart, one_line, outcomes_of
from trainer.question_types.common.optioned import Optioned
from trainer.question_types.common.reading import part_lure, tested_facts
from trainer.question_types.common.showing import Drawn, showing
from trainer.question_types.question_type import Traits, body_of
from trainer.translations import say

_VERDICTS = {"true": message("True"), "false": message("False")}


class WrongVerdict(NamedTuple):
    """Why the wrong verdict is tempting."""

    why: Text
    lure: FactId | None


@dataclass(frozen=True, slots=True)
class TrueFalseBody(Optioned):
    """Whether the statement is true, and the reasons to choose from."""

    answer: bool
    reasons: tuple[Choice, ...]
    wrong: WrongVerdict | None = None
    options_key: ClassVar[str] = "reasons"

    @property
    def written_options(self) -> tuple[Choice, ...]:
        """Return the reasons, which a learner chooses among."""
        return self.reasons


class TrueFalse:
    """`type: truefalse`."""

    name = "truefalse"
    title = message("True or false, and why")
    form = Form.RECOGNISE
    traits = Traits(answer_keys=("answer",))

    def parse(self, entry: Entry) -> TrueFalseBody | None:
        """Read `answer`, `reasons` and the optional `wrong`; None where there are no reasons."""
        answer = entry.one_of("answer", tuple(_VERDICTS))
        reasons = parse_choices(entry, "reasons", only_one=True)
        for reason in reasons:
            if reason.key in _VERDICTS:
                sentence = message('The key "{key}" stands for a verdict; give the reason another one.', key=reason.key)
                entry.fault("E14", sentence, key="reasons")
        part = entry.entry("wrong")
        wrong = None
        if part is not None:
            wrong = WrongVerdict(part.text("why"), part_lure(part, tested_facts(entry)))
        return TrueFalseBody(answer == "true", reasons, wrong) if reasons else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing; the verdicts keep their order."""
        reasons = shuffled(body_of(question, TrueFalseBody).reasons, Random(seed))
        verdicts = tuple(Option(key, say(text, language)) for key, text in _VERDICTS.items())
        shape = JudgeWithReason(verdicts, options_of(reasons, language))
        return showing(question, shape, (seed, language), Drawn(keys_of(reasons), 2 * len(reasons)))

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge the verdict and the reason."""
        body = body_of(question, TrueFalseBody)
        reasons = in_displayed_order(body.reasons, asking.order)
        verdict, reason = response.parts if len(response.parts) == len(_VERDICTS) else ("", "")
        right_verdict = "true" if body.answer else "false"
        right_reason = next((each for each in reasons if each.ok), None)
        correct = verdict == right_verdict and right_reason is not None and reason == right_reason.key
        refutations = (
            *_of_verdict(body, verdict, asking.language),
            *refutations_of(reasons, (reason,), asking.language),
        )
        parts = [JudgedPart(correct=False, taken_for=refutation.taken_for) for refutation in refutations]
        marks = tuple(PartMark(key, key == verdict, key == right_verdict) for key in _VERDICTS)
        return Grade(
            verdict=Verdict.RIGHT if correct else Verdict.WRONG,
            outcomes=outcomes_of(question, parts, correct=correct),
            marks=(*marks, *marks_of(reasons, (reason,))),
            right_answer=_right_answer(right_verdict, right_reason, asking.language),
            refutations=refutations,
        )


def _of_verdict(body: TrueFalseBody, verdict: str, language: Language) -> tuple[Refutation, ...]:
    """Return the refutation of the wrong verdict, where it was chosen and the author gave one."""
    if body.wrong is None or verdict not in _VERDICTS or verdict == ("true" if body.answer else "false"):
        return ()
    return (Refutation(say(_VERDICTS[verdict], language), body.wrong.why.in_(language), body.wrong.lure),)


def _right_answer(verdict: str, reason: Choice | None, language: Language) -> str:
    because = "" if reason is None else one_line(reason.text.in_(language))
    return say(message("{name}: {text}", name=_VERDICTS[verdict], text=because), language)
