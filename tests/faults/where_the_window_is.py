"""Start the app and say as JSON where screen, window and buttons lie.

`python -m tests.faults.where_the_window_is DATA`, in a process of its own, because a screen and its scale are chosen
when the application starts.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from trainer.app.chosen_pack import built_in_pack
from trainer.app.real_clock import RealClock
from trainer.app.startup import Startup
from trainer.storage.data_folder import DataFolder

A_LOOK_MS = 1_000
"""After the window is ready: a window manager has placed and drawn its frame by then."""


def places(window: QWidget) -> dict[str, object]:
    """Return the free screen, the window with its frame, and the shown buttons that reach beyond the screen."""
    free = window.screen().availableGeometry()
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    outside = [
        button.text() or button.accessibleName()
        for button in buttons
        if not free.contains(QRect(button.mapToGlobal(button.rect().topLeft()), button.size()))
    ]
    return {
        "screen": free.getRect(),
        "window": window.frameGeometry().getRect(),
        "inside": free.contains(window.frameGeometry()),
        "buttons": len(buttons),
        "outside": outside,
    }


def main(data: Path) -> None:
    """Start, look, say, end."""
    folder = DataFolder(data)
    folder.prepare()
    assert folder.take()
    startup: Startup

    def look() -> None:
        print(json.dumps(places(startup.window)))
        startup.window.close()
        QTimer.singleShot(A_LOOK_MS, QApplication.quit)

    def told(stage: str) -> None:
        if stage == "ready":
            QTimer.singleShot(A_LOOK_MS, look)

    startup = Startup(folder, built_in_pack(), RealClock(), told)
    startup.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
