"""Making the pack ready to hand out, as the workshop's screen shows it: before, and after."""

from collections.abc import Iterator
from typing import Final

from trainer.authoring.editing.edited_pack import EditedPack
from trainer.authoring.publish import Published, PublishPlan
from trainer.authoring.whole_check import WholeFinding
from trainer.authoring.workshop_pages import PACK_PAGE, pages_of_facts
from trainer.authoring.workshop_snapshot import FindingLine, PublishOffer
from trainer.domain.message import Message, counted, message
from trainer.domain.text import Language
from trainer.packs.plain_values import Path

_WHY: Final = {
    "major": message("Something that learners know is asked otherwise, or is gone."),
    "minor": message("There is more than before."),
    "patch": message("Only words are different."),
    "none": message("Nothing is different from what was handed out last."),
}


def offer_of(plan: PublishPlan, pack: EditedPack, language: Language) -> PublishOffer:
    """Return what the plan would do, with everything that was found in the whole pack."""
    found = tuple(_line(one, pack) for one in (*plan.in_the_way, *plan.to_look_at))
    return PublishOffer(tuple(_said(plan)), found, plan.note(language), plan if plan.ready else None)


def done_of(published: Published) -> PublishOffer:
    """Return what was done."""
    return PublishOffer((published.said,))


def _said(plan: PublishPlan) -> Iterator[Message]:
    if not plan.ready and not plan.in_the_way:
        yield message("No question is finished yet, so there is nothing to hand out.")
    elif plan.in_the_way:
        yield counted(
            "{count} error is to be mended first.", "{count} errors are to be mended first.", len(plan.in_the_way)
        )
    else:
        yield message("It becomes version {version}. {why}", version=plan.version, why=_WHY[plan.change])
    if plan.drafts:
        yield counted(
            "{count} part is not finished and stays out.", "{count} parts are not finished and stay out.", plan.drafts
        )
    if plan.to_look_at:
        yield counted("{count} warning is left.", "{count} warnings are left.", len(plan.to_look_at))


def _line(whole: WholeFinding, pack: EditedPack) -> FindingLine:
    found, name = whole.finding, whole.name
    place: tuple[str, Path] = ("", ())
    if name is not None and name.kind == "questions":
        place = (name.id, ())
    elif name is not None and name.kind == "facts":
        place = pages_of_facts(pack).get(name.id, place)
    elif name is not None and name.kind == "heading":
        place = (PACK_PAGE, ())
    page, before = place
    return FindingLine(found.rule, found.severity, found.sentence, found.mend, page, (*before, *found.path))
