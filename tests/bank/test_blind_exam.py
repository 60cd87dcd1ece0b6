"""Who did not write the questions answers as their keys say; the answers were committed before being compared."""

from pathlib import Path

import pytest

from tests.bank.blind_exam import Compared, compared, sheet, showings, summary
from tests.bank.texts import CORE, EXAM, EXTENDED, pack_of, whys_of
from trainer.domain.grade import Verdict
from trainer.domain.text import Language

ANSWERS = Path(__file__).parent / "blind"
FILES: tuple[tuple[str, str, Language, int], ...] = (
    (EXAM, "exam.txt", "ja", 900),
    (EXAM, "exam_english.txt", "en", 100),
    (CORE, "core_variants.txt", "ja", 100),
    (EXTENDED, "extended_variants.txt", "ja", 100),
)
AGREE = 0.98


def results(name: str, file: str, language: Language, change: tuple[str, str] = ("", "")) -> list[Compared]:
    """Return how the answers of a file are graded, with one thing written otherwise where wanted."""
    text = (ANSWERS / file).read_text(encoding="utf-8")
    text = text.replace(*change) if change[0] else text
    return compared(pack_of(name), showings(pack_of(name), language), text)


def share(found: list[Compared]) -> float:
    """Return the share of answers that agree with the key."""
    return sum(one.grade.verdict is Verdict.RIGHT for one in found) / len(found)


@pytest.mark.parametrize(("name", "file", "language", "least"), FILES)
def test_a_solver_who_did_not_write_them_agrees(name: str, file: str, language: Language, least: int) -> None:
    """98 of 100, of answers that are still to something asked."""
    found = results(name, file, language)
    assert len(found) >= least
    assert share(found) >= AGREE, "\n".join(summary(found))


def test_control_verdicts_taken_for_their_opposite_are_noticed() -> None:
    """Every true-or-false answer turned round is a disagreement."""
    found = results(EXAM, "exam.txt", "ja", (": true ", ": false "))
    assert share(found) < AGREE


@pytest.mark.parametrize("name", [CORE, EXTENDED, EXAM])
def test_a_sheet_tells_nothing_of_the_key(name: str) -> None:
    """Neither what decides nor any reason stands on it, and it is the same every time."""
    pack = pack_of(name)
    asked = showings(pack, "ja")
    assert [one.asking for one in asked] == [one.asking for one in showings(pack, "ja")]
    told = [
        question.showing
        for number, (question, asking) in enumerate(asked, 1)
        for text in (question.decides, *whys_of(question.body))
        if text.ja and text.ja in sheet(number, asking, "ja")
    ]
    assert told == []
