"""Which packs HR can assign, and a plan made of what was written in the window."""

from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from trainer.app.chosen_pack import PACK_FILE, pack_name
from trainer.assigning.console_views import Draft, PackOffer, TopicOffer
from trainer.assigning.plan import Plan, PlanProblem, Selection, can_count
from trainer.assigning.zone_times import first_ms, last_ms, zone_named
from trainer.domain.assignment import Notice, PassRule
from trainer.domain.dates import date_of
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.progress_reporter import ProgressReporter
from trainer.domain.study_day import StudyDay
from trainer.domain.text import Text
from trainer.packs.cache import PackCache
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.folder import PackProblem
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder

HOME: Final = "Asia/Tokyo"
"""The zone where the computer names none."""
READING: Final = message("Reading the question sets")


def pack_offers(cache: PackCache, progress: ProgressReporter) -> tuple[PackOffer, ...]:
    """Return the built-in packs with their topics; one that cannot be read is left out."""
    folders = sorted(file.parent for file in questions_folder().glob(f"*/{PACK_FILE}"))
    offers = []
    for at, folder in enumerate(folders):
        progress(at / len(folders), READING)
        offers.append(_offer(folder, cache))
    return tuple(one for one in offers if one is not None)


def _offer(folder: Path, cache: PackCache) -> PackOffer | None:
    try:
        pack = load_pack(folder, QUESTION_TYPES, cache, parse=ConfinedParsing())
    except PackProblem:
        return None
    return PackOffer(pack_name(folder), pack.title, tuple(_topics(pack)))


def _topics(pack: Pack) -> list[TopicOffer]:
    facts = {fact.id: fact.topic for fact in pack.facts.values()}
    found = []
    for topic in dict.fromkeys(facts.values()):
        mine = {id_ for id_, one in facts.items() if one == topic}
        count = sum(can_count(one) and set(one.tests) <= mine for one in pack.questions.values())
        aspect, side = pack.aspect_name(topic.aspect), pack.side(topic.side).name
        if count:
            found.append(TopicOffer(f"{topic.aspect}/{topic.side}", aspect, side, count))
    return found


def plan_of_draft(draft: Draft) -> Plan:
    """Return the plan that a draft means. Raises PlanProblem."""
    zone = zone_named(draft.zone) or ZoneInfo("UTC")
    opens, due = first_ms(_iso(draft.open), zone), last_ms(_iso(draft.due), zone)
    if opens is None or due is None or due < opens:
        raise PlanProblem(message("It is due before it opens."))
    return Plan(
        id=draft.id,
        title=Text(draft.title),
        pack=draft.pack,
        selection=Selection(topics=draft.topics, everything=not draft.topics),
        groups=draft.groups,
        people=draft.people,
        open_ms=opens,
        due_ms=due,
        due_days=None,
        zone=draft.zone,
        passing=PassRule(draft.seen_all, draft.score, draft.of, draft.held_days),
        valid_days=None,
        collect=draft.collect,
        notice=Notice(Text(draft.purpose), draft.contact, _iso(draft.keep_until)),
        return_to=draft.return_to,
    )


def _iso(day: StudyDay) -> str:
    return date_of(day).isoformat()
