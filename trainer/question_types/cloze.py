"""Fill the blanks: a text with [[1]], [[2]], … that are typed."""

import re
from dataclasses import dataclass

from trainer.domain.asking import Asking, FillBlanks
from trainer.domain.folding import slips
from trainer.domain.grade import Grade, PartMark, Refutation, Score, Slip, Verdict
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.domain.text import Language
from trainer.packs.entry import Entry
from trainer.packs.wordings import Wordings
from trainer.question_types.common.marking import LONGEST_TYPED, JudgedPart, listed, outcomes_of
from trainer.question_types.common.promise import NO_PROMISE, Promise, hint_of, parse_promise
from trainer.question_types.common.reading import part_fact, tested_facts
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

_MARK = re.compile(r"\[\[([^\[\]]{1,16})\]\]")


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank; its label stands in the stem as [[label]]."""

    label: str
    accept: Wordings
    lures: tuple[TypedLure, ...] = ()
    fact: FactId | None = None
    promise: Promise = NO_PROMISE


@dataclass(frozen=True, slots=True)
class ClozeBody(Body):
    """The blanks in the order they are typed."""

    blanks: tuple[Blank, ...]


class Cloze:
    """`type: cloze`."""

    name = "cloze"
    title = message("Fill the blanks")
    form = Form.PRODUCE
    traits = Traits(stem_has_blanks=True, answer_keys=("blanks",))

    def parse(self, entry: Entry) -> ClozeBody | None:
        """Read `blanks` and hold them against the marks in the stem; None where there are no blanks."""
        tested = tested_facts(entry)
        blanks = tuple([_parse_blank(part, tested) for part in entry.entries("blanks")])
        if not blanks:
            return None
        stem = entry.text("stem")
        _compare_labels(entry, [blank.label for blank in blanks], [text for text in stem if text])
        return ClozeBody(blanks)

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Return the showing; nothing is drawn."""
        shape = FillBlanks(tuple(blank.label for blank in body_of(question, ClozeBody).blanks))
        prompt = _MARK.sub(r"［\1］", question.stem.in_(language))
        return showing(question, shape, (seed, language), prompt=prompt, retypable=True)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge every blank: right if all are, near if none is wrong and one is near.

        A blank with the right sense in another form than promised is asked for again, unless one is wrong.
        """
        blanks, language = body_of(question, ClozeBody).blanks, asking.language
        typed = [part[:LONGEST_TYPED] for part in response.parts[: len(blanks)]]
        typed += [""] * (len(blanks) - len(typed))
        judged = [
            judge_typed(text, each.accept, each.lures, language, each.promise)
            for text, each in zip(typed, blanks, strict=True)
        ]
        verdict = _whole([each.verdict for each in judged])
        if verdict is Verdict.WRONG:
            # Nothing is asked again now: what has the right sense counts.
            judged = [_meant(each) for each in judged]
        shown = [first_wording(blank.accept, language) for blank in blanks]
        return Grade(
            verdict=verdict,
            outcomes=outcomes_of(
                question,
                [_part(blank, each) for blank, each in zip(blanks, judged, strict=True)],
                correct=verdict is Verdict.RIGHT,
            ),
            marks=tuple(
                PartMark(blank.label, bool(text.strip()), each.verdict is Verdict.RIGHT, answer)
                for blank, text, each, answer in zip(blanks, typed, judged, shown, strict=True)
            ),
            right_answer=listed(shown, language),
            refutations=_refutations(blanks, typed, judged, language),
            slips=_slips(blanks, typed, judged) if verdict is Verdict.NEAR else (),
            score=Score(sum(each.verdict is Verdict.RIGHT for each in judged), len(judged))
            if len(judged) > 1
            else None,
            matched=tuple(each.matched for each in judged) if response.parts else (),
        )


def _parse_blank(part: Entry, tested: tuple[str, ...]) -> Blank:
    fact = part_fact(part, tested)
    accept = parse_accept(part)
    lures = parse_lures(part, accept, tested if fact is None else (fact,))
    return Blank(part.word("label"), accept, lures, fact, parse_promise(part, accept))


def _compare_labels(entry: Entry, labels: list[str], stems: list[str]) -> None:
    """Note a fault where a label comes twice, or a stem's marks are not the labels, each once."""
    if len(set(labels)) != len(labels):
        sentence = message("Two blanks have the same label.")
        entry.fault("E16", sentence, key="blanks")
    for stem in stems:
        marks = _MARK.findall(stem)
        odd = sorted(set(marks) ^ set(labels)) or [mark for mark in marks if marks.count(mark) > 1]
        if odd:
            sentence = message(
                "[[{odd}]] in the stem and the blanks do not agree: each [[1]] needs one blank with label: 1.",
                odd=odd[0],
            )
            entry.fault("E16", sentence, key="stem")


def _whole(verdicts: list[Verdict]) -> Verdict:
    """Return the first that one of the blanks has."""
    order = (Verdict.WRONG, Verdict.UNREAD, Verdict.NEAR)
    return next((each for each in order if each in verdicts), Verdict.RIGHT)


def _meant(judged: Judgement) -> Judgement:
    return judged._replace(verdict=Verdict.RIGHT) if judged.verdict is Verdict.UNREAD else judged


def _part(blank: Blank, judged: Judgement) -> JudgedPart:
    return JudgedPart(judged.verdict is Verdict.RIGHT, blank.fact, judged.lure.lure if judged.lure else None)


def _refutations(
    blanks: tuple[Blank, ...], typed: list[str], judged: list[Judgement], language: Language
) -> tuple[Refutation, ...]:
    """Return why foreseen wrong answers are wrong; where nothing is wrong, how a blank is to be written."""
    parts = list(zip(blanks, typed, judged, strict=True))
    hints = [
        hint_of(text, blank.promise.in_(language), language)
        for blank, text, each in parts
        if each.verdict is Verdict.UNREAD
    ]
    return tuple(
        hints or [refutation_of(text, each.lure, language) for _, text, each in parts if each.lure is not None]
    )


def _slips(blanks: tuple[Blank, ...], typed: list[str], judged: list[Judgement]) -> tuple[Slip, ...]:
    """Return the runs of every near blank; with several blanks each begins with its label."""
    runs: list[Slip] = []
    for blank, text, each in zip(blanks, typed, judged, strict=True):
        if each.verdict is Verdict.NEAR:
            if len(blanks) > 1:
                runs.append(Slip(f"{' ' if runs else ''}［{blank.label}］", differs=False))
            runs += slips(text, each.closest)
    return tuple(runs)
