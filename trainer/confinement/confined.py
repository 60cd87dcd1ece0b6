"""Work on a stranger's file in a child process, from the side of the one who asks."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from trainer.confinement.child import BROKEN, REFUSED
from trainer.confinement.limits import STANDARD, Limits
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
_ROOT: Final = Path(__file__).resolve().parents[2]
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from trainer.confinement.child import main; sys.exit(main())"
)


class Unreadable(KnownProblem):
    """The file could not be read by the confined child: too large, too long, or something no reader foresaw."""


class Answer(NamedTuple):
    """What the child handed back."""

    value: Json
    confined: bool
    """Whether the system kept it from all other files and the network; elsewhere it was only limited."""


def in_a_child(
    work: str,
    arguments: Sequence[Json],
    *,
    readable: Sequence[Path],
    imports: Sequence[str] = (),
    limits: Limits = STANDARD,
) -> Answer:
    """Run `work` ("room.module:function") in a child that reads only `readable`, and return its answer.

    `arguments` and the answer are plain JSON values. `imports` names modules that the work would import late.

    Raises:
        Unreadable: where the child went over a limit, broke down, or handed back nothing that can be read.

    """
    task = {
        "work": work,
        "arguments": list(arguments),
        "readable": [str(path) for path in readable],
        "imports": list(imports),
        "limits": list(limits),
    }
    name = readable[0].name if readable else ""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _START, str(_ROOT)],
            input=json.dumps(task).encode("utf-8"),
            capture_output=True,
            timeout=limits.wall_s,
            check=False,
            env={"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(_too_long(name)) from error
    if done.returncode != 0 or len(done.stdout) > limits.answer:
        raise Unreadable(_too_large(name) if _out_of_memory(done.stderr) else _too_long(name))
    return _read(done.stdout, name)


def _read(handed_back: bytes, name: str) -> Answer:
    try:
        told = json.loads(handed_back)
    except ValueError as error:
        raise Unreadable(_damaged(name)) from error
    if REFUSED in told:
        raise Unreadable(_too_large(name))
    if BROKEN in told:
        raise Unreadable(_damaged(name))
    return Answer(told["answer"], bool(told["confined"]))


def _out_of_memory(said: bytes) -> bool:
    return b"MemoryError" in said


def _too_large(name: str) -> Message:
    return message("“{name}” needs too much memory to be read. Make it smaller or split it.", name=name)


def _too_long(name: str) -> Message:
    return message("Reading “{name}” took too long and was stopped. Make it smaller or split it.", name=name)


def _damaged(name: str) -> Message:
    return message("“{name}” cannot be read: it is damaged or of another kind than its name says.", name=name)
