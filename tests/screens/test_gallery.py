"""Every screen looks as it did when somebody last looked at it: golden pictures in both themes and languages."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.screens.gallery import GOLDEN, LOOKS, RENEW, drawn, is_kept, name_of
from tests.screens.pictures import TOLERANCE, Difference, difference, rounded, small
from tests.screens.showings import SHOWINGS
from tests.screens.stage import Look, Stage

MOST_BYTES = 4_000_000
"""Of all golden pictures together, of three workplaces: every renewal stays in the history."""


def told(name: str, found: Difference, actual: QImage, folder: Path) -> str:
    """Write what was drawn and where it differs, and return one line about it."""
    actual.save(str(folder / name))
    found.picture.save(str(folder / f"differs-{name}"))
    return f"{name}: {found.share:.2%} of the pixels, at most {found.largest} levels; see {folder}"


@pytest.mark.parametrize("look", LOOKS, ids=Look.name)
def test_every_screen_looks_as_before(qapp: QApplication, packaged_font: bool, look: Look, tmp_path: Path) -> None:
    """No picture is missing and none differs; one that was meant to is drawn anew by the command named below."""
    stage = Stage(qapp, look)
    different = []
    for showing, image in drawn(stage, kept_only=True):
        name = name_of(showing, look)
        golden, actual = QImage(str(GOLDEN / name)), small(image)
        if golden.isNull():
            different.append(f"{name}: there is no golden picture")
            continue
        found = difference(actual, golden)
        if found.too_far:
            different.append(told(name, found, actual, tmp_path))
    stage.close()
    qapp.setStyleSheet("")
    assert not different, "\n".join([*different, f"If it was meant: {RENEW}"])


def test_no_picture_is_left_over() -> None:
    """A picture of something that is not shown any more proves nothing."""
    wanted = {name_of(showing, look) for showing in SHOWINGS if is_kept(showing) for look in LOOKS}
    assert {path.name for path in GOLDEN.glob("*.png")} - wanted == set()


def test_the_pictures_stay_small() -> None:
    """All of them together stay below four megabytes."""
    assert sum(path.stat().st_size for path in GOLDEN.glob("*.png")) < MOST_BYTES


def page(colour: str = "#FAF6EC") -> QImage:
    """Return a plain page of the kept size."""
    image = QImage(640, 400, QImage.Format.Format_RGB888)
    image.fill(QColor(colour))
    return image


def test_rounding_alone_is_no_difference(tmp_path: Path) -> None:
    """A picture equals its own golden one, read back from the file."""
    for colour in ("#FAF6EC", "#16140F", "#2C7A4B", "#8C7B66"):
        rounded(page(colour)).save(str(tmp_path / "page.png"))
        found = difference(page(colour), QImage(str(tmp_path / "page.png")))
        assert not found.too_far
        assert found.largest <= TOLERANCE


def test_control_a_changed_word_is_noticed() -> None:
    """A dark patch of the size of a short word makes the difference, and the picture shows where."""
    changed = page()
    for x in range(100, 118):
        for y in range(50, 57):
            changed.setPixelColor(x, y, QColor("#2A2018"))
    found = difference(changed, page())
    assert found.too_far
    assert found.picture.pixelColor(110, 53).lightness() > 0
    assert found.picture.pixelColor(10, 10).lightness() == 0


def test_control_another_ground_is_noticed() -> None:
    """The ground in the other theme's colour, or a window of another size, is a difference."""
    assert difference(page("#DDD2BE"), page()).too_far
    assert difference(page().scaled(320, 200), page()).too_far
