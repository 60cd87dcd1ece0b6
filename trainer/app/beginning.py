"""What a window begins with, handed from the empty window to the home and on to everything behind it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer.app.command_line_options import HistoryChoice, StartupListener

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from trainer.domain.clock import Clock
    from trainer.domain.preferences import Preferences
    from trainer.storage.data_folder import DataFolder
    from trainer.storage.startup_snapshot import StartupSnapshot
    from trainer.ui.main_window import MainWindow


class Beginning(NamedTuple):
    """The parts that exist before the first paint."""

    folder: "DataFolder"
    pack_folder: Path
    clock: "Clock"
    told: StartupListener
    """The benchmarks and the self-check listen there."""
    startup_snapshot: "StartupSnapshot | None"
    preferences: "Preferences"
    application: "QApplication"
    main: "MainWindow"
    history: HistoryChoice | None = None
