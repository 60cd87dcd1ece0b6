"""How many facts a question teaches a second: measured by type and number of facts, and by rule of thumb until then."""

from collections import defaultdict

from trainer.domain.question import Question
from trainer.scheduling.policies.tuning import usual_seconds

FURTHER_LEARNT = 0.8
"""What each fact beyond the first is learnt, against one asked alone; no log has told yet."""
FEEDBACK_SECONDS = 8.0
"""Between an answer and the next question; the log has only the time on the question."""
PRIOR_ANSWERS = 5.0
"""The rule of thumb weighs as much as so many measured answers."""
LONGEST_SECONDS = 120.0
"""A longer look at a question was no work on it."""


def usual_rate(question: Question) -> float:
    """Return the facts a second by rule of thumb."""
    return _worth(question) / usual_seconds(question)


def _worth(question: Question) -> float:
    return 1 + FURTHER_LEARNT * (len(question.tests) - 1)


class FactsASecond:
    """A fold over answers; asked before any, it is the rule of thumb."""

    def __init__(self) -> None:
        self._answers: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._seconds: defaultdict[tuple[str, int], float] = defaultdict(float)

    def add(self, question: Question, milliseconds: int) -> None:
        """Take in the time one answer took, without its feedback."""
        place = question.type, len(question.tests)
        self._answers[place] += 1
        self._seconds[place] += min(milliseconds / 1000, LONGEST_SECONDS) + FEEDBACK_SECONDS

    def seconds(self, question: Question) -> float:
        """Return what an answer to such a question takes with its feedback."""
        place = question.type, len(question.tests)
        measured, answers = self._seconds.get(place, 0.0), self._answers.get(place, 0)
        return (PRIOR_ANSWERS * usual_seconds(question) + measured) / (PRIOR_ANSWERS + answers)

    def rate(self, question: Question) -> float:
        """Return the facts a second."""
        return _worth(question) / self.seconds(question)
