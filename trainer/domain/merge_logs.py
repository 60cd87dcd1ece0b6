"""The records of several computers as one: a union by device and place, whatever the order in which they are joined."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.review import LogEntry


class ForkedChain(KnownProblem):
    """One device has written two different entries at the same place: one of its records was put back and went on."""


class Link(NamedTuple):
    """All of an entry that joining needs to know, so that a long log need not be held in memory."""

    device: str
    place: int
    utc_ms: int
    hash: str
    log: int
    """Which of the logs it stands in."""
    sequence: int
    """Where it stands there."""


def merge_order(links: Iterable[Link]) -> Iterator[Link]:
    """Yield each entry of any log once, in the order of the union; links of each log come in its order.

    Each device's entries keep their order; always the entry that was made first comes next, so one clock that was wrong
    shifts only what its own device wrote. Raises ForkedChain.
    """
    chains: dict[str, dict[int, Link]] = {}
    for link in links:
        known = chains.setdefault(link.device, {}).setdefault(link.place, link)
        if known.hash != link.hash:
            raise ForkedChain(
                message(
                    "This computer’s record exists twice; the two part at entry {place}. Keep one of them.",
                    place=link.place,
                )
            )
    return _in_order([[chain[place] for place in sorted(chain)] for chain in chains.values()])


def merge_logs(*logs: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Return the union of logs, numbered anew, in the order of `merge_order`. Raises ForkedChain."""
    held = [list(log) for log in logs]
    links = (
        Link(one.record.device, one.place, one.record.utc_ms, one.hash, number, index)
        for number, log in enumerate(held)
        for index, one in enumerate(log)
    )
    merged = (held[link.log][link.sequence] for link in merge_order(links))
    return tuple(replace(entry, sequence=number) for number, entry in enumerate(merged, start=1))


def _in_order(chains: list[list[Link]]) -> Iterator[Link]:
    """Yield the entries of all chains; of those that come next, the one with the earliest moment, then by device."""
    waiting = [(chain[0].utc_ms, chain[0].device, 0, chain) for chain in chains]
    heapify(waiting)
    while waiting:
        _, device, index, chain = waiting[0]
        yield chain[index]
        if index + 1 < len(chain):
            heapreplace(waiting, (chain[index + 1].utc_ms, device, index + 1, chain))
        else:
            heappop(waiting)
