"""The example of the packs' README in a folder, as a reader would write it."""

from pathlib import Path

from tests.bank.rule_table import path_of
from tests.bank.test_readme import _FILE


def written(folder: Path, *, instead: tuple[str, str] = ("", "")) -> Path:
    """Write the example's files, one piece of text replaced by another; return the folder."""
    for found in _FILE.finditer(path_of("en").read_text(encoding="utf-8")):
        path = folder / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"].replace(*instead) if instead[0] else found["text"], encoding="utf-8")
    return folder
