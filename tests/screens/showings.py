"""Everything there is to see: each screen with made contents, each answer shape asked and answered."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from tests.screens.exhibit_samples import KINDS, answered, asked
from tests.screens.question_samples import SAMPLES, Sample
from tests.screens.question_steps import ask_step, feedback_step, near_step
from tests.screens.render import PICTURES
from tests.ui import made
from trainer.domain.message import message
from trainer.domain.response import DONT_KNOW, Response
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.study.search import Run
from trainer.study.steps import Stuck
from trainer.translations import tr
from trainer.ui.command_palette.offers import Offer, as_written
from trainer.ui.command_palette.overlay import Palette
from trainer.ui.screens.assignment.home_strip import HomeStrip
from trainer.ui.screens.assignment.samples import made_views


class Showing(NamedTuple):
    """One thing to look at."""

    name: str
    screen: str
    """Name of a screen."""
    show: Callable[[Any, Language], None]
    """Takes the built screen and the language; its window is the main one."""
    part: str = ""
    """Object name of what lies over everything and is walked alone; empty: the whole window."""


class _Asked:
    """A question with something half answered, as far as digits go."""

    def __init__(self, sample: Sample, digits: str = "12") -> None:
        self._sample = sample
        self._digits = digits

    def __call__(self, screen: Any, language: Language) -> None:
        screen.show_step(ask_step(self._sample, language))
        for digit in self._digits:
            screen.parts.view.take_digit(int(digit))


class _Answered:
    """The feedback to an answer."""

    def __init__(self, sample: Sample, response: Response) -> None:
        self._sample = sample
        self._response = response

    def __call__(self, screen: Any, language: Language) -> None:
        screen.show_step(feedback_step(self._sample, self._response, language))


def _near(screen: Any, language: Language) -> None:
    screen.show_step(near_step(language))


def _why(screen: Any, language: Language) -> None:
    screen.show_step(ask_step(SAMPLES[0], language))
    screen.parts.sheet.why.setChecked(True)


def _stuck(screen: Any, language: Language) -> None:
    """Show a fact missed on too many days, and something that can be put back."""
    step = feedback_step(SAMPLES[0], SAMPLES[0].wrong, language)
    said = Text(
        "「営業の目標」は、6日まちがえています。一度ゆっくり読んでみてください。これからは間を空けて、別の形で出します。",
        "“The goal of sales” was wrong on 6 days. Read it once in peace; from now on it comes less often and in "
        "another form.",
    )
    stuck = Stuck(
        FactId("goal"),
        message("{text}", text=said),
        Text(
            "目の前の一人の課題を解き、契約に進んでもらうことです。",
            "To solve one customer's problem.",
        ),
        message("{text}", text=Text("営業とマーケティングの違い（2024年）", "Sales and marketing (2024)")),
        aside=False,
    )
    screen.show_step(replace(step, can_redo=True, told=replace(step.told, stuck=stuck)))


def _turned(screen: Any, language: Language) -> None:
    card = next(sample for sample in SAMPLES if sample.name == "card")
    screen.show_step(ask_step(card, language))
    screen.parts.view.advance()


def _problem(screen: Any, language: Language) -> None:
    screen.show_home(made.home(language))
    screen.window().say_problem(
        message(
            "{title}",
            title=Text(
                "ディスクに空きがないため、答えを保存できませんでした。空きを作ってから、もう一度お試しください。",
                "The disk is full, so the answer could not be kept. Make some room, then try again.",
            ),
        )
    )


def _assigned(screen: Any, language: Language) -> None:
    screen.show_home(made.home(language))
    strip = screen.findChild(HomeStrip)
    if strip is None:
        strip = HomeStrip()
        strip.follow(screen.add_strip(strip))
    strip.show_views(made_views())


def _bug(screen: Any, _language: Language) -> None:
    screen.window().show_bug("Traceback (most recent call last):\n  …\nValueError: made for a picture\n")


def _offers() -> tuple[Offer, ...]:
    done = dict[str, str]  # nobody takes an offer here
    found = (Run("営業", hit=True), Run("とマーケティングが同じ顧客像を持つこと", hit=False))
    return (
        Offer("study", as_written(tr("Field")), (), done),
        Offer("screen", as_written(tr("Settings")), (), done),
        Offer("action", as_written(tr("Back up now")), as_written("Ctrl+B"), done),
        Offer(
            "fact", found, as_written("役割 · 両方 — まだ自社を知らない人に、関心を持ってもらうことが目標です。"), done
        ),
        Offer("question", found, as_written("情報 · 営業"), done),
    )


class _OverEverything:
    """The palette over a screen, as it is opened there."""

    def __init__(self, offers: Callable[[], tuple[Offer, ...]]) -> None:
        self._offers = offers

    def __call__(self, screen: Any, language: Language) -> None:
        screen.show_home(made.home(language))
        window = screen.window()
        overlay = Palette(window.stack._around.appearance, tr("Search facts and questions, or say what to do"), window)
        offers = self._offers()
        overlay.show_offers(offers, "" if offers else tr("Nothing was found. Try a shorter word."), waiting=False)


def _questions() -> Iterator[Showing]:
    for sample in SAMPLES:
        yield Showing(f"{sample.name}-ask", "question", _Asked(sample))
        yield Showing(f"{sample.name}-fresh", "question", _Asked(sample, ""))
        yield Showing(f"{sample.name}-right", "question", _Answered(sample, sample.right))
        yield Showing(f"{sample.name}-wrong", "question", _Answered(sample, sample.wrong))
    yield Showing("typed-near", "question", _near)
    yield Showing("card-turned", "question", _turned)
    yield Showing("why", "question", _why)
    yield Showing("stuck", "question", _stuck)
    yield Showing("unknown", "question", _Answered(SAMPLES[0], DONT_KNOW))


class _About:
    """A question about an exhibit."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __call__(self, screen: Any, language: Language) -> None:
        screen.show_step(asked(self._kind, language))


def _folded(screen: Any, language: Language) -> None:
    screen.show_step(asked("table", language))
    screen.show_step(answered("table", language))


def _opened_again(screen: Any, language: Language) -> None:
    _folded(screen, language)
    screen.parts.sheet.exhibit.button.click()


def _exhibits() -> Iterator[Showing]:
    for kind in KINDS:
        yield Showing(f"exhibit-{kind}", "question", _About(kind))
    yield Showing("exhibit-folded", "question", _folded)
    yield Showing("exhibit-opened", "question", _opened_again)


def _all() -> Iterator[Showing]:
    for name, screen, show in PICTURES:
        yield Showing(name, screen, show)
    yield from _questions()
    yield from _exhibits()
    yield Showing("problem", "home", _problem)
    yield Showing("home-assigned", "home", _assigned)
    yield Showing("bug", "about", _bug)
    yield Showing("palette", "home", _OverEverything(_offers), "palette")
    yield Showing("palette-none", "home", _OverEverything(tuple), "palette")


SHOWINGS: tuple[Showing, ...] = tuple(_all())
