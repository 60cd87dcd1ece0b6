"""The window, joined: first a frame, then what the learner sees, then everything behind it."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.app.beginning import Beginning
from trainer.app.chosen_pack import pack_to_open
from trainer.app.command_line_options import StartupListener, ignore_stages
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import study_day
from trainer.storage.startup_snapshot import read_startup_snapshot
from trainer.ui.application import make_application
from trainer.ui.main_window import MainWindow
from trainer.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from trainer.app.furnishing import Furnished
    from trainer.domain.clock import Clock
    from trainer.storage.data_folder import DataFolder


WINDOW_FILE = "window-place"
"""In the data folder."""


class Window:
    """Shows the frame, then the home with the learner's own field, then joins what is behind it."""

    furnished: "Furnished"

    def __init__(
        self, folder: "DataFolder", pack_folder: Path | None, clock: "Clock", told: StartupListener = ignore_stages
    ) -> None:
        startup_snapshot = read_startup_snapshot(folder.database, study_day(clock.now()))
        preferences = Preferences() if startup_snapshot is None else startup_snapshot.preferences
        self.application = make_application()
        self.main = MainWindow(preferences.theme, WindowPlace(folder.path / WINDOW_FILE))
        # Without a pack that was asked for: the one chosen last.
        pack_folder = pack_to_open(pack_folder, preferences)
        self._beginning = Beginning(
            folder, pack_folder, clock, told, startup_snapshot, preferences, self.application, self.main
        )
        self.main.framed.connect(self._on_framed)

    def run(self) -> int:
        """Show the window and stay until it is closed."""
        # Ctrl-C in the terminal it was started from: every answer is on disk already.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        self.show()
        return self.application.exec()

    def show(self) -> None:
        """Show the frame; everything else follows from its first paint."""
        self.main.show()

    def _on_framed(self) -> None:
        self._beginning.told("frame")
        from trainer.app.furnishing import Furnished

        self.furnished = Furnished(self._beginning)
