"""From the command line's options to a running app: in a window, in a terminal, or as today's plan."""

import gc
import os
import sys
from pathlib import Path

from trainer import translations
from trainer.app.chosen_pack import built_in_pack, pack_to_open
from trainer.app.command_line_options import CommandLineOptions, StartupListener, ignore_stages
from trainer.app.environment import (
    QtLibrariesMissing,
    QtMissing,
    display_problem,
    has_display,
    has_terminal,
    is_seen,
    require_qt,
)
from trainer.app.real_clock import RealClock
from trainer.domain.message import message
from trainer.domain.preferences import Preferences
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.resources import default_data_folder
from trainer.storage.data_folder import DataFolder
from trainer.storage.problems import no_such_home


class AlreadyOpen(KnownProblem):
    """Another copy has this learner's data open, and no window of it answered."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            message("Another Minori has this data open ({folder}). Close it, then start again.", folder=str(folder))
        )


def launch(options: CommandLineOptions, language: Language, listener: StartupListener = ignore_stages) -> int:
    """Start what fits this machine; raises a KnownProblem where nothing can be started.

    `listener` hears the stages of a start in a window.
    """
    if options.self_check:
        return _check_self(options)
    folder = data_folder(options)
    if options.terminal:
        return _in_terminal(options, folder, language)
    why_not = display_problem(os.environ, sys.platform) if has_display(os.environ, sys.platform) else _NO_DISPLAY
    if why_not is None:
        return _in_window_or_say_why_not(options, folder, listener, language)
    if has_terminal():
        print(translations.say(why_not, language))
        return _in_terminal(options, folder, language)
    if why_not is not _NO_DISPLAY:
        sys.stderr.write(translations.say(why_not, language) + "\n")
    return _plan(options, folder, language)


_NO_DISPLAY = message("There is no display, so this starts as plain text.")


def data_folder(options: CommandLineOptions) -> DataFolder:
    """Return the learner's folder: the one asked for, or this account's. Raises a KnownProblem."""
    try:
        return DataFolder(options.data or default_data_folder())
    except RuntimeError as error:
        # The account has no home, and nothing says where one would be.
        raise no_such_home(Path("~")) from error


def chosen_pack(options: CommandLineOptions, folder: DataFolder) -> Path:
    """Return the folder of the pack to study, the one chosen last in the window where none was asked for."""
    from trainer.storage.stored_preferences import read_stored_preferences

    return pack_to_open(options.pack, read_stored_preferences(folder.database) or Preferences())


def _in_window_or_say_why_not(
    options: CommandLineOptions, folder: DataFolder, listener: StartupListener, language: Language
) -> int:
    """Start in a window; started from an icon, nobody reads stderr, so the reason is shown in a window too."""
    try:
        return _in_window(options, folder, listener, language)
    except (QtMissing, QtLibrariesMissing):
        raise
    except KnownProblem as problem:
        _note(folder, problem)
        if is_seen(os.environ) and not has_terminal():
            from trainer.ui.startup_error import show_startup_error

            translations.use(language)
            show_startup_error(translations.say(problem.sentence, language))
        raise


def _note(folder: DataFolder, problem: KnownProblem) -> None:
    from trainer.log import close_log, note_problem, open_log

    open_log(folder.path)
    note_problem(problem)
    close_log()


def _in_window(options: CommandLineOptions, folder: DataFolder, listener: StartupListener, language: Language) -> int:
    # Collections fall at random into the imports and find nothing; they begin again when all is imported.
    gc.disable()
    folder.prepare()
    require_qt()
    if not folder.take():
        from trainer.ui.single_instance import show_running

        if show_running(folder.path):
            return 0
        raise AlreadyOpen(folder.path)
    from trainer.app.startup import Startup

    return Startup(folder, options.pack, RealClock(), listener, language, options.history).run()


def _in_terminal(options: CommandLineOptions, folder: DataFolder, language: Language) -> int:
    take_folder(folder)
    from trainer.app.terminal_mode import StudyPlace, study_in_terminal

    study_in_terminal(StudyPlace(folder, chosen_pack(options, folder), RealClock(), language, options.history))
    return 0


def _plan(options: CommandLineOptions, folder: DataFolder, language: Language) -> int:
    take_folder(folder)
    from trainer.app.terminal_mode import StudyPlace, print_plan

    print_plan(StudyPlace(folder, chosen_pack(options, folder), RealClock(), language, options.history))
    return 0


def take_folder(folder: DataFolder) -> None:
    """Prepare the data folder and lock it for this program; raises AlreadyOpen where another one has it."""
    folder.prepare()
    if not folder.take():
        raise AlreadyOpen(folder.path)


def _check_self(options: CommandLineOptions) -> int:
    """Paint the first question, answer it, and quit; in a throw-away folder that nobody's records are in."""
    if not has_display(os.environ, sys.platform):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt()
    import tempfile

    from trainer.app.self_check import check_self

    with tempfile.TemporaryDirectory(prefix="minori-self-check-", ignore_cleanup_errors=True) as throw_away:
        folder = DataFolder(Path(throw_away))
        take_folder(folder)
        try:
            return check_self(folder, options.pack or built_in_pack(), RealClock())
        finally:
            folder.release()
