"""Which pack a start opens."""

from pathlib import Path

from trainer.domain.preferences import Preferences
from trainer.resources import questions_folder

BUILT_IN_PACK = "sales-marketing"
PACK_FILE = "pack.yaml"


def pack_to_open(asked_for: Path | None, preferences: Preferences) -> Path:
    """Return the pack that was asked for, else the one chosen last if it is still there, else the built-in one."""
    if asked_for is not None:
        return asked_for
    chosen = pack_folder(preferences.pack)
    if preferences.pack and (chosen / PACK_FILE).is_file():
        return chosen
    return built_in_pack()


def built_in_pack() -> Path:
    """Return the folder of the pack that came along and is studied where no other is chosen."""
    return pack_folder(BUILT_IN_PACK)


def pack_folder(chosen: str) -> Path:
    """Return the folder of a pack by what `pack_name` says of it."""
    return questions_folder() / chosen


def pack_name(folder: Path) -> str:
    """Return what is remembered of a pack: of a built-in one its name alone, since a new version may lie elsewhere."""
    whole = folder.resolve()
    return whole.name if whole.parent == questions_folder().resolve() else str(whole)
