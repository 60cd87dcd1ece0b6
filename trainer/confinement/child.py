"""The confined child: takes its task from standard input, shuts itself in, works, and hands JSON back.

Started as `python -I -c … ROOT`; whatever it needs is imported before the door is shut, since afterwards it can read
nothing but what it was given.
"""

import importlib
import json
import sys
from pathlib import Path

from trainer.confinement.limits import Limits, hold_to

REFUSED, BROKEN = "refused", "broken"
_LATE_MODULES = (
    "encodings.cp932", "encodings.utf_16", "encodings.utf_8_sig", "encodings.idna", "encodings.latin_1",
    "encodings.ascii", "encodings.cp1252", "decimal", "datetime", "zlib", "unicodedata", "traceback", "linecache",
)  # fmt: skip


def main() -> int:
    """Do the one task and return the exit status, 0 where an answer was handed back."""
    task = json.loads(sys.stdin.buffer.read())
    out = sys.stdout.buffer
    for name in (*_LATE_MODULES, *task["imports"]):
        importlib.import_module(name)
    room, _, name = task["work"].partition(":")
    work = getattr(importlib.import_module(room), name)
    hold_to(Limits(*task["limits"]))
    confined = _shut_in([Path(one) for one in task["readable"]])
    try:
        answer = {"confined": confined, "answer": work(*task["arguments"])}
    except MemoryError:
        answer = {"confined": confined, REFUSED: "memory"}
    except Exception as error:  # noqa: BLE001 - the outer door of a stranger's file, in a process that ends now
        # Whatever a stranger's file provokes in a parser ends here; the parent says it in one sentence.
        answer = {"confined": confined, BROKEN: type(error).__name__}
    # Half characters pass: what stands in a file comes back as it stood there.
    out.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
    out.flush()
    return 0


def _shut_in(readable: list[Path]) -> bool:
    """Return whether the system itself keeps this process from everything else."""
    if not sys.platform.startswith("linux"):
        return False
    from trainer.confinement.linux import CannotConfine, allow_only

    try:
        allow_only(readable)
    except CannotConfine:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
