"""Spellings of one word that Japanese readers take for the same though their letters differ.

`fold` makes equal what differs in width, case, kana and marks. What is left is decided here between two texts:
okurigana inside a word (問い合わせ, 問合せ, 問合), which only a comparison can tell from another word.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from trainer.domain.folding import fold

_KANJI: Final = r"\u3400-\u9fff々\U00020000-\U0003ffff"
_STEM: Final = rf"([{_KANJI}])([\u3041-\u3096]*)|([^{_KANJI}]+)"
_NOUN_ENDS: Final = frozenset("いきしちひみりぎじぢびえけせめれげぜべ")
"""Kana that end the noun of a verb: 受け, 問い, 締め; る or う would be the verb itself, の a particle."""
_DROPPED_WHOLE: Final = frozenset({"わせ", "わり", "らし", "もり"})
"""Longer endings that are left out as a whole: 問合, 見積."""
_INNER_LONG: Final = "(?<=[ァ-ヺー]{2}[アカサタナハマヤラワガザダバパャァ])ー(?!ン)"
_FEWEST_KANJI: Final = 2
"""With one kanji the kana alone say which word it is: 入る, 入れる."""


class _Part(NamedTuple):
    """A kanji with the kana after it, or a run of anything else."""

    head: str
    kana: str


def same_spelling(one: str, other: str) -> bool:
    """Return whether two texts are the same word in spellings that stand side by side in dictionaries and offices."""
    if _without_inner_long_vowels(one) == _without_inner_long_vowels(other):
        return True
    left, right = _parts(one), _parts(other)
    if len(left) != len(right) or sum(bool(part.kana) or _is_kanji(part.head) for part in left) < _FEWEST_KANJI:
        return False
    return all(a.head == b.head and _kana_agree(a.kana, b.kana) for a, b in zip(left, right, strict=True))


def _without_inner_long_vowels(text: str) -> str:
    """Return the folded text with カスタマーサクセス as カスタマサクセス: where two words meet, custom varies, too."""
    return re.sub(_INNER_LONG, "", fold(text))


def _parts(text: str) -> tuple[_Part, ...]:
    plain = unicodedata.normalize("NFKC", text).strip().strip("。、．，.,「」『』")
    found = re.finditer(_STEM, "".join(plain.split()))
    return tuple(
        _Part(match[1], match[2]) if match[1] else _Part(folded, "")
        for match in found
        if match[1] or (folded := fold(match[3] or ""))
    )


def _is_kanji(head: str) -> bool:
    return re.fullmatch(rf"[{_KANJI}]", head) is not None


def _kana_agree(one: str, other: str) -> bool:
    """Return whether the kana after a kanji differ only in how much of the ending is written out."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if not long.endswith(short) or long[-1] not in _NOUN_ENDS:
        return False
    # 合わせ and 合せ: the end is the same. 付け and 付: one kana, or an ending known to be left out.
    return bool(short) or len(long) == 1 or long in _DROPPED_WHOLE
