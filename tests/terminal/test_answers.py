"""A typed line becomes the response it means, or is asked again."""

import pytest

from trainer.domain.asking import (
    AnswerShape,
    Asking,
    ChooseOne,
    ChooseSeveral,
    FillBlanks,
    JudgeWithReason,
    MatchPairs,
    Option,
    PutInOrder,
    SortCases,
    TypeNumber,
    TypeText,
)
from trainer.domain.question import QuestionId
from trainer.domain.response import Confidence, Response
from trainer.terminal.answers import read_answer, shown
from trainer.terminal.words import padded, plain, width, wrapped

THREE = (Option("c", "三"), Option("a", "一"), Option("b", "二"))
TWO = (Option("l", "左"), Option("r", "右"))


def asked(shape: AnswerShape) -> Asking:
    """Return a showing of `shape`."""
    return Asking(QuestionId("q"), "t", 1, "ja", "?", shape, (), 0)


@pytest.mark.parametrize(
    ("shape", "line", "parts"),
    [
        (ChooseOne(THREE), "2", ("a",)),
        (ChooseOne(THREE), "２", ("a",)),
        (ChooseSeveral(THREE), "3 1", ("c", "b")),
        (ChooseSeveral(THREE), "31", ("c", "b")),
        (JudgeWithReason(TWO, THREE), "b3", ("r", "b")),
        (JudgeWithReason(TWO, THREE), "a 1", ("l", "c")),
        (PutInOrder(THREE), "2 3 1", ("a", "b", "c")),
        (MatchPairs(TWO, THREE), "31", ("l=b", "r=c")),
        (SortCases(THREE, TWO), "1、2、2", ("c=l", "a=r", "b=r")),
        (FillBlanks(("1", "2")), "潜在顧客／見込み客", ("潜在顧客", "見込み客")),
        (TypeText(), "潜在 顧客", ("潜在 顧客",)),
        (TypeNumber("%"), "２５％", ("２５％",)),
    ],
)
def test_a_line_is_read_as_the_answer_it_means(shape: AnswerShape, line: str, parts: tuple[str, ...]) -> None:
    """Numbers and letters stand for what is displayed at that place."""
    reading = read_answer(asked(shape), line)
    assert reading is not None
    assert reading.response == Response(parts)
    assert reading.confidence is None


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        (ChooseOne(THREE), ""),
        (ChooseOne(THREE), "4"),
        (ChooseOne(THREE), "1 2"),
        (ChooseOne(THREE), "一"),
        (JudgeWithReason(TWO, THREE), "c1"),
        (JudgeWithReason(TWO, THREE), "1"),
        (PutInOrder(THREE), "1 1 2"),
        (MatchPairs(TWO, THREE), "1"),
        (SortCases(THREE, TWO), "1 2 3"),
        (FillBlanks(("1", "2")), "潜在顧客"),
    ],
)
def test_a_line_that_says_nothing_is_asked_again(shape: AnswerShape, line: str) -> None:
    """What cannot be read is never guessed."""
    assert read_answer(asked(shape), line) is None


@pytest.mark.parametrize(
    ("shape", "line", "parts", "confidence"),
    [
        (ChooseOne(THREE), "2!", ("a",), Confidence.SURE),
        (ChooseOne(THREE), "2？", ("a",), Confidence.GUESS),
        (ChooseOne(THREE), "2 ~", ("a",), Confidence.MAYBE),
        (TypeText(), "成約 !", ("成約",), Confidence.SURE),
        (TypeText(), "成約！", ("成約！",), None),
    ],
)
def test_sureness_comes_in_the_same_stroke(
    shape: AnswerShape, line: str, parts: tuple[str, ...], confidence: Confidence | None
) -> None:
    """A last mark says how sure; behind typed words it needs a space."""
    reading = read_answer(asked(shape), line)
    assert reading is not None
    assert (reading.response.parts, reading.confidence) == (parts, confidence)


def test_pack_text_cannot_steer_the_terminal() -> None:
    """Escape sequences and bidi tricks are shown as marks; ruby stands in brackets."""
    assert plain("\x1b[31m赤\u202e") == "␣[31m赤␣"
    assert plain("{市場|しじょう}を見る") == "市場（しじょう）を見る"


def test_columns_are_counted_as_they_are_seen() -> None:
    """A Japanese character takes two columns."""
    assert width("営業ab") == 6
    assert padded("営業", 6) == "営業  "
    assert wrapped("営業とマーケ", 6) == ["営業と", "マーケ"]


def test_english_is_broken_between_words_and_no_japanese_line_begins_with_a_mark() -> None:
    """A word that is longer than a line is broken all the same."""
    assert wrapped("Win the interest of people.", 12) == ["Win the", "interest of", "people."]
    assert wrapped("extraordinarily so", 8) == ["extraord", "inarily", "so"]
    assert wrapped("営業です。次へ", 8) == ["営業です。", "次へ"]
    assert wrapped("CRMを使う 人", 6) == ["CRMを", "使う", "人"]
    assert wrapped("a\n\nb", 4) == ["a", "", "b"]
    assert "".join(wrapped("one two three four", 1)).split() == ["onetwothreefour"]


def test_options_are_numbered_as_displayed() -> None:
    """The first line is number 1."""
    assert shown(ChooseOne(THREE))[0].split() == ["1", "三"]
