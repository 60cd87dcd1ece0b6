"""What a handed-in chain says beside the one that is kept: more of the same, another past, or another branch."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from trainer.assigning.intake import Conflict, KnownLink
from trainer.domain.assignment import HandedInLink
from trainer.domain.hash_chain import Head

HashedLink = tuple[HandedInLink, str]
"""A link and its hash."""


@dataclass(slots=True)
class Compared:
    """What is new, and what does not fit."""

    new: list[HashedLink] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    rewritten: set[str] = field(default_factory=set)
    """Devices whose kept past was changed."""
    forked: set[str] = field(default_factory=set)
    """Devices that went on twice from one place, as after a restored backup."""
    other_body: bool = False
    """Something that is kept was said otherwise, and not only put in another place."""
    heads: dict[str, Head] = field(default_factory=dict)
    """The new end of each device's chain that fits."""


def compare(
    links: Iterable[HashedLink], known: Sequence[KnownLink], same_body: Callable[[HandedInLink], bool]
) -> Compared:
    """Return what a file adds to what is kept of its registration; the links of each device in the order of places.

    Of a changed past the first version counts; what came after it is new nevertheless. An id that two devices use for
    two things counts on neither: nobody can tell which was first.
    """
    by_id = {one.id: one for one in known}
    ends: dict[str, int] = {}
    for one in known:
        ends[one.device] = max(ends.get(one.device, 0), one.place)
    found = Compared()
    for link, hash_ in links:
        kept = by_id.get(link.id)
        if kept is None:
            found.new.append((link, hash_))
            found.heads[link.device] = Head(link.place, hash_)
            if link.place <= ends.get(link.device, 0):
                found.forked.add(link.device)
        elif kept.hash != hash_:
            other = not same_body(link)
            found.other_body |= other
            found.conflicts.append(Conflict(link, hash_, both=other and kept.device != link.device))
            found.rewritten.add(link.device)
    # A changed past is not called a branch as well, and neither moves the head.
    found.forked -= found.rewritten
    for device in found.rewritten | found.forked:
        found.heads.pop(device, None)
    return found
