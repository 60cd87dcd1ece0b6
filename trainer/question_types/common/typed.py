"""Typed answers: accepted wordings, lures, and the near miss between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from trainer.domain.folding import edits, fold, is_near
from trainer.domain.grade import Refutation, Verdict
from trainer.domain.message import message
from trainer.domain.spelling import same_spelling
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.packs.terms import accepted_wordings
from trainer.packs.wordings import Wordings
from trainer.question_types.common.marking import LONGEST_TYPED
from trainer.question_types.common.promise import NO_PROMISE, Promise
from trainer.question_types.common.reading import part_lure

OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class TypedLure:
    """A wrong answer the author foresaw."""

    accept: Wordings
    why: Text
    lure: FactId | None


class Judgement(NamedTuple):
    """How one typed text was judged."""

    verdict: Verdict
    """UNREAD: it means the same, but is not written as the stem promises."""
    closest: str
    """The accepted wording it comes closest to."""
    lure: TypedLure | None = None
    matched: str = OTHER
    """What of the pack it matched: `w:` and an accepted wording, `l:` and a foreseen wrong one; empty: none typed."""


def parse_accept(entry: Entry) -> Wordings:
    """Read the accepted wordings without those of `except`; one without a letter or digit is never typed: a fault.

    `except` is for words of a term that would be wrong in this place, such as one that stands in the stem.
    """
    accept = accepted_wordings(entry, "accept")
    if entry.has("except"):
        accept = _without(accept, _folded(accepted_wordings(entry, "except")))
    for word in (*accept.ja, *accept.en):
        if not any(char.isalnum() for char in word):
            sentence = message('"{word}" has no letter or digit; write an answer that can be typed.', word=word)
            entry.fault("E16", sentence, key="accept")
    return accept


def parse_lures(entry: Entry, accept: Wordings, decides: Sequence[str]) -> tuple[TypedLure, ...]:
    """Read the foreseen wrong answers; one that reads the same as an accepted answer is a fault."""
    lures = []
    right: set[str] | None = None
    for part in entry.entries("lures", required=False):
        lure = TypedLure(accepted_wordings(part, "accept"), part.text("why"), part_lure(part, decides))
        right = _folded(accept) if right is None else right
        for word in (*lure.accept.ja, *lure.accept.en):
            if fold(word) in right:
                sentence = message(
                    'The wrong answer "{word}" reads the same as a right one; remove it from one of them.', word=word
                )
                part.fault("E11", sentence, key="accept")
        lures.append(lure)
    return tuple(lures)


def judge_typed(
    typed: str, accept: Wordings, lures: Iterable[TypedLure], language: Language, promise: Promise = NO_PROMISE
) -> Judgement:
    """Judge a typed text: an accepted wording in either language is right, then lures, then near misses.

    An accepted wording that is not written as the stem promises is UNREAD: it is asked for again.
    """
    judged = _judged(typed[:LONGEST_TYPED], accept, lures, language)
    if judged.verdict is Verdict.RIGHT and not promise.in_(language).is_kept(typed, _all(accept, language)):
        return judged._replace(verdict=Verdict.UNREAD)
    return judged


def _judged(typed: str, accept: Wordings, lures: Iterable[TypedLure], language: Language) -> Judgement:
    words = _all(accept, language)
    folded = fold(typed)
    if not folded:
        return Judgement(Verdict.WRONG, words[0], matched="")
    if folded in _folded(accept):
        return Judgement(Verdict.RIGHT, words[0], matched=f"w:{_word(folded, words)}")
    lures = tuple(lures)
    foreseen = any(folded in _folded(lure.accept) for lure in lures)
    same = None if foreseen else next((word for word in words if same_spelling(typed, word)), None)
    if same is not None:
        return Judgement(Verdict.RIGHT, words[0], matched=f"w:{same}")
    others: list[str] = []
    for lure in lures:
        foretold = _all(lure.accept, language)
        if folded in _folded(lure.accept):
            return Judgement(Verdict.WRONG, words[0], lure, f"l:{_word(folded, foretold)}")
        same = next((word for word in foretold if same_spelling(typed, word)), None)
        if same is not None:
            return Judgement(Verdict.WRONG, words[0], lure, f"l:{same}")
        others += foretold
    near = [word for word in words if is_near(typed, word, others)]
    if not near:
        return Judgement(Verdict.WRONG, words[0])
    return Judgement(Verdict.NEAR, min(near, key=lambda word: edits(typed, word)))


def first_wording(accept: Wordings, language: Language) -> str:
    """Return the wording shown as the right answer."""
    return _all(accept, language)[0]


def refutation_of(typed: str, lure: TypedLure, language: Language) -> Refutation:
    """Return why the foreseen wrong answer is wrong."""
    return Refutation(typed[:LONGEST_TYPED].strip(), lure.why.in_(language), lure.lure)


def _all(wordings: Wordings, language: Language) -> tuple[str, ...]:
    """Return the wordings of both languages, the given one's first; never empty."""
    first = wordings.in_(language)
    return (*first, *(word for word in (*wordings.ja, *wordings.en) if word not in first)) or ("",)


def _word(folded: str, words: Iterable[str]) -> str:
    """Return the pack's own writing of what was typed."""
    return next(word for word in words if fold(word) == folded)


def _without(accept: Wordings, folded: set[str]) -> Wordings:
    ja, en = ([word for word in words if fold(word) not in folded] for words in accept)
    return Wordings(tuple(ja), tuple(en))


def _folded(wordings: Wordings) -> set[str]:
    return {fold(word) for word in (*wordings.ja, *wordings.en)}
