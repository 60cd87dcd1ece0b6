"""One question of every type, with a right and a wrong response to any showing of it; other tests import these."""

from collections.abc import Callable
from pathlib import Path

from trainer.domain.asking import Asking
from trainer.domain.numerals import plain_number
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.response import Response
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.cloze import ClozeBody
from trainer.question_types.match import MatchBody
from trainer.question_types.multi import MultiBody
from trainer.question_types.numeric import NumericBody
from trainer.question_types.order import OrderBody
from trainer.question_types.question_type import body_of
from trainer.question_types.short import ShortBody
from trainer.question_types.single import SingleBody
from trainer.question_types.sort_cases import SortBody
from trainer.question_types.truefalse import TrueFalseBody

PACK = """\
format: qpack/1
id: jp.minori.samples
version: 0.1.0
title: {ja: 見本, en: Samples}
author: Minori
licence: CC-BY-SA-4.0
source:
  title: {ja: 見本の出典, en: Sample source}
levels:
  - id: know
    name: {ja: 知る, en: Know}
sides:
  - id: marketing
    name: {ja: マーケティング, en: Marketing}
    place: left
  - id: sales
    name: {ja: 営業, en: Sales}
    place: right
  - id: both
    name: {ja: 両方, en: Both}
    place: both
aspects:
  - id: role
    name: {ja: 役割, en: Role}
"""


def _fact(id_: str, side: str, name: str, twin: str = "") -> str:
    return f"""\
  - id: {id_}
    aspect: role
    side: {side}
    level: know
    name: {{ja: {name}, en: {id_}}}
    text: {{ja: {name}である, en: It is {id_}}}
{f"    twin: [{twin}]" if twin else ""}
"""


FACTS = "facts:\n" + "".join(
    (
        _fact("m.goal", "marketing", "関心を集める", "s.goal"),
        _fact("s.goal", "sales", "契約を結ぶ", "m.goal"),
        _fact("m.count", "marketing", "見込み客の数", "s.count"),
        _fact("s.count", "sales", "契約の数", "m.count"),
        _fact("b.share", "both", "知らせ合う"),
    )
)

SAMPLES: dict[str, str] = {
    "single": """\
  - id: sample.single
    type: single
    tests: [m.goal]
    stem: {ja: 展示会で名刺を集める主な狙いはどれですか。, en: Why collect cards at a fair?}
    decides: {ja: まだ買う話は始まっていません。, en: Buying is not yet discussed.}
    choices:
      - key: a
        ok: yes
        text: {ja: 関心のある人を見つける, en: To find who is interested}
      - key: b
        lure: s.goal
        text: {ja: その場で契約を結ぶ, en: To sign on the spot}
        why: {ja: 人と会うので契約の場に見えます。, en: Meeting people looks like closing.}
      - key: c
        lure: s.count
        text: {ja: 契約の数を増やす, en: To raise the number of contracts}
        why: {ja: 数を追う点が似ています。, en: It also counts things.}
      - key: d
        lure: none
        fixed: yes
        text: {ja: どれでもない, en: None of these}
        why: {ja: 当てはまるものがあります。, en: One of them fits.}
""",
    "multi": """\
  - id: sample.multi
    type: multi
    tests: [m.goal]
    stem: {ja: 関心を集める仕事をすべて選んでください。, en: Choose all that draw interest.}
    decides: {ja: 買う話の前かどうか。, en: Is it before buying is discussed?}
    choices:
      - key: a
        ok: yes
        text: {ja: 広告を出す, en: Run an advert}
      - key: b
        ok: yes
        text: {ja: 記事を書く, en: Write an article}
      - key: c
        lure: s.goal
        text: {ja: 見積書を渡す, en: Hand over a quote}
        why: {ja: 知らせる点は同じでも、買う話の中です。, en: It informs but within a deal.}
""",
    "truefalse": """\
  - id: sample.truefalse
    type: truefalse
    tests: [s.goal]
    stem: {ja: 値段の相談に応じるのは関心を集める仕事である。, en: Talking about the price is drawing interest.}
    decides: {ja: 買う話が始まっているかどうか。, en: Has buying been discussed?}
    answer: false
    wrong:
      lure: m.goal
      why: {ja: 相談は関心の表れですが、もう買う話です。, en: It shows interest yet is about buying.}
    reasons:
      - key: a
        ok: yes
        text: {ja: 買う話が始まっているから, en: Because buying is being discussed}
      - key: b
        lure: m.count
        text: {ja: 見込み客の数が増えるから, en: Because leads grow}
        why: {ja: 数はもう増えません。, en: The number no longer grows.}
""",
    "cloze": """\
  - id: sample.cloze
    type: cloze
    tests: [m.goal, s.goal]
    stem:
      ja: "関心を集めるのは[[1]]、契約を結ぶのは[[2]]の仕事です。"
      en: "Drawing interest is [[1]], signing is [[2]]."
    decides: {ja: 買う話の前か後か。, en: Before or after buying is discussed.}
    blanks:
      - label: 1
        fact: m.goal
        accept:
          ja: [マーケティング, マーケ]
          en: [marketing]
        lures:
          - accept: {ja: 営業, en: sales}
            lure: s.goal
            why: {ja: 人に会う点が似ています。, en: Both meet people.}
      - label: 2
        fact: s.goal
        accept:
          ja: [営業, セールス]
          en: [sales]
""",
    "short": """\
  - id: sample.short
    type: short
    tests: [m.count]
    stem: {ja: 買うかもしれない相手を片仮名3文字で何と呼びますか。, en: What is a possible buyer called?}
    decides: {ja: 買う話の前の呼び名です。, en: The name before buying is discussed.}
    accept:
      ja: [リード, 見込み客, リードパーソン]
      en: [lead]
    lures:
      - accept:
          ja: [クライアント]
          en: [client]
        lure: s.count
        why: {ja: もう契約した相手の呼び名です。, en: That is someone who has signed.}
""",
    "numeric": """\
  - id: sample.numeric
    type: numeric
    tests: [s.count]
    stem:
      ja: "商談{deals}件のうち{won}件が契約になりました。割合は何%ですか。"
      en: "{won} of {deals} deals were won. What share is that?"
    decides: {ja: 契約を商談で割ります。, en: Divide contracts by deals.}
    params:
      deals: 20..60 step 4
      won: 2..9
    where: won * 2 < deals
    answer: won / deals * 100
    unit: "%"
    round: 1
    tolerance: 0.1
    traps:
      - value: deals / won
        why: {ja: 割る向きが逆です。, en: It is divided the wrong way round.}
        lure: m.count
""",
    "order": """\
  - id: sample.order
    type: order
    tests: [m.goal, s.goal]
    stem: {ja: 早い順に並べてください。, en: Put these in order.}
    decides: {ja: 知る、話す、契約する。, en: "Know, talk, sign."}
    items:
      - key: a
        text: {ja: 広告を見る, en: See an advert}
        fact: m.goal
        why: {ja: 知らなければ始まりません。, en: It starts with knowing.}
      - key: b
        text: {ja: 資料を請求する, en: Ask for a brochure}
        why: {ja: 知ってから求めます。, en: One asks after knowing.}
      - key: c
        text: {ja: 契約書に印を押す, en: Sign}
        fact: s.goal
        why: {ja: 最後に決まります。, en: It is settled last.}
""",
    "match": """\
  - id: sample.match
    type: match
    tests: [m.goal, s.goal]
    stem: {ja: 仕事と狙いを組み合わせてください。, en: Match work and aim.}
    decides: {ja: 買う話の前か後か。, en: Before or after buying is discussed.}
    pairs:
      - key: a
        left: {ja: 広告, en: Advert}
        right: {ja: 関心を集める, en: Draw interest}
        fact: m.goal
        why: {ja: まだ知らない人に届きます。, en: It reaches those who do not know.}
      - key: b
        left: {ja: 商談, en: Sales talk}
        right: {ja: 契約を結ぶ, en: Sign}
        fact: s.goal
        why: {ja: 買う話をする場です。, en: Buying is discussed there.}
    spare:
      - key: c
        right: {ja: 見込み客を数える, en: Count leads}
        lure: m.count
        why: {ja: 数えるのは狙いではありません。, en: Counting is no aim.}
""",
    "sort": """\
  - id: sample.sort
    type: sort
    tests: [m.goal, s.goal, b.share]
    stem: {ja: どちらの仕事か仕分けてください。, en: Sort these.}
    decides: {ja: 買う話の前か後か。, en: Before or after buying is discussed.}
    cases:
      - key: a
        text: {ja: 街頭でちらしを配る, en: Hand out leaflets}
        bin: marketing
        fact: m.goal
        why: {ja: 会って渡しても、買う話はしていません。, en: Nobody talks of buying yet.}
        lure: s.goal
      - key: b
        text: {ja: 見積もりの条件を詰める, en: Settle the terms of a quote}
        bin: sales
        fact: s.goal
        why: {ja: 買う話の中です。, en: It is part of a deal.}
      - key: c
        text: {ja: 客の声を部門どうしで知らせ合う, en: Share what customers say}
        bin: both
        fact: b.share
        why: {ja: どちらにも要ります。, en: Both need it.}
""",
    "card": """\
  - id: sample.card
    type: card
    tests: [b.share]
    stem: {ja: 両者が知らせ合うとよいことを自分の職場で1つ挙げてください。, en: Name one thing to share at your work.}
    decides: {ja: 相手の仕事に役立つかどうか。, en: Does it help the other side?}
    back: {ja: 例：断られた理由, en: Why an offer was declined}
    because: {ja: 職場ごとに答えが違います。, en: Every workplace has its own answer.}
""",
}

LURES: dict[str, str | None] = {
    "single": "s.goal",
    "multi": "s.goal",
    "truefalse": "m.goal",
    "cloze": "s.goal",
    "short": "s.count",
    "numeric": "m.count",
    "order": None,
    "match": "s.goal",
    "sort": "s.goal",
    "card": None,
}
"""The fact that the sample's wrong response takes for the right one; None where the type names none."""


def write_pack(folder: Path, questions: str = "".join(SAMPLES.values())) -> Path:
    """Write a pack of the sample facts and the given questions; return its folder."""
    for part in ("facts", "questions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "facts" / "role.yaml").write_text(FACTS, encoding="utf-8")
    (folder / "questions" / "role.yaml").write_text("questions:\n" + questions, encoding="utf-8")
    return folder


def sample_pack(folder: Path) -> Pack:
    """Return the pack of all samples, read from `folder`."""
    read = read_pack(write_pack(folder), QUESTION_TYPES)
    assert read.pack is not None, read.faults
    return read.pack


def _single(question: Question, asking: Asking) -> Response:
    return Response((next(each.key for each in body_of(question, SingleBody).choices if each.ok),))


def _single_wrong(question: Question, asking: Asking) -> Response:
    return Response((next(each.key for each in body_of(question, SingleBody).choices if not each.ok),))


def _multi(question: Question, asking: Asking) -> Response:
    return Response(tuple(each.key for each in body_of(question, MultiBody).choices if each.ok))


def _multi_wrong(question: Question, asking: Asking) -> Response:
    return Response(tuple(each.key for each in body_of(question, MultiBody).choices if not each.ok))


def _truefalse(question: Question, asking: Asking) -> Response:
    body = body_of(question, TrueFalseBody)
    return Response(("true" if body.answer else "false", next(each.key for each in body.reasons if each.ok)))


def _truefalse_wrong(question: Question, asking: Asking) -> Response:
    body = body_of(question, TrueFalseBody)
    return Response(("false" if body.answer else "true", next(each.key for each in body.reasons if not each.ok)))


def _cloze(question: Question, asking: Asking) -> Response:
    return Response(tuple(blank.accept.in_(asking.language)[0] for blank in body_of(question, ClozeBody).blanks))


def _cloze_wrong(question: Question, asking: Asking) -> Response:
    blanks = body_of(question, ClozeBody).blanks
    words = [blank.lures[0].accept.in_(asking.language)[0] if blank.lures else "？" for blank in blanks]
    return Response(tuple(words))


def _short(question: Question, asking: Asking) -> Response:
    return Response((body_of(question, ShortBody).accept.in_(asking.language)[0],))


def _short_wrong(question: Question, asking: Asking) -> Response:
    lures = body_of(question, ShortBody).lures
    return Response((lures[0].accept.in_(asking.language)[0] if lures else "？",))


def _numeric(question: Question, asking: Asking) -> Response:
    formula = body_of(question, NumericBody).formula
    return Response((plain_number(formula.right(formula.drawn(asking.seed))),))


def _numeric_wrong(question: Question, asking: Asking) -> Response:
    formula = body_of(question, NumericBody).formula
    names = formula.drawn(asking.seed)
    if formula.traps:
        return Response((plain_number(formula.traps[0].value.value(names)),))
    return Response((plain_number(formula.right(names) * 2 + 1),))


def _order(question: Question, asking: Asking) -> Response:
    return Response(tuple(item.key for item in body_of(question, OrderBody).items))


def _order_wrong(question: Question, asking: Asking) -> Response:
    return Response(asking.order)


def _match(question: Question, asking: Asking) -> Response:
    return Response(tuple(f"{pair.key}={pair.key}" for pair in body_of(question, MatchBody).pairs))


def _match_wrong(question: Question, asking: Asking) -> Response:
    keys = [pair.key for pair in body_of(question, MatchBody).pairs]
    return Response(tuple(f"{left}={right}" for left, right in zip(keys, [*keys[1:], keys[0]], strict=True)))


def _sort(question: Question, asking: Asking) -> Response:
    return Response(tuple(f"{case.key}={case.bin}" for case in body_of(question, SortBody).cases))


def _sort_wrong(question: Question, asking: Asking) -> Response:
    body = body_of(question, SortBody)
    return Response(
        tuple(f"{case.key}={next(bin_ for bin_ in reversed(body.bins[:2]) if bin_ != case.bin)}" for case in body.cases)
    )


def _card(question: Question, asking: Asking) -> Response:
    return Response(("knew",))


def _card_wrong(question: Question, asking: Asking) -> Response:
    return Response(("not",))


Builder = Callable[[Question, Asking], Response]

RIGHT_RESPONSE: dict[str, Builder] = {
    "single": _single,
    "multi": _multi,
    "truefalse": _truefalse,
    "cloze": _cloze,
    "short": _short,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
    "sort": _sort,
    "card": _card,
}
"""By type: the right response to a showing."""

WRONG_RESPONSE: dict[str, Builder] = {
    "single": _single_wrong,
    "multi": _multi_wrong,
    "truefalse": _truefalse_wrong,
    "cloze": _cloze_wrong,
    "short": _short_wrong,
    "numeric": _numeric_wrong,
    "order": _order_wrong,
    "match": _match_wrong,
    "sort": _sort_wrong,
    "card": _card_wrong,
}
"""By type: a wrong response to a showing that takes the lure where there is one; works for any question of the type."""
