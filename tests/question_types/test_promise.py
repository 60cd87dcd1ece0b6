"""A stem that promises how the answer is written: the right sense in another form is asked for again, never wrong."""

from pathlib import Path

import pytest

from tests.packs.small_pack import write_pack
from trainer.domain.grade import Grade, Verdict
from trainer.domain.pack import Pack
from trainer.domain.question import QuestionId
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES

QUESTIONS = """\
questions:
  - id: q.short
    type: short
    tests: [f.1]
    stem: {ja: 片仮名三文字で何といいますか。, en: What is it called?}
    decides: {ja: 連絡先があります。, en: There is an address.}
    script: katakana
    length: 3
    accept:
      ja: [リード, 見込み客, セールスリード]
      en: [lead, sales lead]
    lures:
      - accept:
          ja: [商談]
        lure: f.2
        why: {ja: 話はまだです。, en: Not yet.}
  - id: q.cloze
    type: cloze
    tests: [f.1, f.2]
    stem: {ja: "三文字の[[1]]と漢字二字の[[2]]です。", en: "Three letters [[1]] and [[2]]."}
    decides: {ja: 相手の数, en: How many}
    blanks:
      - label: 1
        fact: f.1
        script: latin
        length: {ja: 3, en: 3}
        accept:
          ja: [SFA, 営業支援システム]
          en: [SFA, sales force automation]
      - label: 2
        fact: f.2
        script: kanji
        length: 2
        accept:
          ja: [与信, よしん]
          en: [credit]
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Return the pack with these two questions."""
    read = read_pack(write_pack(tmp_path_factory.mktemp("pack"), questions=QUESTIONS), QUESTION_TYPES)
    assert read.faults == ()
    assert read.pack is not None
    return read.pack


def graded(pack: Pack, question: str, *typed: str, language: Language = "ja") -> Grade:
    """Return the judgement of what was typed."""
    asked = pack.questions[QuestionId(question)]
    kind = next(each for each in QUESTION_TYPES if each.name == asked.type)
    return kind.grade(asked, pack, kind.ask(asked, pack, 1, language), Response(typed))


SHORT = {
    "リード": Verdict.RIGHT,
    "ﾘｰﾄﾞ": Verdict.RIGHT,
    "りーど。": Verdict.RIGHT,
    "見込み客": Verdict.UNREAD,
    "見込客": Verdict.UNREAD,
    "セールスリード": Verdict.UNREAD,
    "lead": Verdict.UNREAD,
    "商談": Verdict.WRONG,
    "": Verdict.WRONG,
}


@pytest.mark.parametrize(("typed", "verdict"), SHORT.items())
def test_the_right_sense_in_another_form_is_asked_for_again(pack: Pack, typed: str, verdict: Verdict) -> None:
    """Width and the other kana are the keyboard's; another word, however right, is not what was asked for."""
    assert graded(pack, "q.short", typed).verdict is verdict


def test_the_hint_says_how_to_write_it_and_not_the_answer(pack: Pack) -> None:
    """Sense, script and length."""
    (hint,) = graded(pack, "q.short", "見込み客").refutations
    assert hint.why == "意味は合っています。片仮名3文字で書いてください。"
    assert "リード" not in hint.why


def test_in_another_language_a_japanese_script_promises_nothing(pack: Pack) -> None:
    """An English stem asks for no katakana; Latin letters and lengths by language are promised in both."""
    assert graded(pack, "q.short", "sales lead", language="en").verdict is Verdict.RIGHT
    assert graded(pack, "q.cloze", "sales force automation", "credit", language="en").verdict is Verdict.UNREAD


def test_a_blank_is_asked_again_only_where_no_other_is_wrong(pack: Pack) -> None:
    """With a wrong one beside it, its sense counts as right."""
    again = graded(pack, "q.cloze", "営業支援システム", "与信")
    assert (again.verdict, len(again.refutations)) == (Verdict.UNREAD, 1)
    wrong = graded(pack, "q.cloze", "営業支援システム", "予算")
    assert wrong.verdict is Verdict.WRONG
    assert [outcome.correct for outcome in wrong.outcomes] == [True, False]
    assert [mark.right for mark in wrong.marks] == [True, False]


def test_a_reading_typed_where_kanji_are_asked_for_is_asked_again(pack: Pack) -> None:
    """よしん has the sense, 与信 is what the stem wants."""
    assert graded(pack, "q.cloze", "SFA", "よしん").verdict is Verdict.UNREAD
    assert graded(pack, "q.cloze", "sfa", "与信").verdict is Verdict.RIGHT


WRONG = {
    "no such script": ("script: katakana", "script: katakata", "E04"),
    "no length": ("length: 3", "length: three", "E13"),
    "nothing that is": ("length: 3", "length: 0", "E13"),
    "a promise nobody keeps": ("length: 3", "length: 9", "E16"),
    "a promise only others keep": ("ja: [リード, 見込み客, セールスリード]", "ja: [見込み客, リード]", "E16"),
    "a script nobody keeps": ("script: kanji", "script: hiragana\n        x-a: b", "E16"),
}


@pytest.mark.parametrize(("old", "new", "rule"), WRONG.values(), ids=WRONG)
def test_a_promise_that_cannot_be_kept_is_a_fault(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """The author is told."""
    read = read_pack(write_pack(tmp_path, questions=QUESTIONS.replace(old, new, 1)), QUESTION_TYPES)
    assert [fault.rule for fault in read.faults] == [rule]
