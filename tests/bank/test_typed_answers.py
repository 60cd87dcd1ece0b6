"""What people type is judged as they mean it: two thousand answers, written down before the lists were mended."""

from pathlib import Path
from typing import NamedTuple

from tests.bank.texts import CORE, EXTENDED, pack_of
from trainer.domain.grade import Verdict
from trainer.domain.question import QuestionId
from trainer.domain.text import Language
from trainer.question_types.cloze import ClozeBody
from trainer.question_types.common.typed import judge_typed
from trainer.question_types.short import ShortBody

CORPUS = Path(__file__).with_name("typed_answers.txt")
PACKS = {"c": CORE, "x": EXTENDED}
WANTED = {"right": Verdict.RIGHT, "again": Verdict.UNREAD, "wrong": Verdict.WRONG}
LEAST = 800
OF_EACH = 8
AS_WANTED = 0.98


class Section(NamedTuple):
    """One answer, where it is asked for, and what is typed for it."""

    name: str
    language: Language
    places: tuple[str, ...]
    typed: tuple[tuple[str, Verdict], ...]

    def of(self, *verdicts: Verdict) -> int:
        """Return how many typed answers are to be judged so."""
        return sum(verdict in verdicts for _, verdict in self.typed)


def sections(text: str) -> list[Section]:
    """Read the corpus."""
    found = []
    for part in text.split("\n@ ")[1:]:
        head, *lines = part.strip().split("\n")
        language, name, *places = _words(head)
        typed = []
        for line in lines:
            word, _, answers = line.partition(": ")
            if word in WANTED:
                typed += [(answer, WANTED[word]) for answer in answers.split(" / ")]
        found.append(Section(name, "ja" if language == "ja" else "en", tuple(places), tuple(typed)))
    return found


def _words(head: str) -> tuple[str, ...]:
    """Return language, name and places; a name may have blanks in it."""
    language, _, rest = head.partition(" ")
    words = rest.split(" ")
    first = next(number for number, word in enumerate(words) if word[:2] in ("c:", "x:"))
    return language, " ".join(words[:first]), *words[first:]


def judged(place: str, typed: str, language: Language) -> Verdict:
    """Return how the product judges a text typed in that place."""
    pack, question, label = (*place.split(":"), "")[:3]
    body = pack_of(PACKS[pack]).questions[QuestionId(question)].body
    if isinstance(body, ShortBody):
        return judge_typed(typed, body.accept, body.lures, language, body.promise).verdict
    assert isinstance(body, ClozeBody)
    blank = next(each for each in body.blanks if each.label == label)
    return judge_typed(typed, blank.accept, blank.lures, language, blank.promise).verdict


def otherwise(corpus: list[Section]) -> tuple[list[str], int]:
    """Return what is not judged as wanted, and how many there are in all."""
    found, of = [], 0
    for section in corpus:
        for typed, wanted in section.typed:
            verdicts = {place: judged(place, typed, section.language) for place in section.places}
            of += len(verdicts)
            found += [
                f"{place} {typed}: {verdict.value}, wanted {wanted.value}"
                for place, verdict in verdicts.items()
                if verdict is not wanted
            ]
    return found, of


def test_the_corpus_is_large_enough_and_has_both_kinds_for_every_answer_that_recurs() -> None:
    """Eight hundred, of which eight right and eight wrong ones for each answer that is asked in several places."""
    corpus = sections(CORPUS.read_text(encoding="utf-8"))
    assert sum(len(section.typed) for section in corpus) >= LEAST
    recurring = [section for section in corpus if len(section.places) > 1]
    assert [s.name for s in recurring if s.of(Verdict.RIGHT, Verdict.UNREAD) < OF_EACH] == []
    assert [s.name for s in recurring if s.of(Verdict.WRONG) < OF_EACH] == []
    assert [s.name for s in corpus if len({typed for typed, _ in s.typed}) != len(s.typed)] == []


def test_every_text_that_is_typed_in_the_packs_is_in_the_corpus() -> None:
    """No question and no blank is left out."""
    places = {place for section in sections(CORPUS.read_text(encoding="utf-8")) for place in section.places}
    missing = []
    for short, name in PACKS.items():
        for question in pack_of(name).questions.values():
            body = question.body
            if isinstance(body, ShortBody) and not question.retired:
                missing += [one for one in [f"{short}:{question.id}"] if one not in places]
            if isinstance(body, ClozeBody) and not question.retired:
                of_blanks = [f"{short}:{question.id}:{blank.label}" for blank in body.blanks]
                missing += [one for one in of_blanks if one not in places]
    assert missing == []


def test_nearly_all_are_judged_as_wanted() -> None:
    """98 of 100; those that are not are listed."""
    found, of = otherwise(sections(CORPUS.read_text(encoding="utf-8")))
    share = 1 - len(found) / of
    assert share >= AS_WANTED, f"{share:.1%} of {of}:\n" + "\n".join(found)


def test_control_a_word_wanted_otherwise_is_noticed() -> None:
    """With right and wrong exchanged, nearly nothing is as wanted."""
    text = CORPUS.read_text(encoding="utf-8").replace("\nright: ", "\nx: ").replace("\nwrong: ", "\nright: ")
    found, of = otherwise(sections(text.replace("\nx: ", "\nwrong: ")))
    assert len(found) > of / 2
