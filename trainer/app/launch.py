"""From the command line's options to a running app: in a window, in a terminal, or as today's plan."""

import gc
import os
import sys
from pathlib import Path

from trainer import translations
from trainer.app.already_open import AlreadyOpen
from trainer.app.chosen_pack import built_in_pack, pack_to_open
from trainer.app.command_line_options import SEALED, CommandLineOptions, StartupListener, ignore_stages
from trainer.app.environment import (
    QtLibrariesMissing,
    QtMissing,
    display_problem,
    has_display,
    has_terminal,
    is_seen,
    require_qt,
)
from trainer.app.presets import presets
from trainer.app.real_clock import RealClock
from trainer.domain.message import message
from trainer.domain.preferences import Preferences
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.resources import default_data_folder
from trainer.storage.data_folder import DataFolder
from trainer.storage.learners import Learners, UnknownLearner
from trainer.storage.problems import no_such_home


def launch(options: CommandLineOptions, language: Language, listener: StartupListener = ignore_stages) -> int:
    """Start what fits this machine; raises a KnownProblem where nothing can be started.

    `listener` hears the stages of a start in a window.
    """
    if options.self_check:
        return _check_self(options)
    if options.terminal:
        return _in_terminal(options, language)
    why_not = display_problem(os.environ, sys.platform) if has_display(os.environ, sys.platform) else _NO_DISPLAY
    if why_not is None:
        return _in_window_or_say_why_not(options, listener, language)
    if options.make is not None:
        sys.stderr.write(translations.say(why_not, language) + "\n")
        return 1
    if has_terminal():
        print(translations.say(why_not, language))
        return _in_terminal(options, language)
    if why_not is not _NO_DISPLAY:
        sys.stderr.write(translations.say(why_not, language) + "\n")
    return _plan(options, language)


_NO_DISPLAY = message("There is no display, so this starts as plain text.")


def data_folder(options: CommandLineOptions) -> DataFolder:
    """Return the learner's folder: of the one who was named, or of the only one. Raises a KnownProblem."""
    learners = learners_of(options)
    folder = named_learner(options, learners)
    if folder is None:
        raise learners.one_of_several()
    return DataFolder(learners.place_of(folder))


def learners_of(options: CommandLineOptions) -> Learners:
    """Return who learns in the folder asked for, or in this account's. Raises a KnownProblem."""
    try:
        return Learners(DataFolder(options.data or presets().data_folder or default_data_folder()).path)
    except RuntimeError as error:
        # The account has no home, and nothing says where one would be.
        raise no_such_home(Path("~")) from error


def named_learner(options: CommandLineOptions, learners: Learners) -> str | None:
    """Return the folder of whoever was named, or of the only learner; None where one of several is to be chosen."""
    if options.learner is not None:
        return learners.named(options.learner).folder
    known = learners.all()
    return known[0].folder if len(known) == 1 else None


def chosen_pack(options: CommandLineOptions, folder: DataFolder) -> Path:
    """Return the folder of the pack to study, the one chosen last in the window where none was asked for."""
    from trainer.storage.stored_preferences import read_stored_preferences

    return pack_to_open(asked_pack(options, folder), read_stored_preferences(folder.database) or Preferences())


def asked_pack(options: CommandLineOptions, folder: DataFolder) -> Path | None:
    """Return the folder of the pack that was asked for, a sealed one unpacked into the data folder; None for none.

    Raises a KnownProblem.
    """
    if options.pack is None or options.pack.suffix.casefold() != SEALED:
        return options.pack
    from trainer.app.sealed_packs import unpack_sealed
    from trainer.storage.pack_library import PackLibrary

    return unpack_sealed(options.pack, PackLibrary(folder.path)).folder


def _in_window_or_say_why_not(options: CommandLineOptions, listener: StartupListener, language: Language) -> int:
    """Start in a window; started from an icon, nobody reads stderr, so the reason is shown in a window too."""
    learners = learners_of(options)
    try:
        return _in_windows(options, learners, listener, language)
    except (QtMissing, QtLibrariesMissing, UnknownLearner):
        raise
    except KnownProblem as problem:
        _note(DataFolder(learners.place_of(named_learner(options, learners) or "")), problem)
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


def _in_windows(options: CommandLineOptions, learners: Learners, listener: StartupListener, language: Language) -> int:
    """Show the window, and another one whenever somebody else is to learn."""
    chosen = named_learner(options, learners)
    while True:
        # Collections fall at random into the imports and find nothing; they begin again when all is imported.
        gc.disable()
        folder = DataFolder(learners.place_of(chosen or ""))
        folder.prepare()
        require_qt()
        if chosen is not None and not folder.take():
            from trainer.ui.single_instance import show_running

            asked = None if options.assigned is None else options.assigned.file
            if show_running(folder.path, "" if asked is None else str(asked.absolute())):
                return 0
            raise AlreadyOpen(folder.path)
        from trainer.app.startup import Startup

        startup = Startup(
            folder,
            asked_pack(options, folder),
            RealClock(),
            listener,
            language,
            options.history,
            learners,
            choosing=chosen is None,
            make=options.make,
        )
        startup.open_first = None if options.assigned is None else options.assigned.file
        status = startup.run()
        if not startup.switching:
            return status
        startup.put_away()
        chosen = None


def _in_terminal(options: CommandLineOptions, language: Language) -> int:
    folder = _terminal_folder(options, language)
    take_folder(folder)
    from trainer.app.terminal_mode import StudyPlace, study_in_terminal

    study_in_terminal(StudyPlace(folder, chosen_pack(options, folder), RealClock(), language, options.history))
    return 0


def _terminal_folder(options: CommandLineOptions, language: Language) -> DataFolder:
    """Return the folder of whoever is learning; where there are several and somebody can be asked, of who says so."""
    learners = learners_of(options)
    if not has_terminal() or named_learner(options, learners) is not None:
        return data_folder(options)
    print(translations.say(_WHO, language))
    for line in learners.all():
        print(f"  {line.number} {translations.say(line.called, language)}")
    while True:
        try:
            return DataFolder(learners.place_of(learners.named(input("> ")).folder))
        except UnknownLearner as problem:
            print(translations.say(problem.sentence, language))
        except (EOFError, KeyboardInterrupt) as nobody:
            raise learners.one_of_several() from nobody


_WHO = message("Who is learning? Type the name or the number.")


def _plan(options: CommandLineOptions, language: Language) -> int:
    folder = data_folder(options)
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
            return check_self(folder, asked_pack(options, folder) or built_in_pack(), RealClock())
        finally:
            folder.release()
