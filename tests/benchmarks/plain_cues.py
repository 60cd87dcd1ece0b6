"""What somebody without any knowledge can go by who has read a few questions: three cues, frozen before the rewriting.

The longest option: counted where one option alone is the longest, held against chance both ways, since "never the
longest" gives away as much as "always". The verdict: a general claim, or one with a word of VERDICT, is false, every
other statement true. The giveaways: a case with more words of selling belongs to sales, with more of telling to
marketing, else a coin decides. The lists were written down once and are not to be fitted to the questions again.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from trainer.authoring.lint.statistics import binomial_p
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Question
from trainer.domain.text import Language
from trainer.question_types.common.optioned import Optioned
from trainer.question_types.sort_cases import SortBody
from trainer.question_types.truefalse import TrueFalseBody

VERDICT: Final[dict[str, re.Pattern[str]]] = {
    "ja": re.compile(
        "だけ|のみ|必ず|常に|いつも|すべて|全て|決して|まったく|一切|できるだけ|終わる|任せ|足りて|足りる"
        "|なくてよい|しなくて|やめても|打ち切|無駄|基本である|気にせず|変わらない|言い切れる|ほど、"
        "|示されたことになる|なったことになる|とは呼ばない"
    ),
    "en": re.compile(
        r"\b(?:only|all|always|never|alone|every|everyone|any|anyone|bound|over|waste|enough|will do"
        r"|need not|can be left|as many as|as long as|hardly any|without minding|must have|is proved"
        r"|no opportunity|can be declared)\b",
        re.IGNORECASE,
    ),
}
_SCENE: Final[dict[str, re.Pattern[str]]] = {
    "ja": re.compile(
        "会社|社が|社員|店|屋|病院|医院|館|園|塾|工場|工房|蔵|農協|漁協|部では|課長|部長|担当が|番組|客に|人が|バス"
    ),
    "en": re.compile(
        r"^(?:an?|at an?|after|hearing|this week|two|by)\b|\b(?:firm|shop|maker|company|hospital|owner)\b",
        re.IGNORECASE,
    ),
}
"""What only a scene has; a statement of one sentence without any is a general claim."""


def _words(spaced: str) -> tuple[str, ...]:
    return tuple(spaced.split())


SALES: Final[dict[str, tuple[str, ...]]] = {
    "ja": _words(
        "訪 電話 契約 聞 尋ね 会い 会う 面談 商談 見積 署名 注文 受注 発注 相談 話し合 返事 満足 困りごと "
        "悩み 予算 額 代金 出向 申し込 得意先 院長 勧め 確度 納"
    ),
    "en": _words(
        "call visit phone sign contract order meet meeting talk talks ask quote agree client budget "
        "answer negotiate trouble troubles heard hear advise book deal paid offer wish amount recommend "
        "settle"
    ),
}
MARKETING: Final[dict[str, tuple[str, ...]]] = {
    "ja": _words(
        "広告 動画 記事 知ら 看板 投稿 SNS 載せ 公開 全国 誰でも 町の人 ポスター ちらし CM サイト "
        "アカウント いいね 他社 同業 統計 増え 写真 新聞 雑誌 関心 思い浮かべ 連絡先 調べ 大勢"
    ),
    "en": _words(
        "ad ads advert poster posters film video article post posting publish site account page magazine "
        "newspaper radio spot public anyone town townspeople trends figures survey study followers likes "
        "photo interest"
    ),
}
"""Thirty each: the list of sixty."""


LEVEL: Final = 0.05
"""Of an error in all cells together."""


class Share(NamedTuple):
    """How often a cue was right, of how many; halves where a coin decides."""

    right: float
    of: int

    @property
    def share(self) -> float:
        """Return the share; 0 of none."""
        return self.right / self.of if self.of else 0.0


class Longest(NamedTuple):
    """How often the only longest option was the right one."""

    right: int
    of: int
    expected: float
    p: float
    """Two-sided: of anything at least as far from chance."""


def holm(ps: Sequence[float], level: float = LEVEL) -> list[tuple[float, bool]]:
    """Return for each probability the level it is held against and whether it is below (Holm 1979, stepwise)."""
    order = sorted(range(len(ps)), key=lambda number: ps[number])
    found = [(0.0, False)] * len(ps)
    rejecting = True
    for rank, number in enumerate(order):
        own = level / (len(ps) - rank)
        rejecting = rejecting and ps[number] <= own
        found[number] = (own, rejecting)
    return found


def asked(pack: Pack) -> list[Question]:
    """Return the questions that are asked, each in all its wordings."""
    return [one for question in pack.questions.values() if not question.retired for one in question.wordings]


def _with_own_body(questions: Sequence[Question]) -> list[Question]:
    """Return the wordings but those whose options or cases are the question's: the same pick again."""
    seen: dict[str, list[Body]] = {}
    found = []
    for question in questions:
        bodies = seen.setdefault(question.id, [])
        if question.body not in bodies:
            bodies.append(question.body)
            found.append(question)
    return found


def longest(questions: Sequence[Question], language: Language) -> Longest:
    """Count the questions with one right option and one option that is longer than all others."""
    right, chances = 0, []
    for question in _with_own_body(questions):
        options = question.body.written_options if isinstance(question.body, Optioned) else ()
        lengths = [len(each.text.in_(language)) for each in options]
        if sum(each.ok for each in options) == 1 and lengths.count(max(lengths)) == 1:
            chances.append(1 / len(options))
            right += options[lengths.index(max(lengths))].ok
    return Longest(right, len(chances), sum(chances), two_sided(right, chances))


def two_sided(successes: int, chances: Sequence[float]) -> float:
    """Return the probability of a count at least as far out, doubled from the nearer tail."""
    upper, lower = binomial_p(successes, chances), 1 - binomial_p(successes + 1, chances)
    return min(1.0, 2 * min(upper, lower))


def looks_false(statement: str, language: Language) -> bool:
    """Return whether the rule calls a statement false: a sweeping word, or a claim without any scene."""
    sentences = [part for part in re.split(r"[。.]", statement) if part.strip()]
    general = len(sentences) == 1 and not _SCENE[language].search(statement)
    return general or VERDICT[language].search(statement) is not None


def verdicts(questions: Sequence[Question], language: Language) -> Share:
    """Return how often the rule of verdicts is right."""
    bodies = [(each.stem.in_(language), each.body) for each in questions]
    right = [looks_false(stem, language) is not body.answer for stem, body in bodies if isinstance(body, TrueFalseBody)]
    return Share(sum(right), len(right))


def leans(text: str, language: Language) -> int:
    """Return the words of selling less those of telling."""
    if language == "ja":
        heard = text.replace("新聞", "")  # a newspaper is nothing that was heard
        return sum(word in heard for word in SALES["ja"]) - sum(word in text for word in MARKETING["ja"])
    words = set(re.findall(r"[a-z]+", text.lower()))
    return len(words & set(SALES["en"])) - len(words & set(MARKETING["en"]))


def giveaways(questions: Sequence[Question], pack: Pack, language: Language) -> Share:
    """Return how often the list of sixty sorts a case where there are two sides only."""
    places = {side.id: side.place for side in pack.sides}
    right = 0.0
    cases = [
        (case.text.in_(language), places[case.bin])
        for question in _with_own_body(questions)
        if isinstance(question.body, SortBody) and {places[one] for one in question.body.bins} == {"left", "right"}
        for case in question.body.cases
    ]
    for text, place in cases:
        lean = leans(text, language)
        right += 0.5 if not lean else (lean > 0) == (place == "right")
    return Share(right, len(cases))
