"""Rows that go on where there is no room."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.flow_layout import Flow
from trainer.ui.widgets.labels import plain_label


@pytest.fixture
def window(appearance: Appearance, qtbot: QtBot) -> QWidget:
    """Return a window that places may stand in."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def laid_out(widgets: list[QWidget], width: int, window: QWidget) -> Flow:
    """Return a flow of the widgets in a place of that width."""
    place = QWidget(window)
    flow = Flow(place)
    for widget in widgets:
        flow.addWidget(widget)
    place.resize(width, flow.heightForWidth(width))
    window.show()
    return flow


@pytest.mark.parametrize(("width", "rows"), [(2000, 1), (330, 2), (90, 4)])
def test_as_many_in_a_row_as_fit(window: QWidget, width: int, rows: int) -> None:
    """Nothing overlaps and nothing leaves the place, however narrow."""
    buttons = [QPushButton("abcdefgh") for _ in range(4)]
    size = buttons[0].sizeHint().width()
    width = {330: 2 * size + 20, 90: size}.get(width, width)
    flow = laid_out(list(buttons), width, window)
    assert len({button.y() for button in buttons}) == rows
    assert all(button.geometry().right() <= width for button in buttons)
    boxes = [button.geometry() for button in buttons]
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[:at])
    assert flow.heightForWidth(width) >= max(box.bottom() for box in boxes) + 1


def test_what_is_hidden_takes_no_room(window: QWidget) -> None:
    """The next one moves up."""
    one, other = QPushButton("one"), QPushButton("other")
    flow = laid_out([one, other], 500, window)
    before = other.x()
    one.hide()
    flow.activate()
    assert other.x() < before
    assert flow.count() == 2
    assert flow.takeAt(0) is not None
    assert flow.itemAt(1) is None
    assert flow.takeAt(5) is None


def test_long_words_wrap_inside_a_narrow_place(window: QWidget) -> None:
    """A label that may wrap is as tall as its lines."""
    label: QLabel = plain_label("とても長い言葉がここに入りますので折り返します")
    laid_out([label], 120, window)
    assert label.width() <= 120
    assert label.height() >= label.heightForWidth(label.width())
