"""How long this learner's answers take, by kind of question: what questions on several facts are ranked by."""

from trainer.domain.pack import Pack
from trainer.domain.study_day import StudyDay
from trainer.scheduling.facts_a_second import FactsASecond
from trainer.study.learner_state_store import answered_in
from trainer.study.ports import ReviewLog

DAYS_READ = 10
"""So many of the newest study days tell: a few hundred answers, and a learner gets faster."""


class MeasuredSeconds:
    """Of the days before today, so that an undo or a restart in the middle of a day changes nothing."""

    def __init__(self, pack: Pack, log: ReviewLog) -> None:
        self._pack = pack
        self._log = log
        self._found: tuple[StudyDay, FactsASecond] | None = None

    def before(self, today: StudyDay) -> FactsASecond:
        """Return what the newest study days before `today` tell; read once a day."""
        if self._found is None or self._found[0] != today:
            self._found = today, self._read(today)
        return self._found[1]

    def _read(self, today: StudyDay) -> FactsASecond:
        pack, found = self._pack, FactsASecond()
        for day in [one for one in self._log.study_days(pack.id) if one < today][-DAYS_READ:]:
            for answered in map(answered_in, self._log.of_day(pack.id, day)):
                question = pack.questions.get(answered.question)
                if question is not None:
                    found.add(question, answered.milliseconds)
        return found
