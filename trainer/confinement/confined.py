"""Work on a stranger's file in a child process, from the side of the one who asks."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, Timer
from typing import IO, Final, NamedTuple

from trainer.confinement.child import BROKEN, REFUSED
from trainer.confinement.limits import STANDARD, Limits
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
_ROOT: Final = Path(__file__).resolve().parents[2]
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from trainer.confinement.child import main; sys.exit(main())"
)
_ENVIRONMENT: Final = {
    "LC_ALL": "C.UTF-8",
    "PYTHONIOENCODING": "utf-8",
    **{name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
}
"""Nothing of the learner's; Windows starts no Python without the one name."""
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_A_PIECE: Final = 4096


class Unreadable(KnownProblem):
    """The file could not be read by the confined child: too large, too long, or something no reader foresaw."""


class CannotStart(KnownProblem):
    """The system starts no further program."""

    def __init__(self) -> None:
        super().__init__(
            message("No further program can be started to read the file in safety. Close others, then try again.")
        )


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
    about: str = "",
) -> Answer:
    """Run `work` ("room.module:function") in a child that reads only `readable`, and return its answer.

    `arguments` and the answer are plain JSON values. `imports` names modules that the work would import late. `about`
    is what a refusal names; without it that is the first of `readable`.

    Raises:
        Unreadable: where the child went over a limit, broke down, or handed back nothing that can be read.
        CannotStart: where there is no child.

    """
    task = {
        "work": work,
        "arguments": list(arguments),
        "readable": [str(path) for path in readable],
        "imports": list(imports),
        "limits": list(limits),
    }
    name = about or (readable[0].name if readable else "")
    done = _run(json.dumps(task).encode("utf-8"), limits)
    if done.late:
        raise Unreadable(_too_long(name))
    if done.status != 0 or len(done.told) > limits.answer:
        raise Unreadable(_too_large(name) if b"MemoryError" in done.complained else _too_long(name))
    return _read(done.told, name)


class _Done(NamedTuple):
    status: int
    told: bytes
    """One byte more than is allowed where there was more."""
    complained: bytes
    late: bool


def _run(task: bytes, limits: Limits) -> _Done:
    """Run a child on `task`; never more of what it says is held than is allowed, however much it writes."""
    try:
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_ENVIRONMENT,
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        raise CannotStart from error
    late = Event()

    def end() -> None:
        late.set()
        child.kill()

    complained: list[bytes] = []
    with child:
        asked, answered, said = _pipes(child)
        limit = Timer(limits.wall_s, end)
        helpers = (
            Thread(target=_hand_over, args=(asked, task), daemon=True),
            Thread(target=_listen, args=(said, complained), daemon=True),
            limit,
        )
        for helper in helpers:
            helper.start()
        told = answered.read(limits.answer + 1)
        if len(told) > limits.answer:
            child.kill()
        status = child.wait()
        limit.cancel()
        for helper in helpers:
            helper.join()
    return _Done(status, told, b"".join(complained), late.is_set())


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
    if child.stdin is None or child.stdout is None or child.stderr is None:
        raise CannotStart
    return child.stdin, child.stdout, child.stderr


def _hand_over(pipe: IO[bytes], task: bytes) -> None:
    # A child that ended before it had read everything is told of by its status.
    with suppress(OSError), pipe:
        pipe.write(task)


def _listen(pipe: IO[bytes], complained: list[bytes]) -> None:
    while piece := pipe.read(_A_PIECE):
        complained[:] = [*complained[-1:], piece]


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


def _too_large(name: str) -> Message:
    return message("“{name}” needs too much memory to be read. Make it smaller or split it.", name=name)


def _too_long(name: str) -> Message:
    return message("Reading “{name}” took too long and was stopped. Make it smaller or split it.", name=name)


def _damaged(name: str) -> Message:
    return message("“{name}” cannot be read: it is damaged or of another kind than its name says.", name=name)
