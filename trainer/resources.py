"""Where questions, assets and the user's data are: in a checkout, an installed wheel, or a frozen bundle."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Return the shipped folder `name`: beside the package in a checkout, inside it in a wheel."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / name
    inside = _HERE / "_data" / name
    return inside if inside.is_dir() else _HERE.parent / name


def questions_folder() -> Path:
    """Return the folder of the built-in packs."""
    return _shipped("questions")


def assets_folder() -> Path:
    """Return the folder of icons, style template and translations."""
    return _shipped("assets")


def default_data_folder() -> Path:
    """Return this account's data folder: local to the machine, so that no cloud service swaps parts of a live file."""
    from platformdirs import user_data_path  # not where a folder was named

    return user_data_path("Minori", appauthor=False, roaming=False)
