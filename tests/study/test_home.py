import subprocess
import sys
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.learner import Learner, fact_of
from tests.study.small_pack import OTHER, RIGHT, TWIN, small_pack
from trainer.domain.preferences import Preferences
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.confusion import recovered, recovered_pairs
from trainer.scheduling.forgetting import recall
from trainer.study.home import Held, HomeSnapshot, Layout, Mixed, PlotLine, home_snapshot, open_pairs, stage_of
from trainer.study.home_layout import layout_of
from trainer.study.layout_json import layout_from_json, layout_to_json

LAYOUT = layout_of(small_pack(aspects=1, each=1))
M, S = "a0.m.0", "a0.s.0"


def home(
    held: dict[str, Held],
    vines: tuple[tuple[str, str], ...] = (),
    spent_ms: int = 0,
    preferences: Preferences | None = None,
) -> HomeSnapshot:
    """Return the home on day 100."""
    return home_snapshot(LAYOUT, held, vines, 100, spent_ms, preferences or Preferences())


@pytest.mark.parametrize(
    ("stability", "stage"), [(0.2, 2), (2.4, 2), (2.5, 3), (7, 4), (20.9, 4), (21, 5), (89, 5), (90, 6), (400, 6)]
)
def test_growth_is_memory(stability: float, stage: int) -> None:
    """By stability alone, once it was right."""
    assert stage_of(stability, ever_right=True) == stage


def test_met_and_never_right_is_a_seed_and_unmet_is_bare() -> None:
    """And what was once right never falls below sprout."""
    plants = home({M: Held(0.2, 100, False, ever_right=False)}).plants
    assert [plant.stage for plant in plants] == [1, 0]
    assert home({M: Held(0.001, 100, False, ever_right=True)}).plants[0].stage == 2


def test_moisture_is_recall_today_and_due_when_the_interval_is_over() -> None:
    """A stability of 2.3 days is due after two days, not after one."""
    plant = home({M: Held(2.3, 98, True)}).plants[0]
    assert plant.moisture == recall(2.3, 2)
    assert plant.due
    assert not home({M: Held(2.3, 99, True)}).plants[0].due


def test_what_was_only_shown_or_just_corrected_is_met_and_not_held() -> None:
    """However sure the model is of it today, it looks no better than fading; right unaided, it is held."""
    shown, kept = (home({M: Held(60, 100, recalled, True)}).plants[0] for recalled in (False, True))
    assert (shown.held, kept.held) == (False, True)
    assert shown.moisture < 0.7
    assert kept.moisture > 0.9
    assert (shown.stage, shown.due) == (kept.stage, kept.due)


@pytest.mark.parametrize(
    ("held", "vines", "spent_ms", "act"),
    [
        ({}, (), 0, "first"),
        ({M: Held(50, 99, True)}, (), 0, "learn"),
        ({M: Held(2, 90, True)}, (), 0, "review"),
        ({M: Held(50, 99, True)}, ((M, S),), 0, "review"),
        ({M: Held(2, 90, True)}, (), 60_000, "go on"),
        ({M: Held(2, 90, True)}, (), 600_000, "done"),
        ({M: Held(50, 99, True), S: Held(50, 99, True)}, (), 0, "done"),
        ({M: Held(50, 99, True), S: Held(50, 99, True, right_days=1)}, (), 0, "review"),
        ({M: Held(50, 100, True), S: Held(50, 100, True, right_days=1)}, (), 0, "done"),
    ],
)
def test_the_one_button_does_what_helps_next(
    held: dict[str, Held], vines: tuple[tuple[str, str], ...], spent_ms: int, act: str
) -> None:
    """First, learn, review, go on, done."""
    assert home(held, vines, spent_ms).next_act == act


def test_the_verbs_are_open_when_there_is_something_for_them() -> None:
    """Nothing to review or test before the first answer, nothing to learn when all is met."""
    before, after = home({}), home({M: Held(50, 99, True), S: Held(50, 99, True)})
    assert (before.can_learn, before.can_review, before.can_test, before.met) == (True, False, False, 0)
    assert (after.can_learn, after.can_review, after.can_test, after.met) == (False, True, True, 2)


def test_the_home_says_everything_in_the_language_asked_for() -> None:
    """With the other one where a wording is missing."""
    plot = PlotLine(M, 0, "left", "名", "", "文", "text", ())
    layout = Layout("p", "題", "Title", (("観", "Aspect"),), ("左", "Left"), ("右", "Right"), (plot,))
    shown = home_snapshot(layout, {}, (), 1, 0, Preferences("en"))
    assert (shown.title, shown.aspects, shown.left, shown.right) == ("Title", ("Aspect",), "Left", "Right")
    assert (shown.plants[0].name, shown.plants[0].text) == ("名", "text")


def test_before_a_due_date_the_home_offers_review_while_the_plan_has_work() -> None:
    """Three days for each fact, and once more in the final third; control: without a date, or when it is over, no."""
    firm = {M: Held(60, 99, True, True, 2), S: Held(60, 99, True, True, 3)}
    thrice = {fact: one._replace(right_days=3) for fact, one in firm.items()}

    def act(held: dict[str, Held], due: int | None, since: int | None = None) -> str:
        day, began = (None if one is None else StudyDay(one) for one in (due, since))
        return home(held, preferences=Preferences(due_day=day, due_from=began)).next_act

    assert (act(firm, None), act(firm, 99), act(firm, 120, 90)) == ("done", "done", "review")
    assert act(thrice, 120, 90) == "done"
    assert act(thrice, 101, 95) == "done"
    assert act({fact: one._replace(day=96) for fact, one in thrice.items()}, 102, 90) == "review"


def test_a_layout_comes_back_from_its_json() -> None:
    """Exactly."""
    assert layout_from_json(layout_to_json(LAYOUT)) == LAYOUT
    assert layout_to_json(LAYOUT).startswith('["small","小さなパック"')


def test_the_desk_shows_the_same_home_and_keeps_its_layout_once() -> None:
    """Plants, vines and what comes next from the learner's own state."""
    learner = Learner(small_pack(aspects=2, each=2))
    assert learner.desk.show_home().next_act == "first"
    learner.study(respond=lambda step: TWIN if fact_of(step) == M else RIGHT)
    shown = learner.desk.show_home()
    assert shown.confused == ((M, S),)
    assert (shown.plants[0].fact, shown.plants[0].stage, shown.plants[1].stage) == (M, 1, 2)
    assert shown.met == 8
    [(pack, content_hash, layout)] = learner.layouts.kept
    assert (pack, content_hash) == ("small", "0")
    assert layout_from_json(layout) == layout_of(learner.pack)


def test_a_vine_goes_when_both_sides_held_on_two_days_in_two_forms() -> None:
    """As the plan and the map say: not before, and a mistake brings it back."""
    learner = Learner(small_pack(aspects=1, each=1))
    learner.study(respond=lambda step: TWIN if fact_of(step) == M else RIGHT)
    held = []
    for _ in range(8):
        learner.clock.pass_days(1)
        learner.study()
        answers = learner.log.answers()
        newest = max(place for place, one in enumerate(answers) if not one.correct)
        since = answers[newest + 1 :]
        sides = [[one for one in since if one.outcomes[0].fact == fact] for fact in (M, S)]
        enough = all(
            len({one.study_day for one in side if one.study_day > answers[newest].study_day}) >= 2
            and len({one.form for one in side}) >= 2
            for side in sides
        )
        assert (learner.desk.show_home().confused == ()) == enough
        held.append(enough)
    assert (held[0], held[-1]) == (False, True)
    learner.desk.start_session("fact", FactId(M))
    learner.answer(TWIN)
    assert learner.desk.show_home().confused == ((M, S),)
    learner.desk.undo_answer()
    assert learner.desk.show_home().confused == ()


def test_one_who_can_be_asked_in_one_form_only_mends_in_one() -> None:
    """Else its vine would stay for ever."""
    learner = Learner(small_pack(aspects=1, each=1, kinds=["pick", "pick"]))
    learner.study(respond=lambda step: TWIN if fact_of(step) == M else RIGHT)
    for _ in range(8):
        learner.clock.pass_days(1)
        learner.study()
    assert learner.desk.show_home().confused == ()


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 999))
def test_home_first_glance_map_and_plan_agree_on_what_is_mended(seed: int) -> None:
    """Over days of mistakes, undone answers among them: the stored rows say what the whole history says."""
    learner, chance = Learner(small_pack(aspects=2, each=1), seed), Random(seed)
    for _ in range(7):
        learner.study(respond=lambda _: chance.choice([RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, TWIN]), at_most=12)
        for _ in range(chance.randint(0, 3)):
            learner.desk.undo_answer()
        learner.clock.pass_days(1)
        confusions, facts = learner.log.stored.confusions, list(learner.pack.facts)
        forms = Catalogue(learner.pack).forms_of
        history = recovered(confusions.values(), learner.log.events(learner.pack.id, facts), forms)
        assert recovered_pairs(confusions.values(), forms) == history
        still_open = {frozenset(pair) for pair in confusions} - history
        assert {frozenset(pair) for pair in learner.desk.show_home().confused} == still_open
        rows = [Mixed(one.fact, one.taken_for, one.forms_held, one.forms_held_back) for one in confusions.values()]
        layout = layout_from_json(layout_to_json(layout_of(learner.pack)))
        assert {frozenset(pair) for pair in open_pairs(rows, layout)} == still_open
    assert learner.desk.rebuild()


def test_both_directions_of_a_confusion_are_one_vine() -> None:
    """An unordered pair."""
    learner = Learner(small_pack(aspects=1, each=1))
    learner.study(respond=lambda _: TWIN)
    assert learner.desk.show_home().confused == ((M, S),)


def test_nothing_on_the_home_counts_what_is_late() -> None:
    """After a month away there are the same minutes and no number of debt."""
    learner = Learner()
    learner.study(respond=lambda _: OTHER)
    learner.clock.pass_days(30)
    shown = learner.desk.show_home()
    assert shown.minutes == 10
    numbers = [value for value in shown if isinstance(value, int) and not isinstance(value, bool)]
    assert numbers == [shown.minutes, shown.met, shown.away]


def test_the_home_loads_nothing_heavy() -> None:
    """What the first paint needs brings neither a database library nor a pack reader; reading a pack does."""
    light = "import sys, trainer.study.home, trainer.study.home_layout, trainer.domain.time_spent"
    heavy = "import sys, trainer.packs.read_pack"
    assert loaded(light).isdisjoint({"fsrs", "yaml", "sqlmodel", "sqlalchemy", "budoux", "trainer.packs.entry"})
    assert "trainer.packs.entry" in loaded(heavy)


def loaded(statement: str) -> set[str]:
    """Return the modules a fresh interpreter has after a statement."""
    program = [sys.executable, "-c", f"{statement}; print(*sys.modules)"]
    return set(subprocess.run(program, check=True, capture_output=True, text=True).stdout.split())
