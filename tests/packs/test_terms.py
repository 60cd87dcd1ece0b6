"""The dictionary of a pack: what a word has for names stands once, and lists of answers refer to it."""

from pathlib import Path

import pytest

from tests.packs.small_pack import write_pack
from trainer.domain.question import QuestionId
from trainer.packs.cache import PackCache
from trainer.packs.folder import TERMS_FILE
from trainer.packs.limits import MAX_WORDS
from trainer.packs.read_pack import ReadPack, read_pack
from trainer.packs.wordings import Wordings
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.question_type import body_of
from trainer.question_types.short import ShortBody

TERMS = """\
terms:
  - id: credit
    word: {ja: 与信, en: credit check}
    readings: [よしん]
    synonyms:
      ja: [信用調査]
      en: [credit screening]
  - id: sfa
    word: {ja: 営業支援システム, en: sales force automation}
    abbreviations: [SFA]
"""
SHORT = """\
questions:
  - id: q.1
    type: short
    tests: [f.1]
    stem: {ja: 何といいますか。, en: What is it called?}
    decides: {ja: 相手の数, en: How many}
    accept: [term:credit, 審査]
"""


def read(folder: Path, *, terms: str = TERMS, questions: str = SHORT, cache: PackCache | None = None) -> ReadPack:
    """Write a pack with a dictionary and read it."""
    write_pack(folder, questions=questions)
    (folder / "terms.yaml").write_text(terms, encoding="utf-8")
    return read_pack(folder, QUESTION_TYPES, cache)


def accepted(folder: Path, accept: str) -> Wordings:
    """Return what is accepted where a question says this."""
    pack = read(folder, questions=SHORT.replace("accept: [term:credit, 審査]", accept)).pack
    assert pack is not None
    return body_of(pack.questions[QuestionId("q.1")], ShortBody).accept


def test_in_one_list_for_both_languages_a_term_brings_all_its_words(tmp_path: Path) -> None:
    """The word first, then synonyms, abbreviations and readings; the list's own words where they stand."""
    wanted = Wordings(("与信", "信用調査", "よしん", "審査"), ("credit check", "credit screening"))
    assert accepted(tmp_path, "accept: [term:credit, 審査]") == wanted


def test_in_the_list_of_a_language_it_brings_those_of_that_language(tmp_path: Path) -> None:
    """A word written as well comes once."""
    lists = "accept:\n      ja: [信用調査, term:credit]\n      en: [term:sfa]"
    wanted = Wordings(("信用調査", "与信", "よしん"), ("sales force automation", "SFA"))
    assert accepted(tmp_path, lists) == wanted


def test_words_of_a_term_are_taken_out_where_they_would_be_wrong(tmp_path: Path) -> None:
    """`except` names them, in whatever width or kana."""
    assert accepted(tmp_path, "accept: [term:sfa]\n    except: [ＳＦＡ]").ja == ("営業支援システム",)


def test_a_changed_dictionary_changes_what_is_accepted_though_the_questions_come_from_the_cache(tmp_path: Path) -> None:
    """The cache keeps files as they are written; terms are put in when the pack is read."""
    cache = PackCache(tmp_path / "cache")
    before = read(tmp_path / "pack", cache=cache).pack
    after = read(tmp_path / "pack", terms=TERMS.replace("よしん", "ヨシンチョウサ"), cache=cache).pack
    assert before is not None
    assert after is not None
    assert before.content_hash != after.content_hash
    assert "ヨシンチョウサ" in body_of(after.questions[QuestionId("q.1")], ShortBody).accept.ja


WRONG = {
    "no such term": (TERMS, SHORT.replace("term:credit", "term:kredit"), ("E52", "questions/a.yaml")),
    "no dictionary at all": ("terms: []\n", SHORT, ("E52", "questions/a.yaml")),
    "a term twice": (TERMS.replace("id: sfa", "id: credit"), SHORT, ("E06", "terms.yaml")),
    "a term of terms": (TERMS.replace("信用調査", "term:sfa"), SHORT, ("E52", "terms.yaml")),
    "a term without a word": (
        TERMS.replace("    word: {ja: 与信, en: credit check}\n", ""),
        SHORT,
        ("E01", TERMS_FILE),
    ),
    "an unknown key": (TERMS.replace("readings:", "reading:"), SHORT, ("E02", "terms.yaml")),
}


@pytest.mark.parametrize(("terms", "questions", "fault"), WRONG.values(), ids=WRONG)
def test_a_wrong_dictionary_is_told_with_its_place(
    terms: str, questions: str, fault: tuple[str, str], tmp_path: Path
) -> None:
    """The rule and the file."""
    assert fault in {(one.rule, one.file) for one in read(tmp_path, terms=terms, questions=questions).faults}


def test_a_list_that_grows_beyond_every_limit_is_told_and_cut(tmp_path: Path) -> None:
    """Three hundred terms of three hundred words each are no answer to one question."""
    words = ", ".join(f"語{number}" for number in range(MAX_WORDS))
    terms = "terms:\n" + "".join(
        f"  - id: t{n}\n    word: 用語{n}\n    synonyms: [{words.replace('語', f'語{n}の')}]\n" for n in range(20)
    )
    every = ", ".join(f"term:t{number}" for number in range(20))
    found = read(tmp_path, terms=terms, questions=SHORT.replace("term:credit, 審査", every))
    assert [fault.rule for fault in found.faults] == ["E32"]
