"""What a parser might do that a stranger's file has taken over."""

import sys
from base64 import b64decode
from typing import Any

from tests.confinement.hostile_work import reach_out as reach
from trainer.packs.confined_parsing import parse_in_the_child

BIG = 1 << 31


def what_is_reached(note: str) -> str:
    """Try everything towards a canary, a target and a port, each on a line of the note; return what succeeded."""
    canary, target, port = note.split("\n")
    return ",".join(name for name, came in reach(canary, target, int(port)).items() if came == "done")


def reach_out(names: list[str], contents: list[str]) -> Any:
    """Reach out as the first line of the first file says, and tell what was reached by way of a fault."""
    answer: Any = parse_in_the_child(names, contents)
    first = b64decode(contents[0]).decode("utf-8").split("\n", 1)[0]
    done = what_is_reached(first.removeprefix("# '").removesuffix("'").replace("\\n", "\n"))
    answer[0]["noted"] = [["Y13", 0, ["Reached: {done}", [["done", done]], "", 1]]]
    return answer


def _with(names: list[str], root: object = None, noted: list[object] | None = None) -> Any:
    return [{"root": root, "broken": False, "ids": [], "noted": noted or []} for _ in names]


def numbers(names: list[str], _contents: list[str]) -> Any:
    """Hand numbers back where words belong."""
    return _with(names, {"": 0, "id": 7})


def deep(names: list[str], _contents: list[str]) -> Any:
    """Hand back what is deeper than any file."""
    root: Any = []
    for _ in range(400):
        root = [root]
    return _with(names, root)


def negative(names: list[str], _contents: list[str]) -> Any:
    """Hand back a place before the file."""
    return _with(names, {"": -1})


def no_place(names: list[str], _contents: list[str]) -> Any:
    """Hand back a mapping that stands nowhere."""
    return _with(names, {"id": "x"})


def other_rule(names: list[str], _contents: list[str]) -> Any:
    """Name a rule that there is not."""
    return _with(names, None, [["Z99", 0, ["x", [], "", 1]]])


def worked_out(names: list[str], _contents: list[str]) -> Any:
    """Say something whose place takes two gigabytes."""
    return _with(names, None, [["Y13", 0, ["{word:>" + str(BIG) + "}", [["word", "x"]], "", 1]]])


def too_few(names: list[str], _contents: list[str]) -> Any:
    """Hand back less than was asked for."""
    return _with(names)[1:] if len(names) > 1 else []


def words(_names: list[str], _contents: list[str]) -> Any:
    """Hand back a word."""
    return "all fine"


def endless(_names: list[str], _contents: list[str]) -> Any:
    """Write without end."""
    while True:
        sys.stdout.buffer.write(b"x" * (1 << 20))


def dies(_names: list[str], _contents: list[str]) -> Any:
    """End as a crash in C does."""
    raise SystemExit(139)


def never_ends_on_a_note(names: list[str], contents: list[str]) -> Any:
    """Parse, but never come back from a file with a certain note."""
    while any(b"never ends" in b64decode(content) for content in contents):
        pass
    return parse_in_the_child(names, contents)
