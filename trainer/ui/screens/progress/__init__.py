"""The pictures of progress reports; a report without a line here is shown by the general view."""

# Builders import when called: only the report that is shown is loaded.

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from trainer.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from trainer.ui.screens.progress.report_view import ReportView

Build = Callable[[Appearance], "ReportView"]


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


def general_view(appearance: Appearance) -> "ReportView":
    """Return the view of any report: its sentences and its table."""
    from trainer.ui.screens.progress.general import GeneralView

    return GeneralView(appearance)


PICTURES: Mapping[str, Build] = MappingProxyType(
    {
        "strength": _strength,
        "forecast": _forecast,
        "confusions": _confusions,
        "calibration": _calibration,
        "days": _days,
    }
)
"""By the report's name."""
