"""What a plant says in words: the same as its shape, posture and drop."""

from collections.abc import Iterable

from trainer.domain.message import message
from trainer.study.home import MET, HomeSnapshot, Plant
from trainer.translations import joined, tr
from trainer.ui.widgets.visible_text import literal

_BUD = 5
_FADING, _FIRM = 0.70, 0.90
"""Recall below the first is fading, from the second on firm; as drawn."""


def growth_words(plant: Plant) -> str:
    """Return how far the plant has grown, as a short phrase."""
    return stage_words(plant.stage)


def stage_words(stage: int) -> str:
    """Return what a stage of growth is called."""
    return (
        tr("Not sown yet"),
        tr("Seed: met, not yet answered right"),
        tr("Sprout"),
        tr("Seedling"),
        tr("In leaf"),
        tr("In bud: holds for weeks"),
        tr("Ripe: holds for months"),
    )[stage]


def hold_words(plant: Plant) -> str:
    """Return how well the fact is held today; empty where it was never met."""
    if plant.stage == 0:
        return ""
    if plant.aside:
        return tr("Put aside, not asked")
    if plant.left_out:
        return tr("Not practised at present")
    if plant.due:
        return tr("Time to water it")
    if not plant.held:
        return "" if plant.stage == MET else tr("Met: another day will tell whether it is held")
    if plant.moisture >= _FIRM:
        return tr("Held firmly today")
    return tr("Held today") if plant.moisture >= _FADING else tr("Fading a little")


def state_words(plant: Plant) -> str:
    """Return growth and hold as one phrase."""
    return " · ".join(part for part in (growth_words(plant), hold_words(plant)) if part)


def place_words(snapshot: HomeSnapshot, plant: Plant) -> str:
    """Return aspect and side, as 「時間軸 · 営業」."""
    side = {"left": snapshot.left, "right": snapshot.right, "both": tr("Both")}[plant.place]
    return f"{snapshot.aspects[plant.aspect]} · {side}"


def mixed_up(snapshot: HomeSnapshot, plant: Plant) -> str:
    """Return the names of those the plant is entangled with; empty if there are none."""
    others = {b if a == plant.fact else a for a, b in snapshot.confused if plant.fact in (a, b)}
    return joined(message("{said}, {more}"), [other.name for other in snapshot.plants if other.fact in others])


def confused_words(snapshot: HomeSnapshot, plant: Plant) -> str:
    """Return what the plant is entangled with, in a sentence; empty if nothing."""
    names = mixed_up(snapshot, plant)
    return tr("Easily taken for: {names}", names=names) if names else ""


def spoken(snapshot: HomeSnapshot, plant: Plant) -> str:
    """Return one line for the list and the screen reader."""
    parts = (plant.name, place_words(snapshot, plant), state_words(plant), confused_words(snapshot, plant))
    return literal(joined(message("{said}. {more}"), (part for part in parts if part)))


def summary(plants: Iterable[Plant]) -> str:
    """Return the whole field in one sentence."""
    stages = [plant.stage for plant in plants]
    return tr(
        "{all} plants: {ripe} in bud or ripe, {growing} growing, {bare} not sown yet.",
        all=len(stages),
        ripe=sum(stage >= _BUD for stage in stages),
        growing=sum(1 <= stage < _BUD for stage in stages),
        bare=sum(stage == 0 for stage in stages),
    )
