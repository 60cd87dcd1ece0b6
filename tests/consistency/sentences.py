"""Every sentence the app can say of a learner: read in the code, and gathered from what was shown."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from trainer.domain.message import Message

ROOT = Path(__file__).resolve().parents[2] / "trainer"
ROOMS = ("study", "reports")
CALLS = {"message": 1, "counted": 2}
"""The makers of messages, and how many of their first arguments are ids."""


def ids_in(shown: object) -> set[str]:
    """Return the ids of all messages in a value, however deep."""
    found: set[str] = set()
    _gather(shown, found)
    return found


def _gather(shown: object, found: set[str]) -> None:
    if isinstance(shown, Message):
        found.update(one for one in (shown.id,) if one)
    for part in _parts_of(shown):
        _gather(part, found)


def _parts_of(shown: object) -> Iterable[object]:
    if isinstance(shown, Mapping):
        return shown.values()
    if isinstance(shown, (tuple, list, set, frozenset)):
        return shown
    if is_dataclass(shown) and not isinstance(shown, type):
        return [getattr(shown, field.name) for field in fields(shown)]
    return ()


def ids_in_code(folders: Iterable[Path]) -> dict[str, str]:
    """Return every message id that stands in these folders, with the file it stands in; problems left out."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            raised = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and id(node) not in raised:
                    ids = node.args[: 1 if node.func.id in CALLS else 0]
                    for one in ids:
                        if isinstance(one, ast.Constant) and isinstance(one.value, str):
                            found.setdefault(one.value, path.name)
    return found


def sayable() -> dict[str, str]:
    """Return what study and the reports can say."""
    return ids_in_code(ROOT / room for room in ROOMS)
