"""What was learned, told from plain values: `(ReportInput) -> Report`; a new one is one file and its line here."""

from trainer.reports.calibration import CALIBRATION
from trainer.reports.confusions import CONFUSIONS
from trainer.reports.days import DAYS
from trainer.reports.forecast import FORECAST
from trainer.reports.report import Report, ReportSpec
from trainer.reports.strength import STRENGTH

REPORTS: tuple[ReportSpec[Report], ...] = (
    STRENGTH,
    FORECAST,
    CONFUSIONS,
    CALIBRATION,
    DAYS,
)
"""In the order of their switch; the first is shown at the start."""
