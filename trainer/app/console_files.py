"""What the window writes of one assignment into a folder: the workbook for an audit, the certificates."""

from pathlib import Path

from trainer.app.certificate_command import certificate_command
from trainer.app.hr_options import HrOptions
from trainer.app.organisation_results import OrganisationResults
from trainer.app.organisation_session import OrganisationSession
from trainer.assigning.console_views import Written
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.exchange.report_files import xlsx_bytes


def write_audit(session: OrganisationSession, assignment: str, folder: Path, day: str) -> Written:
    """Write everything an auditor asks for as one workbook, frozen as of now; who did stands in the trail."""
    results = OrganisationResults(session)
    training = results.training(assignment)
    pack = results.audit(training, results.now_ms)
    path = folder / f"{training.newest.id}-audit-{day}.xlsx"
    try:
        path.write_bytes(xlsx_bytes(*pack.tables))
    except OSError as error:
        raise KnownProblem(
            message("“{name}” could not be written there. Please pick another place.", name=path.name)
        ) from error
    results.note_looked("audit", training)
    return Written(str(folder), (path.name,))


def write_certificates(session: OrganisationSession, assignment: str, folder: Path) -> Written:
    """Write a PDF for everybody who is done."""
    options = HrOptions("certificate", (), {"--assignment": assignment, "--to": str(folder)})
    written = certificate_command(session, options).told["written"]
    files = [Path(str(one["file"])).name for one in written] if isinstance(written, list) else []
    return Written(str(folder), tuple(files))
