"""Draws the question screen: `python -m tests.screens.render_question FOLDER` writes one PNG a showing."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.screens.question_samples import SAMPLES
from tests.screens.question_steps import ask_step, feedback_step, near_step
from trainer.domain.clock import Moment
from trainer.domain.preferences import Preferences
from trainer.domain.response import DONT_KNOW
from trainer.domain.text import Language
from trainer.study.snapshots import AskStep, FeedbackStep
from trainer.translations import use
from trainer.ui.fonts import load_packaged_font
from trainer.ui.screens.question import QuestionScreen
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.phrases import japanese_phrases

LANGUAGES: tuple[Language, ...] = ("ja", "en")
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 100), ("dark", 100), ("light", 200))
WIDTH, HEIGHT = 1280, 800


class StillClock:
    """Time stands still."""

    def now(self) -> Moment:
        """Return the same moment."""
        return Moment(0, 0)

    def elapsed_ms(self) -> int:
        """Return the same time."""
        return 0


def steps(language: Language) -> Iterator[tuple[str, AskStep | FeedbackStep]]:
    """Yield every showing with its name."""
    for sample in SAMPLES:
        yield f"{sample.name}-ask", ask_step(sample, language)
        yield f"{sample.name}-right", feedback_step(sample, sample.right, language)
        yield f"{sample.name}-wrong", feedback_step(sample, sample.wrong, language)
    yield "typed-near", near_step(language)
    yield "unknown", feedback_step(SAMPLES[0], DONT_KNOW, language)


def draw(application: QApplication, step: AskStep | FeedbackStep, path: Path) -> None:
    """Draw one showing into `path`."""
    screen = QuestionScreen(StillClock())
    screen.resize(WIDTH, HEIGHT)
    screen.setProperty("role", "page")
    screen.show()
    screen.show_step(step)
    for key in "12":
        view = screen.parts.view
        if view is not None and isinstance(step, AskStep) and step.retyping is None:
            view.take_digit(int(key))
    for _ in range(4):
        application.sendPostedEvents()
        application.processEvents()
    screen.grab().save(str(path))
    screen.close()
    screen.deleteLater()


def main(folder: Path) -> None:
    """Draw everything."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    load_packaged_font()
    japanese_phrases()
    appearance = Appearance(application, Preferences(theme="light"))
    for language in LANGUAGES:
        use(language)
        for theme, percent in LOOKS:
            appearance.apply(Preferences(language=language, theme=theme, text_percent=percent))
            for name, step in steps(language):
                draw(application, step, folder / f"{name}-{language}-{theme}-{percent}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
