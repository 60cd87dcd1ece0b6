"""FSRS-6 with its default parameters as plain arithmetic, for playing forward: thousands of steps that nobody keeps.

The same sums in the same order as the `fsrs` library (MIT), which is the oracle of its tests: equal to the last bit.
What is kept of a real answer is the library's; ten times slower, it would make a forecast a third longer.
"""

from math import e

from trainer.domain.learner import Memory
from trainer.domain.study_day import StudyDay
from trainer.scheduling.forgetting import DECAY, HELD, due_after, recall
from trainer.scheduling.memory_model import MemoryModel

_FIRST_STABILITY = {False: 0.212, True: 2.3065}
_FIRST_DIFFICULTY = {False: 6.4133, True: 6.4133 - e ** (0.8334 * 2) + 1}
_EASY_DIFFICULTY = 6.4133 - e ** (0.8334 * 3) + 1
_DIFFICULTY_STEP = {False: -(3.0194 * -2), True: -(3.0194 * 0)}
_REVERSION = 0.001
_GAIN = e**1.8722
_GAIN_STABILITY, _GAIN_RECALL = 0.1666, 0.796
_LOSS, _LOSS_DIFFICULTY, _LOSS_STABILITY, _LOSS_RECALL = 1.4835, 0.0614, 0.2629, 1.6483
_LEAST_LOSS = e ** (0.5425 * 0.0912)
_SAME_DAY_STEP = {False: e ** (0.5425 * (1 - 3 + 0.0912)), True: e ** (0.5425 * (3 - 3 + 0.0912))}
_SAME_DAY_STABILITY = 0.0658
_LEAST_STABILITY = 0.001
_EASIEST, _HARDEST = 1.0, 10.0
_FACTOR = HELD ** (1 / -DECAY) - 1


def _next_difficulty(difficulty: float, correct: bool) -> float:
    moved = difficulty + (10.0 - difficulty) * _DIFFICULTY_STEP[correct] / 9.0
    difficulty = _REVERSION * _EASY_DIFFICULTY + (1 - _REVERSION) * moved
    return min(max(difficulty, _EASIEST), _HARDEST)


def _within_the_day(stability: float, difficulty: float, correct: bool) -> tuple[float, float]:
    """Return stability and difficulty after a further answer on the day of the last one."""
    grown = _SAME_DAY_STEP[correct] * stability**-_SAME_DAY_STABILITY
    if correct:
        grown = max(grown, 1.0)
    return max(stability * grown, _LEAST_STABILITY), _next_difficulty(difficulty, correct)


class PlainFsrs:
    """Wrong is Again, right is Good; no learning steps, no fuzz, never an interval inside a day."""

    name = "fsrs"
    version = "6/default-21/same-day"

    def after(self, memory: Memory | None, correct: bool, day: StudyDay) -> Memory:
        """Return the memory after an answer on `day`; one before `memory.day` moves nothing."""
        if memory is None:
            return Memory(_FIRST_STABILITY[correct], _FIRST_DIFFICULTY[correct], day)
        stability, difficulty, last = memory
        if day < last:
            return memory
        if day == last:
            return Memory(*_within_the_day(stability, difficulty, correct), day)
        now = (1 + _FACTOR * (day - last) / stability) ** -DECAY
        if correct:
            grown = _GAIN * (11 - difficulty) * stability**-_GAIN_STABILITY * (e ** ((1 - now) * _GAIN_RECALL) - 1)
            stability *= 1 + grown
        else:
            kept = _LOSS * difficulty**-_LOSS_DIFFICULTY * ((stability + 1) ** _LOSS_STABILITY - 1)
            stability = min(kept * e ** ((1 - now) * _LOSS_RECALL), stability / _LEAST_LOSS)
        return Memory(max(stability, _LEAST_STABILITY), _next_difficulty(difficulty, correct), day)

    def recall(self, memory: Memory, day: StudyDay) -> float:
        """Return the chance of recall on `day`, 0 to 1."""
        return recall(memory.stability, day - memory.day)

    def due_day(self, memory: Memory) -> StudyDay:
        """Return the day nearest to recall having fallen to 90 %, a year on at the latest."""
        return StudyDay(memory.day + due_after(memory.stability))


def quick(model: MemoryModel) -> MemoryModel:
    """Return the plain arithmetic where it is the model's own, else the model."""
    plain = PlainFsrs()
    return plain if (model.name, model.version) == (plain.name, plain.version) else model
