"""Made reports: the built-in subject's shape with numbers nobody has."""

from dataclasses import replace

from tests.reports.made_input import made_answers, made_input
from tests.ui.made import ASPECTS
from trainer.domain.dates import short_date
from trainer.domain.message import NOTHING, Message, message
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.domain.text import Text
from trainer.reports import REPORTS
from trainer.reports.calibration import CalibrationLine, CalibrationReport
from trainer.reports.confusions import ConfusionLine, ConfusionReport
from trainer.reports.days import DayLine, DaysReport
from trainer.reports.forecast import ForecastPoint, ForecastReport, Told
from trainer.reports.report import Report
from trainer.reports.strength import AsideFact, RankedTopic, StrengthCell, StrengthReport
from trainer.scheduling.estimate import Estimate

TODAY = StudyDay(20_779)
"""22 November 2026."""


def said(japanese: str, english: str = "") -> Message:
    """Return a sentence that stands in no catalogue."""
    return message("{text}", text=Text(japanese, english or japanese))


_ASPECTS = tuple(map(Text, ASPECTS["ja"], ASPECTS["en"]))


def _cell(facts: int, met: int, today: float, *, spread: float = 0.06, weakest: bool = False) -> StrengthCell:
    if not met or spread > 0.1:
        return StrengthCell(facts, met, None, None, weakest=False)
    at_horizon = max(today - 0.14, 0.0)
    return StrengthCell(
        facts,
        met,
        Estimate(today, max(today - spread, 0.0), min(today + spread, 1.0)),
        Estimate(at_horizon, max(at_horizon - 1.6 * spread, 0.0), min(at_horizon + 1.6 * spread, 1.0)),
        weakest=weakest,
    )


def strength() -> StrengthReport:
    """Return a grid with every kind of cell."""
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
        aspects=_ASPECTS,
        sides=(Text("マーケティング", "Marketing"), Text("営業", "Sales"), Text("両方", "Both")),
        cells=cells,
        horizon=said("12月22日", "22 Dec"),
        verdict=said(
            "いちばん弱いのは「役割 · 営業」です。今日は8つのうち5つほどを思い出せそうです。",
            "“Role · Sales” is your weakest topic: today you would recall about five of its eight facts.",
        ),
        note=said(
            "割合は、その分野の知識すべてのうち、思い出せそうな割合です。",
            "Percentages count all facts of a topic, met or not.",
        ),
        can_practise=True,
        ranking=_ranking(cells),
        practised=said(
            "「弱点を10問」では、次の分野を順に出します：役割 · 営業、時間軸 · マーケティング。",
            "“Ten on my weak topics” asks, in turn: Role · Sales, Time horizon · Marketing.",
        ),
        aside=(AsideFact(FactId("goal"), Text("市場調査と対象決め", "Market research and targets")),),
    )


def _ranking(cells: tuple[tuple[StrengthCell | None, ...], ...]) -> tuple[RankedTopic, ...]:
    """Return the met topics, those without a number in between as their rough bars say."""
    sides = (("マーケティング", "Marketing"), ("営業", "Sales"), ("両方", "Both"))
    met = [
        (said(f"{aspect.ja} · {ja}", f"{aspect.en} · {en}"), cell)
        for aspect, row in zip(_ASPECTS, cells, strict=True)
        for (ja, en), cell in zip(sides, row, strict=True)
        if cell is not None and cell.met
    ]
    rough = Estimate(0.66, 0.36, 0.96)
    met.sort(key=lambda one: (one[1].today or rough).mean)
    return tuple(
        RankedTopic(name, cell, cell.today or rough, may_be_weakest=not place, practised=place < 2)
        for place, (name, cell) in enumerate(met)
    )


def fresh_strength() -> StrengthReport:
    """Return the grid of the first minute."""
    full = strength()
    bare = tuple(tuple(None if c is None else _cell(c.facts, 0, 0.0) for c in row) for row in full.cells)
    verdict = said("まだ判断できません。", "It cannot be told yet.")
    return replace(full, cells=bare, verdict=verdict, note=NOTHING, can_practise=False,
                   ranking=(), practised=NOTHING, aside=())  # fmt: skip


def forecast(*, due: bool = True) -> ForecastReport:
    """Return the way to a due date 38 days ahead, or over the next weeks."""
    days = 38 if due else 28
    points = []
    for ahead in range(days + 1):
        mean, wide = 0.42 + 0.36 * (ahead / days) ** 0.7, 0.02 + 0.08 * ahead / days
        day = StudyDay(TODAY + ahead)
        points.append(ForecastPoint(day, short_date(day), Estimate(mean, mean - wide, min(mean + wide, 1.0))))
    held = said(
        "12月30日には、61の知識のうち約48を覚えているでしょう（43〜52）。",
        "On 30 December you will hold about 48 of the 61 facts (43 to 52).",
    )
    minutes = said(
        "1日2分ふやすと約51、2分へらすと約44になります。", "Two minutes more a day: about 51; two fewer: about 44."
    )
    missing = said(
        "このままでは、9つの知識は3日に分けて練習できません。", "Nine facts will not get three days of practice."
    )
    return ForecastReport(
        today=TODAY,
        due_day=StudyDay(TODAY + days) if due else None,
        due_label=said("12月30日", "30 December") if due else NOTHING,
        minutes=10,
        target=0.9,
        sentences=(held, minutes, missing),
        told=Told(tuple(points), points[-1].held, fewer=0.72, more=0.83, outlook="will miss" if due else None),
    )


def untold_forecast() -> ForecastReport:
    """Return what is said before there is enough evidence for a number."""
    none = said(
        "出会った14の知識のうち、自力で思い出せたものはまだありません。覚えるのはこれからです。",
        "Of the 14 facts you met none was recalled unaided. They are all still to be learnt.",
    )
    return replace(forecast(due=False), sentences=(none,), told=None)


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


def confusions(*, pairs: int = len(PAIRS)) -> ConfusionReport:
    """Return `pairs` pairs, open ones first; beyond the made ones they are numbered."""
    lines = []
    for at in range(pairs):
        left_ja, left_en, right_ja, right_en, taken, back, recovered = PAIRS[at % len(PAIRS)]
        again = f" {at // len(PAIRS) + 1}" if at >= len(PAIRS) else ""
        state = (
            said("どちらも2回、別の日に答えられました。", "Both sides held twice, on two days.")
            if recovered
            else said("別の形で、近いうちにもう一度出ます。", "It comes back soon, in another form.")
        )
        lines.append(
            ConfusionLine(
                FactId(f"l.{left_en}{again}"),
                FactId(f"r.{right_en}{again}"),
                Text(left_ja + again, left_en + again),
                Text(right_ja + again, right_en + again),
                _ASPECTS[at % 6],
                taken,
                back,
                0.12 if recovered else min(0.2 + 0.1 * max(taken, back), 0.9),
                recovered=recovered,
                last=said("11月20日", "20 Nov"),
                sentence=state,
            )
        )
    sentence = said(f"いま取り違えている組は{pairs}つです。", f"You take {pairs} pairs for each other at present.")
    if not pairs:
        sentence = said("取り違えている組は、まだありません。", "Nothing is taken for something else so far.")
    return ConfusionReport(tuple(lines), sentence)


def calibration(*, answers: int = 120) -> CalibrationReport:
    """Return both kinds of lines; none without answers."""
    if not answers:
        none = said(
            "答えるときに「勘・たぶん・自信あり」を選ぶと、自信と正解の関係がここに出ます。",
            "Say how sure you are.",
        )
        return CalibrationReport((), (), none)
    share = answers // 4
    own = (
        CalibrationLine(said("勘", "Guess"), None, Estimate(0.52, 0.42, 0.62), share),
        CalibrationLine(said("たぶん", "Maybe"), None, Estimate(0.74, 0.66, 0.81), share * 2),
        CalibrationLine(said("自信あり", "Sure"), None, Estimate(0.81, 0.72, 0.88), share),
    )
    bins = ((0.55, 0.61), (0.65, 0.62), (0.75, 0.79), (0.85, 0.83), (0.95, 0.94))
    app = tuple(
        CalibrationLine(
            said(f"{round(at * 100) - 5}–{round(at * 100) + 5}%"), at, Estimate(r, r - 0.09, min(r + 0.07, 1)), share
        )
        for at, r in bins
    )
    sentence = said(
        "「自信あり」と答えた10回のうち8回が正解でした。もう少しだけ慎重でもよさそうです。",
        "Of ten answers you were sure of, eight were right: a little more doubt would fit.",
    )
    return CalibrationReport(own, app, sentence)


def days(*, empty: bool = False) -> DaysReport:
    """Return thirty study days with pauses, today the last."""
    lines = []
    for at in range(30):
        answers = 0 if empty or at in (0, 1, 2, 9, 10, 17, 23, 24) else 14 + (at * 7) % 19
        day = StudyDay(TODAY - 29 + at)
        lines.append(DayLine(day, short_date(day), answers, round(answers * 0.8), answers * 0.42))
    sentence = said(
        "この30日のうち22日、合わせて512問に答えました。", "In 30 days you answered 512 questions on 22 days."
    )
    if empty:
        sentence = said("ここには、答えた日が並びます。", "The days you answer on will stand here.")
    return DaysReport(tuple(lines), sentence)


FULL: dict[str, Report] = {
    "strength": strength(),
    "forecast": forecast(),
    "confusions": confusions(),
    "calibration": calibration(),
    "days": days(),
}
BARE: dict[str, Report] = {
    "strength": fresh_strength(),
    "forecast": untold_forecast(),
    "confusions": confusions(pairs=0),
    "calibration": calibration(answers=0),
    "days": days(empty=True),
}
"""Where a picture needs more than a made input comes to."""


def report(name: str) -> Report:
    """Return the full report of a name."""
    return FULL.get(name) or _made(name, days=5)


def bare_report(name: str) -> Report:
    """Return the report of somebody who has just come."""
    return BARE.get(name) or _made(name, days=0)


def _made(name: str, days: int) -> Report:
    spec = next(spec for spec in REPORTS if spec.name == name)
    return spec.make(made_input(made_answers(days)))
