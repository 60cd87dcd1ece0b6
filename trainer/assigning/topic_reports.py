"""Where a group is weak: topics by groups, what is taken for what, and how each question went.

Numbers of fewer than five people are not given: they would speak of somebody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from trainer.assigning.console_values import HeatCell, HeatMap, ItemRow, LureCount, MixUp
from trainer.assigning.enrolled import Enrolled
from trainer.assigning.evidence import NO_EVIDENCE, Evidence
from trainer.assigning.intake import Training
from trainer.assigning.person_rows import enrolled_in
from trainer.domain.kept_answer import KeptAnswer
from trainer.domain.pack import Pack
from trainer.domain.question import QuestionId
from trainer.domain.subject import FactId, Topic
from trainer.domain.text import Text

FEWEST: Final = 5
"""People of whom a number is given."""


class Given(NamedTuple):
    """The answers of one person that a report is made of."""

    person: Enrolled
    answers: tuple[KeptAnswer, ...]
    """To items, without reserved wordings, in order."""
    odd: tuple[QuestionId, ...]

    @property
    def latest(self) -> dict[QuestionId, KeptAnswer]:
        """Return the newest answer to each item."""
        return {one.question: one for one in self.answers}


def given_by(training: Training, evidence: Mapping[str, Evidence], as_of_ms: int, group: str = "") -> tuple[Given, ...]:
    """Return everybody's answers to the items as of a moment."""
    items = frozenset(training.newest.questions)
    return tuple(
        Given(person, tuple(one for one in had.stand if one.question in items and not one.reserved), had.odd)
        for person in enrolled_in(training, group)
        for had in (evidence.get(person.registration, NO_EVIDENCE).received_by(as_of_ms),)
    )


def heat_map(training: Training, given: Iterable[Given]) -> HeatMap:
    """Return the share of latest answers that are right; who is in two groups counts in both."""
    pack = training.packs[training.newest.pack_hash]
    topic_of = {question: _topic(pack, question) for question in training.newest.questions}
    answers: Counter[tuple[Topic, str]] = Counter()
    right: Counter[tuple[Topic, str]] = Counter()
    people: defaultdict[tuple[Topic, str], set[str]] = defaultdict(set)
    groups: set[str] = set()
    for one in given:
        groups.update(one.person.groups)
        for question, answer in one.latest.items():
            for group in one.person.groups:
                place = (topic_of[question], group)
                answers[place] += 1
                right[place] += answer.correct
                people[place].add(one.person.registration)
    in_order = [Topic(aspect.id, side.id) for aspect in pack.aspects for side in pack.sides]
    topics = [topic for topic in in_order if topic in set(topic_of.values())]
    columns = sorted(groups)
    return HeatMap(
        topics=tuple(topic_text(pack, topic) for topic in topics),
        groups=tuple(columns),
        cells=tuple(
            tuple(
                HeatCell(answers[topic, group], len(people[topic, group]), _shown(right, people, (topic, group)))
                for group in columns
            )
            for topic in topics
        ),
    )


def mix_ups(training: Training, given: Iterable[Given]) -> tuple[MixUp, ...]:
    """Return what is taken for what, the most frequent first."""
    pack = training.packs[training.newest.pack_hash]
    times: Counter[tuple[FactId, FactId]] = Counter()
    people: defaultdict[tuple[FactId, FactId], set[str]] = defaultdict(set)
    for one in given:
        for answer in one.answers:
            for wrong in answer.wrong:
                if wrong.taken_for is not None:
                    times[wrong.fact, wrong.taken_for] += 1
                    people[wrong.fact, wrong.taken_for].add(one.person.registration)
    found = [
        MixUp(fact, taken, pack.fact_name(fact), pack.fact_name(taken), count, len(people[fact, taken]))
        for (fact, taken), count in times.items()
        if len(people[fact, taken]) >= FEWEST
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, one.fact, one.taken_for)))


def item_rows(training: Training, given: Iterable[Given]) -> tuple[ItemRow, ...]:
    """Return how each question went, in the order of the assignment."""
    pack = training.packs[training.newest.pack_hash]
    by_question: defaultdict[QuestionId, list[KeptAnswer]] = defaultdict(list)
    people: Counter[QuestionId] = Counter()
    odd: Counter[QuestionId] = Counter()
    for one in given:
        people.update(one.latest.keys())
        odd.update(set(one.odd))
        for answer in one.answers:
            by_question[answer.question].append(answer)
    return tuple(
        _item(pack, question, by_question[question], people[question], odd[question])
        for question in training.newest.questions
    )


def topic_text(pack: Pack, topic: Topic) -> Text:
    """Return 「時間軸 · 営業」 as a text of the pack."""
    aspect, side = pack.aspect_name(topic.aspect), pack.side(topic.side).name
    return Text(f"{aspect.ja} · {side.ja}", f"{aspect.in_('en')} · {side.in_('en')}")


def _item(pack: Pack, question: QuestionId, answers: list[KeptAnswer], people: int, odd: int) -> ItemRow:
    known = pack.questions.get(question)
    lures = Counter(wrong.taken_for for one in answers for wrong in one.wrong if wrong.taken_for is not None)
    enough = people >= FEWEST
    return ItemRow(
        question=question,
        stem=Text(question) if known is None else known.stem,
        topic=Text("") if known is None else topic_text(pack, _topic(pack, question)),
        answers=len(answers),
        people=people,
        right=sum(one.correct for one in answers) if enough else None,
        lures=tuple(
            LureCount(fact, pack.fact_name(fact), times) for fact, times in (lures.most_common() if enough else ())
        ),
        as_claimed=sum(one.as_claimed for one in answers),
        flagged_by=odd,
    )


def _topic(pack: Pack, question: QuestionId) -> Topic:
    return pack.facts[pack.questions[question].tests[0]].topic


def _shown(
    right: Counter[tuple[Topic, str]], people: Mapping[tuple[Topic, str], set[str]], place: tuple[Topic, str]
) -> int | None:
    return right[place] if len(people.get(place, ())) >= FEWEST else None
