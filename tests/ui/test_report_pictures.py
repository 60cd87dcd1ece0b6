"""The painted pictures: other numbers look otherwise, words are not cut, and every place is where its number is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made_reports
from tests.ui.test_contrast import contrast, faint
from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.reports.confusions import ConfusionReport
from trainer.scheduling.estimate import Estimate
from trainer.ui.charts.calibration_points import CalibrationPoints
from trainer.ui.charts.chart import Chart, Side, wrapped
from trainer.ui.charts.confusion_map import ConfusionMap
from trainer.ui.charts.day_bars import DayBars
from trainer.ui.charts.forecast_line import ForecastLine
from trainer.ui.charts.scale import Scale, round_ticks, spread, thinned
from trainer.ui.charts.sureness_bars import SurenessBars
from trainer.ui.charts.topic_cell import TopicCell
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.theme import DARK_THEME, LIGHT_THEME, Theme

S = message("s")
FORECAST, CONFUSIONS, DAYS = made_reports.forecast(), made_reports.confusions(), made_reports.days()
OWN, APP = made_reports.calibration().own, made_reports.calibration().app


def _forecast(appearance: Appearance, fewer: float) -> Chart:
    chart = ForecastLine(appearance)
    assert FORECAST.told is not None
    chart.show_report(replace(FORECAST, told=FORECAST.told._replace(fewer=fewer)))
    return chart


def _confusions(appearance: Appearance, share: float) -> Chart:
    chart = ConfusionMap(appearance)
    first = CONFUSIONS.lines[0]._replace(taken=round(share * 10))
    chart.show_report(ConfusionReport((first, *CONFUSIONS.lines[1:]), S))
    return chart


def _points(appearance: Appearance, share: float) -> Chart:
    chart = CalibrationPoints(appearance, "n")
    chart.show_lines([APP[0]._replace(right=Estimate(share, share - 0.1, share + 0.1)), *APP[1:]], S)
    return chart


def _bars(appearance: Appearance, share: float) -> Chart:
    chart = SurenessBars(appearance, "n")
    chart.show_lines([OWN[0]._replace(right=Estimate(share, share - 0.1, share + 0.1)), *OWN[1:]], S)
    return chart


def _days(appearance: Appearance, share: float) -> Chart:
    chart = DayBars(appearance)
    chart.show_lines([*DAYS.lines[:-1], DAYS.lines[-1]._replace(right=round(share * 10))], S)
    return chart


MAKERS = (_forecast, _confusions, _points, _bars, _days)
EVERY = pytest.mark.parametrize("make", MAKERS, ids=[maker.__name__.strip("_") for maker in MAKERS])
Make = Callable[[Appearance, float], Chart]


def painted(widget: QWidget, qtbot: QtBot, width: int = 700) -> QImage:
    """Return a picture of the widget in that width."""
    qtbot.addWidget(widget)
    widget.resize(width, widget.heightForWidth(width) if widget.hasHeightForWidth() else 90)
    return widget.grab().toImage()


@EVERY
def test_other_numbers_are_painted_otherwise(appearance: Appearance, qtbot: QtBot, make: Make) -> None:
    """One number changed, and the picture changes; the same numbers give the same picture."""
    one, same, other = (painted(make(appearance, share), qtbot) for share in (0.5, 0.5, 0.7))
    assert one == same
    assert one != other


@EVERY
def test_light_and_dark_differ_and_change_at_once(appearance: Appearance, qtbot: QtBot, make: Make) -> None:
    """The picture follows the theme and the text size without being built anew."""
    chart = make(appearance, 0.5)
    light, low = painted(chart, qtbot), chart.heightForWidth(700)
    appearance.apply(appearance._preferences._replace(theme="dark", text_percent=150))
    assert chart.heightForWidth(700) > low
    assert painted(chart, qtbot) != light


@EVERY
def test_a_picture_shows_where_the_keyboard_is(appearance: Appearance, qtbot: QtBot, make: Make) -> None:
    """A ring of two pixels."""
    chart = make(appearance, 0.5)
    without = painted(chart, qtbot)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    assert painted(chart, qtbot) != without


class Listening:
    """Notes each line a chart writes, where it stands, and the box it was given."""

    def __init__(self, chart: Chart) -> None:
        self.said: list[tuple[str, QRectF, QRectF]] = []
        self._chart, self._write = chart, chart.write
        chart.write = self._note  # type: ignore[method-assign]

    def _note(
        self, painter: QPainter, box: QRectF, text: str, colour: str, side: Side = "left", *, strong: bool = False
    ) -> None:
        room = QFontMetricsF(self._chart.letters(strong=strong)).horizontalAdvance(text)
        left = {"left": 0.0, "middle": (box.width() - room) / 2, "right": box.width() - room}[side]
        self.said.append((text, QRectF(box.left() + left, box.top(), room, box.height()), box))
        self._write(painter, box, text, colour, side, strong=strong)

    def cut(self) -> list[str]:
        """Return the words that do not fit into their box or the picture."""
        picture = QRectF(self._chart.rect()).adjusted(-1, -1, 1, 1)
        return [
            text
            for text, word, box in self.said
            if not picture.contains(word) or not box.adjusted(-1, -1, 1, 1).contains(word)
        ]


@EVERY
@pytest.mark.parametrize("size", [100, 200])
def test_no_word_of_a_picture_is_cut(appearance: Appearance, qtbot: QtBot, make: Make, size: int) -> None:
    """In the width a page has at 1280 pixels, at both ends of the text sizes."""
    appearance.apply(appearance._preferences._replace(text_percent=size))
    chart = make(appearance, 0.5)
    listening = Listening(chart)
    painted(chart, qtbot, 800)
    assert listening.said
    assert listening.cut() == []


def test_control_a_cut_word_is_heard(appearance: Appearance, qtbot: QtBot) -> None:
    """The measure finds a picture that is far too narrow."""
    chart = _forecast(appearance, 0.5)
    listening = Listening(chart)
    painted(chart, qtbot, 60)
    assert listening.cut() != []


@pytest.mark.parametrize("size", [100, 200])
def test_names_in_the_map_have_room(appearance: Appearance, qtbot: QtBot, size: int) -> None:
    """Every name's lines fit into its height, and no two names of a side touch."""
    appearance.apply(appearance._preferences._replace(text_percent=size))
    chart = ConfusionMap(appearance)
    qtbot.addWidget(chart)
    chart.show_report(made_reports.confusions(pairs=12))
    width = 800
    height = chart.heightForWidth(width)
    for side in chart._sides(width, height - 8):
        bottom = 0.0
        for place in side.values():
            need = wrapped(place.name, chart.letters(), chart._names_room(width) - 8).boundingRect().height()
            assert place.height >= need
            assert place.middle - place.height / 2 >= bottom
            bottom = place.middle + place.height / 2
        assert bottom <= height


def test_a_mended_pair_looks_otherwise_than_an_open_one(appearance: Appearance, qtbot: QtBot) -> None:
    """Thin and dashed, also for who does not see the colour."""
    pictures = []
    for recovered in (False, True):
        chart = ConfusionMap(appearance)
        chart.show_report(ConfusionReport((CONFUSIONS.lines[0]._replace(recovered=recovered),), S))
        picture = painted(chart, qtbot)
        pictures.append(picture.convertToFormat(QImage.Format.Format_Grayscale8))
    dark = [sum(p.pixelColor(x, y).value() < 150 for x in range(700) for y in range(p.height())) for p in pictures]
    assert dark[1] < 0.7 * dark[0]


def test_a_first_impression_is_striped(appearance: Appearance, qtbot: QtBot) -> None:
    """A topic that was not met is painted otherwise, though neither has a number."""
    cell = made_reports.strength().cells[1][0]
    assert cell is not None
    assert cell.first_impression
    one, other = (painted(TopicCell(appearance, "t", cell._replace(met=met), "h"), qtbot) for met in (cell.met, 0))
    assert one != other


def test_an_empty_day_has_no_bar_and_no_mark(appearance: Appearance, qtbot: QtBot) -> None:
    """It is a place on the ground, and nothing in red."""
    chart = DayBars(appearance)
    empty = [line._replace(answers=0, right=0) for line in DAYS.lines]
    chart.show_lines([*empty[:-1], DAYS.lines[-1]], S)
    picture = painted(chart, qtbot)
    leaf = [x for x in range(560) if _near(picture, x, LIGHT_THEME.roles.leaf)]
    assert leaf == []
    assert [x for x in range(560, 700) if _near(picture, x, LIGHT_THEME.roles.leaf)]


def _near(picture: QImage, x: int, colour: str) -> bool:
    return any(picture.pixelColor(x, y).name().upper() == colour for y in range(picture.height()))


def test_scale_ticks_labels_and_spreading() -> None:
    """Ends are kept, ticks are round, labels have room, close words are moved apart inside the ends."""
    assert [Scale(0, 1, 100, 0).at(share) for share in (-1, 0, 0.25, 1, 2)] == [100, 100, 75, 0, 0]
    assert Scale(3, 3, 5, 9).at(3) == 5
    assert round_ticks(0) == (0, 1)
    assert round_ticks(32) == (0, 10, 20, 30, 40)
    assert round_ticks(900) == (0, 200, 400, 600, 800, 1000)
    assert thinned(0, 10, 5) == ()
    assert thinned(5, 500, 20) == (0, 1, 2, 3, 4)
    assert thinned(30, 300, 40)[-1] == 29
    assert thinned(30, 300, 40) == (1, 5, 9, 13, 17, 21, 25, 29)
    assert spread([50, 52, 51], 10, 0, 100) == [50, 70, 60]
    assert spread([98, 99], 10, 0, 100) == [90, 100]


@pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME], ids=lambda theme: theme.name)
def test_what_pictures_draw_can_be_seen(theme: Theme) -> None:
    """Lines, confused, bars and dots reach 3:1 on the card, words 4.5:1."""
    roles, card = theme.roles, theme.roles.card
    marks = {"water": roles.water, "leaf": roles.leaf, "vine": theme.field.vine, "edge": roles.edge}
    assert faint([(name, colour, card) for name, colour in marks.items()], 3.0) == []
    assert min(contrast(colour, card) for colour in (roles.soil, roles.bark, roles.leaf)) >= 4.5


def test_qt_keeps_no_rich_text_in_pictures(appearance: Appearance, qtbot: QtBot) -> None:
    """Markup in a name is written, not obeyed: it takes the room of its letters."""
    chart = ConfusionMap(appearance)
    qtbot.addWidget(chart)
    chart.show_report(ConfusionReport((CONFUSIONS.lines[0]._replace(fact_name=Text("<b>x</b>\n<h1>y</h1>")),), S))
    (name,) = chart._sides(700)[0].values()
    assert "<b>" in name.name.replace("\u2060", "").replace("\u200b", "")


def test_a_fact_may_stand_on_both_sides(appearance: Appearance, qtbot: QtBot) -> None:
    """Two facts of one side taken for each other, and one of them for a third: each side has its own places."""
    first, second = CONFUSIONS.lines[:2]
    chart = ConfusionMap(appearance)
    chart.show_report(ConfusionReport((first, second._replace(fact=first.other, fact_name=first.other_name)), S))
    left, right = chart._sides(700)
    assert (set(left), set(right)) == ({first.fact, first.other}, {first.other, second.other})
    painted(chart, qtbot)


def test_numbers_in_the_map_do_not_hide_each_other(appearance: Appearance, qtbot: QtBot) -> None:
    """Also where many pairs share a fact."""
    fact = CONFUSIONS.lines[0]
    lines = [fact._replace(other=line.other, other_name=line.other_name, taken_back=0) for line in CONFUSIONS.lines]
    chart = ConfusionMap(appearance)
    chart.show_report(ConfusionReport(tuple(lines), S))
    listening = Listening(chart)
    painted(chart, qtbot, 800)
    boxes = [box for text, _, box in listening.said if text.endswith("回")]
    assert len(boxes) == len(lines)
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
