"""One application with the packaged font, and what the screens are built from."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.made import StillClock
from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.ui.application import ARGUMENTS
from trainer.ui.fonts import load_packaged_font
from trainer.ui.screen import Surroundings
from trainer.ui.theme.appearance import Appearance
from trainer.ui.worker import Worker


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Return the arguments of the real application: the same style everywhere."""
    return list(ARGUMENTS)


@pytest.fixture(scope="session")
def packaged_font(qapp: QApplication) -> bool:
    """Load the packaged font once."""
    return load_packaged_font()


@pytest.fixture
def appearance(qapp: QApplication, packaged_font: bool) -> Iterator[Appearance]:
    """Return a light, calm look at 100 %."""
    translations.use("ja")
    look = Appearance(qapp, Preferences(theme="light", calm=True))
    yield look
    look.deleteLater()
    qapp.setStyleSheet("")
    translations.use("ja")


@pytest.fixture
def around(appearance: Appearance) -> Surroundings:
    """Return what screens are built from."""
    return Surroundings(appearance, StillClock())


@pytest.fixture
def lane() -> Iterator[ThreadPoolExecutor]:
    """Return one worker thread, as the database lane is."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool


@pytest.fixture
def background(qapp: QApplication, lane: ThreadPoolExecutor) -> Iterator[Worker]:
    """Return a door to the lane."""
    submit: Callable[..., Future[Any]] = lane.submit
    door = Worker(submit)
    yield door
    door.deleteLater()
