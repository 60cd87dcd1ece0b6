"""`main.py export-record`, `join-record` and `erase-record`: the whole record without a window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from trainer.app.command_line_options import CommandLineOptions
from trainer.app.environment import has_terminal
from trainer.app.launch import chosen_pack, data_folder, take_folder
from trainer.app.library_session import LibrarySession
from trainer.app.real_clock import RealClock
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.log import close_log, note_start, open_log
from trainer.study.whole_record import ERASED, WILL_BE_ERASED, joined_to, line_of, out_of_reach, saved
from trainer.terminal.words import plain
from trainer.translations import say

SURE: Final = "erase"
"""What is to be typed before everything goes."""


class NobodyToAsk(KnownProblem):
    """Erasing was asked for where nobody can be asked back."""


def follow_record_command(options: CommandLineOptions, language: Language) -> int:
    """Do what was asked; return the exit code. Raises a KnownProblem."""
    with _library(options, language) as library:
        if options.record == "erase":
            return _erase(library, language, asked=options.yes)
        _write(_carried(library, options), language)
    return 0


def _carried(library: LibrarySession, options: CommandLineOptions) -> Message:
    file = str(options.file)
    if options.record == "export":
        return saved(library.save_record(file), file)
    settings = options.settings or "mine"
    joined = library.join_record(file, settings)
    told = joined_to(joined)
    return message("{joined} The settings are {whose}.", joined=told, whose=_WHOSE[settings])


_WHOSE: Final = {
    "mine": message("this computer’s, as they were"),
    "theirs": message("those of the other computer"),
}


def _erase(library: LibrarySession, language: Language, *, asked: bool) -> int:
    places = library.places()
    if not places:
        _write(message("There is nothing of yours here to erase."), language)
        return 0
    _write(WILL_BE_ERASED, language)
    for place in places:
        _write(line_of(place), language)
    if not asked and not _is_sure(language):
        _write(message("Nothing was erased."), language)
        return 1
    erased = library.erase()
    for sentence in (ERASED, *out_of_reach(erased)):
        _write(sentence, language)
    return 0


def _is_sure(language: Language) -> bool:
    if not has_terminal():
        raise NobodyToAsk(message("Nobody can be asked here; with --yes it is erased without asking."))
    _write(
        message("A last copy can be saved first (main.py export-record FILE). Type “{word}” to go on:", word=SURE),
        language,
    )
    try:
        return input("> ").strip() == SURE
    except (EOFError, KeyboardInterrupt):
        return False


@contextmanager
def _library(options: CommandLineOptions, language: Language) -> Iterator[LibrarySession]:
    folder = data_folder(options)
    take_folder(folder)
    if options.record != "erase":
        open_log(folder.path)
        note_start(str(options.record))
    library = LibrarySession(folder, chosen_pack(options, folder), RealClock(), language)
    try:
        yield library
    finally:
        library.close()
        folder.release()
        close_log()


def _write(sentence: Message, language: Language) -> None:
    print(plain(say(sentence, language)))
