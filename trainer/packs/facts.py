"""`facts/*.yaml`: the smallest things one can know."""

from trainer.domain.message import message
from trainer.domain.subject import AspectId, Fact, FactId, LevelId, SideId
from trainer.packs.entry import Entry
from trainer.packs.identity import Ids, read_waiver
from trainer.packs.sources import read_source_of
from trainer.packs.taxonomy import Taxonomy


def read_facts(entries: list[Entry], taxonomy: Taxonomy) -> dict[FactId, Fact]:
    """Read the facts in file order; those without a usable id are left out with a fault."""
    ids = Ids()
    aspects = tuple(aspect.id for aspect in taxonomy.aspects)
    sides = tuple(side.id for side in taxonomy.sides)
    levels = tuple(level.id for level in taxonomy.levels)
    facts = {}
    for entry in entries:
        id_ = FactId(ids.take(entry))
        fact = Fact(
            id=id_,
            aspect=AspectId(entry.one_of("aspect", aspects)),
            side=SideId(entry.one_of("side", sides)),
            level=LevelId(entry.one_of("level", levels)),
            name=entry.text("name"),
            text=entry.text("text"),
            source=read_source_of(entry) or taxonomy.source,
            twins=_twins(entry, id_),
        )
        read_waiver(entry)
        if id_:
            facts[id_] = fact
    for entry in entries:
        ids.retire(entry)
        entry.finish()
    return facts


def _twins(entry: Entry, id_: FactId) -> tuple[FactId, ...]:
    twins = entry.facts("twin")
    if id_ and id_ in twins:
        entry.fault("E07", message("A fact cannot be its own twin."), key="twin")
    if len(set(twins)) != len(twins):
        entry.fault("E06", message("The same twin is named twice."), key="twin")
    return twins
