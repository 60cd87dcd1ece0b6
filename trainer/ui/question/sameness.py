"""Whether two steps show the same thing, so that the screen need not be built anew."""

from trainer.study.steps import AskStep, FeedbackStep


def same_showing(one: AskStep, other: AskStep) -> bool:
    """Return whether only flag, undo or progress differ: what was chosen stays."""
    return one.asking == other.asking and one.retyping == other.retyping and one.reason_text == other.reason_text


def same_feedback(one: FeedbackStep, other: FeedbackStep) -> bool:
    """Return whether only flag, undo or progress differ."""
    return one.asking == other.asking and one.grade == other.grade and one.response == other.response
