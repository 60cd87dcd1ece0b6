from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.study.small_pack import question
from tests.study.varied_pack import varied
from trainer.domain.learner import FactState, Memory, QuestionState
from trainer.domain.question import Form, Question, QuestionId, ShowingId
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.facts_a_second import FactsASecond, usual_rate
from trainer.scheduling.rotation import STEPS, WORN, next_question, next_wording, wanted_step

A = FactId("a")


def chosen(
    candidates: list[Question],
    state: FactState | None = None,
    asked: dict[str, int] | None = None,
    just_asked: str | None = None,
    change: Form | None = None,
) -> str:
    """Return the number of the chosen question."""
    seen = {ShowingId(q): QuestionState(ShowingId(q), n, n, StudyDay(1)) for q, n in (asked or {}).items()}
    just = None if just_asked is None else QuestionId(just_asked)
    return next_question(candidates, state, seen, just, Random(3), other_form_than=change).id


def strong(days: int, last: str | None = None, *, last_correct: bool = True) -> FactState:
    """Return a fact that was right on some days."""
    question_id = None if last is None else ShowingId(last)
    return FactState(
        A, Memory(5.0, 5.0, StudyDay(1)), right_days=days, last_correct=last_correct, last_question=question_id
    )


FORMS = [question("a", 0, "pick"), question("a", 1, "contrast"), question("a", 2, "type")]


def test_a_fact_moves_from_recognising_over_contrast_to_producing() -> None:
    """One step for each day it was right."""
    assert [chosen(FORMS, strong(days)) for days in (0, 1, 2, 5)] == ["a.0", "a.1", "a.2", "a.2"]
    assert chosen(FORMS) == "a.0"


def test_after_a_mistake_it_steps_back() -> None:
    """One step, not to the beginning."""
    assert chosen(FORMS, strong(2, last_correct=False)) == "a.1"


@given(days=st.integers(0, 4), last=st.integers(0, 2), right=st.booleans(), just=st.integers(0, 2))
def test_the_same_question_never_comes_twice_running(days: int, last: int, just: int, *, right: bool) -> None:
    """Neither the fact's last one nor the session's."""
    found = chosen(FORMS, strong(days, f"a.{last}", last_correct=right), just_asked=f"a.{just}")
    assert found not in (f"a.{last}", f"a.{just}")


def test_the_only_question_comes_again() -> None:
    """While no other exists."""
    assert chosen(FORMS[:1], strong(3, "a.0"), just_asked="a.0") == "a.0"


def test_of_the_same_form_the_least_asked_comes_first() -> None:
    """Then the one asked longest ago."""
    picks = [question("a", number, "pick") for number in range(3)]
    assert chosen(picks, asked={"a.0": 2, "a.1": 1, "a.2": 3}) == "a.1"


def test_a_re_ask_comes_in_another_form() -> None:
    """Even if another question of the same form would fit better."""
    candidates = [question("a", 0, "pick"), question("a", 1, "pick"), question("a", 2, "type")]
    assert chosen(candidates, strong(0, "a.0"), change=Form.RECOGNISE) == "a.2"
    assert chosen(candidates, strong(0, "a.0")) == "a.1"


def test_a_self_judged_question_comes_only_where_no_gradable_one_exists() -> None:
    """Also if the gradable one was just asked."""
    card = question("a", 1, "pick")
    card = Question(card.id, "card", card.tests, 1, card.stem, card.decides, Form.SELF_JUDGED, card.body)
    assert chosen([card, FORMS[0]], strong(0, "a.0"), just_asked="a.0") == "a.0"
    assert chosen([card]) == "a.1"


def test_a_self_judged_question_comes_once_when_all_others_were_asked() -> None:
    """So that no question stays unused."""
    card = replace(question("a", 1, "pick"), form=Form.SELF_JUDGED)
    assert next_question([card, FORMS[0]], strong(0), shown(a_0=1), None, Random(3)).id == "a.1"
    assert next_question([card, FORMS[0]], strong(0), shown(a_0=1, a_1=1), None, Random(3)).id == "a.0"
    assert next_question([card, *FORMS[::2]], strong(0), shown(a_0=1), None, Random(3)).id == "a.0"


def test_the_same_chance_chooses_the_same_question() -> None:
    """And over many chances every one of equals is chosen."""
    picks = [question("a", number, "pick") for number in range(3)]
    found = [next_question(picks, None, {}, None, Random(seed)).id for seed in range(40)]
    assert found == [next_question(picks, None, {}, None, Random(seed)).id for seed in range(40)]
    assert len(set(found)) == 3


WIDE = replace(question("a", 3, "pick"), tests=(A, FactId("b"), FactId("c"), FactId("d")))


def test_questions_on_one_fact_come_in_turn_whatever_they_take() -> None:
    """Contrast was asked last: of the two forms one step away the one asked less comes, though it takes longer."""
    asked = {ShowingId("a.0"): QuestionState(ShowingId("a.0"), 2, 2, StudyDay(1))}
    state = replace(strong(1), last_question=ShowingId("a.1"))
    assert next_question(FORMS, state, asked, None, Random(3)).id == "a.2"


def test_a_question_on_several_facts_counts_a_step_nearer_while_it_teaches_more_a_second() -> None:
    """Measured to be slow, it does not; and a fact that was right on two days is still to be produced."""
    several, met = [*FORMS, WIDE], {ShowingId("z.0"): QuestionState(ShowingId("z.0"), 1, 1, StudyDay(1))}

    def by(rate: Callable[[Question], float], days: int) -> str:
        return next_question(several, strong(days), met, None, Random(3), rate=rate).id

    slow = FactsASecond()
    for _ in range(50):
        slow.add(WIDE, 90_000)
    assert by(usual_rate, 0) == by(usual_rate, 1) == "a.3"
    assert by(usual_rate, 2) == "a.2"
    assert by(slow.rate, 0) == "a.0"
    assert by(slow.rate, 1) == "a.1"


def shown(**times: int) -> dict[ShowingId, QuestionState]:
    """Return what was shown how often, the last one named newest; `a_0_b` is variant b of a.0."""
    found = {}
    for at, (name, count) in enumerate(times.items(), start=1):
        fact_id, number, *key = name.split("_")
        showing = ShowingId("~".join([f"{fact_id}.{number}", *key]))
        found[showing] = QuestionState(showing, count, at, StudyDay(1))
    return found


def test_what_was_never_asked_comes_before_what_fits_better() -> None:
    """A fact that is to be produced is still asked the question it has never had."""
    asked = shown(a_1=1, a_2=1)
    assert next_question(FORMS, strong(3), asked, None, Random(3)).id == "a.0"
    assert next_question(FORMS, strong(3), shown(a_0=1, a_1=1, a_2=1), None, Random(3)).id == "a.2"


def test_what_is_too_hard_stays_behind_though_it_was_never_asked() -> None:
    """A fact never right is not to be produced because that is new."""
    assert next_question(FORMS, strong(0), shown(a_0=1, a_1=1), None, Random(3)).id == "a.0"


def test_a_wording_never_shown_comes_before_words_that_were() -> None:
    """Of two questions asked before the one with another scene left, though the other would fit better."""
    several = [varied(question("a", 0, "pick"), ("b",)), question("a", 2, "type")]
    assert next_question(several, strong(3), shown(a_0=1, a_2=1), None, Random(3)).id == "a.0"
    assert next_question(several, strong(3), shown(a_0=1, a_0_b=1, a_2=1), None, Random(3)).id == "a.2"


def test_what_was_shown_three_times_comes_only_where_all_was() -> None:
    """Even where the others are harder or easier than what is wanted."""
    assert next_question(FORMS, strong(3), shown(a_0=1, a_1=1, a_2=WORN), None, Random(3)).id == "a.1"
    assert next_question(FORMS, strong(0), shown(a_0=WORN, a_1=1, a_2=1), None, Random(3)).id == "a.1"
    assert next_question(FORMS, strong(3), shown(a_0=WORN, a_1=WORN, a_2=WORN), None, Random(3)).id == "a.2"


def test_a_type_the_session_had_enough_of_gives_way() -> None:
    """Where the fact has another one."""
    assert next_question(FORMS, strong(3), {}, None, Random(3), crowded={"type"}).id == "a.1"
    assert next_question(FORMS[2:], strong(3), {}, None, Random(3), crowded={"type"}).id == "a.2"


@given(answers=st.lists(st.booleans(), min_size=1, max_size=40), seed=st.integers(0, 99))
def test_nothing_comes_a_third_time_while_one_that_is_not_too_hard_was_never_asked(
    answers: list[bool], seed: int
) -> None:
    """Whatever is right and wrong on the way; every answer is of a new day."""
    several = [varied(one, ("b",)) if number else one for number, one in enumerate(FORMS)]
    asked: dict[ShowingId, QuestionState] = {}
    state, chance = FactState(A), Random(seed)
    for day, right in enumerate(answers, start=1):
        chosen_one = next_wording(next_question(several, state, asked, None, chance), asked, chance)
        times = asked[chosen_one.showing].asked + 1 if chosen_one.showing in asked else 1
        unused = [one for one in several if not any(wording.showing in asked for wording in one.trained)]
        assert times < WORN or not [
            one for one in unused if STEPS[one.form] <= wanted_step(state) and one.showing != state.last_question
        ]
        asked[chosen_one.showing] = QuestionState(chosen_one.showing, times, day, StudyDay(day))
        state = replace(
            state,
            memory=Memory(5.0, 5.0, StudyDay(day)),
            right_days=state.right_days + right,
            last_correct=right,
            last_question=chosen_one.showing,
        )


def test_the_wording_not_shown_for_longest_comes_and_a_reserved_one_never() -> None:
    """First those never shown, drawn by lot, then in turn."""
    one = varied(question("a", 0, "pick"), ("b", "c"), reserved=("r",))
    assert {next_wording(one, {}, Random(seed)).variant for seed in range(60)} == {"", "b", "c"}
    assert next_wording(one, shown(a_0=1, a_0_c=1), Random(1)).variant == "b"
    assert next_wording(one, shown(a_0_b=1, a_0=1, a_0_c=1), Random(1)).variant == "b"
    assert next_wording(one, shown(a_0_b=2, a_0=1, a_0_c=1), Random(1)).variant == ""
