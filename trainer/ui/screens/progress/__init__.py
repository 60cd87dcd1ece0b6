"""All progress reports, in the order of their switch; a new one is one file, one line here and one call of the desk."""

# Builders import when called: only the report that is shown is loaded.

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from trainer.domain.pure_job import PureJob
from trainer.study.reports import Report, ReportName
from trainer.study.service import StudyService
from trainer.translations import later
from trainer.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from trainer.ui.screens.progress.report_view import ReportView


class ReportSpec(NamedTuple):
    """One line in `REPORTS`."""

    name: ReportName
    title: str
    """English id of the words on the switch."""
    ask: Callable[[StudyService], PureJob[Report]]
    """The service's call that makes the report; what takes long of it is left to the job."""
    build: "Callable[[Appearance], ReportView]"
    """Imports its module when called."""


def _made(report: Report) -> PureJob[Report]:
    """Return a report that is ready."""
    return PureJob(lambda: report)


def _strength(appearance: Appearance) -> "ReportView":
    from trainer.ui.screens.progress.strength import StrengthView

    return StrengthView(appearance)


def _forecast(appearance: Appearance) -> "ReportView":
    from trainer.ui.screens.progress.forecast import ForecastView

    return ForecastView(appearance)


def _confusions(appearance: Appearance) -> "ReportView":
    from trainer.ui.screens.progress.confusions import ConfusionsView

    return ConfusionsView(appearance)


def _calibration(appearance: Appearance) -> "ReportView":
    from trainer.ui.screens.progress.calibration import CalibrationView

    return CalibrationView(appearance)


def _days(appearance: Appearance) -> "ReportView":
    from trainer.ui.screens.progress.days import DaysView

    return DaysView(appearance)


REPORTS: tuple[ReportSpec, ...] = (
    ReportSpec("strength", later("Topics"), lambda service: _made(service.strength()), _strength),
    ReportSpec("forecast", later("Outlook"), lambda service: service.forecast_job(), _forecast),
    ReportSpec("confusions", later("Mix-ups"), lambda service: _made(service.confusions()), _confusions),
    ReportSpec("calibration", later("Sureness"), lambda service: _made(service.calibration()), _calibration),
    ReportSpec("days", later("Days"), lambda service: _made(service.days()), _days),
)
"""The first is shown at the start."""
