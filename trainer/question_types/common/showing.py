"""One showing of a question: the one place that builds it."""

from typing import NamedTuple

from trainer.domain.asking import AnswerShape, Asking
from trainer.domain.question import Question
from trainer.domain.text import Language


class Drawn(NamedTuple):
    """What lots were cast for: the keys as displayed, and how many answers a blind guess chooses from."""

    order: tuple[str, ...] = ()
    options: int = 0


PRODUCED = Drawn()
"""Nothing is drawn, and nothing can be guessed."""


def showing(
    question: Question,
    shape: AnswerShape,
    draw: tuple[int, Language],
    drawn: Drawn = PRODUCED,
    *,
    prompt: str | None = None,
    retypable: bool = False,
) -> Asking:
    """Return the showing; `draw` is the seed and the language, `prompt` the stem unless said otherwise."""
    seed, language = draw
    return Asking(
        question=question.id,
        type=question.type,
        seed=seed,
        language=language,
        prompt=question.stem.in_(language) if prompt is None else prompt,
        shape=shape,
        order=drawn.order,
        options=drawn.options,
        variant=question.variant,
        retypable=retypable,
    )
