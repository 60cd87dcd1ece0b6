"""What every question type must do, run over all of them."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import trainer.question_types as room
from tests.question_types.conftest import Desk
from tests.question_types.samples import LURES, RIGHT_RESPONSE, SAMPLES, WRONG_RESPONSE
from trainer.domain.asking import Asking, Option
from trainer.domain.grade import Grade, Verdict
from trainer.domain.response import DONT_KNOW, Response
from trainer.domain.text import Language
from trainer.question_types import QUESTION_TYPES

NAMES = [each.name for each in QUESTION_TYPES]
LANGUAGES: tuple[Language, ...] = ("ja", "en")
SEEDS = st.integers(min_value=0, max_value=2**53)
ODD_PARTS = st.text(max_size=30) | st.sampled_from(
    [
        "a",
        "b",
        "c",
        "d",
        "true",
        "false",
        "a=a",
        "a=b",
        "b=a",
        "a=marketing",
        "b=sales",
        "a==",
        "=",
        "|",
        "knew",
        "9" * 600,
    ]
)


def _grade(desk: Desk, name: str, asking: Asking, response: Response) -> Grade:
    return desk.types[name].grade(desk.question(name), desk.pack, asking, response)


@pytest.mark.parametrize("name", NAMES)
def test_every_type_has_a_sample(name: str) -> None:
    """A new type comes with a sample and its right and wrong response."""
    for table in (SAMPLES, RIGHT_RESPONSE, WRONG_RESPONSE, LURES):
        assert name in table, f"Add {name!r} to tests/question_types/samples.py"


def unlisted_types(folder: Path, listed: set[str]) -> list[str]:
    """Return the lines to add for classes in `folder` that look like a question type and are not listed."""
    missing = []
    for path in sorted(folder.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.ClassDef) or node.name == "QuestionType":
                continue
            methods = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
            if {"parse", "ask", "grade"} <= methods and node.name not in listed:
                missing.append(f"{node.name}(),  # from trainer.question_types.{path.stem} import {node.name}")
    return missing


def test_every_file_with_a_type_is_in_the_tuple() -> None:
    """A type nobody listed cannot be studied."""
    missing = unlisted_types(Path(room.__file__).parent, {type(each).__name__ for each in QUESTION_TYPES})
    assert not missing, "Add to QUESTION_TYPES in trainer/question_types/__init__.py: " + " ".join(missing)


def test_the_search_for_unlisted_types_finds_one(tmp_path: Path) -> None:
    """Control: a file with a new type is named with its line."""
    (tmp_path / "drawing.py").write_text(
        "class Drawing:\n def parse(self): ...\n def ask(self): ...\n def grade(self): ...\n", encoding="utf-8"
    )
    assert unlisted_types(tmp_path, set()) == ["Drawing(),  # from trainer.question_types.drawing import Drawing"]
    assert unlisted_types(tmp_path, {"Drawing"}) == []


def test_names_are_distinct() -> None:
    """Two types with one name would hide each other."""
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_the_right_response_is_right_in_every_showing(desk: Desk, name: str, language: Language, seed: int) -> None:
    """Whatever is drawn, the response built from the body is right, and right for every fact."""
    asking = desk.ask(name, seed, language)
    grade = _grade(desk, name, asking, RIGHT_RESPONSE[name](desk.question(name), asking))
    assert grade.verdict is Verdict.RIGHT
    assert [outcome.fact for outcome in grade.outcomes] == list(desk.question(name).tests)
    assert all(outcome.correct and outcome.taken_for is None for outcome in grade.outcomes)
    assert grade.refutations == ()
    assert grade.right_answer
    assert "\n" not in grade.right_answer


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_the_wrong_response_names_its_lure(desk: Desk, name: str, language: Language, seed: int) -> None:
    """Whatever is drawn, the wrong response is wrong and says which fact was taken for which."""
    asking = desk.ask(name, seed, language)
    grade = _grade(desk, name, asking, WRONG_RESPONSE[name](desk.question(name), asking))
    assert grade.verdict is Verdict.WRONG
    assert not all(outcome.correct for outcome in grade.outcomes)
    lures = {outcome.taken_for for outcome in grade.outcomes}
    if LURES[name] is None:
        assert lures == {None}
    else:
        assert LURES[name] in lures
        refutation = next(each for each in grade.refutations if each.taken_for == LURES[name])
        assert refutation.chosen
        assert refutation.why


@pytest.mark.parametrize("name", NAMES)
def test_dont_know_is_wrong_and_taken_for_nothing(desk: Desk, name: str) -> None:
    """「わからない」 refutes nothing and confuses nothing."""
    grade = _grade(desk, name, desk.ask(name), DONT_KNOW)
    assert grade.verdict is Verdict.WRONG
    assert grade.refutations == ()
    assert [(each.correct, each.taken_for) for each in grade.outcomes] == [(False, None)] * len(grade.outcomes)
    assert not any(mark.chosen for mark in grade.marks)
    assert grade.right_answer


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(parts=st.lists(ODD_PARTS, max_size=6), seed=SEEDS)
def test_grading_never_raises(desk: Desk, name: str, parts: list[str], seed: int) -> None:
    """Whatever comes in, there is a grade with one outcome a fact."""
    grade = _grade(desk, name, desk.ask(name, seed), Response(tuple(parts)))
    assert [outcome.fact for outcome in grade.outcomes] == list(desk.question(name).tests)
    if grade.verdict is Verdict.RIGHT:
        assert all(outcome.correct for outcome in grade.outcomes)
    assert bool(grade.slips) == (grade.verdict is Verdict.NEAR)


@pytest.mark.parametrize("name", NAMES)
def test_huge_text_is_wrong_and_quick(desk: Desk, name: str) -> None:
    """A million characters are an answer like any other wrong one, or nothing that can be read."""
    for huge in ("あ" * 1_000_000, "9" * 1_000_000, "゛" * 1_000_000, "一万" * 500_000):
        verdict = _grade(desk, name, desk.ask(name), Response((huge,))).verdict
        assert verdict is Verdict.WRONG or (name == "numeric" and verdict is Verdict.UNREAD)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_the_same_seed_gives_the_same_showing(desk: Desk, name: str, seed: int) -> None:
    """With the question and the seed a showing can be made again, in both languages with the same order."""
    assert desk.ask(name, seed) == desk.ask(name, seed)
    assert desk.ask(name, seed, "en").order == desk.ask(name, seed).order


@pytest.mark.parametrize("name", NAMES)
def test_the_showing_says_what_it_is(desk: Desk, name: str) -> None:
    """Question, type, seed and language go into the log from here."""
    asking = desk.ask(name, 7, "en")
    assert (asking.question, asking.type, asking.seed, asking.language) == (f"sample.{name}", name, 7, "en")
    assert asking.prompt
    assert asking.options >= 0


@pytest.mark.parametrize("name", NAMES)
def test_every_option_shown_has_one_mark_at_most(desk: Desk, name: str) -> None:
    """A view can look a mark up by its key."""
    asking = desk.ask(name)
    question = desk.question(name)
    for response in (DONT_KNOW, RIGHT_RESPONSE[name](question, asking), WRONG_RESPONSE[name](question, asking)):
        keys = [mark.key for mark in _grade(desk, name, asking, response).marks]
        assert len(set(keys)) == len(keys)
        assert keys


def test_seeds_do_shuffle(desk: Desk) -> None:
    """Control: where something is shuffled, not every seed gives the same order."""
    for name in ("single", "multi", "truefalse", "order", "match", "sort"):
        assert len({desk.ask(name, seed).order for seed in range(30)}) > 1, name


def test_text_falls_back_to_the_other_language(desk: Desk) -> None:
    """The shapes speak the language that was asked for."""
    for name in NAMES:
        shape = desk.ask(name, 1, "en").shape
        for column in shape:
            if isinstance(column, tuple):
                texts = [each.text for each in column if isinstance(each, Option)]
                assert all(text.isascii() for text in texts)
