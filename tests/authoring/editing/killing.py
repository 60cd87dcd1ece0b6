"""Typing and saving without end in a child process that is killed; the parent looks at what it left.

Each act is acknowledged through a pipe when the workshop has taken it. `hasty` writes files in place instead of whole:
the control, which must leave broken packs.
"""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tests.authoring.editing.made_workshop import value_in, workshop_on
from trainer.authoring.editing.edited_pack import BlockId
from trainer.authoring.workshop import Workshop
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.storage import pack_folder

_NAMES: Final = tuple(BlockId("questions", f"sample.{one}") for one in ("single", "short", "match"))
_SHORTEST_S, _LONGEST_S = 0.05, 0.6
_ACTS: Final = 100_000


class Left(NamedTuple):
    """What was there after a kill."""

    broken: bool
    """The pack could not be studied."""
    lost: int
    """Acknowledged acts that are neither in the folder nor in the journal."""
    acts: int


def killed(folder: Path, seed: int, *, hasty: bool = False) -> Left:
    """Type and save on `folder/pack` until kill -9 after a drawn time; return what that left."""
    random = Random(seed)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _type_on(folder, seed, lambda number: os.write(writing, number.to_bytes(4, "big")), hasty=hasty)
        os._exit(0)
    os.close(writing)
    time.sleep(random.uniform(_SHORTEST_S, _LONGEST_S))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    last = int.from_bytes(told[len(told) // 4 * 4 - 4 :][:4], "big") if len(told) >= 4 else 0
    broken = read_pack(folder / "pack", QUESTION_TYPES).pack is None
    return Left(broken, max(0, last - newest(workshop_on(folder))), last)


def newest(workshop: Workshop) -> int:
    """Return the number of the last act that is there."""
    stems = (value_in(workshop, name, "stem", "ja") for name in _NAMES)
    numbers = [stem.rpartition("#")[2] for stem in stems if isinstance(stem, str)]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _type_on(folder: Path, seed: int, acknowledge: Callable[[int], object], *, hasty: bool) -> None:
    if hasty:
        pack_folder.DiskPackFolder.write = _in_place  # type: ignore[method-assign] # the control breaks it on purpose
    workshop = workshop_on(folder)
    random, first = Random(seed), newest(workshop) + 1
    for number in range(first, first + _ACTS):
        name = random.choice(_NAMES)
        workshop.set_text(name, ("stem", "ja"), f"どれですか。{'長い文です。' * random.randrange(900)}#{number}")
        acknowledge(number)
        if number % 3 == 0:
            _come_or_go(workshop)
            workshop.save()


def _come_or_go(workshop: Workshop) -> None:
    """Add a fact in a file of its own, a twin's end in another file and a question of it; or take all three away."""
    goal = BlockId("facts", "m.goal")
    if "f.more" in workshop.pack.facts:
        workshop.remove(BlockId("questions", "q.more"))
        workshop.set_value(goal, ("twin",), ("s.goal",))
        workshop.remove(BlockId("facts", "f.more"))
        return
    fact = {**workshop.pack.facts["s.goal"].fields, "id": "f.more", "twin": ("m.goal",)}
    question = {**workshop.pack.questions["sample.card"].fields, "id": "q.more", "tests": ("f.more",)}
    workshop.add("facts", fact, "facts/more.yaml")
    workshop.set_value(goal, ("twin",), ("s.goal", "f.more"))
    workshop.add("questions", question, "questions/more.yaml")


def _in_place(self: pack_folder.DiskPackFolder, name: str, data: bytes) -> None:
    with (self._folder / name).open("wb") as file:
        for start in range(0, len(data), 32):
            file.write(data[start : start + 32])
            file.flush()
