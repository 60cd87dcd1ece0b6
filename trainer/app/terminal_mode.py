"""Studying in a terminal: the same service, no Qt."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from trainer import translations
from trainer.app.command_line_options import HistoryChoice
from trainer.app.library_session import LibrarySession
from trainer.domain.clock import Clock
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.log import close_log, note_bug, note_problem, note_start, open_log
from trainer.reports.as_csv import as_csv
from trainer.reports.as_text import as_text
from trainer.reports.forecast import ForecastReport
from trainer.reports.report import Report, ReportSpec
from trainer.storage.data_folder import DataFolder
from trainer.storage.worker_thread import WorkerThread
from trainer.study.author_notes import notes_as_csv
from trainer.study.service import StudyService
from trainer.terminal.study_loop import StudyLoop
from trainer.terminal.words import plain, wrapped

Result = TypeVar("Result")
CHECKED_PIECES: Final = 60
"""Of the check after a session: about two seconds."""


class StudyPlace(NamedTuple):
    """Whose records, on which pack, by which clock."""

    folder: DataFolder
    pack_folder: Path
    clock: Clock
    language: Language
    """What a learner speaks who begins now."""
    history: HistoryChoice | None = None


def study_in_terminal(at: StudyPlace) -> None:
    """Study until the session ends or the learner leaves."""
    with _service(at, "terminal") as (thread, service):
        StudyLoop(service, thread, at.clock, _read_line, _write_line).run()


def print_plan(at: StudyPlace) -> None:
    """Print today's plan, where there is neither display nor terminal."""
    with _service(at, "plan") as (thread, service):
        for line in thread.submit(service.todays_plan).result():
            _write_line(plain(translations.say(line)))


def print_report(at: StudyPlace, spec: ReportSpec[Report], *, csv: bool) -> None:
    """Print one report: its sentences and its table, or the table alone as CSV."""
    with _service(at, "report") as (thread, service):
        made = thread.submit(lambda: service.report(spec)).result().work()
        if isinstance(made, ForecastReport):
            said = made
            thread.submit(lambda: service.keep_forecast(said)).result()
        write = _print if csv else _write_line
        for line in as_csv(made).splitlines() if csv else as_text(made):
            write(line)


def print_notes(at: StudyPlace) -> None:
    """Print what the learner may hand to the author, as CSV."""
    with _service(at, "notes") as (thread, service):
        for line in notes_as_csv(thread.submit(service.author_notes).result()).splitlines():
            _print(line)


@contextmanager
def _service(at: StudyPlace, mode: str) -> Iterator[tuple[WorkerThread, StudyService]]:
    open_log(at.folder.path)
    note_start(mode)
    thread = WorkerThread()
    library = LibrarySession(at.folder, at.pack_folder, at.clock, at.language, at.history)
    try:
        service = thread.submit(library.service).result()
        translations.use(_on(thread, service.preferences).language)
        warning = _on(thread, library.place_warning)
        if warning is not None:
            sys.stderr.write(translations.say(warning) + "\n")
        yield thread, service
        if mode == "terminal":
            _check_a_while(thread, library)
    except KnownProblem as problem:
        note_problem(problem)
        raise
    except BrokenPipeError:
        raise  # nobody reads any more: no bug
    except Exception as error:
        note_bug(type(error), error.__traceback__)
        raise
    finally:
        thread.submit(library.end).result()
        thread.close()
        at.folder.release()
        close_log()


def _check_a_while(thread: WorkerThread, library: LibrarySession) -> None:
    """Go on with the weekly check; the next time takes it up where this one stops. Raises what it finds."""
    for _ in range(CHECKED_PIECES):
        if not thread.submit(library.check_on).result():
            return


def _on(thread: WorkerThread, call: Callable[[], Result]) -> Result:
    return thread.submit(call).result()


def _read_line() -> str:
    return input("> ")


def _write_line(line: str) -> None:
    columns = shutil.get_terminal_size().columns
    for part in wrapped(line, columns) if sys.stdout.isatty() else (line,):
        _print(part)


def _print(line: str) -> None:
    # A terminal that cannot show Japanese gets replacement marks rather than an error.
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding))
