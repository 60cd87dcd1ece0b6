"""`main.py open` and `hand-in` without a window: the notice as text, the number asked, and what was put where."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from trainer.app.assignments import Assignments, HandedInNow
from trainer.app.command_line_options import AssignedOptions, CommandLineOptions
from trainer.app.environment import has_terminal
from trainer.app.launch import chosen_pack, data_folder, take_folder
from trainer.app.library_session import LibrarySession
from trainer.app.real_clock import RealClock
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.log import close_log, note_start, open_log
from trainer.terminal.words import plain
from trainer.translations import in_every_language, say, use

if TYPE_CHECKING:
    from trainer.study.assignment_view import AssignmentView, OfferView

YES: Final = "yes"


class NobodyAnswers(KnownProblem):
    """The notice is to be acknowledged where nobody can be asked."""


class NothingAssigned(KnownProblem):
    """There is nothing to hand in."""


def follow_assigned_command(options: CommandLineOptions, asked: AssignedOptions, language: Language) -> int:
    """Do what was asked; return the exit code. Raises a KnownProblem."""
    return _open(options, asked, language) if asked.file is not None else _hand_in(options, asked, language)


def _open(options: CommandLineOptions, asked: AssignedOptions, language: Language) -> int:
    """Show what a file asks for, and take it on; return the exit code. Raises a KnownProblem."""
    with _assignments(options, language) as assignments:
        offer = assignments.look_at(str(asked.file))
        for line in _told(offer):
            _write(line, language)
        if not offer.is_news and not offer.wants_notice:
            _write(message("You have this already."), language)
            return 0
        code = offer.person or asked.code or _ask(message("Your employee number"), language)
        if not options.yes and _ask(_SURE, language).casefold() != YES:
            _write(message("Nothing was taken on."), language)
            return 1
        assignments.take_on(code)
        _write(message("Taken on. Study as always; main.py hand-in hands in."), language)
    return 0


def _hand_in(options: CommandLineOptions, asked: AssignedOptions, language: Language) -> int:
    """Hand in what was taken on; return 0 where all of it lies where it is to go, else 1. Raises a KnownProblem."""
    with _assignments(options, language) as assignments:
        chosen = [one for one in assignments.views() if _is_asked(one, asked)]
        if not chosen:
            raise NothingAssigned(message("There is no training here to hand in."))
        outcomes = [assignments.hand_in(one.registration, asked.to) for one in chosen]
    if options.json:
        print(json.dumps({"handed_in": [_plain(one) for one in outcomes]}, ensure_ascii=False))
    else:
        for one in outcomes:
            _write(one.said, language)
    return 0 if all(one.delivered for one in outcomes) else 1


_SURE: Final = message("Type “{word}” if you have read this and take it on:", word=YES)


def _is_asked(view: "AssignmentView", asked: AssignedOptions) -> bool:
    return not asked.assignment or view.assignment == asked.assignment


def _plain(outcome: HandedInNow) -> dict[str, object]:
    said = in_every_language(outcome.said)
    return {"file": outcome.name, "folder": outcome.folder, "delivered": outcome.delivered, "said": said}


def _told(offer: "OfferView") -> Iterator[Message]:
    from trainer.study.assignment_sentences import PROVES, PROVES_NOT

    notice = offer.notice
    yield message("{title} ({organisation})", title=offer.title, organisation=offer.organisation)
    yield offer.until
    yield from offer.rules
    yield message("Fingerprint of its key: {fingerprint}", fingerprint=offer.fingerprint)
    yield message("What is sent, and only when you hand in")
    yield from (message("✓ {what}", what=one) for one in notice.sent)
    yield message("What is never sent")
    yield from (message("× {what}", what=one) for one in notice.never)
    yield message("What for: {purpose}", purpose=notice.purpose)
    yield message("Whom to ask: {contact}", contact=notice.contact)
    yield message("Kept until {day}", day=notice.keep_until)
    yield from (PROVES, *PROVES_NOT)


def _ask(question: Message, language: Language) -> str:
    if not has_terminal():
        raise NobodyAnswers(
            message("Nobody can be asked here: name the employee with --code NUMBER, and say --yes to the notice.")
        )
    _write(question, language)
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


@contextmanager
def _assignments(options: CommandLineOptions, language: Language) -> Iterator[Assignments]:
    folder = data_folder(options)
    take_folder(folder)
    open_log(folder.path)
    note_start("assigned")
    use(language)
    library = LibrarySession(folder, chosen_pack(options, folder), RealClock(), language)
    try:
        yield Assignments(library, folder)
    finally:
        library.close()
        folder.release()
        close_log()


def _write(sentence: Message, language: Language) -> None:
    print(plain(say(sentence, language)))
