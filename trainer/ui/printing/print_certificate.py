"""A certificate on paper; number and code are ASCII, because other letters may be copied wrongly from a PDF."""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice

from trainer.assigning.certificate import CertificatePaper
from trainer.domain.message import Message, message
from trainer.translations import say
from trainer.ui.printing.paper import QUIET, Paper, pdf_in, print_on
from trainer.ui.widgets.phrases import clean

_TITLE: Final = 28.0
_NAME: Final = 22.0
_BODY: Final = 13.0
_NOTE: Final = 9.0
_HEADING: Final = message("Certificate of completion")


def certificate_pdf(certificate: CertificatePaper) -> bytes:
    """Return a certificate as a PDF of one page. Raises NoPaper where nothing can be drawn."""
    text, language = certificate.text, certificate.language
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    title = f"{say(_HEADING, language)} {text.name} {text.id}"
    print_on(pdf_in(made, clean(title)), lambda paper: _draw(paper, certificate), lambda _: None)
    return bytes(made.data().data())


def _draw(paper: Paper, certificate: CertificatePaper) -> None:
    text, language = certificate.text, certificate.language
    paper.top = paper.height / 6
    paper.write(say(_HEADING, language), _TITLE, strong=True, below=_TITLE)
    paper.write(clean(text.name or text.person), _NAME, strong=True, below=_BODY)
    paper.write(clean(say(_completed(certificate), language)), _BODY, below=_BODY)
    for line in _facts(certificate):
        paper.write(clean(say(line, language)), _BODY, below=_BODY / 3)
    paper.top += _BODY
    paper.rule()
    paper.top += _BODY
    for line in _small(certificate):
        paper.write(clean(say(line, language)), _NOTE, colour=QUIET, below=_NOTE / 3)


def _completed(certificate: CertificatePaper) -> Message:
    text = certificate.text
    return message("{organisation} certifies that “{title}” was completed.", organisation=text.organisation,
                   title=text.title)  # fmt: skip


def _facts(certificate: CertificatePaper) -> list[Message]:
    text = certificate.text
    expires = message("Valid until {day}", day=text.expires) if text.expires else message("Valid without end")
    return [
        message("Completed on {day}", day=text.completed),
        message("Right answers: {score}", score=text.score),
        expires,
    ]


def _small(certificate: CertificatePaper) -> list[Message]:
    text = certificate.text
    return [
        message("Number: {number}", number=text.id),
        message("Employee code: {code}", code=text.person),
        message("Assignment {id}, revision {rev}; pack {pack}", id=text.assignment, rev=text.rev, pack=text.pack),
        message("Key of the organisation: {fingerprint}", fingerprint=text.fingerprint),
        message("Whoever issued it can check the number. It proves where the answers came from, not who gave them."),
    ]
