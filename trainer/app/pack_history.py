"""The history a pack goes on with: never that of another pack which only has the same id."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from trainer.app.command_line_options import HistoryChoice
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.subject import FactId, PackId
from trainer.packs.folder import PackProblem
from trainer.storage.pack_histories import History, PackHistories

_MARK: Final = "~"
"""Between an id and a number; no id of a pack has it."""
FactsOf = Callable[[PackId], AbstractSet[FactId]]
"""The facts of a history that were asked for."""


class OtherPackSameId(PackProblem):
    """Progress is kept under this id, and it may be that of another pack: the learner is to say."""


def with_history(pack: Pack, histories: PackHistories, facts_of: FactsOf, choice: HistoryChoice | None) -> Pack:
    """Return the pack under the id that its history is kept under; `choice` is what the learner said, if anything.

    Raises OtherPackSameId where progress under its id is by another author, or of facts of which it has none.
    """
    known = histories.of(pack.id) or (History(pack.id),)
    found = _settled(pack, known) or next((one for one in known if _fits(pack, one, facts_of)), None)
    if found is None:
        found = _chosen(pack, known, facts_of, choice)
    histories.keep(pack.id, _with(known, found.with_pack(pack.author, pack.content_hash)))
    return pack if found.key == pack.id else replace(pack, id=PackId(found.key))


def _settled(pack: Pack, known: tuple[History, ...]) -> History | None:
    return next((one for one in known if pack.author in one.authors and pack.content_hash in one.agreed), None)


def _fits(pack: Pack, history: History, facts_of: FactsOf) -> bool:
    if history.authors and pack.author not in history.authors:
        return False
    facts = facts_of(PackId(history.key))
    return not facts or not facts.isdisjoint(pack.facts)


def _chosen(pack: Pack, known: tuple[History, ...], facts_of: FactsOf, choice: HistoryChoice | None) -> History:
    if choice is None:
        raise OtherPackSameId(
            message(
                'The pack "{title}" ({author}) has the id {id}, and progress of another pack is kept under it. Start '
                "with --new-history to give it progress of its own, or with --same-history if it is the same pack.",
                title=pack.title,
                author=pack.author,
                id=pack.id,
            )
        )
    if choice == "same":
        return known[0]
    taken = {one.key for one in known}
    keys = (f"{pack.id}{_MARK}{number}" for number in range(2, len(taken) + 1_000))
    return next(one for key in keys if key not in taken and _fits(pack, one := History(key), facts_of))


def _with(known: tuple[History, ...], history: History) -> tuple[History, ...]:
    if any(one.key == history.key for one in known):
        return tuple(history if one.key == history.key else one for one in known)
    return (*known, history)
