"""`main.py certificate --assignment A1 --to FOLDER`: a PDF for everybody who completed it."""

from pathlib import Path

from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_results import OrganisationResults
from trainer.app.organisation_session import OrganisationSession
from trainer.assigning.certificate import CertificatePaper, Painter, certificate_of
from trainer.domain.message import counted, message
from trainer.domain.problem import KnownProblem
from trainer.domain.registration import compared_code
from trainer.sealing.minisign import signature_text
from trainer.sealing.signing import fingerprint
from trainer.translations import language


def certificate_command(session: OrganisationSession, options: HrOptions) -> Said:
    """Write certificates; somebody named who did not complete is a known problem."""
    results = OrganisationResults(session)
    training = results.training(options.values["--assignment"])
    wanted = compared_code(options.values.get("--person", ""))
    rows = results.rows(training, results.now_ms)
    digits, seed = fingerprint(session.storage.info.key), session.seed()
    texts = [
        text
        for row in rows
        if not wanted or compared_code(row.person) == wanted
        for text in (certificate_of(training, row, digits),)
        if text is not None
    ]
    if wanted and not texts:
        raise KnownProblem(message("There is nothing to certify: {person} has not completed it.", person=wanted))
    to, paint, written = Path(options.values["--to"]), _painter(), []
    for text in texts:
        path = to / f"{training.newest.id}-{text.id}.pdf"
        pdf = paint(CertificatePaper(text, language()))
        _write(path, pdf)
        # Whoever gets the PDF checks it with this file and the organisation's public key, by minisign or by us.
        _write(path.with_name(f"{path.name}.minisig"), signature_text(seed, pdf, text.id).encode())
        written.append({"person": text.person, "file": str(path), "id": text.id, "expires": text.expires or None})
    results.note_looked("certificate", training)
    line = counted("{count} certificate written to {folder}.", "{count} certificates written to {folder}.", len(texts),
                   folder=str(to))  # fmt: skip
    return Said({"written": written}, (line,))


def _painter() -> Painter:
    from trainer.app.painted_certificate import painted_certificate

    return painted_certificate


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise KnownProblem(
            message("The certificate cannot be written there: {path}. Choose another folder.", path=str(path))
        ) from error
