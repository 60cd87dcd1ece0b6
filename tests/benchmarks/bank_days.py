"""Thirty days with a pack: how soon the same words come again, what never comes, and how much one type fills a day.

Run as `python -m tests.benchmarks.bank_days [--days 30] [--seeds 3] [--minutes 10 5] [--packs …]`; half a minute for a
pack, minutes and seed. The service of the product on a log in memory; the learner knows 80 % and of the rest nothing,
and takes 20 seconds a question. A showing is a question in one of its wordings: figures drawn anew are the same one.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.question_types.samples import RIGHT_RESPONSE
from tests.study.learner import Learner
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question, ShowingId
from trainer.domain.response import DONT_KNOW, Response
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder
from trainer.scheduling.rotation import STEPS, wanted_step
from trainer.study.steps import AskStep, EndStep, FeedbackStep

KNOWN: Final = 0.8
MS_A_QUESTION: Final = 20_000
USED_TO: Final = 10
"""Days after which repeats are counted."""
MOST_REPEATS, MOST_OFTEN, MOST_OF_A_TYPE = 0.2, 3, 1 / 3
NAMED: Final = 6
"""Questions that never came, named one by one."""
A_SESSION: Final = 6
"""Answers from which a day's types have shares."""


@dataclass
class Lived:
    """What came on the days of one learner."""

    shown: Counter[ShowingId] = field(default_factory=Counter)
    asked: list[int] = field(default_factory=list)
    """Questions of each day."""
    repeats: list[int] = field(default_factory=list)
    """Of these, showings that had come before."""
    type_share: float = 0.0
    """The largest share of one type in a day's training."""
    third_before_unused: int = 0
    """A showing came a third time while a question of the same fact, ready by form, had never come."""
    reserved: int = 0

    @property
    def late_repeats(self) -> float:
        """The share of repeats after the first days."""
        return sum(self.repeats[USED_TO:]) / max(sum(self.asked[USED_TO:]), 1)


def live(pack: Pack, minutes: int, seed: int, days: int) -> Lived:
    """Let a learner study the days."""
    learner, chance, lived = Learner(pack, seed, QUESTION_TYPES), Random(seed), Lived()
    learner.desk.change_preferences(learner.desk.preferences()._replace(minutes=minutes))
    for _ in range(days):
        types: Counter[str] = Counter()
        lived.asked.append(0)
        lived.repeats.append(0)
        step = learner.desk.start_session("review")
        while not isinstance(step, EndStep) or step.kind == "check_day":
            if isinstance(step, EndStep):
                step = learner.desk.start_session("review")
            elif isinstance(step, FeedbackStep):
                step = learner.desk.next_question()
            else:
                _note(learner, step, lived, types)
                step = learner.answer(_given(pack, step, chance), ms=MS_A_QUESTION)
        if types.total() >= A_SESSION:
            lived.type_share = max(lived.type_share, max(types.values()) / types.total())
        learner.clock.pass_days(1)
    return lived


def _shown(pack: Pack, step: AskStep) -> Question:
    question = pack.shown(step.asking.question, step.asking.variant)
    assert question is not None
    return question


def _given(pack: Pack, step: AskStep, chance: Random) -> Response:
    if chance.random() >= KNOWN:
        return DONT_KNOW
    return RIGHT_RESPONSE[step.asking.type](_shown(pack, step), step.asking)


def _note(learner: Learner, step: AskStep, lived: Lived, types: Counter[str]) -> None:
    question = _shown(learner.pack, step)
    if question.reserved:
        lived.reserved += 1
        return
    types[question.type] += 1
    lived.asked[-1] += 1
    lived.repeats[-1] += question.showing in lived.shown
    lived.shown[question.showing] += 1
    if lived.shown[question.showing] == MOST_OFTEN:
        lived.third_before_unused += _ready_and_unused(learner, question, lived)


def _ready_and_unused(learner: Learner, question: Question, lived: Lived) -> bool:
    context, session = learner.desk.learner, learner.desk._context.session
    assert session is not None
    assert session.posed is not None
    fact = session.posed.pick.fact
    return any(
        STEPS[other.form] <= wanted_step(context.states.facts.get(fact))
        and not any(wording.showing in lived.shown for wording in other.trained)
        for other in context.catalogue.questions_of[fact]
        if other.form is not Form.SELF_JUDGED or question.form is Form.SELF_JUDGED
    )


def report(pack: Pack, minutes: int, seed: int, lived: Lived) -> list[str]:
    """Return the lines of one learner."""
    questions = [one for one in pack.questions.values() if not one.retired]
    wordings = [wording.showing for one in questions for wording in one.trained]
    unused = sum(one not in lived.shown for one in wordings)
    unasked = [one for one in questions if not any(wording.showing in lived.shown for wording in one.trained)]
    named = "".join(f" {one.id}({one.type})" for one in unasked[:NAMED])
    often = sum(times > MOST_OFTEN for times in lived.shown.values())
    days = " ".join(f"{again}/{asked}" for again, asked in zip(lived.repeats, lived.asked, strict=True))
    return [
        f"{pack.id}, {minutes} minutes, seed {seed}: {len(questions)} questions, {len(wordings)} showings",
        f"  repeats a day: {days}",
        f"  repeats after day {USED_TO}: {lived.late_repeats:.1%} (at most {MOST_REPEATS:.0%})",
        f"  shown more than {MOST_OFTEN} times: {often}; most often {max(lived.shown.values(), default=0)}",
        f"  never shown: {unused} showings, {len(unasked)} questions{named}",
        f"  a third time while one ready by form was unused: {lived.third_before_unused}",
        f"  largest share of one type in a day: {lived.type_share:.1%} (at most {MOST_OF_A_TYPE:.1%})",
        f"  reserved wordings on check days: {lived.reserved}",
    ]


def main() -> None:
    """Print every learner."""
    parser = ArgumentParser()
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--minutes", type=int, nargs="+", default=[10, 5])
    parser.add_argument("--packs", type=Path, nargs="*")
    wanted = parser.parse_args()
    for folder in wanted.packs or sorted(one.parent for one in questions_folder().glob("*/pack.yaml")):
        pack = load_pack(folder, QUESTION_TYPES)
        for minutes in wanted.minutes:
            for seed in range(1, wanted.seeds + 1):
                lived = live(pack, minutes, seed, wanted.days)
                sys.stdout.write("\n".join(report(pack, minutes, seed, lived)) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
