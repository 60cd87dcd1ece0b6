"""The pass over all facts at the start of a session: what each topic will lack, and which of its facts wait where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.domain.learner import Memory
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.plan_rules import lacks, last_contact, settled, still_ahead
from trainer.scheduling.policies.candidate_sources import Seen
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import PlanView

GAIN_DAYS = 30
"""Without a due date an answer is worth what it adds to recall so many days later."""


@dataclass(frozen=True, slots=True)
class TopicNeeds:
    """By the topic's place in the catalogue."""

    lacking: tuple[float, ...]
    """Target minus the mean recall at the horizon if nothing more is done; may be negative."""
    last_served: tuple[int, ...]
    """Place in the log of the newest answer on the topic; 0 for none."""
    fresh: tuple[list[FactId], ...]
    wanting: tuple[list[Seen], ...]
    """Met, not seen today, and not secure (before a due date) or due (without one)."""
    resting: tuple[list[Seen], ...]
    """Met, not seen today, and secure or not due."""
    met_before_today: list[FactId]
    news: tuple[float, ...]
    """How much of it was never shown, against the topic with most of that; 1 where nothing is known of it."""


class Horizon:
    """The day that counts, and what is secure for it."""

    def __init__(self, view: PlanView, rules: Rules) -> None:
        due = still_ahead(view.due_day, view.today) if rules.due_date else None
        self.is_due_date = due is not None
        self.settled = settled((state.right_days for state in view.facts.values()), len(view.catalogue.rows))
        """Share of all facts that were right on two days."""
        ahead = due is None and rules.ahead_days > 0 and self.settled < rules.settled
        self.is_maintenance = due is None and not ahead
        self.day = due if due is not None else StudyDay(view.today + (rules.ahead_days if ahead else 0))
        self.secure = rules.secure
        self.successes = rules.successes
        self.last_contact = (
            last_contact(due, view.started, view.today) if rules.last_third and due is not None else None
        )
        """Facts not seen since this day come once more, however secure."""


def standing(view: PlanView, horizon: Horizon, rules: Rules) -> TopicNeeds:
    """Return how the topics stand; one pass over the facts."""
    count = len(view.catalogue.topics)
    sums, sizes, served, answers = [0.0] * count, [0] * count, [0] * count, [0.0] * count
    fresh: list[list[FactId]] = [[] for _ in range(count)]
    wanting: list[list[Seen]] = [[] for _ in range(count)]
    resting: list[list[Seen]] = [[] for _ in range(count)]
    before_today: list[FactId] = []
    recall, day, today, state_of = view.model.recall, horizon.day, view.today, view.facts.get
    wants = _wants(view, horizon)
    news, due_day = view.news, view.model.due_day
    behind = max((state.last_sequence for state in view.facts.values()), default=0) if news else 0
    for fact, topic in view.catalogue.rows:
        sizes[topic] += 1
        state = state_of(fact)
        memory = None if state is None else state.memory
        if state is None or memory is None:
            fresh[topic].append(fact)
            continue
        later = recall(memory, day)
        sums[topic] += later
        answers[topic] += state.answers
        if state.last_sequence > served[topic]:  # noqa: PLR1730 - `max` would be a third of this loop
            served[topic] = state.last_sequence
        if memory.day < today:
            before_today.append(fact)
            shelf = wanting if wants(memory, later, state.right_days) else resting
            # What has new words left comes before what has none, as long as that is not due.
            waits = behind if news.get(fact) == 0 and due_day(memory) > today else 0
            shelf[topic].append((state.last_sequence + waits, fact, memory))
    met = [max(size - len(new), 1) for size, new in zip(sizes, fresh, strict=True)]
    held = [_Held(total / n, asked / n) for total, asked, n in zip(sums, answers, met, strict=True)]
    expected = _expected(view, held, [len(new) / size for size, new in zip(sizes, fresh, strict=True)], rules.unmet)
    return TopicNeeds(
        tuple(rules.target - mean for mean in expected),
        tuple(served),
        tuple(fresh),
        tuple(wanting),
        tuple(resting),
        before_today,
        _news(view),
    )


def _news(view: PlanView) -> tuple[float, ...]:
    topics, news = len(view.catalogue.topics), view.news
    if not news:
        return (1.0,) * topics
    left = [0] * topics
    for fact, topic in view.catalogue.rows:
        left[topic] += news.get(fact, 0)
    most = max(*left, 1)
    return tuple(count / most for count in left)


class _Held(NamedTuple):
    """A topic's facts that were met, on average."""

    recall: float
    answers: float


def _expected(view: PlanView, held: Sequence[_Held], new: Sequence[float], unmet: float) -> list[float]:
    """Return each topic's mean recall at the horizon: of what was met as the learner leans, and of what was not.

    The offset moves the topic's mean, not each fact: it may give a topic time, never make a fact worth less.
    """
    ability = view.ability
    if ability is None:
        return [one.recall * (1 - share) + unmet * share for one, share in zip(held, new, strict=True)]
    return [
        ability.chance(topic, one.recall, one.answers) * (1 - share)
        + min(ability.unasked_of(topic).mean, unmet) * share
        for topic, one, share in zip(view.catalogue.topics, held, new, strict=True)
    ]


def _wants(view: PlanView, horizon: Horizon) -> Callable[[Memory, float, int], bool]:
    secure, successes, contact = horizon.secure, horizon.successes, horizon.last_contact
    if horizon.is_maintenance:
        due_day, today = view.model.due_day, view.today
        return lambda memory, _later, _right_days: due_day(memory) <= today
    return lambda memory, later, days: later < secure or lacks(days, memory.day, contact, successes)


def gain_of(view: PlanView) -> Callable[[Memory], float]:
    """Return what one answer now adds to expected recall in a month."""
    model, today = view.model, view.today
    later = StudyDay(today + GAIN_DAYS)

    def gain(memory: Memory) -> float:
        now = model.recall(memory, today)
        right, wrong = model.after(memory, True, today), model.after(memory, False, today)
        return now * model.recall(right, later) + (1 - now) * model.recall(wrong, later) - model.recall(memory, later)

    return gain
