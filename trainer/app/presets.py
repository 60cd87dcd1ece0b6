"""What whoever set this computer up chose beforehand: language, return folder, data folder.

On Windows the installer writes them into the registry, for the account or for the machine; elsewhere they stand in a
file. A choice that a person makes later goes before them, and without any everything is as if there were none.
"""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.domain.problem import KnownProblem

REGISTRY_KEY: Final = "Software\\Minori"
NAMES: Final = {"language": "Language", "return_folder": "ReturnFolder", "data_folder": "DataFolder"}
"""Of the file's keys, and of the registry's values."""
SYSTEM_FILE: Final = Path("/etc/minori/presets.toml")


class PresetsUnreadable(KnownProblem):
    """The file of presets is no TOML, or holds something else than text."""

    def __init__(self, file: Path, fault: str) -> None:
        super().__init__(
            message(
                "The presets in {file} cannot be read ({fault}). Mend the file or remove it, then start again.",
                file=str(file),
                fault=fault,
            )
        )


class Presets(NamedTuple):
    """The choices; empty or None where nothing was chosen."""

    language: str = ""
    return_folder: Path | None = None
    data_folder: Path | None = None


@cache
def presets() -> Presets:
    """Return what was chosen for this computer or account.

    Raises:
        PresetsUnreadable: there is a file, and it cannot be understood.

    """
    return as_presets(_from_registry() if sys.platform == "win32" else _from_file())


def as_presets(said: Mapping[str, str]) -> Presets:
    """Return presets from plain words; a folder may name the home by ~ and the account by {user}."""
    return Presets(
        language=said.get("language", "").strip(),
        return_folder=_folder(said.get("return_folder", "")),
        data_folder=_folder(said.get("data_folder", "")),
    )


def _folder(said: str) -> Path | None:
    if not said.strip():
        return None
    named = said.strip()
    if "{user}" in named:
        from getpass import getuser

        named = named.replace("{user}", getuser())
    return Path(os.path.expandvars(named)).expanduser()


def _from_file() -> dict[str, str]:
    for file in places(Path(sys.base_prefix)):
        if file.is_file():
            return read_presets(file)
    return {}


def places(python: Path) -> tuple[Path, ...]:
    """Return where a file of presets may be: beside the program where its bundle was unpacked, and the system's own."""
    bundle = python.parent
    return (bundle / "presets.toml", SYSTEM_FILE) if (bundle / "start.py").is_file() else (SYSTEM_FILE,)


def read_presets(file: Path) -> dict[str, str]:
    """Return what a file of presets says; names it has no use for are left alone.

    Raises:
        PresetsUnreadable: as said there.

    """
    import tomllib

    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PresetsUnreadable(file, str(error)) from error
    odd = [name for name in NAMES if not isinstance(said.get(name, ""), str)]
    if odd:
        raise PresetsUnreadable(file, odd[0])
    return {name: said[name] for name in NAMES if name in said}


if sys.platform == "win32":
    import winreg

    def _from_registry() -> dict[str, str]:
        """Return the account's values, else the machine's."""
        found: dict[str, str] = {}
        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            for name, value in NAMES.items():
                try:
                    with winreg.OpenKey(root, REGISTRY_KEY) as key:
                        found.setdefault(name, str(winreg.QueryValueEx(key, value)[0]))
                except OSError:
                    continue
        return found

else:

    def _from_registry() -> dict[str, str]:
        """There is none."""
        return {}
