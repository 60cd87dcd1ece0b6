"""Whether two steps show the same thing, so that the screen need not be built anew."""

from trainer.study.steps import AskStep, FeedbackStep


def same_sheet(one: AskStep, other: AskStep) -> bool:
    """Return whether only progress, undo or flag differ, which do not stand on the sheet: what was chosen stays."""
    return (one.asking, one.topic, one.reason_text, one.hint, one.retyping) == (
        other.asking, other.topic, other.reason_text, other.hint, other.retyping,
    )  # fmt: skip


def same_feedback(one: FeedbackStep, other: FeedbackStep) -> bool:
    """Return whether only progress, undo or flag differ."""
    return (one.asking, one.grade, one.response, one.told.contrasts, one.told.stuck) == (
        other.asking, other.grade, other.response, other.told.contrasts, other.told.stuck,
    )  # fmt: skip
