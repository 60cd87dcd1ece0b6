"""The small pack with variants: every question in more wordings for training, and some in a reserved one."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tests.study.small_pack import small_pack
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.text import Text


def varied(question: Question, trained: Sequence[str] = ("b", "c"), reserved: Collection[str] = ()) -> Question:
    """Return the question with variants of these keys; each says in its stem which one it is."""
    variants = tuple(
        replace(
            question,
            stem=Text(f"{question.stem.ja}（{key}）", f"{question.stem.en} ({key})"),
            variant=key,
            reserved=key in reserved,
        )
        for key in (*trained, *reserved)
    )
    return replace(question, variants=variants)


def varied_pack(
    aspects: int = 4,
    each: int = 2,
    kinds: Sequence[str] = ("pick", "contrast", "type"),
    trained: Sequence[str] = ("b", "c"),
    reserved: Collection[str] = ("r",),
) -> Pack:
    """Return the small pack with every question in several wordings."""
    pack = small_pack(aspects, each, kinds)
    return replace(pack, questions={id_: varied(one, trained, reserved) for id_, one in pack.questions.items()})
