"""The screen that tests and benchmarks draw on: large enough for the window's usual size.

Qt's offscreen screen has 800 by 800 pixels, and our window never grows beyond its screen.
"""

import os
from pathlib import Path

SCREEN = Path(__file__).with_name("large_screen.json")
OFFSCREEN = f"offscreen:configfile={SCREEN}"


def use_a_large_screen() -> None:
    """Let Qt, here and in every process started from here, draw on it; another platform that was asked for stays.

    Must come before the first QApplication.
    """
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = OFFSCREEN
