"""Who the app is started as: Mozc and others refuse root, and so should a test of what people use."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

_NOBODY = "nobody"
_CAPABILITIES = ("dac_read_search", "dac_override")
"""Let a plain user read what lies in root's home, as this checkout and its Python may; the second where containers
keep the first to themselves."""


def is_root() -> bool:
    """Return whether the tests run as root, so that somebody else has to be the plain user."""
    return os.geteuid() == 0


def give_to_plain_user(folder: Path) -> None:
    """Make the plain user the owner of a folder."""
    if is_root():
        nobody = pwd.getpwnam(_NOBODY)
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def as_plain_user(*command: str) -> list[str]:
    """Return the command that runs `command` as a plain user: as it is where we are one."""
    return [*_step_down(), *command] if is_root() else list(command)


def _step_down() -> list[str]:
    nobody = pwd.getpwnam(_NOBODY)
    step = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    for capability in ("", *_CAPABILITIES):
        able = [*step, f"--inh-caps=+{capability}", f"--ambient-caps=+{capability}"] if capability else step
        # By a shell: what steps down can still run everything itself.
        tried = subprocess.run([*able, "sh", "-c", '"$0" -c ""', sys.executable], capture_output=True, check=False)
        if tried.returncode == 0:
            return able
    raise RuntimeError(f"{_NOBODY} can run no {sys.executable}: {tried.stderr.decode(errors='replace')}")
