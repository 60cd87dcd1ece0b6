"""What is alive: widgets and other Qt objects by class, threads, and memory."""

import gc
import os
import threading
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

_STATM = Path("/proc/self/statm")
_TASKS = Path("/proc/self/task")


class Alive(NamedTuple):
    """One count."""

    objects: Counter[str]
    """By class: all widgets, all children of windows and of the application, and what Python still holds."""
    threads: int
    """As the system counts them where it says so, Qt's own too."""
    resident: int
    """Bytes; 0 where the system does not say."""

    def grown(self, since: "Alive") -> list[str]:
        """Return what there is more of than at an earlier count."""
        more = self.objects - since.objects
        grown = [f"{name}: {since.objects[name]} → {self.objects[name]}" for name in sorted(more)]
        if self.threads > since.threads:
            grown.append(f"threads: {since.threads} → {self.threads}")
        return grown


def count() -> Alive:
    """Count what is alive now."""
    gc.collect()
    found: dict[int, str] = {}
    application = QApplication.instance()
    windows = QApplication.topLevelWidgets()
    roots: list[QObject] = [*windows, *([application] if application is not None else [])]
    known: list[QObject] = [*QApplication.allWidgets(), *roots]
    for root in roots:
        known += root.findChildren(QObject)
    known += [each for each in gc.get_objects() if isinstance(each, QObject) and shiboken6.isValid(each)]
    for each in known:
        found[shiboken6.getCppPointer(each)[0]] = each.metaObject().className()
    return Alive(Counter(found.values()), _threads(), _resident())


def _threads() -> int:
    return len(list(_TASKS.iterdir())) if _TASKS.exists() else threading.active_count()


def _resident() -> int:
    if not _STATM.exists():
        return 0
    return int(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
