"""What learners would use instead: Leitner, SM-2 and FSRS over items, and FSRS over facts."""

from random import Random
from typing import NamedTuple

from tests.benchmarks.learning.bank import Bank
from tests.benchmarks.learning.plain_fsrs import PlainFsrs
from tests.benchmarks.learning.running import Result
from trainer.domain.learner import Memory
from trainer.domain.study_day import StudyDay

MODEL = PlainFsrs()
LEITNER_DAYS = (1, 2, 4, 8, 16, 32)
EASE, LEAST_EASE, EASE_LOSS = 2.5, 1.3, 0.2


class Card(NamedTuple):
    """An item's place in its schedule."""

    due: int
    level: float
    """Leitner: the box; SM-2: the interval in days."""
    ease: float
    memory: Memory | None


class Items:
    """Due items first, then new ones up to a number a day; when both are used up, what is due soonest.

    An item is one question, or with `by_fact` a fact whose forms rotate. Two items of a fact never come on one day.
    """

    def __init__(self, bank: Bank, seed: int, rule: str, new_a_day: int, *, by_fact: bool = False,
                 lowest_first: bool = False) -> None:  # fmt: skip
        self._bank, self._rule, self._new_a_day = bank, rule, new_a_day
        self._by_fact, self._lowest_first = by_fact, lowest_first
        facts = list(range(bank.facts))
        Random(f"{seed}/order").shuffle(facts)
        if by_fact:
            self._new = facts[::-1]
        else:
            most = max(map(len, bank.ways_of))
            rows = [
                [bank.ways_of[fact][form] for fact in facts if form < len(bank.ways_of[fact])] for form in range(most)
            ]
            flat = dict.fromkeys(way for row in rows for way in row)
            self._new = list(flat)[::-1]
        self._cards: dict[int, Card] = {}
        self._turn = [0] * bank.facts
        self._day = 0
        self._due: list[int] = []
        self._soon: list[int] | None = None
        self._left = 0
        self._seen: set[int] = set()
        self._item = -1

    def begin(self, day: int) -> None:
        """Collect what is due."""
        self._day, self._left, self._soon = day, self._new_a_day, None
        self._seen.clear()
        due = [item for item, card in self._cards.items() if card.due <= day]
        self._due = sorted(due, key=self._rank, reverse=True)

    def _rank(self, item: int) -> float:
        card = self._cards[item]
        if self._lowest_first and card.memory is not None:
            return MODEL.recall(card.memory, StudyDay(self._day))
        return card.due

    def _facts_of(self, item: int) -> tuple[int, ...]:
        return (item,) if self._by_fact else self._bank.ways[item].facts

    def _first_of(self, items: list[int]) -> int | None:
        while items:
            if not any(fact in self._seen for fact in self._facts_of(items[-1])):
                return items[-1]
            items.pop()
        return None

    def next(self) -> int | None:
        """Return the next item's question."""
        item = self._first_of(self._due)
        if item is None and self._left > 0:
            item = self._next_new()
        if item is None:
            if self._soon is None:
                self._soon = sorted(self._cards, key=lambda one: -self._cards[one].due)
            item = self._first_of(self._soon)
        if item is None:
            return None
        self._item = item
        if not self._by_fact:
            return item
        several = self._bank.ways_of[item]
        return several[self._turn[item] % len(several)]

    def _next_new(self) -> int | None:
        for place in range(len(self._new) - 1, max(len(self._new) - 60, -1), -1):
            if not any(fact in self._seen for fact in self._facts_of(self._new[place])):
                return self._new[place]
        return None

    def answered(self, _way: int, results: list[Result], _seconds: float = 0.0) -> None:
        """Reschedule the item; wrong in any part is wrong."""
        item, right = self._item, all(one.correct for one in results)
        card = self._cards.get(item)
        if card is None:
            self._new.remove(item)
            self._left -= 1
        self._seen.update(self._facts_of(item))
        if self._by_fact:
            self._turn[item] += 1
        self._cards[item] = _RULES[self._rule](card, self._day, right)


def _leitner(card: Card | None, day: int, right: bool) -> Card:
    box = 0 if card is None or not right else min(int(card.level) + 1, len(LEITNER_DAYS) - 1)
    return Card(day + LEITNER_DAYS[box], box, 0, None)


def _sm2(card: Card | None, day: int, right: bool) -> Card:
    if card is None:
        return Card(day + 1, 1, EASE, None)
    if not right:
        return Card(day + 1, 0, max(card.ease - EASE_LOSS, LEAST_EASE), None)
    interval = 1 if card.level < 1 else 6 if card.level < 6 else round(card.level * card.ease)
    return Card(day + interval, interval, card.ease, None)


def _fsrs(card: Card | None, day: int, right: bool) -> Card:
    memory = MODEL.after(None if card is None else card.memory, right, StudyDay(day))
    return Card(MODEL.due_day(memory), 0, 0, memory)


_RULES = {"leitner": _leitner, "sm2": _sm2, "fsrs": _fsrs}
