"""A pack as it was imported: studied at once, said to be so, and nothing is made up for what nobody wrote."""

from pathlib import Path

from trainer.domain.pack import Pack
from trainer.domain.response import Response
from trainer.exchange.bring_in import bring_in
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.study.home_layout import layout_of
from trainer.study.layout_json import layout_from_json, layout_to_json

QUIZ = "固定費はどれですか。\nA) 家賃\nB) 送料\nANSWER: A\n"


def _imported(folder: Path) -> Pack:
    source = folder / "quiz.txt"
    source.write_text(QUIZ, "utf-8")
    bring_in(source, folder / "pack", QUESTION_TYPES, "2026-11-30")
    return load_pack(folder / "pack", QUESTION_TYPES)


def test_the_stored_layout_says_that_it_is_imported(tmp_path: Path) -> None:
    """So that the very first paint of the next start does."""
    layout = layout_of(_imported(tmp_path))
    assert layout.imported
    assert layout_from_json(layout_to_json(layout)) == layout


def test_a_wrong_answer_is_refuted_by_nothing_that_nobody_wrote(tmp_path: Path) -> None:
    """The right answer is named; there is no reason and no twin."""
    pack = _imported(tmp_path)
    (question,) = pack.questions.values()
    kind = next(one for one in QUESTION_TYPES if one.name == question.type)
    asking = kind.ask(question, pack, 1, "ja")
    wrong = next(key for key in asking.order if key != "a")
    grade = kind.grade(question, pack, asking, Response((wrong,)))
    assert not grade.correct
    assert grade.right_answer == "家賃"
    assert [one.why for one in grade.refutations] == [""]
    assert question.decides.ja == ""
