"""At 200 % no text is cut, in either language; and the fonts speak Japanese."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QRawFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.packaged_fonts import PACKAGES, folder_of
from tests.screens.render import PICTURES, window
from tests.screens.stage import settle
from tests.ui import made
from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.ui.fonts import interface_font, packaged_font
from trainer.ui.screen import Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.wcag("1.4.4")
@pytest.mark.parametrize(("picture", "screen", "show"), PICTURES, ids=[p[0] for p in PICTURES])
def test_no_text_is_cut_at_200_percent(
    large: Surroundings, qapp: QApplication, picture: str, screen: str, show: object
) -> None:
    """Every label and button has room for its words at the largest size."""
    spec = next(spec for spec in SCREENS if spec.name == screen)
    frame = window(spec, large, show, translations.language())  # type: ignore[arg-type]
    settle()
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
    assert without_letters(font, "営業水やり1Aé") == set()


def shown_text() -> Iterator[tuple[str, str]]:
    """Yield what can come onto the screen, with its place: windows, catalogues, packs."""
    for folder, pattern in (("trainer/ui", "*.py"), ("assets/locale", "*.po"), ("questions", "*.yaml")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")


def without_letters(font: QRawFont, text: str) -> set[str]:
    """Return what of `text` the font would show as an empty box."""
    # By number: a one-letter string is cut to a byte on the way to Qt.
    return {letter for letter in set(text) if letter.isprintable() and not font.supportsCharacter(ord(letter))}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_packaged_fonts_have_every_letter_of_ours(qapp: QApplication, package: str) -> None:
    """Where they are the only fonts there are, no sign of ours is an empty box."""
    font = QRawFont(str(next(folder_of(package).glob("*.otf"))), 16)
    lacking = {place: letters for place, text in shown_text() if (letters := without_letters(font, text))}
    assert lacking == {}
    assert without_letters(font, "right ✓, wrong ✗") == {"✗"}  # control


def test_the_first_family_that_is_there_is_used(large: Surroundings) -> None:
    """No substitute of the system slips in for a family that is missing."""
    font = interface_font(16)
    assert QFontInfo(font).family() == font.families()[0]
