"""The strength matrix: aspect × side, today and on the day that counts, and which topic may be called weakest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.dates import TODAY, date_text, in_days
from trainer.domain.message import NOTHING, Message, message, one_after_another, percent
from trainer.domain.subject import Topic
from trainer.domain.text import Text
from trainer.reports.report import Column, ReportSpec, Row, Table, between
from trainer.reports.report_input import ReportInput
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.strength import WEAKEST, StrengthInput, TopicStrength, Weakest, strengths, weakest_topic

SUREST = 0.99
"""Nothing is said to be surer."""


class StrengthCell(NamedTuple):
    """One topic, over all its facts, met or not."""

    facts: int
    met: int
    today: Estimate | None
    """None before there is enough evidence for a number: of the topic, and of how well the learner keeps anything."""
    horizon: Estimate | None
    """On the horizon's day, if nothing more is done until then; None as `today`."""
    weakest: bool
    """True only for the topic that may be called weakest, at three chances in four."""

    @property
    def first_impression(self) -> bool:
        """Whether it was met and there is no number yet."""
        return self.met > 0 and self.today is None


@dataclass(frozen=True, slots=True)
class StrengthReport:
    """Aspect × side."""

    aspects: tuple[Text, ...]
    sides: tuple[Text, ...]
    cells: tuple[tuple[StrengthCell | None, ...], ...]
    """Row per aspect, column per side; None where the pack has no fact."""
    horizon: Message
    """The horizon's day in words: 「6月30日」, 「30日後」."""
    verdict: Message
    """The weakest topic in one sentence, or that it cannot be told yet and what would help."""
    note: Message
    """One sentence on how to read the numbers."""
    can_practise: bool
    """Whether there is anything met, so that 「弱点を10問」 makes sense."""

    @property
    def sentences(self) -> tuple[Message, ...]:
        """The verdict, and how to read the numbers."""
        return (self.verdict, *((self.note,) if self.note != NOTHING else ()))

    @property
    def table(self) -> Table:
        """A row a topic that has facts."""
        columns = (
            Column(message("Topic"), words=True),
            Column(message("Facts")),
            Column(message("Met")),
            Column(message("Today")),
            Column(message("Range")),
            Column(self.horizon),
            Column(message("Range")),
            Column(message("Reading"), words=True),
        )
        rows = tuple(
            _row(message("{aspect} · {side}", aspect=aspect, side=side), cell)
            for aspect, cells in zip(self.aspects, self.cells, strict=True)
            for side, cell in zip(self.sides, cells, strict=True)
            if cell is not None
        )
        return Table(columns, rows)


def strength_report(given: ReportInput) -> StrengthReport:
    """Return every topic's strength; of facts that can be asked."""
    standing = StrengthInput(given.catalogue, given.facts, given.model, given.ability)
    found = strengths(standing, given.today, given.horizon)
    informed = given.ability.is_informed
    weakest = weakest_topic(found) if informed else None
    by_topic = {one.topic: one for one in found}
    pack = given.pack
    return StrengthReport(
        aspects=tuple(aspect.name for aspect in pack.aspects),
        sides=tuple(side.name for side in pack.sides),
        cells=tuple(
            tuple(_cell(by_topic.get(Topic(aspect.id, side.id)), weakest, informed=informed) for side in pack.sides)
            for aspect in pack.aspects
        ),
        horizon=horizon_words(given),
        verdict=_verdict(given, found, weakest),
        note=_note(found, informed=informed),
        can_practise=any(one.met for one in found),
    )


STRENGTH = ReportSpec("strength", message("Topics"), strength_report)


def horizon_words(given: ReportInput) -> Message:
    """Return the day that counts in words."""
    if given.due is None:
        return in_days(given.horizon - given.today)
    return TODAY if given.due == given.today else date_text(given.due, given.today)


def _row(topic: Message, cell: StrengthCell) -> Row:
    return (topic, cell.facts, cell.met, *_shown(cell.today), *_shown(cell.horizon), _reading(cell))


def _shown(estimate: Estimate | None) -> tuple[Message, Message]:
    return (NOTHING, NOTHING) if estimate is None else (percent(estimate.mean), between(estimate))


def _reading(cell: StrengthCell) -> Message:
    if not cell.met:
        return message("not met yet")
    if cell.weakest:
        return message("weakest")
    return message("first impression") if cell.first_impression else NOTHING


def _cell(one: TopicStrength | None, weakest: Weakest | None, *, informed: bool) -> StrengthCell | None:
    if one is None:
        return None
    told = informed and one.met > 0 and not one.first_impression
    return StrengthCell(
        facts=one.facts,
        met=one.met,
        today=one.today if told else None,
        horizon=one.horizon if told else None,
        weakest=weakest is not None and weakest.topic == one.topic,
    )


def _verdict(given: ReportInput, found: Sequence[TopicStrength], weakest: Weakest | None) -> Message:
    if weakest is None:
        return one_after_another(message("This cannot be told yet."), _what_helps(given, found))
    return message(
        "“{topic}” is weak at present: about {sure} sure that it is among the {places} weakest.",
        topic=given.pack.topic_name(weakest.topic),
        sure=percent(min(weakest.sure, SUREST)),
        places=WEAKEST,
    )


def _what_helps(given: ReportInput, found: Sequence[TopicStrength]) -> Message:
    if not any(one.met for one in found):
        return message("Answer some questions first.")
    if len(found) <= WEAKEST:
        return message("There are so few topics that their numbers say more than a ranking.")
    low = sorted(found, key=lambda one: one.today.mean)
    topic, next_topic = (given.pack.topic_name(one.topic) for one in low[:2])
    if low[0].first_impression:
        return message("A few more answers on “{topic}” will make it clearer.", topic=topic)
    return message(
        "The topics are still close to each other. Answers on “{topic}” and “{next_topic}” will make it clearer.",
        topic=topic,
        next_topic=next_topic,
    )


def _note(found: Sequence[TopicStrength], *, informed: bool) -> Message:
    if not any(one.met for one in found):
        return NOTHING
    if not informed:
        return message("Numbers come once answers on later days show how much stays.")
    return one_after_another(
        message("The numbers are mean chances of recall; four times in five the truth lies inside the range."),
        message("A first impression has no number yet.") if any(one.first_impression for one in found) else NOTHING,
    )
