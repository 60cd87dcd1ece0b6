"""Every kind of exhibit as a question shows it, in both languages."""

import atexit
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from tests.packs.exhibit_samples import EXHIBITS, add_picture, png
from tests.packs.small_pack import PARSERS, QUESTION, write_pack
from tests.screens.question_samples import SAMPLES
from tests.screens.question_steps import ask_step, feedback_step
from trainer.domain.exhibit import Exhibit, ShownExhibit
from trainer.domain.filling import DrawnFilling
from trainer.domain.text import Language
from trainer.packs.read_pack import load_pack
from trainer.study.steps import AskStep, FeedbackStep

KINDS: Final = tuple(EXHIBITS)


@cache
def _exhibits() -> dict[str, Exhibit]:
    folder = Path(tempfile.mkdtemp(prefix="exhibits-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    questions = "questions:\n" + "".join(
        QUESTION.replace("id: q.1", f"id: {kind}") + written for kind, written in EXHIBITS.items()
    )
    pack = load_pack(add_picture(write_pack(folder, questions=questions), png(640, 400)), PARSERS)
    return {question.id: question.exhibit for question in pack.questions.values() if question.exhibit is not None}


def exhibit(kind: str, language: Language = "ja") -> ShownExhibit:
    """Return the sample of a kind."""
    return _exhibits()[kind].shown(DrawnFilling(language, {}))


def asked(kind: str, language: Language = "ja", sample: int = 0) -> AskStep:
    """Return a question about it."""
    step = ask_step(SAMPLES[sample], language)
    return replace(step, asking=replace(step.asking, exhibit=exhibit(kind, language)))


def answered(kind: str, language: Language = "ja") -> FeedbackStep:
    """Return the feedback to a wrong answer."""
    step = feedback_step(SAMPLES[0], SAMPLES[0].wrong, language)
    return replace(step, asking=replace(step.asking, exhibit=exhibit(kind, language)))
