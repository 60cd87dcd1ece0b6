"""Renders the palette over the real window: `QT_QPA_PLATFORM=offscreen python -m tests.screens.render_palette OUT`."""

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.learner_for_window import SteppingClock
from trainer.app.chosen_pack import built_in_pack
from trainer.app.startup import Startup
from trainer.domain.preferences import Preferences
from trainer.storage.data_folder import DataFolder
from trainer.ui.fonts import load_packaged_font

MOMENT = 1_795_305_600_000
A_LOOK_MS = 400
"""Between asking for something and taking its picture."""

LOOKS: tuple[tuple[str, Preferences], ...] = (
    ("ja-light", Preferences("ja", "light", calm=True)),
    ("ja-dark", Preferences("ja", "dark", calm=True)),
    ("en-light", Preferences("en", "light", calm=True)),
    ("ja-light-200", Preferences("ja", "light", text_percent=200, calm=True)),
    ("en-dark-200", Preferences("en", "dark", text_percent=200, calm=True)),
)


class Pictures(QObject):
    """Walks through looks and states, one picture after the other, in the event loop of the real window."""

    def __init__(self, out: Path, data: Path) -> None:
        super().__init__()
        self._out = out
        folder = DataFolder(data)
        folder.prepare()
        folder.take()
        self.startup = Startup(folder, built_in_pack(), SteppingClock(MOMENT), self._on_told)
        load_packaged_font()
        self._turns: list[Callable[[], object]] = []
        for name, preferences in LOOKS:
            self._turns += [
                partial(self._prefer, preferences),
                self._open,
                partial(self._save, f"palette-{name}"),
                partial(self._type, "営業" if preferences.language == "ja" else "market"),
                partial(self._save, f"palette-found-{name}"),
                partial(self._type, "zzz"),
                partial(self._save, f"palette-none-{name}"),
                self._packs,
                partial(self._save, f"palette-packs-{name}"),
                self._close,
                partial(self._begin, "review"),
                self._open,
                partial(self._save, f"palette-question-{name}"),
                self._close,
                self._home,
            ]
        self._turns.append(self.startup.window.close)

    def _on_told(self, stage: str) -> None:
        if stage == "ready":
            QTimer.singleShot(A_LOOK_MS, self, self._next)

    def _next(self) -> None:
        self._turns.pop(0)()
        if self._turns:
            QTimer.singleShot(A_LOOK_MS, self, self._next)

    @property
    def _joined(self) -> Any:
        return self.startup.wiring

    def _prefer(self, preferences: Preferences) -> None:
        self._joined.workplaces.preferences.prefer(preferences)

    def _open(self) -> None:
        self._joined.palette.toggle()

    def _type(self, text: str) -> None:
        self._joined.palette.overlay.line.setText(text)

    def _packs(self) -> None:
        self._joined.palette.offer_packs()

    def _close(self) -> None:
        self._joined.palette.close()

    def _begin(self, kind: str) -> None:
        self._joined.workplaces.study.begin(kind)

    def _home(self) -> None:
        self._joined.workplaces.study.leave_for("home")

    def _save(self, name: str) -> None:
        path = self._out / f"{name}.png"
        self.startup.window.grab().save(str(path))
        print(path)


def main(out: Path) -> None:
    """Write all pictures into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        pictures = Pictures(out, Path(data))
        pictures.startup.run()
        assert QApplication.instance() is not None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
