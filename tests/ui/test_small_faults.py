"""Small faults of looks that came back from real use: each kind has its rule, and a planted one that it finds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made, made_reports
from tests.ui.test_garden import measured
from trainer.scheduling.estimate import Estimate
from trainer.ui.charts.day_bars import DayBars
from trainer.ui.charts.forecast_line import ForecastLine
from trainer.ui.fonts import japanese_first
from trainer.ui.garden import geometry
from trainer.ui.garden.plant_card import PlantCard
from trainer.ui.screens.progress.calibration import CalibrationView
from trainer.ui.screens.verb_card import VerbCard
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.phrases import japanese_phrases
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.visible_text import BREAK, JOIN

# --- a caption speaks of what is drawn -----------------------------------------------------------------------------


def test_the_caption_speaks_of_the_dashed_line_only_where_it_is_drawn(appearance: Appearance, qtbot: QtBot) -> None:
    """The line belongs to the app's own predictions, which a new learner has none of."""
    view = CalibrationView(appearance)
    qtbot.addWidget(view)
    report = made_reports.calibration()
    view.show_report(report)
    assert "破線" in view.legend.clean_text()
    view.show_report(replace(report, app=()))
    assert "破線" not in view.legend.clean_text()


# --- words stand before what is painted ----------------------------------------------------------------------------


class WatchedForecast(ForecastLine):
    """Remembers where it wrote what the goal is."""

    goal = QRectF()

    def write(self, painter: QPainter, box: QRectF, text: str, colour: str, *args: Any, **named: Any) -> None:
        """Write, and remember."""
        super().write(painter, box, text, colour, *args, **named)
        if text.startswith("目標"):
            self.goal = QRectF(box.left(), box.top(), 50, box.height())


def card_behind_the_goal(appearance: Appearance, qtbot: QtBot) -> float:
    """Return how much of the place of the goal's words is of the card's colour, while the band covers everything."""
    chart = WatchedForecast(appearance)
    qtbot.addWidget(chart)
    report = made_reports.forecast()
    assert report.told is not None
    points = tuple(point._replace(held=Estimate(0.5, 0.0, 1.0)) for point in report.told.points)
    chart.show_report(replace(report, told=report.told._replace(points=points)))
    image = QImage(700, round(chart.wanted_height(700)), QImage.Format.Format_RGB32)
    card = QColor(appearance.theme.roles.card)
    image.fill(card)
    painter = QPainter(image)
    chart.draw(painter, QRectF(image.rect()))
    painter.end()
    box = chart.goal.toRect()
    inside = [image.pixel(x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())]
    return sum(pixel == card.rgb() for pixel in inside) / len(inside)


def test_the_goal_stands_before_the_band(appearance: Appearance, qtbot: QtBot) -> None:
    """On paper of its own."""
    assert card_behind_the_goal(appearance, qtbot) > 0.4


def test_control_a_goal_under_the_band_is_found(
    appearance: Appearance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written without its paper the band shows between the letters."""

    def bare(self: ForecastLine, painter: QPainter, plot: QRectF, y: float) -> None:
        self.write(painter, QRectF(plot.left() + 8, y - 20, plot.width(), 20), "目標 90%", self.roles.leaf)

    monkeypatch.setattr(ForecastLine, "_write_goal", bare)
    assert card_behind_the_goal(appearance, qtbot) < 0.1


def test_a_day_without_a_right_answer_is_an_outline(appearance: Appearance, qtbot: QtBot) -> None:
    """As the words below it say; a right one is filled."""
    for right, filled in ((0, False), (12, True)):
        chart = DayBars(appearance)
        qtbot.addWidget(chart)
        line = made_reports.days().lines[-1]._replace(answers=12, right=right)
        chart.show_lines([line], line.label)
        chart.resize(300, chart.heightForWidth(300))
        image = chart.grab().toImage()
        middle = image.pixelColor(image.width() // 2 + 8, round(image.height() * 0.55))
        assert (middle == QColor(appearance.theme.roles.leaf)) == filled


# --- lines break between phrases ------------------------------------------------------------------------------------


def broken_phrases(texts: Sequence[Prose]) -> list[str]:
    """Return the texts that may break inside a phrase."""
    found = []
    for prose in texts:
        words, shown = prose.clean_text(), prose._shown.text
        if len(japanese_phrases()(words)) > 1 and not (JOIN in shown and BREAK in shown):
            found.append(words)
    return found


def cards(appearance: Appearance, qtbot: QtBot) -> list[Prose]:
    """Return the texts of the field's card and of a verb's."""
    field = QWidget()
    qtbot.addWidget(field)
    field.resize(800, 500)
    snapshot = made.home()
    plant = PlantCard(field, field)
    plant.show_plant(snapshot, snapshot.plants[3]._replace(stage=4), field.rect().toRectF())
    verb = VerbCard(appearance, "learn", "sow", "種をまく", lambda roles: roles.grain, field)
    verb.show_verb("前に出会った知識を、忘れる前に思い出します。", "はじめる", can=True, primary=True)
    return [*plant.findChildren(Prose), *verb.findChildren(Prose)]


def test_cards_break_between_phrases(appearance: Appearance, qtbot: QtBot) -> None:
    """「期待されま／す」 is no place to break."""
    japanese_phrases()
    texts = [prose for prose in cards(appearance, qtbot) if prose.clean_text()]
    assert len(texts) > 3
    assert broken_phrases(texts) == []


def test_control_a_text_without_phrases_is_found(appearance: Appearance, qtbot: QtBot) -> None:
    """Each letter a place to break."""
    (prose, *_) = (one for one in cards(appearance, qtbot) if len(one.clean_text()) > 12)
    prose._shown = prose._shown._replace(text=prose.clean_text())
    assert broken_phrases([prose]) == [prose.clean_text()]


# --- planks ---------------------------------------------------------------------------------------------------------

MANY = ((8, 8, 10), (4, 4, 1), (4, 4, 0), (4, 4, 0), (4, 3, 0), (6, 4, 2), (2, 2, 3))
THINNEST = 5.0
"""Pixels at the design's size: of a thinner one only the outline is seen."""


def crowded_planks() -> list[str]:
    """Return the planks that are too thin or overlap."""
    field = measured(made.home(shape=MANY), 1148, 572)
    spots = zip(field.plan.spots, field.cells, strict=True)
    boxes = [(spot.row, cell) for spot, cell in spots if spot.place == "both" and spot.row >= 0]
    found = [f"thin {cell.tall:.1f}" for _, cell in boxes if cell.tall < THINNEST]
    for at, (_, one) in enumerate(boxes):
        found += [
            f"over {one.left:.0f}, {one.top:.0f}"
            for _, other in boxes[at + 1 :]
            if one.left < other.left + other.width
            and other.left < one.left + one.width
            and one.top < other.top + other.tall
            and other.top < one.top + one.tall
        ]
    return found


def test_many_planks_lie_apart() -> None:
    """Ten of a row are no ladder."""
    assert crowded_planks() == []


def test_control_planks_on_top_of_each_other_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them across, however many."""
    monkeypatch.setattr(geometry, "LEAST_STEP", 0.1)
    assert crowded_planks()


# --- fonts ----------------------------------------------------------------------------------------------------------


def test_a_chinese_font_that_claims_japanese_comes_last() -> None:
    """直 and 骨 are drawn otherwise there; with nothing else it is still better than no letters."""
    chinese = {"AR PL UMing TW", "WenQuanYi Zen Hei"}
    speaking = ["AR PL UMing TW", "IPAGothic", "WenQuanYi Zen Hei", "VL Gothic"]
    assert japanese_first(speaking, chinese.__contains__)[:2] == ["IPAGothic", "VL Gothic"]
    assert japanese_first(["WenQuanYi Zen Hei"], chinese.__contains__) == ["WenQuanYi Zen Hei"]
    assert japanese_first(speaking, lambda _: False) == speaking, "control: nothing is known of them"
