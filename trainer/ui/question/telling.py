"""What is heard of acts that change little on the screen, said where the keyboard is."""

from PySide6.QtWidgets import QApplication

from trainer.study.steps import AskStep, FeedbackStep
from trainer.translations import tr
from trainer.ui.question.page import QuestionPage


def tell_here(page: QuestionPage, words: str) -> None:
    """Say `words` where on the page the keyboard is."""
    here, view = QApplication.focusWidget(), page.view
    if here is None or view is None or not page.isAncestorOf(here):
        return
    if view.locked:
        here.setAccessibleDescription(words)
    else:
        view.say_at(here, words)


def tell_flag(page: QuestionPage, before: AskStep | FeedbackStep | None, step: AskStep | FeedbackStep) -> None:
    """Say that the question was called odd, or is no longer: only a button far away shows it."""
    if before is not None and before.asking == step.asking and before.flagged != step.flagged:
        tell_here(page, tr("Noted as odd.") if step.flagged else tr("No longer noted as odd."))
