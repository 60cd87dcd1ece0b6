"""The sentences of studying, in both languages; none names a fact that the question asks."""

from collections.abc import Mapping

from trainer.domain.dates import ahead
from trainer.domain.review import ReasonKind
from trainer.domain.subject import Source
from trainer.domain.text import Language, Text
from trainer.translations import say

_REASONS: Mapping[ReasonKind, Text] = {
    "new": Text("「{aspect}」から、はじめての問題です。", "Something new, on “{aspect}”."),
    "due": Text("「{aspect}」で、そろそろ確かめどきの知識です。", "It is a good time to check this one on “{aspect}”."),
    "short": Text(
        "いま手薄な「{aspect}」を、多めに確かめます。", "“{aspect}” is thin at present, so it gets more of your time."
    ),
    "last": Text("「{aspect}」の、仕上げの確かめです。", "A finishing look at “{aspect}”."),
    "reask": Text(
        "さきほど間違えた知識を、もう一度確かめます。", "You missed this one a moment ago; here it is once more."
    ),
    "twin": Text(
        "前に取り違えたので、もう一方を確かめます。", "You mixed up a pair before; this is the other one of it."
    ),
    "confused": Text(
        "前に自信をもって間違えた「{aspect}」の知識を確かめます。",
        "You were sure and wrong here before, on “{aspect}”.",
    ),
    "weak": Text("いま弱くなっている「{aspect}」の知識です。", "This one on “{aspect}” is weak at present."),
    "ahead": Text(
        "しばらく見ていない「{aspect}」を、早めに確かめます。", "An early look at “{aspect}”, not seen for a while."
    ),
    "probe": Text("くじで選んだ、確かめの問題です。", "A check, drawn by lot."),
    "picked": Text("畑で選んだ知識と、その対を確かめます。", "The plant you picked in the field, and its twin."),
    "test": Text("「{aspect}」から出す、テストの問題です。", "A test question on “{aspect}”."),
}
_BEFORE: Mapping[ReasonKind, Text] = {
    "ahead": Text(
        "{day}に思い出せるように、「{aspect}」を早めに確かめます。",
        "An early look at “{aspect}”, so that you hold it on {day}.",
    ),
    "last": Text("{day}に向けた、「{aspect}」の仕上げの確かめです。", "A finishing look at “{aspect}” before {day}."),
}
"""The same with a due date, where that is why."""
_MIXED_UP: Mapping[int | None, Text] = {
    0: Text(
        "さきほど「{name}」と取り違えたので、もう一方を確かめます。",
        "A moment ago you took it for “{name}”; this is the other one of the pair.",
    ),
    1: Text(
        "昨日「{name}」と取り違えたので、もう一方を確かめます。",
        "Yesterday you took it for “{name}”; this is the other one of the pair.",
    ),
    None: Text(
        "前に「{name}」と取り違えたので、もう一方を確かめます。",
        "You once took it for “{name}”; this is the other one of the pair.",
    ),
}
_PAIRED: Mapping[str, Text] = {
    "both": Text("前に取り違えた2つの違いを、まとめて確かめます。", "Two that you mixed up, both in one question."),
    "together": Text("前に取り違えた2つを、続けて確かめます。", "Two that you mixed up, one soon after the other."),
    "apart": Text("前に取り違えた2つを、間をおいて確かめます。", "Two that you mixed up, well apart from each other."),
}


def reason_text(reason: ReasonKind, aspect: str, language: Language, due: str = "") -> str:
    """Return why a question was chosen, naming no more than the aspect; `due` is the due date in words, or ""."""
    wording = _BEFORE.get(reason, _REASONS[reason]) if due else _REASONS[reason]
    return wording.in_(language).format(aspect=aspect, day=due)


def mixed_up_text(name: str, language: Language, days: int | None) -> str:
    """Return that a fact comes because it was taken for another one, which is named; `days` ago, None: some day."""
    return _MIXED_UP.get(days, _MIXED_UP[None]).in_(language).format(name=name)


def paired_text(way: str, language: Language) -> str:
    """Return that a confused pair is asked "together", "apart", or "both" in one question."""
    return _PAIRED[way].in_(language)


def when(days: int, language: Language) -> str:
    """Return a number of days ahead in words: tomorrow, in 3 days, in about 2 weeks."""
    return say(ahead(days), language)


def comes_back(days: int, lured: str, language: Language, *, again_today: bool) -> str:
    """Return when it is good to check a fact again, which the plan may do earlier or later.

    `lured` is the name of the fact it was taken for, or "".
    """
    day = when(days, language)
    ja, en = f"次の確かめどきは、{day}です。", f"The next good time to check it: {day}."
    if again_today:
        ja, en = f"このあとの問題でもう一度確かめます。{ja}", f"It comes once more in this session. {en}"
    if lured:
        ja += f"取り違えた「{lured}」も、近いうちに確かめます。"
        en += f" “{lured}”, which you took it for, comes soon, too."
    return Text(ja, en).in_(language)


def source_line(source: Source, language: Language) -> str:
    """Return the source as one line: title, publisher, year."""
    details = [part for part in (source.publisher, source.year) if part]
    ja = f"（{'、'.join(details)}）" if details else ""
    en = f" ({', '.join(details)})" if details else ""
    if not source.verified:
        ja, en = ja + "※未確認", en + ", not verified"
    return source.title.in_(language) + Text(ja, en).in_(language)


def next_day_text(days: int, confused: tuple[str, str] | None, language: Language) -> str:
    """Return when to come back and what waits: a confused pair, if there is one.

    Of many pairs a day has room for some, so none is promised for a certain day.
    """
    if confused is not None:
        one, other = confused
        return Text(
            f"また明日どうぞ。「{one}」と「{other}」は、近いうちにもう一度確かめます。",
            f"See you tomorrow. “{one}” and “{other}” come again soon.",
        ).in_(language)
    day = when(days, language)
    return Text(f"次は{day}です。続きが待っています。", f"See you {day}; the field goes on growing.").in_(language)


def cost_text(minutes: int, left: int, early: int, language: Language) -> str:
    """Return what a test or free practice took from the day's plan; `early` answers came before their day."""
    ja, en = f"{minutes}分使いました。", f"This took {minutes} minute{_s(minutes)}."
    if left:
        ja += f"今日の計画の時間は、あと{left}分あります。"
        en += f" {left} minute{_s(left)} of today's plan are left."
    else:
        ja += "今日の計画の時間は使い切りました。計画の問題は、次の学習日に続きます。"
        en += " The time of today's plan is used; its questions go on with your next day."
    if early:
        ja += f"{early}問は、まだよく覚えている時期の確認でした。次に確かめる日は、あまり先に延びません。"
        en += f" {early} came while still well remembered: that moves the next check only a little."
    return Text(ja, en).in_(language)


def plan_heading(minutes: int, language: Language) -> str:
    """Return the first line of today's plan."""
    return Text(f"今日は{minutes}分です。はじめに出るのは、", f"Today: {minutes} minutes. First come:").in_(language)


def plan_empty(language: Language) -> str:
    """Return that today needs nothing more."""
    return Text("今日の分は終わりました。また明日どうぞ。", "Today is done. See you tomorrow.").in_(language)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
