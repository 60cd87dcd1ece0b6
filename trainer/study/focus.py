"""What the learner practises at present, said in a sentence and offered for choosing."""

from trainer.domain.message import NOTHING, Message, counted, listed, message, one_after_another
from trainer.domain.text import Text
from trainer.study.focus_offer import FocusChoice, FocusOffer
from trainer.study.learner_context import LearnerContext


def focus_offer(context: LearnerContext) -> FocusOffer:
    """Return what can be chosen in the pack in use: aspects and sides that have a fact to ask."""
    pack, focus = context.pack, context.focus
    topics = context.catalogue.topics
    aspects = [one for one in pack.aspects if any(topic.aspect == one.id for topic in topics)]
    sides = [one for one in pack.sides if any(topic.side == one.id for topic in topics)]
    return FocusOffer(
        focus,
        tuple(FocusChoice(one.id, one.name, one.id in focus.aspects) for one in aspects),
        tuple(FocusChoice(one.id, one.name, one.id in focus.sides) for one in sides),
        focus_text(context),
    )


def focus_text(context: LearnerContext) -> Message:
    """Return what is practised alone at present; nothing where everything is."""
    focus, pack = context.focus, context.pack
    if not focus.is_set:
        return NOTHING
    aspects = [one.name for one in pack.aspects if one.id in focus.aspects]
    sides = [one.name for one in pack.sides if one.id in focus.sides]
    what = _what(aspects, sides)
    if not context.left_out:
        return message("{what}: there is no such fact, so everything is practised.", what=what)
    asked = len(context.catalogue.facts) - len(context.left_out)
    said = counted(
        "At present you practise {what} only: {count} fact.", "At present you practise {what} only: {count} facts.",
        asked, what=what,
    )  # fmt: skip
    askable = context.catalogue.facts
    stays = sum(1 for fact in context.assigned if fact in askable and not focus.has(*askable[fact].topic))
    if not stays:
        return said
    also = counted(
        "What somebody assigned comes all the same: {count} fact of it lies outside.",
        "What somebody assigned comes all the same: {count} facts of it lie outside.",
        stays,
    )
    return one_after_another(said, also)


def _what(aspects: list[Text], sides: list[Text]) -> Message:
    if aspects and sides:
        return message("“{aspects}” of “{sides}”", aspects=listed(aspects), sides=listed(sides))
    return message("“{parts}”", parts=listed(aspects or sides))
