"""The terminal mode, joined: the same desk, no Qt."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

from trainer import translations
from trainer.app.library_session import LibrarySession
from trainer.domain.clock import Clock
from trainer.domain.problem import KnownProblem
from trainer.log import close_log, note_bug, note_problem, note_start, open_log
from trainer.reports.as_csv import as_csv
from trainer.reports.as_text import as_text
from trainer.reports.forecast import ForecastReport
from trainer.reports.report import Report, ReportSpec
from trainer.storage.data_folder import DataFolder
from trainer.storage.worker_thread import WorkerThread
from trainer.study.service import StudyService
from trainer.terminal.study_loop import StudyLoop
from trainer.terminal.words import plain

Result = TypeVar("Result")


def study_in_terminal(folder: DataFolder, pack_folder: Path, clock: Clock) -> None:
    """Study until the session ends or the learner leaves."""
    with _desk(folder, pack_folder, clock, "terminal") as (lane, desk):
        StudyLoop(desk, lane, clock, _read_line, _write_line).run()


def print_plan(folder: DataFolder, pack_folder: Path, clock: Clock) -> None:
    """Print today's plan, where there is neither display nor terminal."""
    with _desk(folder, pack_folder, clock, "plan") as (lane, desk):
        for line in lane.submit(desk.todays_plan).result():
            _write_line(plain(translations.say(line)))


def print_report(folder: DataFolder, pack_folder: Path, clock: Clock, spec: ReportSpec[Report], *, csv: bool) -> None:
    """Print one report: its sentences and its table, or the table alone as CSV."""
    with _desk(folder, pack_folder, clock, "report") as (lane, desk):
        made = lane.submit(lambda: desk.report(spec)).result().work()
        if isinstance(made, ForecastReport):
            said = made
            lane.submit(lambda: desk.keep_forecast(said)).result()
        for line in as_csv(made).splitlines() if csv else as_text(made):
            _write_line(line)


@contextmanager
def _desk(
    folder: DataFolder, pack_folder: Path, clock: Clock, mode: str
) -> Iterator[tuple[WorkerThread, StudyService]]:
    open_log(folder.path)
    note_start(mode)
    ready = Event()
    ready.set()
    lane = WorkerThread()
    learner = LibrarySession(folder, pack_folder, clock, ready)
    try:
        desk = lane.submit(learner.service).result()
        translations.use(_on(lane, desk.preferences).language)
        yield lane, desk
    except KnownProblem as problem:
        note_problem(problem)
        raise
    except BrokenPipeError:
        raise  # nobody reads any more: no bug
    except Exception as error:
        note_bug(type(error), error.__traceback__)
        raise
    finally:
        lane.submit(learner.close).result()
        lane.close()
        folder.release()
        close_log()


def _on(lane: WorkerThread, call: Callable[[], Result]) -> Result:
    return lane.submit(call).result()


def _read_line() -> str:
    return input("> ")


def _write_line(line: str) -> None:
    # A terminal that cannot show Japanese gets replacement marks rather than an error.
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding))
