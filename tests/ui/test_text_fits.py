"""At 200 % no text is cut, in either language; and the fonts speak Japanese."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo, QRawFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.screens.render import PICTURES, window
from tests.ui import made
from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.ui.fonts import interface_font, packaged_font
from trainer.ui.screen import Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose


def cut(frame: QWidget) -> list[str]:
    """Return the texts that do not fit into their widget."""
    found = []
    for label in frame.findChildren(QLabel):
        if label.isVisibleTo(frame) and label.text():
            wraps = label.wordWrap() or isinstance(label, Prose)
            need = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
            wide = 0 if wraps else label.sizeHint().width()
            if label.height() < need or label.width() < wide:
                found.append(label.text())
    for button in frame.findChildren(QAbstractButton):
        letters = button.fontMetrics()
        low = button.height() < letters.height()
        if button.isVisibleTo(frame) and (low or button.width() < letters.horizontalAdvance(button.text())):
            found.append(button.text())
    return found


@pytest.fixture(params=["ja", "en"])
def large(request: pytest.FixtureRequest, qapp: QApplication, packaged_font: bool) -> Iterator[Surroundings]:
    """Return a look at 200 % in both languages."""
    translations.use(request.param)
    look = Appearance(qapp, Preferences(language=request.param, text_percent=200, calm=True))
    yield Surroundings(look, made.StillClock())
    look.deleteLater()
    qapp.setStyleSheet("")
    translations.use("ja")


@pytest.mark.parametrize(("picture", "screen", "show"), PICTURES, ids=[p[0] for p in PICTURES])
def test_no_text_is_cut_at_200_percent(
    large: Surroundings, qapp: QApplication, picture: str, screen: str, show: object
) -> None:
    """Every label and button has room for its words at the largest size."""
    spec = next(spec for spec in SCREENS if spec.name == screen)
    frame = window(spec, large, show, translations.language())  # type: ignore[arg-type]
    qapp.processEvents()
    assert cut(frame) == []
    frame.close()
    frame.deleteLater()


def test_control_a_cut_text_is_found(large: Surroundings) -> None:
    """The measure finds a label that is too low."""
    frame = QWidget()
    label = plain_label("長い文がここに入ります。" * 5, parent=frame)
    label.setGeometry(0, 0, 100, 20)
    frame.show()
    assert len(cut(frame)) == 1
    frame.deleteLater()


def test_the_packaged_font_speaks_japanese(large: Surroundings) -> None:
    """What came along is found without importing its package, and has the letters."""
    path = packaged_font()
    assert path is not None
    font = QRawFont(str(path), 16)
    assert all(font.supportsCharacter(letter) for letter in "営業水やり1Aé")


def test_the_first_family_that_is_there_is_used(large: Surroundings) -> None:
    """No substitute of the system slips in for a family that is missing."""
    font = interface_font(16)
    assert QFontInfo(font).family() == font.families()[0]
