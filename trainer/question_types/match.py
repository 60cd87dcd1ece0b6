"""Match pairs: a wrong pair says which fact was taken for which."""

from dataclasses import dataclass
from random import Random

from trainer.domain.asking import Asking, MatchPairs, Option
from trainer.domain.grade import Grade, PartMark, Refutation, Score, Verdict
from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Form, Question
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.packs.entry import Entry
from trainer.question_types.common.marking import MOST_OPTIONS, JudgedPart, listed, one_line, outcomes_of
from trainer.question_types.common.reading import at_least, part_fact, part_key, part_lure, tested_facts
from trainer.question_types.common.showing import Drawn, showing
from trainer.question_types.question_type import Traits, body_of

_FEWEST_PAIRS = 2
_FEWEST_RIGHT = 3
"""With two right items, never showing them aligned would give the pairs away."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that belong together."""

    key: str
    left: Text
    right: Text
    why: Text
    fact: FactId | None


@dataclass(frozen=True, slots=True)
class Spare:
    """A right item without a left one."""

    key: str
    right: Text
    why: Text
    lure: FactId | None


@dataclass(frozen=True, slots=True)
class MatchBody(Body):
    """The pairs and what is left over; a right item has the key of its own pair."""

    pairs: tuple[Pair, ...]
    spare: tuple[Spare, ...] = ()


class Match:
    """`type: match`."""

    name = "match"
    title = message("Match")
    form = Form.CONTRAST
    traits = Traits(parts=(("pairs", "left"),))

    def parse(self, entry: Entry) -> MatchBody | None:
        """Read `pairs` and `spare`; None where there are too few."""
        tested = tested_facts(entry)
        taken: set[str] = set()
        pairs = tuple([_parse_pair(part, taken, tested) for part in entry.entries("pairs")])
        spare = tuple(
            [
                Spare(part_key(part, taken), part.text("right"), part.text("why"), part_lure(part, tested))
                for part in entry.entries("spare", required=False)
            ]
        )
        enough = at_least(entry, "pairs", len(pairs), _FEWEST_PAIRS)
        if enough and not entry.imported and len(pairs) + len(spare) < _FEWEST_RIGHT:
            sentence = message(
                "With only two pairs the order of the right column gives them away; add a pair or a spare item."
            )
            entry.fault("E15", sentence, key="pairs")
        return MatchBody(pairs, spare) if enough else None

    def ask(self, question: Question, pack: Pack, seed: int, language: Language) -> Asking:
        """Draw one showing; the columns never start aligned."""
        body = body_of(question, MatchBody)
        random = Random(seed)
        left = list(body.pairs)
        right: list[Pair | Spare] = [*body.pairs, *body.spare]
        random.shuffle(left)
        random.shuffle(right)
        if right[: len(left)] == left:
            right = [*right[1:], right[0]]
        shape = MatchPairs(
            tuple(Option(pair.key, pair.left.in_(language)) for pair in left),
            tuple(Option(item.key, item.right.in_(language)) for item in right),
        )
        order = (*(pair.key for pair in left), "|", *(item.key for item in right))
        drawn = Drawn(order, min(len(right) ** min(len(left), 14), MOST_OPTIONS))
        return showing(question, shape, (seed, language), drawn)

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Judge every pair; the last part that names a left item counts."""
        body, language = body_of(question, MatchBody), asking.language
        answered = dict(part.split("=", 1) for part in response.parts if part.count("=") == 1)
        everything: tuple[Pair | Spare, ...] = (*body.pairs, *body.spare)
        right = {item.key: item for item in everything}
        pairs = _as_shown(body.pairs, asking.order)
        judged = [(pair, right.get(answered.get(pair.key, ""))) for pair in pairs]
        correct = all(item is pair for pair, item in judged)
        return Grade(
            verdict=Verdict.RIGHT if correct else Verdict.WRONG,
            outcomes=outcomes_of(
                question,
                [JudgedPart(item is pair, pair.fact, _taken_for(pair, item)) for pair, item in judged],
                correct=correct,
            ),
            marks=tuple(
                PartMark(
                    f"{pair.key}={item.key if item else ''}", item is not None, item is pair, pair.right.in_(language)
                )
                for pair, item in judged
            ),
            right_answer=listed(
                (f"{_short(pair.left, language)} — {_short(pair.right, language)}" for pair in pairs), language
            ),
            refutations=tuple(
                _refutation(pair, item, language) for pair, item in judged if item is not None and item is not pair
            ),
            score=Score(sum(item is pair for pair, item in judged), len(judged)),
        )


def _parse_pair(part: Entry, taken: set[str], tested: tuple[str, ...]) -> Pair:
    key = part_key(part, taken)
    return Pair(key, part.text("left"), part.text("right"), part.text("why"), part_fact(part, tested, required=True))


def _as_shown(pairs: tuple[Pair, ...], order: tuple[str, ...]) -> list[Pair]:
    places = {key: index for index, key in reversed(list(enumerate(order)))}
    return sorted(pairs, key=lambda pair: places.get(pair.key, len(order)))


def _taken_for(pair: Pair, item: Pair | Spare | None) -> FactId | None:
    """Return the fact that `pair`'s was taken for by choosing `item`."""
    if item is None or item is pair:
        return None
    fact = item.lure if isinstance(item, Spare) else item.fact
    return None if fact == pair.fact else fact


def _refutation(pair: Pair, item: Pair | Spare, language: Language) -> Refutation:
    """Return why the two do not belong together: a spare item speaks for itself, else the left item's own pair does."""
    why = item.why if isinstance(item, Spare) else pair.why
    chosen = f"{_short(pair.left, language)} — {_short(item.right, language)}"
    return Refutation(chosen, why.in_(language), _taken_for(pair, item))


def _short(text: Text, language: Language) -> str:
    return one_line(text.in_(language))
