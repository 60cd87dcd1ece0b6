"""The field: where plants stand, how one walks through them, what they say."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui import made
from trainer.domain.preferences import Preferences
from trainer.study.home import HomeSnapshot
from trainer.ui.garden.geometry import Geometry
from trainer.ui.garden.growing import Growing
from trainer.ui.garden.keyboard_navigation import neighbour
from trainer.ui.garden.plant import PlantLook, draw_plant
from trainer.ui.garden.plot_layout import SLUICE, plan_field
from trainer.ui.garden.view import GardenView
from trainer.ui.garden.words import spoken
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.theme import LIGHT_THEME

SIZES = ((884, 300), (1148, 572), (3700, 1800))
CROWD = ((60, 80, 3), (40, 50, 0), (200, 180, 0), (10, 10, 0), (1, 0, 0), (0, 3, 9), (0, 0, 2), (5, 5, 1), (0, 0, 0))
ONLY_BOTH = ((0, 0, 5), (0, 0, 4))


def measured(snapshot: HomeSnapshot, width: float, height: float) -> Geometry:
    """Return the field's measures at a size."""
    plan = plan_field(snapshot.plants, len(snapshot.aspects))
    return Geometry(plan, width, height, 110, flow=0.5, sky=height * 0.19)


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> Iterator[GardenView]:
    """Return a field with the built-in shape."""
    view = GardenView(appearance)
    qtbot.addWidget(view)
    view.resize(1148, 572)
    view.show_field(made.home())
    view.show()
    return view


def test_twins_stand_at_the_same_distance_from_the_stream() -> None:
    """A distinction is a mirrored pair."""
    snapshot = made.home()
    geometry = measured(snapshot, 1148, 572)
    cells = {snapshot.plants[s.plant].fact: c for s, c in zip(geometry.plan.spots, geometry.cells, strict=True)}
    row = geometry.horizon + 1.5 * geometry.row_height
    left, right = cells["1.left.2"], cells["1.right.2"]
    middle = geometry.stream_x(row)
    assert middle - left.x == pytest.approx(right.x - middle)


def test_twins_out_of_order_are_still_mirrored() -> None:
    """Columns follow the twins, not the order in the pack."""
    plants = made.plants(((3, 3, 0),), "ja", fresh=True)
    twins = [(f"0.right.{2 - i}",) if i < 3 else () for i in range(6)]
    turned = [plant._replace(twins=own) for plant, own in zip(plants, twins, strict=True)]
    spots = plan_field(turned, 1).spots
    column = {turned[spot.plant].fact: spot.column for spot in spots}
    assert [column[f"0.left.{i}"] for i in range(3)] == [column[f"0.right.{2 - i}"] for i in range(3)]


def test_a_joining_aspect_stands_at_the_spring() -> None:
    """連携 has no terrace: its facts are the sluice."""
    plan = plan_field(made.home().plants, 7)
    assert plan.terraces == (0, 1, 2, 3, 4, 5)
    assert sum(spot.row == SLUICE for spot in plan.spots) == 2


def test_a_pack_of_joining_facts_only_keeps_its_terraces() -> None:
    """A pack without sides is still drawn."""
    plan = plan_field(made.home(shape=ONLY_BOTH).plants, 2)
    assert plan.terraces == (0, 1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", [made.SHAPE, CROWD, ONLY_BOTH], ids=["built-in", "crowd", "only both"])
def test_every_plant_stands_inside_and_apart(size: tuple[int, int], shape: tuple[tuple[int, int, int], ...]) -> None:
    """At any size no foot leaves the picture and no two plants share a foot."""
    geometry = measured(made.home(shape=shape), *size)
    picture = QRectF(110, 0, size[0] - 110, size[1])
    feet = [QPointF(cell.x, cell.y) for cell in geometry.cells]
    assert [foot for foot in feet if not picture.contains(foot)] == []
    assert len({(round(foot.x(), 1), round(foot.y(), 1)) for foot in feet}) == len(feet)


@pytest.mark.parametrize("shape", [made.SHAPE, CROWD], ids=["built-in", "crowd"])
def test_arrows_reach_every_plant(shape: tuple[tuple[int, int, int], ...]) -> None:
    """No plant is out of the keyboard's reach."""
    geometry = measured(made.home(shape=shape), 1148, 572)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    reached, ways = {0}, [0]
    while ways:
        here = ways.pop()
        nearby = {neighbour(geometry, here, key) for key in keys} - {None}
        ways += [i for i in nearby - reached if i is not None]
        reached |= {i for i in nearby if i is not None}
    assert len(reached) == len(geometry.cells)


def test_enter_starts_the_plant_with_the_focus(field: GardenView, qtbot: QtBot) -> None:
    """Walk with an arrow, start with Enter; the name tells where one is."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    with qtbot.waitSignal(field.plant_chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    snapshot = made.home()
    plant = next(plant for plant in snapshot.plants if plant.fact == chosen.args[0])
    assert field.accessibleName() == spoken(snapshot, plant)


def test_a_click_starts_the_plant_below_it(field: GardenView, qtbot: QtBot) -> None:
    """The pointer chooses what it points at."""
    box = field.box_of("3.right.1")
    with qtbot.waitSignal(field.plant_chosen) as chosen:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert chosen.args == ["3.right.1"]


def test_sky_is_not_a_plant(field: GardenView, qtbot: QtBot) -> None:
    """A click beside all plants starts nothing."""
    with qtbot.assertNotEmitted(field.plant_chosen):
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPointF(5, 5).toPoint())


def test_plants_are_drawn_once_and_stamped(field: GardenView) -> None:
    """Painting again draws no plant anew."""
    field.grab()
    drawn = len(field._sprites)
    field._forget_picture()
    field.grab()
    assert 0 < drawn < len(made.home().plants)
    assert len(field._sprites) == drawn


def pixels(image: QImage) -> bytes:
    """Return a copy of the pixels; the argument holds the image meanwhile."""
    return bytes(image.constBits())


def drawn(look: PlantLook) -> QImage:
    """Return a plant's shape alone: every painted pixel black."""
    image = QImage(120, 140, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_plant(painter, QPointF(60, 120), 90, look, LIGHT_THEME.field)
    painter.end()
    return image.createAlphaMask()


@pytest.mark.parametrize("crop", ["leafy", "grain"])
def test_stages_and_moisture_differ_in_shape(crop: str) -> None:
    """Growth and dryness can be told without colour."""
    looks = [PlantLook(crop, stage, moisture, 0) for stage in range(7) for moisture in (0.1, 1.0)]  # type: ignore[arg-type]
    grown = [look for look in looks if look.stage >= 2]
    shapes = {pixels(drawn(look)) for look in grown}
    assert len(shapes) == len(grown)
    assert len({pixels(drawn(look)) for look in looks if look.moisture == 1.0}) == 7


def test_an_empty_pack_can_be_shown(field: GardenView, qtbot: QtBot) -> None:
    """No plant at all is no crash."""
    field.show_field(made.home(shape=()))
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Right)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.grab().isNull()


def watered(before: HomeSnapshot, fact: str) -> HomeSnapshot:
    """Return the field after one plant was watered and grew."""
    plants = (p._replace(stage=p.stage + 1, moisture=1.0, due=False) if p.fact == fact else p for p in before.plants)
    return before._replace(plants=tuple(plants))


@pytest.fixture
def lively(appearance: Appearance, field: GardenView) -> GardenView:
    """Return the field for one who likes motion."""
    appearance.apply(Preferences(theme="light", calm=False))
    return field


def test_after_an_answer_its_plant_moves_and_only_that_one(lively: GardenView, qtbot: QtBot) -> None:
    """It ends where a field shown at once stands; the rest of the picture never changes."""
    field, before = lively, made.home()
    one = next(p.fact for p in before.plants if p.place == "left" and p.stage == 3)
    box = field.box_of(one).adjusted(-20, -20, 20, 20).toRect()
    after = watered(before, one)
    field.show_field(after)
    moving = field.findChild(Growing)
    assert moving is not None
    early = field.grab().toImage()
    with qtbot.waitSignal(moving.grown, timeout=2000):
        pass
    late = field.grab().toImage()
    assert early.copy(box) != late.copy(box)
    for image in (early, late):
        painter = QPainter(image)
        painter.fillRect(box, Qt.GlobalColor.black)
        painter.end()
    assert early == late


@pytest.mark.wcag("2.2.2")
def test_nothing_moves_for_one_who_wants_no_motion(appearance: Appearance, lively: GardenView) -> None:
    """Nor when nothing changed, which is the control of the test above."""
    field, before = lively, made.home()
    one = next(p.fact for p in before.plants if p.place == "left" and p.stage == 3)
    field.show_field(made.home())
    assert field.findChild(Growing) is None
    appearance.apply(Preferences(calm=True))
    field.show_field(watered(before, one))
    assert field.findChild(Growing) is None


def test_a_key_during_the_motion_is_heard_at_once(lively: GardenView, qtbot: QtBot) -> None:
    """Motion never blocks input, and another picture ends it."""
    field, before = lively, made.home()
    one = next(p.fact for p in before.plants if p.place == "left" and p.stage == 3)
    field.show_field(watered(before, one))
    with qtbot.waitSignal(field.plant_chosen, timeout=100):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    field.resize(900, 500)
    assert not [one for one in field.findChildren(Growing) if one.isVisible()]


def vine_pixels(view: GardenView) -> int:
    """Return how many pixels have a vine's colour."""
    image = view.grab().toImage()
    vine = QColor(LIGHT_THEME.field.vine).rgb()
    return sum(image.pixel(x, y) == vine for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def test_a_vine_that_does_not_come_today_shows_only_while_one_points_at_its_plant(field: GardenView) -> None:
    """Control: the one of today's plan is always there, and without any plan there is none."""
    today = vine_pixels(field)
    assert today
    field.point_at("2.left.0")
    assert vine_pixels(field) > today
    field.point_at("")
    assert vine_pixels(field) == today
    field.show_field(made.home()._replace(plan=None))
    assert vine_pixels(field) == 0


def drops_at(view: GardenView, facts: set[str]) -> set[str]:
    """Return the facts over whose plant a drop's colour is seen."""
    image, drop = view.grab().toImage(), QColor(LIGHT_THEME.field.drop).rgb()
    found = set()
    for fact in facts:
        box = view.box_of(fact).adjusted(0, -16, 0, 0).toRect()
        if any(
            image.pixel(x, y) == drop
            for x in range(max(box.left(), 0), min(box.right(), image.width() - 1))
            for y in range(max(box.top(), 0), min(box.bottom(), image.height() - 1))
        ):
            found.add(fact)
    return found


def test_only_what_today_has_room_for_hangs_a_drop(field: GardenView) -> None:
    """And whoever points at another plant that is due sees its own."""
    home = made.home()
    due = [plant.fact for plant in home.plants if plant.due and plant.place != "both"]
    assert home.plan is not None
    first = due[0]
    field.show_field(home._replace(plan=home.plan._replace(facts=frozenset({first}), pairs=())))
    assert drops_at(field, {first}) == {first}
    far = next(fact for fact in due if fact[0] != first[0])
    assert not drops_at(field, {far})
    field.point_at(far)
    assert drops_at(field, {far}) == {far}
