"""Choices side by side wrap where there is no room: nothing is scrolled sideways at 200 % in the least window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.render import PICTURES, window
from tests.ui import made
from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.ui.screen import Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.wrapping import Wrapping
from trainer.ui.window_place import LEAST


@pytest.fixture(params=["ja", "en"])
def large(request: pytest.FixtureRequest, qapp: QApplication, packaged_font: bool) -> Iterator[Surroundings]:
    """Return a look at 200 % in both languages."""
    translations.use(request.param)
    look = Appearance(qapp, Preferences(language=request.param, text_percent=200, calm=True))
    yield Surroundings(look, made.StillClock())
    look.apply(Preferences(calm=True))
    look.deleteLater()
    qapp.setStyleSheet("")
    translations.use("ja")


@pytest.mark.parametrize("picture", ["settings", "settings-restore"])
def test_settings_fit_the_least_window(
    large: Surroundings, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, picture: str
) -> None:
    """No sideways scrolling, and every button is inside its screen."""
    monkeypatch.setattr("tests.screens.render.SIZE", LEAST)
    show = next(how for name, _, how in PICTURES if name == picture)
    spec = next(spec for spec in SCREENS if spec.name == "settings")
    frame = window(spec, large, show, translations.language())
    qapp.processEvents()
    screen = frame.findChild(SettingsScreen)
    assert screen.horizontalScrollBar().maximum() == 0
    for button in screen.findChildren(QAbstractButton):
        if button.isVisibleTo(screen):
            right = button.mapTo(screen, QPoint(button.width(), 0)).x()
            assert right <= screen.width(), button.text()
    frame.close()
    frame.deleteLater()


def test_a_line_is_broken_only_where_it_must(appearance: Appearance, qtbot: QtBot) -> None:
    """Wide: one line. Narrow: two, in order, and taller by a line."""
    window = QWidget()
    qtbot.addWidget(window)
    row = Wrapping(window)
    parts = [QPushButton(word) for word in ("一つめ", "二つめ", "三つめ")]
    for part in parts:
        row.add(part)
    window.resize(800, 400)
    window.show()
    row.resize(row.sizeHint())
    assert len({part.y() for part in parts}) == 1
    narrow = row.sizeHint().width() - 1
    row.resize(narrow, row.heightForWidth(narrow))
    assert [part.y() > 0 for part in parts] == [False, False, True]
    assert row.heightForWidth(narrow) > row.sizeHint().height()
    assert all(part.geometry().right() < narrow for part in parts)
