"""The strength matrix: aspect × side, today and on the day that counts, and which topic may be called weakest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.dates import TODAY, date_text, in_days
from trainer.domain.message import NOTHING, Message, listed, message, one_after_another, percent
from trainer.domain.subject import FactId, Topic
from trainer.domain.text import Text
from trainer.reports.report import Column, ReportSpec, Row, Table, between
from trainer.reports.report_input import ReportInput
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.strength import WEAKEST, StrengthInput, TopicStrength, Weakest, strengths, weakest_topic
from trainer.scheduling.weak_topics import may_be_weakest, practised_topics, ranked

SUREST = 0.99
"""Nothing is said to be surer."""
NAMED = 6
"""Of more topics than that it says little that the weakest is one of them."""


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


class RankedTopic(NamedTuple):
    """One line of the ranking."""

    name: Message
    cell: StrengthCell
    rough: Estimate
    """Of today, for the bar alone: without evidence it is wide and has no number beside it."""
    may_be_weakest: bool
    """One of the first topics of which the weakest is one, at four chances in five."""
    practised: bool
    """Whether 「弱点を10問」 asks it."""


class AsideFact(NamedTuple):
    """A fact that the learner put aside."""

    fact: FactId
    name: Text


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
    ranking: tuple[RankedTopic, ...] = ()
    """The topics of which anything was met, the lowest first."""
    practised: Message = NOTHING
    """What 「弱点を10問」 asks, in one sentence."""
    aside: tuple[AsideFact, ...] = ()
    """What the learner put aside: neither asked nor counted here."""

    @property
    def sentences(self) -> tuple[Message, ...]:
        """The verdict, what the ten ask, how to read the numbers, and what is put aside."""
        said = (self.verdict, self.practised, self.note, aside_words(self.aside))
        return tuple(one for one in said if one != NOTHING)

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
            Column(message("Rank")),
            Column(message("Reading"), words=True),
        )
        places = {one.name: place for place, one in enumerate(self.ranking, start=1)}
        asked = {one.name for one in self.ranking if one.practised}
        rows = tuple(
            _row(name, cell, places.get(name), practised=name in asked) for name, cell in self._in_pack_order()
        )
        return Table(columns, rows)

    def _in_pack_order(self) -> Iterator[tuple[Message, StrengthCell]]:
        for aspect, cells in zip(self.aspects, self.cells, strict=True):
            for side, cell in zip(self.sides, cells, strict=True):
                if cell is not None:
                    yield message("{aspect} · {side}", aspect=aspect, side=side), cell


def strength_report(given: ReportInput) -> StrengthReport:
    """Return every topic's strength; of facts that can be asked."""
    standing = StrengthInput(given.catalogue, given.facts, given.model, given.ability)
    found = strengths(standing, given.today, given.horizon)
    informed = given.ability.is_informed
    weakest = weakest_topic(found) if informed else None
    by_topic = {one.topic: one for one in found}
    pack = given.pack
    ranking = _ranking(given, found, weakest)
    return StrengthReport(
        aspects=tuple(aspect.name for aspect in pack.aspects),
        sides=tuple(side.name for side in pack.sides),
        cells=tuple(
            tuple(_cell(by_topic.get(Topic(aspect.id, side.id)), weakest, informed=informed) for side in pack.sides)
            for aspect in pack.aspects
        ),
        horizon=horizon_words(given),
        verdict=_verdict(given, found, weakest, ranking),
        note=one_after_another(given.focus, _note(found, informed=informed)),
        can_practise=any(one.met for one in found),
        ranking=ranking,
        practised=_practised(ranking),
        aside=tuple(AsideFact(fact, pack.fact_name(fact)) for fact in given.aside),
    )


STRENGTH = ReportSpec("strength", message("Topics"), strength_report)


def horizon_words(given: ReportInput) -> Message:
    """Return the day that counts in words."""
    if given.due is None:
        return in_days(given.horizon - given.today)
    return TODAY if given.due == given.today else date_text(given.due, given.today)


def aside_words(aside: Sequence[AsideFact]) -> Message:
    """Return which facts are put aside; nothing where there are none."""
    if not aside:
        return NOTHING
    return message("Put aside, neither asked nor counted here: {names}.", names=listed([one.name for one in aside]))


def _row(topic: Message, cell: StrengthCell, place: int | None, *, practised: bool) -> Row:
    numbers = (cell.facts, cell.met, *_shown(cell.today), *_shown(cell.horizon))
    return (topic, *numbers, NOTHING if place is None else place, _reading(cell, practised=practised))


def _shown(estimate: Estimate | None) -> tuple[Message, Message]:
    return (NOTHING, NOTHING) if estimate is None else (percent(estimate.mean), between(estimate))


def _reading(cell: StrengthCell, *, practised: bool) -> Message:
    if not cell.met:
        return message("not met yet")
    said = [message("weakest")] if cell.weakest else []
    said += [message("first impression")] if cell.first_impression else []
    said += [message("among the ten")] if practised else []
    return listed(said)


def _ranking(given: ReportInput, found: Sequence[TopicStrength], weakest: Weakest | None) -> tuple[RankedTopic, ...]:
    """Return the ranking that the screen shows and 「弱点を10問」 asks by."""
    low, asked = may_be_weakest(found), practised_topics(found)
    lines = ((one, _cell(one, weakest, informed=given.ability.is_informed)) for one in ranked(found))
    return tuple(
        RankedTopic(given.pack.topic_name(one.topic), cell, one.today, one.topic in low, one.topic in asked)
        for one, cell in lines
        if cell is not None
    )


def _practised(ranking: Sequence[RankedTopic]) -> Message:
    asked = [one.name for one in ranking if one.practised]
    if not asked:
        return NOTHING
    if len(asked) == len(ranking) > 1:
        return message("“Ten on my weak topics” asks all topics you have met, in turn: they lie too close together.")
    return message("“Ten on my weak topics” asks, in turn: {topics}.", topics=listed(asked))


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


def _verdict(
    given: ReportInput, found: Sequence[TopicStrength], weakest: Weakest | None, ranking: Sequence[RankedTopic]
) -> Message:
    if weakest is None:
        low = [one.name for one in ranking if one.may_be_weakest]
        if given.ability.is_informed and 1 < len(low) <= NAMED and len(low) < len(ranking):
            return message("Your weakest topic is probably one of these {count}: {topics}.", count=len(low),
                           topics=listed(low))  # fmt: skip
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
