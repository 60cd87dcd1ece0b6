"""Japanese typed in Latin letters, as kana: for who searches without switching the input method on."""

from typing import Final

_ROWS: Final = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}  # fmt: skip
_OWN: Final = {
    "ya": "や", "yu": "ゆ", "yo": "よ", "wa": "わ", "wo": "を", "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ",
    "ji": "じ", "fa": "ふぁ", "fi": "ふぃ", "fe": "ふぇ", "fo": "ふぉ", "va": "ゔぁ", "vi": "ゔぃ", "vu": "ゔ",
    "ve": "ゔぇ", "vo": "ゔぉ", "she": "しぇ", "che": "ちぇ", "je": "じぇ", "thi": "てぃ", "dhi": "でぃ", "-": "ー",
}  # fmt: skip
_GLIDES: Final = {"a": "ゃ", "u": "ゅ", "o": "ょ"}
_BEFORE_GLIDES: Final = {
    "ky": "き", "sy": "し", "sh": "し", "ty": "ち", "ch": "ち", "cy": "ち", "ny": "に", "hy": "ひ", "my": "み",
    "ry": "り", "gy": "ぎ", "zy": "じ", "jy": "じ", "j": "じ", "by": "び", "py": "ぴ",
}  # fmt: skip
_SYLLABLES: Final = {
    **{row + vowel: kana for row, five in _ROWS.items() for vowel, kana in zip("aiueo", five, strict=True)},
    **{before + vowel: kana + small for before, kana in _BEFORE_GLIDES.items() for vowel, small in _GLIDES.items()},
    **_OWN,
}
_LONGEST: Final = 3


def kana_of(letters: str) -> str:
    """Return the kana that the letters spell, in Hepburn or as input methods take them; empty where they spell none.

    A syllable at the end that is only begun is left out: one searches while one types.
    """
    text, found, at = letters.casefold(), "", 0
    while at < len(text):
        syllable = next((text[at : at + size] for size in range(_LONGEST, 0, -1) if _at(text, at, size)), "")
        if syllable:
            found += _SYLLABLES[syllable]
            at += len(syllable)
            continue
        sound = _of_a_consonant(text, at)
        if not sound:
            return found if at and is_begun(text[at:]) else ""
        found += sound
        at += 2 if text[at : at + 2] == "nn" and text[at + 2 : at + 3] not in tuple("aiueoy") else 1
        at += text[at : at + 1] == "'"
    return found


def _at(text: str, at: int, size: int) -> bool:
    return text[at : at + size] in _SYLLABLES and at + size <= len(text)


def _of_a_consonant(text: str, at: int) -> str:
    """Return ん or っ for a consonant that stands before another one, or at the end."""
    here, following = text[at], text[at + 1 : at + 2]
    if here == "n" or (here == "m" and following in tuple("bpm")):
        return "ん"
    doubled = here == following or (here == "t" and following == "c")
    return "っ" if doubled and here.isascii() and here.isalpha() else ""


def is_begun(rest: str) -> bool:
    """Return whether some syllable begins with these letters."""
    return any(syllable.startswith(rest) for syllable in _SYLLABLES)
