"""Every answer shape with a right and a wrong answer, in both languages."""

from collections.abc import Callable
from typing import NamedTuple

from trainer.domain.asking import (
    AnswerShape,
    ChooseOne,
    ChooseSeveral,
    FillBlanks,
    JudgeWithReason,
    MatchPairs,
    Option,
    PutInOrder,
    SortCases,
    TurnCard,
    TypeNumber,
    TypeText,
)
from trainer.domain.grade import PartMark
from trainer.domain.response import Response
from trainer.domain.text import Language, Text


class Sample(NamedTuple):
    """One shape with a right and a wrong answer."""

    name: str
    prompt: Text
    shape: Callable[[Language], AnswerShape]
    right: Response
    wrong: Response
    marks: Callable[[Response, Language], tuple[PartMark, ...]]
    right_answer: Text


CHOICES = {
    "a": Text("値引き率を決める", "Decide how much discount to give"),
    "b": Text("{顧客|こきゃく}・競合・自社を調べる", "Study customers, competitors and your own company"),
    "c": Text("営業の人数を増やす", "Hire more sales people"),
    "d": Text(
        "展示会で名刺を集め、その日のうちに電話をかけて見積書を送る",
        "Collect cards at a fair and call them the same day",
    ),
}
VERDICTS = {"true": Text("正しい", "True"), "false": Text("正しくない", "False")}
ITEMS = {
    "know": Text("市場を知る", "Know the market"),
    "draw": Text("見込み客を集める", "Draw prospects in"),
    "talk": Text("一人ひとりと話す", "Talk to each one"),
    "close": Text("契約を結ぶ", "Close the deal"),
}
BINS = {"m": Text("マーケティング", "Marketing"), "s": Text("営業", "Sales"), "x": Text("両方", "Both")}
CASES = {
    "1": (Text("アンケートで市場の悩みを調べる", "Ask the market what troubles it"), "m"),
    "2": (Text("提案書を持って訪ね、条件を交渉する", "Visit with a proposal and negotiate"), "s"),
    "3": (Text("失注の理由を一緒に振り返る", "Look back together at why a deal was lost"), "x"),
}
PAIRS = {
    "p": (Text("マーケティング", "Marketing"), Text("一対多で伝える", "One speaks to many")),
    "q": (Text("営業", "Sales"), Text("一対一で話す", "One speaks to one")),
    "r": (Text("連携", "Working together"), Text("同じ顧客像を持つ", "One picture of the customer")),
}


def _options(texts: dict[str, Text], language: Language) -> tuple[Option, ...]:
    return tuple(Option(key, text.in_(language)) for key, text in texts.items())


def _marks_for(*right: str) -> Callable[[Response, Language], tuple[PartMark, ...]]:
    def marks(response: Response, _language: Language) -> tuple[PartMark, ...]:
        keys = dict.fromkeys((*CHOICES, *VERDICTS))
        return tuple(PartMark(key, key in response.parts, key in right) for key in keys)

    return marks


def _typed_marks(response: Response, _language: Language) -> tuple[PartMark, ...]:
    return (PartMark("", bool(response.parts), response.parts == ("市場",)),)


def _blank_marks(response: Response, _language: Language) -> tuple[PartMark, ...]:
    wanted = ("集客", "受注")
    return tuple(
        PartMark(str(at + 1), bool(response.parts), given == text, text)
        for at, (given, text) in enumerate(zip((*response.parts, "", ""), wanted, strict=False))
    )


def _order_marks(response: Response, _language: Language) -> tuple[PartMark, ...]:
    return tuple(
        PartMark(key, bool(response.parts), response.parts[at : at + 1] == (key,), str(at + 1))
        for at, key in enumerate(ITEMS)
    )


def _pair_marks(response: Response, language: Language) -> tuple[PartMark, ...]:
    marks = []
    for key, (_, right) in PAIRS.items():
        given = next((part for part in response.parts if part.startswith(f"{key}=")), f"{key}=")
        marks.append(PartMark(given, bool(response.parts), given == f"{key}={key}", right.in_(language)))
    return tuple(marks)


def _case_marks(response: Response, language: Language) -> tuple[PartMark, ...]:
    marks = []
    for key, (_, into) in CASES.items():
        given = next((part for part in response.parts if part.startswith(f"{key}=")), f"{key}=")
        marks.append(PartMark(given, bool(response.parts), given == f"{key}={into}", BINS[into].in_(language)))
    return tuple(marks)


PROMPT = Text(
    "新しい市場に種をまく前に、まず確かめるべきことはどれですか。",
    "What has to be found out before sowing in a new market?",
)
SAMPLES = (
    Sample(
        "choose-one",
        PROMPT,
        lambda language: ChooseOne(_options(CHOICES, language)),
        Response(("b",)),
        Response(("c",)),
        _marks_for("b"),
        CHOICES["b"],
    ),
    Sample(
        "choose-several",
        Text("マーケティングの仕事をすべて選んでください。", "Choose everything that is marketing."),
        lambda language: ChooseSeveral(_options(CHOICES, language)),
        Response(("b", "d")),
        Response(("b", "c")),
        _marks_for("b", "d"),
        Text("顧客・競合・自社を調べる、展示会で名刺を集める", "Study customers; collect cards"),
    ),
    Sample(
        "judge",
        Text("営業の成果は、認知度で測ります。", "Sales is measured by awareness."),
        lambda language: JudgeWithReason(_options(VERDICTS, language), _options(CHOICES, language)),
        Response(("false", "b")),
        Response(("true", "c")),
        _marks_for("false", "b"),
        Text("正しくない：顧客・競合・自社を調べる", "False: study customers"),
    ),
    Sample(
        "blanks",
        Text("マーケティングは［1］、営業は［2］を受け持ちます。", "Marketing is for ［1］, sales for ［2］."),
        lambda _language: FillBlanks(("1", "2")),
        Response(("集客", "受注")),
        Response(("集客", "広告")),
        _blank_marks,
        Text("集客、受注"),
    ),
    Sample(
        "typed",
        Text("マーケティングが向き合う相手を一語で書いてください。", "What does marketing face? One word."),
        lambda _language: TypeText(),
        Response(("市場",)),
        Response(("顧客",)),
        _typed_marks,
        Text("市場", "market"),
    ),
    Sample(
        "number",
        Text("400件の見込み客から20件の受注。受注率は？", "20 deals from 400 prospects. What is the rate?"),
        lambda _language: TypeNumber("%"),
        Response(("市場",)),
        Response(("20",)),
        _typed_marks,
        Text("5 %"),
    ),
    Sample(
        "order",
        Text("種まきから収穫まで、順に並べてください。", "From sowing to harvest: put in order."),
        lambda language: PutInOrder(_options(ITEMS, language)),
        Response(("know", "draw", "talk", "close")),
        Response(("draw", "know", "talk", "close")),
        _order_marks,
        Text("市場を知る → 見込み客を集める → 一人ひとりと話す → 契約を結ぶ", "Know → draw → talk → close"),
    ),
    Sample(
        "match",
        Text("組になるものを結んでください。", "Match what belongs together."),
        lambda language: MatchPairs(
            tuple(Option(key, pair[0].in_(language)) for key, pair in PAIRS.items()),
            (
                *(Option(key, pair[1].in_(language)) for key, pair in PAIRS.items()),
                Option("z", Text("値段で競う", "Compete on price").in_(language)),
            ),
        ),
        Response(("p=p", "q=q", "r=r")),
        Response(("p=q", "q=p", "r=r")),
        _pair_marks,
        Text("マーケティング＝一対多、営業＝一対一", "Marketing = many, sales = one"),
    ),
    Sample(
        "sort",
        Text("それぞれ、どちらの仕事ですか。", "Whose work is each?"),
        lambda language: SortCases(
            tuple(Option(key, case[0].in_(language)) for key, case in CASES.items()), _options(BINS, language)
        ),
        Response(("1=m", "2=s", "3=x")),
        Response(("1=s", "2=s", "3=m")),
        _case_marks,
        Text("マーケティング、営業、両方", "Marketing, sales, both"),
    ),
    Sample(
        "card",
        Text("「連携」とはどういうことか、自分の言葉で。", "Working together: say it in your own words."),
        lambda language: TurnCard(
            Text(
                "同じ顧客像と同じ目標を持ち、途切れずに引き渡すこと。",
                "One picture of the customer, handed on unbroken.",
            ).in_(language)
        ),
        Response(("knew",)),
        Response(("not",)),
        lambda response, _language: (
            PartMark("knew", response.parts == ("knew",), right=True),
            PartMark("not", response.parts == ("not",), right=False),
        ),
        Text("同じ顧客像を持つこと", "One picture of the customer"),
    ),
)
