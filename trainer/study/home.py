"""The home: the field as a pure function of the pack's layout and what the log says.

Drawn before anything heavy is loaded, so this module stays light: no pack reading, no memory library.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from trainer.domain.subject import Place
from trainer.domain.text import Language

NextAct = Literal["first", "sow", "water", "go on", "done"]
"""What the one primary button does: first = the pretest of a new learner."""


class PlotLine(NamedTuple):
    """One fact's place in the field, from the pack."""

    fact: str
    aspect: int
    place: Place
    name_ja: str
    name_en: str
    text_ja: str
    text_en: str
    twins: tuple[str, ...]


class Layout(NamedTuple):
    """The pack's shape: all a field needs to be drawn."""

    pack: str
    title_ja: str
    title_en: str
    aspects: tuple[tuple[str, str], ...]
    """(ja, en) from the top terrace down."""
    left: tuple[str, str]
    right: tuple[str, str]
    plots: tuple[PlotLine, ...]


class Held(NamedTuple):
    """What the log says of one fact that was met; read straight from the stored state."""

    stability: float
    day: int
    last_correct: bool


class Plant(NamedTuple):
    """One fact in the field."""

    fact: str
    aspect: int
    place: Place
    name: str
    text: str
    stage: int
    """0 bare mound, 1 seed (met, never right), 2 sprout, 3 seedling, 4 leafy, 5 bud (≥ 21 days), 6 ripe (≥ 90 days)."""
    moisture: float
    """Recall today, 0 to 1."""
    due: bool
    twins: tuple[str, ...]


class HomeSnapshot(NamedTuple):
    """The whole home."""

    title: str
    aspects: tuple[str, ...]
    left: str
    right: str
    plants: tuple[Plant, ...]
    vines: tuple[tuple[str, str], ...]
    """Pairs of facts that are confused at present."""
    next_act: NextAct
    minutes: int
    met: int
    can_sow: bool
    can_water: bool
    can_harvest: bool


def home_snapshot(
    layout: Layout,
    held: Mapping[str, Held],
    vines: Sequence[tuple[str, str]],
    today: int,
    minutes: int,
    spent_ms_today: int,
    language: Language,
) -> HomeSnapshot:
    """Compose the home; pure."""
    raise NotImplementedError
