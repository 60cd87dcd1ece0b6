"""The study flow where there is no screen: the same desk, the same snapshots, lines instead of widgets."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Protocol, TypeVar
from unicodedata import normalize

from trainer.domain.asking import TurnCard
from trainer.domain.clock import Clock
from trainer.domain.message import NOTHING
from trainer.domain.problem import KnownProblem
from trainer.domain.response import DONT_KNOW, Response
from trainer.study.day_sentences import day_text, welcome_text
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, EndStep, FeedbackStep, Step
from trainer.terminal.answers import Reading, how_to_answer, read_answer, read_self_judgement, shown
from trainer.terminal.feedback import asked_lines, end_lines, feedback_lines, near_lines
from trainer.terminal.words import plain
from trainer.translations import languages, say, tr, use

Result = TypeVar("Result")
_COMMANDS = frozenset({"/u", "/r", "/a", "/f", "/l", "/q", "?"})
_ACCEPT, _WORDS = "/ok", "/w"
"""Only behind feedback: that was right, and the learner's own words on the pair that stands there."""


class Lane(Protocol):
    """Where the desk's calls run."""

    def submit(self, call: Callable[[], Result], /) -> Future[Result]:
        """Run `call` on the database lane."""
        ...


class StudyLoop:
    """One study session in a terminal.

    `read` returns a typed line and raises EOFError at the end of input; `write` prints one.
    """

    def __init__(
        self, desk: StudyService, lane: Lane, clock: Clock, read: Callable[[], str], write: Callable[[str], None]
    ) -> None:
        self._desk = desk
        self._lane = lane
        self._clock = clock
        self._read = read
        self._write = write

    def run(self) -> None:
        """Study until the session ends or the learner leaves; every answer given by then is on disk."""
        self._say(self._why_today())
        self._say([_help(), ""])
        try:
            # A check day comes before the day's own minutes, not in their place.
            if self._session().kind == "check_day":
                self._session()
        except _Unsaved:
            self._say(["", tr("Until next time. The last answer is not saved; everything before it is.")])
        except (EOFError, KeyboardInterrupt, _Left):
            so_far = self._on_lane(self._desk.leave_session) if self._desk_has_begun() else None
            self._say([] if so_far is None else end_lines(so_far))
            self._say(["", tr("Until next time. Everything is saved.")])

    def _session(self) -> EndStep:
        """Play what the plan begins with, up to its end."""
        step = self._on_lane(lambda: self._desk.start_session("review"))
        while not isinstance(step, EndStep):
            step = self._one(step)
        self._say(end_lines(step))
        return step

    def _desk_has_begun(self) -> bool:
        return self._on_lane(self._desk.current_step) is not None

    def _why_today(self) -> Iterator[str]:
        """Yield the day: a word after an absence, what it holds, its first questions, how the goals stand."""
        home = self._on_lane(self._desk.show_home)
        goals = self._on_lane(self._desk.goals_outlook).work()
        if goals.forecast is not None:
            shown = goals.forecast
            self._on_lane(lambda: self._desk.keep_forecast(shown))
        welcome = welcome_text(home.away, home.minutes) if home.met else NOTHING
        day = NOTHING if home.plan is None else day_text(home.plan)
        said = (welcome, day, *self._on_lane(self._desk.todays_plan), *(goal.said for goal in goals.goals))
        return (plain(say(line)) for line in said if line != NOTHING)

    def _one(self, step: AskStep | FeedbackStep) -> Step:
        if isinstance(step, FeedbackStep):
            return self._after_feedback(step)
        return self._ask(step)

    def _ask(self, step: AskStep) -> Step:
        self._say(self._question_lines(step))
        began = self._clock.elapsed_ms()
        while True:
            line = self._line()
            if line in _COMMANDS:
                return self._command(line, step)
            answer = self._answer(step, line)
            if answer is not None:
                took = self._clock.elapsed_ms() - began
                return self._kept(answer, took)
            self._say([how_to_answer(step.asking.shape)])

    def _answer(self, step: AskStep, line: str) -> Reading | None:
        if line == "/0":
            return Reading(DONT_KNOW, None)
        if isinstance(step.asking.shape, TurnCard):
            return Reading(self._turned(step.asking.shape), None)
        return read_answer(step.asking, line)

    def _turned(self, card: TurnCard) -> Response:
        self._say([plain(card.back), tr("Did you know it? 1 yes, 2 no")])
        while True:
            judged = read_self_judgement(self._read())
            if judged is not None:
                return judged
            self._say([tr("Did you know it? 1 yes, 2 no")])

    def _kept(self, answer: Reading, took_ms: int) -> Step:
        """Put the answer on disk; where the disk refuses, keep it and try again when told to."""
        while True:
            try:
                return self._on_lane(lambda: self._desk.submit_answer(answer.response, answer.confidence, took_ms))
            except KnownProblem as problem:
                self._say([say(problem.sentence), tr("Your answer is kept. Press Enter to try again.")])
                self._wait_for_retry(problem)

    def _wait_for_retry(self, problem: KnownProblem) -> None:
        try:
            left = self._read().strip() == "/q"
        except (EOFError, KeyboardInterrupt):
            left = True
        if left:
            raise _Unsaved from problem

    def _after_feedback(self, step: FeedbackStep) -> Step:
        self._say(["", *feedback_lines(step), "", tr("Enter goes on.")])
        while True:
            line = self._line()
            if line in _COMMANDS:
                return self._command(line, step)
            if not line:
                return self._on_lane(self._desk.next_question)
            own = self._own(line, step)
            if own is not None:
                return own
            self._say([tr("Enter goes on.")])

    def _own(self, line: str, step: FeedbackStep) -> Step | None:
        """Take what the learner has to say to the feedback; None for anything else."""
        command, _, words = line.partition(" ")
        if line == _ACCEPT and step.may_accept:
            return self._on_lane(self._desk.accept_own_wording)
        pair = next((one for one in step.told.contrasts if one.may_word), None)
        if command != _WORDS or pair is None:
            return None
        return self._on_lane(lambda: self._desk.write_own_words(pair.asked.fact, pair.twins[0].fact, words))

    def _command(self, line: str, step: AskStep | FeedbackStep) -> Step:
        if line == "/q":
            raise _Left
        if line == "?":
            self._say([_help()])
            return step
        if line == "/l":
            return self._other_language(step)
        if line == "/a":
            return self._aside(step)
        if line == "/u" and not step.can_undo:
            self._say([tr("There is no answer of today to take back.")])
            return step
        if line == "/r" and not step.can_redo:
            self._say([tr("Nothing of today was taken back.")])
            return step
        acts = {"/u": self._desk.undo_answer, "/r": self._desk.redo_answer, "/f": self._desk.flag_question}
        after = self._on_lane(acts[line])
        self._say([_said(line, after)])
        return after

    def _aside(self, step: AskStep | FeedbackStep) -> Step:
        """Put the fact that does not stick aside, or bring it back; shown again, the feedback tells so."""
        stuck = step.told.stuck if isinstance(step, FeedbackStep) else None
        if stuck is None or stuck.stays:
            self._say([tr("There is nothing here to put aside.")])
            return step
        act = self._desk.bring_back if stuck.aside else self._desk.set_aside
        return self._on_lane(lambda: act(stuck.fact)) or step

    def _other_language(self, step: AskStep | FeedbackStep) -> Step:
        """Go on in the next language there is; what is on screen is asked again with the same draw."""
        preferences, known = self._on_lane(self._desk.preferences), languages()
        following = known[(known.index(preferences.language) + 1) % len(known)]
        self._on_lane(lambda: self._desk.change_preferences(preferences._replace(language=following)))
        use(following)
        return self._on_lane(self._desk.current_step) or step

    def _line(self) -> str:
        """Return a typed line; a command may be typed in full width."""
        line = self._read().strip()
        plain_line = normalize("NFKC", line)
        command, _, words = line.replace("　", " ", 1).partition(" ")
        if normalize("NFKC", command) == _WORDS:
            return f"{_WORDS} {words}"
        return plain_line if plain_line in {*_COMMANDS, "/0", _ACCEPT} else line

    def _question_lines(self, step: AskStep) -> list[str]:
        asking = step.asking
        if step.retyping is not None:
            return list(near_lines(step.retyping))
        topic = f"［{plain(topic)}］ " if (topic := say(step.topic)) else ""
        options = [plain(line) for line in shown(asking.shape)]
        return [
            "─" * 60,
            *([plain(say(step.notice))] if step.notice != NOTHING else []),
            f"{topic}{plain(say(step.reason_text))}",
            "",
            *asked_lines(asking),
            "",
            *options,
            how_to_answer(asking.shape),
        ]

    def _on_lane(self, call: Callable[[], Result]) -> Result:
        return self._lane.submit(call).result()

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._write(line)


def _help() -> str:
    return tr(
        "Commands: /0 I don't know, /u undo, /r redo, /f this question is odd, /l another language, /q leave, "
        "? this help. Behind an answer, ? says a guess, ~ probably, ! sure. After feedback also: /ok my answer was "
        "right, /w WORDS my own words on the pair, /a put a fact aside that does not stick or bring it back."
    )


def _said(command: str, after: Step) -> str:
    if command == "/u":
        return tr("Taken back.")
    if command == "/r":
        return tr("Your answer stands again.")
    noted = isinstance(after, AskStep | FeedbackStep) and after.flagged
    return tr("Noted on this machine. Thank you.") if noted else tr("The note is taken back.")


class _Left(Exception):
    """The learner leaves; nothing is lost by it."""


class _Unsaved(Exception):
    """The learner leaves although the last answer could not be written."""
