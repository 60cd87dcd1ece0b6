"""Prints branch coverage by room from coverage's JSON report: `python -m tests.room_coverage coverage.json`."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path, PurePath

COUNTED = ("covered_lines", "num_statements", "covered_branches", "num_branches")


def by_room(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Counter[str]]:
    """Return lines and branches, covered and all, of each room of the product; files beside them count as one."""
    rooms: dict[str, Counter[str]] = defaultdict(Counter)
    for name, file in files.items():
        parts = PurePath(name.replace("\\", "/")).parts
        inside = parts[parts.index("trainer") + 1 :]
        room = inside[0] if len(inside) > 1 else "(beside)"
        rooms[room].update({each: file["summary"][each] for each in COUNTED})
    return dict(rooms)


def share(covered: int, of: int) -> str:
    """Return a share in percent; of nothing everything is covered."""
    return f"{covered / of:6.1%}" if of else "     –"


def lines(rooms: Mapping[str, Counter[str]]) -> list[str]:
    """Return the table, the least covered branches first, and the whole below."""
    whole: Counter[str] = sum(rooms.values(), Counter())
    ordered = sorted(rooms.items(), key=lambda one: one[1]["covered_branches"] / (one[1]["num_branches"] or 1))
    table = [f"{'room':16} {'lines':>6} {'branches':>9}"]
    for room, n in [*ordered, ("all", whole)]:
        branches = share(n["covered_branches"], n["num_branches"])
        table.append(f"{room:16} {share(n['covered_lines'], n['num_statements'])} {branches:>9}")
    return table


if __name__ == "__main__":
    print("\n".join(lines(by_room(json.loads(Path(sys.argv[1]).read_text("utf-8"))["files"]))))
