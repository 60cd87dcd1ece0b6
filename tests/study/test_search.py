"""Finding facts and questions."""

from dataclasses import replace

import pytest

from tests.study.learner import Learner
from tests.study.small_pack import question, small_pack
from trainer.domain.pack import Pack
from trainer.domain.preferences import Preferences
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder
from trainer.study.search import A_SLICE, MOST, Excerpt, Finder


def plain(excerpt: Excerpt) -> str:
    """Return the words of an excerpt."""
    return "".join(run.text for run in excerpt)


def hits(excerpt: Excerpt) -> list[str]:
    """Return what is marked in an excerpt."""
    return [run.text for run in excerpt if run.hit]


def meet(learner: Learner, *facts: str) -> Learner:
    """Let the learner answer one question on each fact."""
    for fact in facts:
        learner.desk.start_session("fact", FactId(fact))
        learner.answer()
    return learner


def renamed(names: dict[str, Text], texts: dict[str, Text] | None = None) -> Pack:
    """Return a small pack with other names and texts for some facts."""
    pack = small_pack()
    facts = {
        key: replace(fact, name=names.get(key, fact.name), text=(texts or {}).get(key, fact.text))
        for key, fact in pack.facts.items()
    }
    return replace(pack, facts=facts)


def test_the_fact_of_that_name_comes_first() -> None:
    """Then names that begin with it, names that have it, texts that have it."""
    pack = renamed(
        {"a0.m.0": Text("新しい見込み客"), "a0.s.1": Text("見込み客"), "a1.s.0": Text("見込み客の数")},
        {"a0.s.0": Text("これは見込み客の話です。")},
    )
    learner = meet(Learner(pack), "a0.s.0")
    assert learner.desk.search("みこみ") == ()
    found = learner.desk.search("見込み")
    assert [one.fact for one in found] == ["a0.s.1", "a1.s.0", "a0.m.0", "a0.s.0"]
    assert [hits(one.title) or hits(one.snippet) for one in found] == [["見込み"]] * 4
    assert found[0].kind == "fact"
    assert plain(found[0].topic) == "a0観点 · 営業"


def test_every_word_has_to_be_found_in_any_order() -> None:
    """Words may stand in different texts of one fact."""
    pack = renamed({"a0.m.0": Text("リード")}, {"a0.m.0": Text("マーケティングの件数です。")})
    desk = Learner(pack).desk
    assert [one.fact for one in desk.search("件数　りど")] == ["a0.m.0"]
    assert desk.search("件数 リード 営利") == ()


def test_a_question_stands_for_the_first_fact_it_tests() -> None:
    """Its prompt is its title; questions follow facts; a retired one is not found."""
    pack = small_pack()
    asked = replace(question("a1.m.0", 9, also=("a0.m.0",)), stem=Text("入札の場面では？"))
    gone = replace(question("a0.m.1", 9, retired="2026-01-01 old"), stem=Text("入札は古い問題です。"))
    pack = replace(pack, questions={**pack.questions, asked.id: asked, gone.id: gone})
    (found,) = Learner(pack).desk.search("入札")
    assert (found.kind, found.fact, plain(found.title), hits(found.title)) == (
        "question", "a1.m.0", "入札の場面では？", ["入札"],
    )  # fmt: skip


def test_explanations_and_answers_are_searched_too() -> None:
    """Whatever a question type keeps; the excerpt shows the place once every tested fact was met."""
    learner = Learner(load_pack(questions_folder() / "sales-marketing", QUESTION_TYPES), types=QUESTION_TYPES)
    found = learner.desk.search("資料請求")
    assert {"fact", "question"} == {one.kind for one in found}
    assert not any(one.snippet for one in found)
    meet(learner, *learner.pack.facts)
    again = learner.desk.search("資料請求")
    assert [(one.kind, one.fact) for one in again] == [(one.kind, one.fact) for one in found]
    assert any(hits(one.snippet) for one in again)
    assert all(hits(one.title) or hits(one.snippet) for one in again)


def test_numbers_and_blanks_are_shown_as_they_are_asked() -> None:
    """No `{leads}` and no `[[1]]` in a title."""
    desk = Learner(load_pack(questions_folder() / "sales-marketing", QUESTION_TYPES), types=QUESTION_TYPES).desk
    titles = [plain(one.title) for word in ("件", "人", "社", "［", "客") for one in desk.search(word)]
    assert titles
    assert not [title for title in titles if "{" in title or "[[" in title]


def test_a_reading_finds_its_kanji_and_no_markup_is_shown() -> None:
    """{施策|しさく} is found by either."""
    pack = renamed({"a0.m.0": Text("{施策|しさく}の評価")})
    desk = Learner(pack).desk
    for typed in ("しさく", "シサク", "施策の"):
        (found,) = desk.search(typed)
        assert plain(found.title) == "施策の評価"


@pytest.mark.parametrize("typed", ["えいぎょう", "エイギョウ", "eigyou", "eigy", "えいｇ", "営業"])
def test_a_word_of_the_subject_is_found_by_its_reading(typed: str) -> None:
    """In kana and in Latin letters, while one types and composes; the fact of that name comes first."""
    pack = renamed({"a0.m.0": Text("潜在顧客への営業"), "a1.s.0": Text("営業")})
    desk = Learner(replace(pack, readings=(("営業", "えいぎょう"),))).desk
    found = [one for one in desk.search(typed) if one.kind == "fact"]
    assert [plain(one.title) for one in found[:1]] == ["営業"]
    assert "潜在顧客への営業" in [plain(one.title) for one in found]


@pytest.mark.parametrize("typed", ["えいぎょう", "eigyou", "みこみきゃく", "shijou"])
def test_the_built_in_pack_is_found_by_readings(typed: str) -> None:
    """Its own words are read in `pack.yaml`."""
    desk = Learner(load_pack(questions_folder() / "sales-marketing", QUESTION_TYPES), types=QUESTION_TYPES).desk
    assert len(desk.search(typed)) >= 3


def test_hostile_text_is_found_as_text() -> None:
    """Markup is no markup; the marks of an excerpt stay where they belong."""
    pack = renamed({"a0.m.0": Text("<b>太字</b><img src=x>")})
    (found,) = Learner(pack).desk.search("img")
    assert plain(found.title) == "<b>太字</b><img src=x>"
    assert hits(found.title) == ["img"]


def test_the_language_in_use_is_searched() -> None:
    """After a change of language the other wording is found."""
    learner = Learner()
    assert learner.desk.search("text of a0.m.0") == ()
    learner.desk.change_preferences(Preferences(language="en"))
    assert [one.fact for one in learner.desk.search("text of a0.m.0")] == ["a0.m.0"]


def test_what_was_never_met_is_found_and_not_given_away() -> None:
    """A fact's text shows once it was asked."""
    pack = renamed({}, {"a0.m.0": Text("答えは入札です。")})
    learner = Learner(pack)
    (found,) = learner.desk.search("入札")
    assert (found.fact, found.snippet) == ("a0.m.0", ())
    (found,) = meet(learner, "a0.m.0").desk.search("入札")
    assert plain(found.snippet) == "答えは入札です。"


def test_a_long_text_is_cut_around_its_first_hit() -> None:
    """The hit is in the excerpt; ellipses stand where it goes on."""
    pack = renamed({}, {"a0.m.0": Text("あ" * 200 + "予算" + "い" * 400)})
    (found,) = meet(Learner(pack), "a0.m.0").desk.search("予算")
    shown = plain(found.snippet)
    assert hits(found.snippet) == ["予算"]
    assert shown.startswith("…あ")
    assert shown.endswith("い…")
    assert len(shown) < 200


def test_there_is_an_end_to_what_is_found_and_questions_have_room() -> None:
    """Thirty, half of them questions where there are so many."""
    pack = small_pack(aspects=10, each=2)
    found = Learner(pack).desk.search("の")
    kinds = [one.kind for one in found]
    assert len(kinds) == MOST
    assert kinds == ["fact"] * (MOST // 2) + ["question"] * (MOST // 2)


@pytest.mark.parametrize("typed", ["", "  ", "ー", "・"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    """No words, no hits."""
    assert Learner().desk.search(typed) == ()


def test_the_index_grows_in_slices_and_finds_everything_at_once() -> None:
    """An answer waits for one slice at most; a search waits for all."""
    pack = small_pack(aspects=10, each=5)
    desk = Learner(pack).desk
    assert len(pack.facts) + len(pack.questions) > 2 * A_SLICE
    assert desk.prepare_search()
    assert len(desk._search.finder._rows) == A_SLICE
    assert desk.search(f"{list(pack.facts)[-1]}の問2")
    assert not desk.prepare_search()
    assert not desk.prepare_search()


def test_the_finder_is_made_once() -> None:
    """And anew only for another language."""
    desk = Learner().desk
    desk.search("の")
    made: Finder | None = desk._search.finder
    desk.search("問")
    assert desk._search.finder is made
