"""One showing of a question: the one place that builds it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from trainer.domain.asking import AnswerShape, Asking
from trainer.domain.figures import filled
from trainer.domain.filling import DrawnFilling
from trainer.domain.question import Question, whole
from trainer.domain.text import Language


class Drawn(NamedTuple):
    """What lots were cast for: the keys as displayed, and how many answers a blind guess chooses from."""

    order: tuple[str, ...] = ()
    options: int = 0


PRODUCED = Drawn()
"""Nothing is drawn, and nothing can be guessed."""
_NO_FIGURES: Final[Mapping[str, Decimal]] = {}


def showing(
    question: Question,
    shape: AnswerShape,
    draw: tuple[int, Language],
    drawn: Drawn = PRODUCED,
    *,
    prompt: str | None = None,
    retypable: bool = False,
    figures: Mapping[str, Decimal] = _NO_FIGURES,
) -> Asking:
    """Return the showing; `draw` is the seed and the language, `prompt` the stem unless said otherwise.

    `figures` were drawn for it; they stand in the stem and in the exhibit.
    """
    seed, language = draw
    if prompt is None:
        prompt = filled(question.stem.in_(language), figures) if figures else question.stem.in_(language)
    exhibit = whole(question).exhibit
    return Asking(
        question=question.id,
        type=question.type,
        seed=seed,
        language=language,
        prompt=prompt,
        shape=shape,
        order=drawn.order,
        options=drawn.options,
        variant=question.variant,
        retypable=retypable,
        exhibit=None if exhibit is None else exhibit.shown(DrawnFilling(language, figures)),
    )
