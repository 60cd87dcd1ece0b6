"""The key that signs what this device hands in: a secret of its own, never in a backup or a record that is taken along.

One line, `minori-device-key 1 DEVICE SEED` with the seed in hex, readable for this user only. A folder that was copied
to another computer, or whose device changed after a restore, gets another key: no two devices sign with the same one.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from trainer.storage import problems
from trainer.storage.durable_files import rename

FILE: Final = "signing-key"
_HEAD: Final = "minori-device-key 1"
_SEED: Final = 32
_PRIVATE: Final = 0o600


def signing_seed(data_folder: Path, device: str, chance: Callable[[int], bytes]) -> bytes:
    """Return the device's secret seed, made of real `chance` where there is none. Raises a StorageProblem."""
    path = data_folder / FILE
    known = _read(path, device)
    if known is not None:
        return known
    made = chance(_SEED)
    part = path.with_name(f"{FILE}.part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        try:
            os.write(handle, f"{_HEAD} {device} {made.hex()}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        rename(part, path)
    except OSError as error:
        raise problems.of_os(error, path) from error
    return made


def _read(path: Path, device: str) -> bytes | None:
    with suppress(OSError, ValueError):
        line = path.read_text(encoding="ascii").strip()
        seed = bytes.fromhex(line.removeprefix(f"{_HEAD} {device} "))
        return seed if len(seed) == _SEED else None
    return None
