"""The numbers of the shortfall share."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from trainer.domain.question import Form, Question
from trainer.scheduling.plan_rules import BRIEF_MINUTES, DAYS_AHEAD, SETTLED_SHARE, SUCCESSES

SECONDS: Mapping[Form, float] = MappingProxyType(
    {Form.RECOGNISE: 19, Form.CONTRAST: 17, Form.PRODUCE: 25, Form.SELF_JUDGED: 15}
)
"""What an answer takes with its feedback."""
FURTHER_SECONDS = 5.0
"""What each fact beyond a question's first takes, until it was measured."""


def usual_seconds(question: Question) -> float:
    """Return what an answer takes with its feedback, by rule of thumb."""
    return SECONDS[question.form] + FURTHER_SECONDS * (len(question.tests) - 1)


@dataclass(frozen=True, slots=True)
class Rules:
    """The benchmark takes single ones away to see what each is worth."""

    target: float = 1.0
    """What a topic's shortfall at the horizon is measured from; above the goal, so that none is dropped near it."""
    least: float = 0.02
    """No topic's shortfall counts as less."""
    sharpness: float = 2.75
    """Power of the shortfall: above 1 the weakest topics get more than in proportion."""
    secure: float = 0.95
    """A fact that will be recalled so surely needs no minute now."""
    successes: int = SUCCESSES
    """Right on so many days before a fact can be secure."""
    unmet: float = 0.2
    """What counts for a fact never asked."""
    probes: float = 0.05
    """Share of picks drawn by lot, of two the one seen longer ago."""
    by_shortfall: bool = True
    """False: every topic gets the same time."""
    ability: bool = True
    """Whether the learner's own offsets by topic count in the shortfall."""
    due_date: bool = True
    """False: as if there were none."""
    ahead_days: int = DAYS_AHEAD
    """Without a due date, while most facts were not yet right on two days: the horizon lies so many days ahead."""
    settled: float = SETTLED_SHARE
    """Share of facts right on two days from which, without a due date, it is maintenance."""
    block: int = 2
    """New facts of one topic in a row."""
    pairs: int = 3
    """Confused pairs a session comes back to; 0: no contrast at all."""
    last_third: bool = True
    """Whether in the final third secure facts come once more."""
    pair_mistakes: int = 2
    """Mistakes, both ways together, from which a pair counts as confused on later days: if one of the two was ever
    right, for else it is unknown rather than confused, or if there were twice as many."""
    room_every: int = 8
    """A mistake is to be re-asked, and twins and pairs begin, only while these are at most one in so many answers of
    the session; 0: always. Of the first answers one always is."""
    room_when_short: int = 40
    """The same before a due date while most facts were not yet right on two days: seeing more is worth more then. Only
    what goes on being confused is paired then."""
    reasks: bool = True
    """Whether a wrong answer comes once more in the session."""
    brief_minutes: float = BRIEF_MINUTES
    """With so few minutes a day or fewer, a confused pair comes once, on the next day as the first question, and all
    else that comes beside the shares stands back; 0: never."""
    mates: bool = True
    """Whether a fact chosen for another comes within three places, and on the next day."""
    news: float = 0.8
    """By how much less a topic's shortfall counts where only words are left that were shown before: these are as much
    remembered as known. 0: not at all."""
    floor: float = 0.75
    """In few minutes a day, while no more than this share of the newest questions was wholly right, a fact comes in its
    easiest form; 0: as strong as it is."""
