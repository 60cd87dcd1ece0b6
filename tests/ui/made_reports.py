"""Made reports: the built-in subject's shape with numbers nobody has."""

from dataclasses import replace

from tests.ui.made import ASPECTS
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.study.reports import (
    CalibrationLine,
    CalibrationReport,
    ConfusionLine,
    ConfusionReport,
    DayLine,
    DaysReport,
    ForecastPoint,
    ForecastReport,
    Range,
    ReportName,
    StrengthCell,
    StrengthReport,
)

TODAY = StudyDay(20_779)
"""22 November 2026."""


def _of(ja: bool, japanese: str, english: str) -> str:
    return japanese if ja else english


def _cell(facts: int, met: int, today: float, *, spread: float = 0.06, weakest: bool = False) -> StrengthCell:
    at_horizon = max(today - 0.14, 0.0)
    return StrengthCell(
        facts,
        met,
        Range(today, max(today - spread, 0.0), min(today + spread, 1.0)),
        Range(at_horizon, max(at_horizon - 1.6 * spread, 0.0), min(at_horizon + 1.6 * spread, 1.0)),
        first_impression=spread > 0.1,
        weakest=weakest,
    )


def strength(language: str = "ja") -> StrengthReport:
    """Return a grid with every kind of cell."""
    ja = language == "ja"
    cells = (
        (_cell(6, 6, 0.93), _cell(8, 5, 0.61, weakest=True), _cell(2, 0, 0.0)),
        (_cell(4, 1, 0.4, spread=0.2), _cell(5, 2, 0.52, spread=0.18), None),
        (_cell(4, 0, 0.0), _cell(4, 4, 0.81), None),
        (_cell(4, 4, 0.99), _cell(4, 3, 0.72), None),
        (_cell(4, 2, 0.48, spread=0.16), _cell(3, 0, 0.0), None),
        (_cell(6, 6, 0.84), _cell(4, 4, 0.92), None),
        (None, None, _cell(2, 1, 0.45, spread=0.22)),
    )
    return StrengthReport(
        aspects=ASPECTS["ja" if ja else "en"],
        sides=("マーケティング", "営業", "両方") if ja else ("Marketing", "Sales", "Both"),
        cells=cells,
        horizon=_of(ja, "12月22日", "22 Dec"),
        verdict=_of(
            ja,
            "いちばん弱いのは「役割 · 営業」です。今日は8つのうち5つほどを思い出せそうです。",
            "“Role · Sales” is your weakest topic: today you would recall about five of its eight facts.",
        ),
        note=_of(
            ja,
            "割合は、その分野の知識すべてのうち、思い出せそうな割合です。",
            "Percentages count all facts of a topic, met or not.",
        ),
        can_practise=True,
    )


def fresh_strength(language: str = "ja") -> StrengthReport:
    """Return the grid of the first minute."""
    full = strength(language)
    bare = tuple(tuple(None if c is None else _cell(c.facts, 0, 0.0) for c in row) for row in full.cells)
    verdict = _of(language == "ja", "まだ判断できません。", "It cannot be told yet.")
    return replace(full, cells=bare, verdict=verdict, note="", can_practise=False)


def forecast(language: str = "ja", *, due: bool = True) -> ForecastReport:
    """Return the way to a due date 38 days ahead, or over the next weeks."""
    ja = language == "ja"
    days = 38 if due else 28
    points = []
    for ahead in range(days + 1):
        mean, wide = 0.42 + 0.36 * (ahead / days) ** 0.7, 0.02 + 0.08 * ahead / days
        month, date = divmod(21 + ahead, 30)
        label = f"{11 + month}/{date + 1}" if ja else f"{date + 1} {('Nov', 'Dec', 'Jan')[month]}"
        points.append(ForecastPoint(StudyDay(TODAY + ahead), label, Range(mean, mean - wide, min(mean + wide, 1.0))))
    said = _of(
        ja,
        "12月30日には、61の知識のうち約48を覚えているでしょう（43〜52）。",
        "On 30 December you will hold about 48 of the 61 facts (43 to 52).",
    )
    minutes = _of(
        ja, "1日2分ふやすと約51、2分へらすと約44になります。", "Two minutes more a day: about 51; two fewer: about 44."
    )
    missing = _of(
        ja, "このままでは、9つの知識は3日に分けて練習できません。", "Nine facts will not get three days of practice."
    )
    return ForecastReport(
        due_day=StudyDay(TODAY + days) if due else None,
        due_label=_of(ja, "12月30日", "30 December") if due else "",
        minutes=10,
        points=tuple(points),
        held=points[-1].held,
        fewer=0.72,
        more=0.83,
        target=0.9,
        sentences=(said, minutes, missing),
        warning=due,
    )


PAIRS = (
    ("リード獲得数", "Leads won", "成約数", "Contracts closed", 4, 1, False),
    ("認知を広げること", "Spreading awareness", "関係を深めること", "Deepening a relationship", 3, 0, False),
    ("市場全体への発信", "Messages to the whole market", "一人ひとりとの対話", "Talks with one person", 0, 2, False),
    ("中長期の視点", "The long view", "今期の数字", "This quarter's figures", 2, 2, False),
    ("顧客データの分析", "Analysing customer data", "商談でのヒアリング", "Listening in a talk", 1, 0, False),
    ("リード獲得数", "Leads won", "受注率", "Win rate", 1, 0, False),
    ("潜在顧客", "Prospects", "見込み客", "Qualified leads", 2, 1, True),
    ("ブランドづくり", "Building a brand", "信頼づくり", "Building trust", 1, 0, True),
)


def confusions(language: str = "ja", *, pairs: int = len(PAIRS)) -> ConfusionReport:
    """Return `pairs` pairs, open ones first; beyond the made ones they are numbered."""
    ja = language == "ja"
    lines = []
    for at in range(pairs):
        left_ja, left_en, right_ja, right_en, taken, back, recovered = PAIRS[at % len(PAIRS)]
        again = f" {at // len(PAIRS) + 1}" if at >= len(PAIRS) else ""
        left, right = (left_ja, right_ja) if ja else (left_en, right_en)
        state = (
            _of(ja, "どちらも2回、別の日に答えられました。", "Both sides held twice, on two days.")
            if recovered
            else _of(ja, "別の形で、近いうちにもう一度出ます。", "It comes back soon, in another form.")
        )
        lines.append(
            ConfusionLine(
                FactId(f"l.{left_en}{again}"),
                FactId(f"r.{right_en}{again}"),
                left + again,
                right + again,
                ASPECTS["ja" if ja else "en"][at % 6],
                taken,
                back,
                0.12 if recovered else min(0.2 + 0.1 * max(taken, back), 0.9),
                recovered=recovered,
                last=_of(ja, "11月20日", "20 Nov"),
                sentence=state,
            )
        )
    sentence = _of(ja, f"いま取り違えている組は{pairs}つです。", f"You take {pairs} pairs for each other at present.")
    if not pairs:
        sentence = _of(ja, "取り違えている組は、まだありません。", "Nothing is taken for something else so far.")
    return ConfusionReport(tuple(lines), sentence)


def calibration(language: str = "ja", *, answers: int = 120) -> CalibrationReport:
    """Return both kinds of lines; none without answers."""
    ja = language == "ja"
    if not answers:
        said = _of(
            ja,
            "答えるときに「勘・たぶん・自信あり」を選ぶと、自信と正解の関係がここに出ます。",
            "Say how sure you are.",
        )
        return CalibrationReport((), (), said)
    share = answers // 4
    own = (
        CalibrationLine(_of(ja, "勘", "Guess"), None, Range(0.52, 0.42, 0.62), share),
        CalibrationLine(_of(ja, "たぶん", "Maybe"), None, Range(0.74, 0.66, 0.81), share * 2),
        CalibrationLine(_of(ja, "自信あり", "Sure"), None, Range(0.81, 0.72, 0.88), share),
    )
    bins = ((0.55, 0.61), (0.65, 0.62), (0.75, 0.79), (0.85, 0.83), (0.95, 0.94))
    app = tuple(
        CalibrationLine(
            f"{round(at * 100) - 5}–{round(at * 100) + 5}%", at, Range(r, r - 0.09, min(r + 0.07, 1)), share
        )
        for at, r in bins
    )
    sentence = _of(
        ja,
        "「自信あり」と答えた10回のうち8回が正解でした。もう少しだけ慎重でもよさそうです。",
        "Of ten answers you were sure of, eight were right: a little more doubt would fit.",
    )
    return CalibrationReport(own, app, sentence)


def days(language: str = "ja", *, empty: bool = False) -> DaysReport:
    """Return thirty study days with pauses, today the last."""
    ja = language == "ja"
    lines = []
    for at in range(30):
        answers = 0 if empty or at in (0, 1, 2, 9, 10, 17, 23, 24) else 14 + (at * 7) % 19
        month, date = divmod(23 + at, 31)
        label = f"{10 + month}/{date + 1}" if ja else f"{date + 1} {('Oct', 'Nov')[month]}"
        lines.append(DayLine(StudyDay(TODAY - 29 + at), label, answers, round(answers * 0.8), answers * 0.42))
    sentence = _of(
        ja, "この30日のうち22日、合わせて512問に答えました。", "In 30 days you answered 512 questions on 22 days."
    )
    if empty:
        sentence = _of(ja, "ここには、答えた日が並びます。", "The days you answer on will stand here.")
    return DaysReport(tuple(lines), sentence)


def report(name: ReportName, language: str = "ja") -> object:
    """Return the full report of a name."""
    made = {
        "strength": strength,
        "forecast": forecast,
        "confusions": confusions,
        "calibration": calibration,
        "days": days,
    }
    return made[name](language)


def bare_report(name: ReportName, language: str = "ja") -> object:
    """Return the report of somebody who has just come."""
    if name == "strength":
        return fresh_strength(language)
    if name == "forecast":
        return forecast(language, due=False)
    if name == "confusions":
        return confusions(language, pairs=0)
    return calibration(language, answers=0) if name == "calibration" else days(language, empty=True)
