"""The strength matrix: aspect × side, today and on the day that counts, and which topic may be called weakest."""

from collections.abc import Mapping, Sequence

from trainer.domain.message import Message, message, one_after_another
from trainer.domain.subject import Topic
from trainer.scheduling.strength import (
    WEAKEST,
    Estimate,
    StrengthInput,
    TopicStrength,
    Weakest,
    strengths,
    weakest_topic,
)
from trainer.study.horizon import horizon, horizon_text
from trainer.study.learner_context import LearnerContext
from trainer.study.reports import Range, StrengthCell, StrengthReport
from trainer.translations import say

SUREST = 0.99
"""Nothing is said to be surer."""


def strength_report(context: LearnerContext) -> StrengthReport:
    """Return every topic's strength; of facts that can be asked."""
    standing = StrengthInput(context.catalogue, context.states.facts, context.model, context.states.ability_before(()))
    found = strengths(standing, context.today(), horizon(context))
    weakest = weakest_topic(found)
    by_topic = {one.topic: one for one in found}
    pack, language = context.pack, context.language
    return StrengthReport(
        aspects=tuple(aspect.name.in_(language) for aspect in pack.aspects),
        sides=tuple(side.name.in_(language) for side in pack.sides),
        cells=tuple(
            tuple(_cell(by_topic.get(Topic(aspect.id, side.id)), weakest) for side in pack.sides)
            for aspect in pack.aspects
        ),
        horizon=horizon_text(context),
        verdict=_verdict(context, found, weakest),
        note=say(_note(found), language),
        can_practise=any(one.met for one in found),
    )


def as_range(estimate: Estimate) -> Range:
    """Return an estimate as the screens show it."""
    return Range(estimate.mean, estimate.low, estimate.high)


def _cell(one: TopicStrength | None, weakest: Weakest | None) -> StrengthCell | None:
    if one is None:
        return None
    return StrengthCell(
        facts=one.facts,
        met=one.met,
        today=as_range(one.today),
        horizon=as_range(one.horizon),
        first_impression=one.first_impression,
        weakest=weakest is not None and weakest.topic == one.topic,
    )


def _verdict(context: LearnerContext, found: Sequence[TopicStrength], weakest: Weakest | None) -> str:
    names = _names(context)
    if weakest is not None:
        sure = min(weakest.sure, SUREST)
        return say(
            message(
                "“{topic}” is weak at present: about {sure:.0%} sure that it is among the {weakest} weakest.",
                topic=names[weakest.topic],
                sure=sure,
                weakest=WEAKEST,
            ),
            context.language,
        )
    cannot, helps = message("This cannot be told yet."), _what_helps(names, found)
    return say(one_after_another(cannot, helps), context.language)


def _what_helps(names: Mapping[Topic, str], found: Sequence[TopicStrength]) -> Message:
    if not any(one.met for one in found):
        return message("Answer some questions first.")
    if len(found) <= WEAKEST:
        return message("There are so few topics that their numbers say more than a ranking.")
    low = sorted(found, key=lambda one: one.today.mean)
    if low[0].first_impression:
        return message("A few more answers on “{topic}” will make it clearer.", topic=names[low[0].topic])
    return message(
        "The topics are still close to each other. Answers on “{topic}” and “{topic2}” will make it clearer.",
        topic=names[low[0].topic],
        topic2=names[low[1].topic],
    )


def _names(context: LearnerContext) -> dict[Topic, str]:
    language = context.language
    return {
        topic: f"{context.aspects[topic.aspect].in_(language)} · {context.sides[topic.side].name.in_(language)}"
        for topic in context.catalogue.topics
    }


def _note(found: Sequence[TopicStrength]) -> Message:
    said = message("The numbers are mean chances of recall; four times in five the truth lies inside the range.")
    if any(one.first_impression for one in found):
        return one_after_another(said, message("A first impression gets surer with every answer."))
    return said
