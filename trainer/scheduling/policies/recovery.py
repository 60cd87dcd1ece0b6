"""After a break: what was met before it comes once in turn, before minutes go by shortfall again.

After weeks everything has faded at once, so that what a topic lacks says little; each fact's own answer says most.
"""

from collections import Counter
from collections.abc import Sequence

from trainer.domain.study_day import StudyDay
from trainer.scheduling.policies.candidate_sources import Seen

LEAST_SHARE = 0.2
"""Of the facts that were met, from before the break; with fewer left the recovery is over."""


def waiting_since_break(met: Sequence[Sequence[Seen]], today: StudyDay, break_days: int) -> list[list[Seen]]:
    """Return by topic the facts not met since a break of so many days; none where there was no such break.

    `met` has by topic all facts met before today. A `break_days` of 0 knows no breaks.
    """
    last = _last_day_before(Counter(one[2].day for shelf in met for one in shelf), today, break_days)
    return [] if last is None else [[one for one in shelf if one[2].day <= last] for shelf in met]


def _last_day_before(facts: Counter[StudyDay], today: StudyDay, break_days: int) -> StudyDay | None:
    """Return the last day before the newest break; `facts` counts them by the day they were last met."""
    later, waiting = today, facts.total()
    for day in sorted(facts, reverse=True) if break_days else ():
        if later - day > break_days:
            return day if waiting >= LEAST_SHARE * facts.total() else None
        later, waiting = day, waiting - facts[day]
    return None
