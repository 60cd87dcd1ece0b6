"""The records of several computers as one: a union by device and place, whatever the order in which they are joined."""

from collections.abc import Iterable
from dataclasses import replace
from heapq import heapify, heappop, heapreplace

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.review import LogEntry


class ForkedChain(KnownProblem):
    """One device has written two different entries at the same place: one of its records was put back and went on."""


def merge_logs(*logs: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Return the union of logs, each device's entries in their order, numbered anew.

    Always the entry that was made first comes next, so one clock that was wrong shifts only what its own device wrote.
    Raises ForkedChain.
    """
    chains: dict[str, dict[int, LogEntry]] = {}
    for entry in (one for log in logs for one in log):
        known = chains.setdefault(entry.record.device, {}).setdefault(entry.place, entry)
        if known.hash != entry.hash:
            raise ForkedChain(
                message(
                    "This computer’s record exists twice; the two part at entry {place}. Keep one of them.",
                    place=entry.place,
                )
            )
    in_order = _in_order([[chain[place] for place in sorted(chain)] for chain in chains.values()])
    return tuple(replace(entry, sequence=number) for number, entry in enumerate(in_order, start=1))


def _in_order(chains: list[list[LogEntry]]) -> Iterable[LogEntry]:
    """Yield the entries of all chains; of those that come next, the one with the earliest moment, then by device."""
    waiting = [(chain[0].record.utc_ms, chain[0].record.device, 0, chain) for chain in chains]
    heapify(waiting)
    while waiting:
        _, device, index, chain = waiting[0]
        yield chain[index]
        if index + 1 < len(chain):
            heapreplace(waiting, (chain[index + 1].record.utc_ms, device, index + 1, chain))
        else:
            heappop(waiting)
