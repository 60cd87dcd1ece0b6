"""The final judgement of an answer."""

from dataclasses import replace

from trainer.domain.grade import Grade, Verdict


def finalize_grade(grade: Grade) -> Grade:
    """Return the grade as it goes into the log: what is still only near, or was never read, counts as wrong."""
    if grade.verdict not in {Verdict.NEAR, Verdict.UNREAD}:
        return grade
    outcomes = grade.outcomes
    if all(outcome.correct for outcome in outcomes):
        outcomes = tuple(outcome._replace(correct=False) for outcome in outcomes)
    return replace(grade, verdict=Verdict.WRONG, outcomes=outcomes)
