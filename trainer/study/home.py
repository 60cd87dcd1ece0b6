"""The home: the field as a pure function of the pack's layout and what the log says.

Drawn before anything heavy is loaded, so this module stays light: no pack reading, no memory library.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from trainer.domain.dates import DAYS_A_WEEK
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import MS_A_MINUTE
from trainer.domain.subject import Place
from trainer.domain.text import Language, Text
from trainer.scheduling.forgetting import due_after, recall
from trainer.scheduling.pair_recovery import holds_again
from trainer.scheduling.plan_rules import wants_more
from trainer.study.focus_offer import FocusOffer

NextAct = Literal["first", "learn", "review", "go on", "done"]
"""What the one primary button does: first = the pretest of a new learner."""

UNMET, MET, RIGHT_ONCE = 0, 1, 2
NOT_HELD = 0.6
"""Recall at most, as drawn, of what was only shown or just corrected: another day will tell whether it is held."""
_STAGES = ((90, 6), (21, 5), (7, 4), (2.5, 3))
"""(stability in days, stage) from ripe down; a fact that was ever right is at 2 at least."""


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
    forms: int = 2
    """How many forms it can be asked in."""
    aspect_id: str = ""
    side_id: str = ""


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
    imported: bool = False
    """Whether the pack stands as it came from another program."""


class Held(NamedTuple):
    """What the log says of one fact that was met; read straight from the stored state."""

    stability: float
    day: int
    recalled: bool
    """Whether the first answer of the newest day was right; what was only shown or just corrected is met, not held."""
    ever_right: bool = True
    """False while every answer so far was wrong."""
    right_days: int = 2
    """Study days whose first answer was right."""
    aside: bool = False
    """Whether the learner put it aside: it is not asked, so it is never due."""


class Mixed(NamedTuple):
    """A confusion, as far as the field shows it; read straight from the stored state."""

    fact: str
    taken_for: str
    forms_held: int
    forms_held_back: int


class Plant(NamedTuple):
    """One fact in the field."""

    fact: str
    aspect: int
    place: Place
    name: str
    text: str
    stage: int
    """0 not met, 1 met and never right, 2 right once; 3 to 6 by stability: from 2.5, 7, 21 and 90 days."""
    moisture: float
    """Recall today, 0 to 1; what is not held looks no better than fading."""
    due: bool
    twins: tuple[str, ...]
    held: bool
    """Whether it was right unaided on the newest day it was asked; False: not met, or met only."""
    aside: bool = False
    """Whether it is put aside."""
    left_out: bool = False
    """Whether something else is practised at present."""


class WeekDay(NamedTuple):
    """One of the last seven days."""

    day: int
    studied: bool


class DayPlan(NamedTuple):
    """What today's minutes still hold."""

    facts: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    """Of facts that were mixed up."""
    new: int
    """Facts never met, at most so many: a mistake takes their time."""
    checks: int
    """Facts met that come beside the pairs."""


class HomeSnapshot(NamedTuple):
    """The whole home."""

    title: str
    aspects: tuple[str, ...]
    left: str
    right: str
    plants: tuple[Plant, ...]
    confused: tuple[tuple[str, str], ...]
    """Pairs of facts that are confused at present."""
    next_act: NextAct
    minutes: int
    met: int
    can_learn: bool
    can_review: bool
    can_test: bool
    away: int = 0
    """Days since the last one with an answer; 0 also where there was none."""
    week: tuple[WeekDay, ...] = ()
    """The last seven days, today last."""
    plan: DayPlan | None = None
    """None until it is known: then nothing of the field is marked as today's."""
    focus: FocusOffer | None = None
    """What can be practised alone; None until it is known."""
    imported: bool = False
    """Whether the pack stands as it came from another program: reasons may not be written yet."""


def home_snapshot(
    layout: Layout,
    held: Mapping[str, Held],
    confused: Sequence[tuple[str, str]],
    today: int,
    spent_ms_today: int,
    preferences: Preferences,
    studied: Collection[int] = (),
) -> HomeSnapshot:
    """Compose the home; pure.

    `held` has the facts that were answered; `confused` the pairs confused at present; `today` is a study day, `studied`
    has those of the last seven that had an answer.
    """
    language, minutes = preferences.language, preferences.minutes
    last = max((one.day for one in held.values()), default=today)
    out = left_out(layout, preferences, today)
    grown = (_plant(plot, held.get(plot.fact), today, language) for plot in layout.plots)
    plants = tuple(_resting(plant) if plant.fact in out else plant for plant in grown)
    met = sum(plant.stage > UNMET for plant in plants)
    asked = [plant for plant in plants if not plant.left_out]
    met_asked = sum(plant.stage > UNMET for plant in asked)
    unmet = met_asked < len(asked)
    held = {fact: one for fact, one in held.items() if fact not in out}
    wants_review = any(plant.due for plant in plants) or any(_untouched_today(pair, held, today) for pair in confused)
    days = [(one.right_days, one.day) for one in held.values() if not one.aside]
    more = wants_more(days, sum(not plant.aside for plant in asked), today, preferences.due_day, preferences.due_from)
    wants_review = wants_review or (not unmet and more and _untouched_today(held, held, today))
    return HomeSnapshot(
        title=_wording((layout.title_ja, layout.title_en), language),
        aspects=tuple(_wording(aspect, language) for aspect in layout.aspects),
        left=_wording(layout.left, language),
        right=_wording(layout.right, language),
        plants=plants,
        confused=tuple(sorted(confused)),
        next_act=_next_act(met, spent_ms_today, minutes, wants_review=wants_review, unmet=unmet),
        minutes=minutes,
        met=met,
        can_learn=unmet,
        can_review=met_asked > 0,
        can_test=met_asked > 0,
        away=today - last,
        week=tuple(WeekDay(today - back, today - back in studied) for back in reversed(range(DAYS_A_WEEK))),
        imported=layout.imported,
    )


def left_out(layout: Layout, preferences: Preferences, today: int) -> frozenset[str]:
    """Return the facts outside what the learner practises; none where nothing would be left.

    What somebody else assigned is never among them.
    """
    focus = preferences.focus
    if not focus.is_set or focus.pack != layout.pack:
        return frozenset()
    outside = {plot.fact for plot in layout.plots if not focus.has(plot.aspect_id, plot.side_id)}
    if len(outside) == len(layout.plots):
        return frozenset()
    goals = (one for one in preferences.goals if one.pack == layout.pack and one.assigned)
    return frozenset(outside.difference(*(one.facts for one in goals if one.due_day is None or one.due_day >= today)))


def pairs_of_today(home: HomeSnapshot) -> tuple[tuple[str, str], ...]:
    """Return the confused pairs that today's plan works on: only these are shown unasked."""
    return () if home.plan is None else tuple(pair for pair in home.confused if pair in home.plan.pairs)


def is_due_today(home: HomeSnapshot, plant: Plant) -> bool:
    """Return whether a plant is due and today's plan has room for it."""
    return plant.due and home.plan is not None and plant.fact in home.plan.facts


def stage_of(stability: float, *, ever_right: bool) -> int:
    """Return the growth stage, 1 to 6, of a fact that was answered; never below 2 once it was right."""
    if not ever_right:
        return MET
    return next((stage for days, stage in _STAGES if stability >= days), RIGHT_ONCE)


def pair_of(fact: str, taken_for: str) -> tuple[str, str]:
    """Return the unordered pair of a confusion."""
    return (fact, taken_for) if fact <= taken_for else (taken_for, fact)


def open_pairs(confusions: Iterable[Mixed], layout: Layout) -> tuple[tuple[str, str], ...]:
    """Return the pairs of the layout's facts that are confused at present: by the same rule as map and plan."""
    forms = {plot.fact: plot.forms for plot in layout.plots}
    shown = (one for one in confusions if one.fact in forms and one.taken_for in forms)
    return tuple(
        dict.fromkeys(
            pair_of(one.fact, one.taken_for)
            for one in shown
            if not holds_again(one.forms_held, one.forms_held_back, forms[one.fact], forms[one.taken_for])
        )
    )


def _plant(plot: PlotLine, held: Held | None, today: int, language: Language) -> Plant:
    name, text = _wording((plot.name_ja, plot.name_en), language), _wording((plot.text_ja, plot.text_en), language)
    stage, moisture, due, recalled, aside = UNMET, 0.0, False, False, False
    if held is not None:
        recalled = held.recalled
        most = 1.0 if recalled else NOT_HELD
        stage = stage_of(held.stability, ever_right=held.ever_right)
        moisture = min(recall(held.stability, today - held.day), most)
        aside = held.aside
        due = not aside and today - held.day >= due_after(held.stability)
    return Plant(plot.fact, plot.aspect, plot.place, name, text, stage, moisture, due, plot.twins, recalled, aside)


def _resting(plant: Plant) -> Plant:
    return plant._replace(due=False, left_out=True)


def _untouched_today(facts: Iterable[str], held: Mapping[str, Held], today: int) -> bool:
    return any(fact in held and held[fact].day < today and not held[fact].aside for fact in facts)


def _next_act(met: int, spent_ms: int, minutes: int, *, wants_review: bool, unmet: bool) -> NextAct:
    if not met:
        return "first"
    if spent_ms >= minutes * MS_A_MINUTE:
        return "done"
    if not (wants_review or unmet):
        return "done"
    if spent_ms:
        return "go on"
    return "review" if wants_review else "learn"


def _wording(wording: tuple[str, str], language: Language) -> str:
    return Text(*wording).in_(language)
