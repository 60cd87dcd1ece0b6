"""The plain cues can fail: on questions that give themselves away they do well, and they count what they say."""

from dataclasses import replace

from tests.bank.texts import CORE, pack_of
from tests.benchmarks.plain_cues import (
    MARKETING,
    SALES,
    asked,
    giveaways,
    holm,
    leans,
    longest,
    looks_false,
    two_sided,
    verdicts,
)
from trainer.domain.text import Text
from trainer.question_types.common.choices import Choice
from trainer.question_types.single import SingleBody
from trainer.question_types.sort_cases import SortBody
from trainer.question_types.truefalse import TrueFalseBody


def test_the_list_of_giveaways_has_sixty_words() -> None:
    """In both languages, none twice."""
    for language in ("ja", "en"):
        assert len({*SALES[language], *MARKETING[language]}) == 60


def test_too_seldom_is_as_suspicious_as_too_often() -> None:
    """None of twenty at one in four, and all of them; five are chance."""
    chances = [0.25] * 20
    assert two_sided(0, chances) < 0.01
    assert two_sided(20, chances) < 0.01
    assert two_sided(5, chances) > 0.9


def test_holm_stops_at_the_first_that_is_not_below_its_own_level() -> None:
    """0.01 of three is held against 0.0167, 0.03 against 0.025: it stops, and 0.04 stays though it is below 0.05."""
    assert [(round(level, 4), below) for level, below in holm([0.04, 0.01, 0.03])] == [
        (0.05, False),
        (0.0167, True),
        (0.025, False),
    ]


def test_ties_for_the_longest_are_not_counted() -> None:
    """Only questions with one longest option count, and a copy whose right option is longer is always right."""
    questions = [each for each in asked(pack_of(CORE)) if isinstance(each.body, SingleBody) and not each.variant]
    found = longest(questions, "ja")
    assert 0 < found.of < len(questions)
    stretched = [
        replace(each, body=replace(each.body, choices=tuple(_longer(choice) for choice in each.body.choices)))
        for each in questions
        if isinstance(each.body, SingleBody)
    ]
    cued = longest(stretched, "ja")
    assert (cued.right, cued.of) == (len(questions), len(questions))
    assert cued.p < 0.001


def _longer(choice: Choice) -> Choice:
    return replace(choice, text=Text(choice.text.ja * 9)) if choice.ok else choice


def test_the_rule_of_verdicts_reads_sweeping_words_and_claims_without_a_scene() -> None:
    """And on statements that all follow it, it is always right."""
    assert looks_false("契約書に署名をもらった時点で、営業の役割は終わる。", "ja")
    assert looks_false("営業は数を追う。", "ja")
    assert not looks_false("ある会社が広告を出した。これは営業よりもマーケティングに近い。", "ja")
    given = [
        replace(each, stem=Text("ある店が動いた。これでよい。" if each.body.answer else "営業はいつも同じである。"))
        for each in asked(pack_of(CORE))
        if isinstance(each.body, TrueFalseBody)
    ]
    assert verdicts(given, "ja").share == 1


def test_the_giveaways_lean_and_sort_what_follows_them() -> None:
    """A newspaper is nothing that was heard; cases of one word each are all sorted."""
    assert leans("新聞に載せる", "ja") < 0
    assert leans("客の悩みを聞いて訪ねる", "ja") > 0
    pack = pack_of(CORE)
    places = {side.id: side.place for side in pack.sides}
    given = [
        replace(
            each,
            body=replace(
                each.body,
                cases=tuple(
                    replace(case, text=Text("面談" if places[case.bin] == "right" else "広告"))
                    for case in each.body.cases
                ),
            ),
        )
        for each in asked(pack)
        if isinstance(each.body, SortBody)
    ]
    assert giveaways(given, pack, "ja").share == 1
