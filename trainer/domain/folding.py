"""Typed answers as their author meant them: what looks or sounds the same to a Japanese reader compares equal.

The order matters. First NFKC and case (ﾘｰﾄﾞ → リード, ＫＰＩ → kpi; half-width marks join their kana only here), then
hiragana → katakana, then the rules of `_rules` from top to bottom, all again until nothing changes. Small and large
kana stay different (シヨ is not ショ), and so do signs that carry meaning (%, &, +, a decimal point).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from trainer.domain.grade import Slip
from trainer.domain.numerals import KANJI_DIGITS, UNITS, amount, plain_number

_KANA = str.maketrans(
    {chr(code): chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
    # Spacing voice marks join the kana before them, as the half-width ones do.
    | {"゛": "\u3099", "゜": "\u309a"}
)
_KATAKANA = "ァ-ヺヽヾー"
_DASHES = r"\-‐‒–—―−─━ー"
_LOOK_ALIKES = str.maketrans("二口力工八夕卜", "ニロカエハタト")
_SPACES = (
    r"\s\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_DROPPED = re.escape("".join(sorted("!\"'(),;?[\\]_`{|}´¨^。、・「」『』【】〔〕〈〉《》〖〗“”‘’„«»‹›…‥¡¿†‡•‣※〃")))

_HEARD = {
    "ヴァ": "バ", "ヴィ": "ビ", "ヴゥ": "ブ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴ": "ブ",
    "ヷ": "バ", "ヸ": "ビ", "ヹ": "ベ", "ヺ": "ボ",
}  # fmt: skip
_A_ROW = "アカサタナハマヤラワガザダバパャァヮ"
_COUNTED = "つ個コ社人名件回度年月日週時分秒円割倍点枚本台番位階問カ"

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _digits(found: re.Match[str]) -> str:
    value = amount(found.group())
    return found.group() if value is None else plain_number(value)


@cache
def _rules() -> tuple[_Rule, ...]:
    """Return the rules, compiled when the first text is folded: a start does not wait for them."""
    return (
        # 葛 with a selector of its form is 葛; a wave between katakana was meant as a long vowel: リ〜ド.
        (re.compile(rf"(?<=[{_KATAKANA}])[〜~](?=[{_KATAKANA}])"), lambda _: "ー"),
        # ヴ is heard as バ行: ヴァリュー, バリュー.
        (re.compile("ヴ[ァィゥェォ]?|[ヷヸヹヺ]"), lambda found: _HEARD[found.group()]),
        # A dash with space around it divides; it is no long vowel.
        (re.compile(rf"(?<=[{_SPACES}])[\-‐‒–—―−─━](?=[{_SPACES}])|〜"), lambda _: "~"),
        (re.compile(rf"[{_SPACES}]+"), lambda _: ""),
        (re.compile(rf"[{_DROPPED}]+"), lambda _: ""),
        # Kept between digits only: 1.5, 1/2, 9:30.
        (re.compile(r"(?<![0-9])[./:]|[./:](?![0-9])"), lambda _: ""),
        (re.compile(r"(?<=[0-9])~(?=[0-9])"), lambda _: "-"),
        (re.compile(r"~"), lambda _: ""),
        # Kanji that look like katakana, beside katakana: プルト二ウム.
        (
            re.compile(rf"(?<=[{_KATAKANA}])[二口力工八夕卜]+|(?<![二口力工八夕卜])[二口力工八夕卜]+(?=[{_KATAKANA}])"),
            lambda found: found.group().translate(_LOOK_ALIKES),
        ),
        # Long vowels: リ一ド (kanji one), リ―ド (dash), り-ど.
        (re.compile(rf"(?<=[{_KATAKANA}])[{_DASHES}一]+"), lambda found: "ー" * len(found.group())),
        # The long vowel at the end of サーバー, ユーザー数: written or not, by the field's custom.
        (re.compile(rf"(?<=[{_KATAKANA}]{{2}}[{_A_ROW}])ー(?![{_KATAKANA}])"), lambda _: ""),
        # Elsewhere a dash is a minus or a range before a digit, and nothing between words: B-to-B, BtoーB.
        (re.compile(rf"(?<![{_KATAKANA}a-z])[{_DASHES}](?=[0-9])"), lambda _: "-"),
        (re.compile(rf"(?<![{_KATAKANA}])[{_DASHES}](?![0-9])|(?<=[a-z])[{_DASHES}](?=[0-9])"), lambda _: ""),
        # Counters of months, places and countries: 3ヶ月, 3ケ月, 3箇月, 3カ月.
        (re.compile(rf"(?<=[0-9{KANJI_DIGITS}十数])[ヵヶケ箇](?=[月年所国条])"), lambda _: "カ"),
        # Numbers in words before what they count: 三か月, 四ツのP; 一方 counts nothing.
        (
            re.compile(rf"(?<![0-9{KANJI_DIGITS}{UNITS}])[{KANJI_DIGITS}十百千]{{1,8}}(?=[{_COUNTED}ツ])(?!千?分の)"),
            _digits,
        ),
        # Amounts: 1万 is 10000.
        (
            re.compile(
                rf"(?:[0-9]{{1,16}}(?:\.[0-9]{{1,8}})?[{UNITS}]|[一二三四五六七八九十百千]{{1,8}}[万億兆])"
                rf"(?:[0-9]{{0,8}}[{UNITS}]){{0,8}}(?:[0-9]{{1,4}})?(?![0-9])"
            ),
            _digits,
        ),
    )


_MOST_PASSES = 12


@lru_cache(maxsize=4096)  # a pack compares the same wordings again and again
def fold(text: str) -> str:
    """Return the form of `text` that is compared; folding it again changes nothing."""
    for _ in range(_MOST_PASSES):
        before = text
        text = _sounds(text)
        for pattern, put in _rules():
            text = pattern.sub(put, text)
        if text == before:
            break
    return text


def _sounds(text: str) -> str:
    """Return `text` with one width, one case and one kana."""
    text = unicodedata.normalize("NFKC", text.translate(_KANA))
    return unicodedata.normalize("NFKC", text.casefold()).translate(_KANA)


class _Piece(NamedTuple):
    """One folded character and the slice of the typed text it came from."""

    char: str
    start: int
    stop: int


def _traced(text: str) -> list[_Piece]:
    """Return the folded characters of `text` with where each came from."""
    pieces = [_Piece(char, index, index + 1) for index, char in enumerate(text)]
    for _ in range(_MOST_PASSES):
        before = [piece.char for piece in pieces]
        pieces = _clustered(pieces)
        for pattern, put in _rules():
            pieces = _replaced(pieces, pattern, put)
        if [piece.char for piece in pieces] == before:
            break
    return pieces


def _clustered(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces with one width, one case and one kana; what joins into one character keeps the whole slice."""
    folded: list[_Piece] = []
    cluster: list[_Piece] = []
    for piece in pieces:
        text = "".join(each.char for each in cluster)
        if cluster and _sounds(text + piece.char) == _sounds(text) + _sounds(piece.char):
            folded += _spread(_sounds(text), cluster)
            cluster = []
        cluster.append(piece)
    if cluster:
        folded += _spread(_sounds("".join(each.char for each in cluster)), cluster)
    return folded


def _replaced(pieces: list[_Piece], pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> list[_Piece]:
    text = "".join(piece.char for piece in pieces)
    replaced: list[_Piece] = []
    at = 0
    for found in pattern.finditer(text):
        replaced += pieces[at : found.start()]
        replaced += _spread(put(found), pieces[found.start() : found.end()])
        at = found.end()
    return replaced + pieces[at:]


def _spread(chars: str, origin: Sequence[_Piece]) -> list[_Piece]:
    if len(chars) == len(origin):
        return [piece._replace(char=char) for char, piece in zip(chars, origin, strict=True)]
    return [_Piece(char, origin[0].start, origin[-1].stop) for char in chars]


def slips(typed: str, accepted: str) -> tuple[Slip, ...]:
    """Return `typed` cut into runs, marking what differs from `accepted` after folding.

    The runs joined are `typed`. Where something is missing, the character before the gap is marked (at the start, the
    one after it).
    """
    pieces = _traced(typed)
    odd = [False] * len(typed)
    for index in _differing("".join(piece.char for piece in pieces), fold(accepted)):
        piece = pieces[index]
        odd[piece.start : piece.stop] = [True] * (piece.stop - piece.start)
    runs: list[Slip] = []
    for char, differs in zip(typed, odd, strict=True):
        if runs and runs[-1].differs == differs:
            runs[-1] = Slip(runs[-1].text + char, differs)
        else:
            runs.append(Slip(char, differs))
    return tuple(runs)


def _differing(typed: str, accepted: str) -> set[int]:
    """Return the indexes in `typed` where the cheapest way to `accepted` changes something."""
    table = _distances(typed, accepted)
    row, column = len(typed), len(accepted)
    differing: set[int] = set()
    while row or column:
        same = row and column and typed[row - 1] == accepted[column - 1]
        if row and column and table[row][column] == table[row - 1][column - 1] + (not same):
            row, column = row - 1, column - 1
            if not same:
                differing.add(row)
        elif row and table[row][column] == table[row - 1][column] + 1:
            row -= 1
            differing.add(row)
        else:
            column -= 1
            differing.add(max(row - 1, 0))
    return {index for index in differing if index < len(typed)}


def _distances(typed: str, accepted: str) -> list[list[int]]:
    """Return the table of edit distances between all beginnings of the two."""
    table = [list(range(len(accepted) + 1))]
    for row, char in enumerate(typed, start=1):
        line = [row]
        for column, other in enumerate(accepted, start=1):
            line.append(min(table[-1][column] + 1, line[-1] + 1, table[-1][column - 1] + (char != other)))
        table.append(line)
    return table


_SHORTEST = 3
"""Folded characters; in a shorter answer one character is half the meaning."""
_SHORT = 5
_LATIN_WORD = re.compile(r"[a-z&+]+")
_KANJI = r"[\u3400-\u9fff々]"
"""Not compiled before it is used: so many characters take milliseconds of a start."""


def edits(typed: str, accepted: str) -> int:
    """Return how many characters differ after folding; a long vowel at the end counts only if all else is equal."""
    one, other = fold(typed), fold(accepted)
    if one == other:
        return 0
    return max(1, _distances(one.rstrip("ー"), other.rstrip("ー"))[-1][-1])


def is_near(typed: str, accepted: str, others: Iterable[str] = ()) -> bool:
    """Return whether `typed` is a slip of `accepted`: one edit up to five folded characters, two in longer ones.

    Never near: answers under three characters, short Latin words (KPI is not KGI), another digit, a kanji put for
    another kanji (商談数 is not 商談率), and a text at least as close to one of `others` (lures, other meanings).
    """
    one, other = fold(typed), fold(accepted)
    if one == other or len(other) < _SHORTEST or abs(len(one) - len(other)) > 2 + one.endswith("ー"):
        return False
    if (len(other) <= _SHORT and _LATIN_WORD.fullmatch(other)) or _changes_meaning(one, other):
        return False
    distance = edits(typed, accepted)
    if distance > (1 if len(other) <= _SHORT else 2):
        return False
    return all(edits(typed, each) > distance for each in others)


def _changes_meaning(typed: str, accepted: str) -> bool:
    """Return whether the digits differ, or a kanji stands for another one."""
    if re.sub(r"[^0-9.\-]", "", typed) != re.sub(r"[^0-9.\-]", "", accepted):
        return True
    lost, new = (set(re.findall(_KANJI, accepted)) - set(typed), set(re.findall(_KANJI, typed)) - set(accepted))
    return bool(lost and new)
