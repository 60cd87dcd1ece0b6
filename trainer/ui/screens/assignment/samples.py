"""Made assignments, for the gallery and the walker."""

from dataclasses import replace
from typing import Final

from trainer.domain.message import NOTHING, message
from trainer.domain.passing import Share
from trainer.domain.text import Text
from trainer.study.assignment_sentences import NOT_HANDED_IN
from trainer.study.assignment_view import AssignmentView, NoticeView, OfferView

_SENT: Final = (
    message("Your employee number (not your name)"),
    message("Your answers to questions of this training: what you chose, right or wrong, when, how long"),
    message("The number of this computer's key, and the app's version"),
    message("Which version of the questions"),
    message("How sure you said you were"),
)
_NEVER: Final = (
    message("Whatever you learn outside this training"),
    message("How well you remember, as reckoned by the app"),
    message("The names of this computer, of you and of your files"),
    message("What you write: free text, notes, your own wordings"),
)
_NOTICE: Final = NoticeView(Text("新入社員の基礎研修", "Induction"), "人事部 内線 4711", "2027-12-31", _SENT, _NEVER)
_TITLE: Final = Text("営業とマーケティングの基礎", "Sales and marketing basics")
_UNTIL: Final = message("Until {day}.", day=message("{day} December", day=14))
_RULES: Final = (
    message("Every one of the {count} questions answered.", count=20),
    message("{share} of the {count} questions right, by your latest answer to each.", share="80%", count=20),
)
_KEY: Final = "0412 9905 3380 1274 0066 8125"


def made_offer() -> OfferView:
    """Return an assignment that nobody took on yet."""
    return OfferView("みのり商事", _KEY, True, _TITLE, _UNTIL, _RULES, _NOTICE, "", 0, is_news=True, wants_notice=True)


def made_views() -> tuple[AssignmentView, ...]:
    """Return one under way and one that waits to be delivered."""
    first = AssignmentView(
        registration="a",
        assignment="A1",
        organisation="みのり商事",
        fingerprint=_KEY,
        title=_TITLE,
        until=_UNTIL,
        rules=_RULES,
        notice=_NOTICE,
        person="E0001",
        done=False,
        rests=False,
        seen=Share(14, 20),
        right=Share(11, 20),
        progress=message("{seen} of {of} questions answered, {right} right.", seen=14, of=20, right=11),
        handed_in=NOT_HANDED_IN,
        unsent=14,
        here=True,
        return_to="",
        waits=NOTHING,
    )
    waits = message("Not handed in yet: it waits until {folder} can be reached.", folder="\\\\server\\kenshu\\A2")
    second = replace(first, registration="b", title=Text("情報の扱い", "Handling information"), here=False, waits=waits)
    return (first, second)
