"""Any question as a card: what is asked in front, the right answer and what decides behind."""

from hashlib import sha256
from typing import Final

from trainer.exchange.item import ForeignItem

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLANK: Final = "＿＿＿"


def as_card(item: ForeignItem) -> ForeignItem:
    """Return the question as a card; one that is a card already keeps its sides."""
    front, back = _sides(item)
    behind = "\n".join(part for part in (back, item.why) if part)
    return item._replace(kind="card", stem=front, back=behind, choices=(), pairs=(), order=(), why="", tolerance="0")


def _sides(item: ForeignItem) -> tuple[str, str]:
    if item.kind in {"single", "multi"}:
        lines = [f"{letter}. {choice.text}" for letter, choice in zip(_LETTERS, item.choices, strict=False)]
        right = [line for line, choice in zip(lines, item.choices, strict=False) if choice.ok]
        return "\n".join((item.stem, *lines)), "\n".join(right)
    if item.kind == "truefalse":
        return f"{item.stem}\n○ / ×", "○" if item.choices[0].ok else "×"
    if item.kind in {"short", "numeric"}:
        return item.stem, " / ".join(choice.text for choice in item.choices)
    return _parts(item)


def _parts(item: ForeignItem) -> tuple[str, str]:
    if item.kind == "order":
        mixed = sorted(item.order, key=lambda text: sha256(f"{item.guid}{text}".encode()).digest())
        return "\n".join((item.stem, *(f"・{text}" for text in mixed))), " → ".join(item.order)
    if item.kind == "match":
        rights = sorted({right for _, right in item.pairs})
        lefts = [f"・{left}" for left, _ in item.pairs]
        return "\n".join((item.stem, *lefts, " / ".join(rights))), "\n".join(f"{a} – {b}" for a, b in item.pairs)
    if item.kind == "cloze":
        stem = item.stem
        words: dict[str, list[str]] = {}
        for label, word in item.pairs:
            words.setdefault(label, []).append(word)
            stem = stem.replace(f"[[{label}]]", f"{_BLANK}({label})")
        return stem, "\n".join(f"({label}) {' / '.join(accepted)}" for label, accepted in words.items())
    return item.stem, item.back
