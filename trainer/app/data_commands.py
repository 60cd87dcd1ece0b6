"""`main.py check-data` and `main.py restore`: the learner's record checked and mended without a window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trainer.app.chosen_pack import built_in_pack
from trainer.app.command_line_options import CommandLineOptions
from trainer.app.environment import has_terminal
from trainer.app.launch import data_folder, take_folder
from trainer.app.real_clock import RealClock
from trainer.domain.message import Message, counted, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.log import close_log, note_problem, note_start, open_log
from trainer.translations import say, tr, use

if TYPE_CHECKING:
    from trainer.app.library_session import LibrarySession

_SOUND = message("Everything is as it was written.")
_ASKED = message("Do it? [y/N]")
_NOTHING_DONE = message("Nothing was changed.")
_RESTORED = message("Went back to the backup; the present file is set aside, and answers given since are kept.")


def check_data(options: CommandLineOptions, language: Language) -> int:
    """Check the whole record and print what was found; 1 where rows are damaged that only mending puts right."""
    from trainer.storage.problems import damaged_rows

    with _library(options, "check-data", language) as library:
        found = library.check_data()
        if found.mended:
            tables = ", ".join(found.mended)
            print(tr("Damage was found and mended from the log of answers: {tables}.", tables=tables))
        if found.odd:
            print(say(damaged_rows(found.odd[0].table, found.odd[0].key, len(found.odd)).sentence))
            return 1
        if not found.mended:
            print(say(_SOUND))
    return 0


def restore(options: CommandLineOptions, language: Language) -> int:
    """Mend the record or go back to a backup, once told what comes back and what is lost; 1 where nothing is done."""
    with _library(options, "restore", language) as library:
        if options.restore:
            return _go_back(library, options)
        remedy = library.find_remedy()
        print(say(remedy.sentence))
        if remedy.file_is_sound:
            for line in library.list_backups().backups:
                print(tr("{name}: {when} · {answers} answers", name=line.name, when=line.when, answers=line.answers))
            return 0
        if not _agreed(options):
            print(say(_NOTHING_DONE))
            return 1
        print(say(library.mend().done))
    return 0


def _go_back(library: "LibrarySession", options: CommandLineOptions) -> int:
    name = options.restore or ""
    chosen = next((line for line in library.list_backups().backups if line.name == name), None)
    if chosen is not None:
        print(say(_goes_back(chosen.when, chosen.answers)))
        if not _agreed(options):
            print(say(_NOTHING_DONE))
            return 1
    # One that is not known is refused in a sentence.
    library.restore(name)
    print(say(_RESTORED))
    return 0


def _goes_back(when: str, answers: int) -> Message:
    return counted(
        "Goes back to {when} with {count} answer. What you have now is set aside, and answers given since come back.",
        "Goes back to {when} with {count} answers. What you have now is set aside, and answers given since come back.",
        answers,
        when=when,
    )


def _agreed(options: CommandLineOptions) -> bool:
    """Return whether it is to be done; where nobody can be asked, only if that was said before."""
    if options.yes or not has_terminal():
        return options.yes
    return input(say(_ASKED) + " ").strip().lower() in {"y", "yes", "はい"}


@contextmanager
def _library(options: CommandLineOptions, mode: str, language: Language) -> Iterator["LibrarySession"]:
    from trainer.app.library_session import LibrarySession

    use(language)
    folder = data_folder(options)
    take_folder(folder)
    open_log(folder.path)
    note_start(mode)
    library = LibrarySession(folder, built_in_pack(), RealClock(), language)
    try:
        yield library
    except KnownProblem as problem:
        note_problem(problem)
        raise
    finally:
        library.close()
        folder.release()
        close_log()
