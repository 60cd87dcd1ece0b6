"""What a certificate says: who completed what, on which day, until when it is valid, and a number to check it by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final, NamedTuple

from trainer.assigning.console_values import PersonRow
from trainer.assigning.intake import Training
from trainer.assigning.zone_times import zone_named
from trainer.domain.text import Text

_GROUP: Final = 4
_DIGITS: Final = 16


class CertificateText(NamedTuple):
    """Everything that stands on one certificate; the number is over all else."""

    organisation: str
    fingerprint: str
    """Of the organisation's key."""
    person: str
    """The employee code: ASCII or not, it is what the name is found by."""
    name: str
    title: Text
    assignment: str
    rev: int
    pack: str
    """Id and version."""
    score: str
    """As 16/20."""
    completed: str
    """A day, as 2026-12-10."""
    expires: str
    """A day; empty: it does not."""
    as_claimed: int
    """Answers that could not be judged anew."""

    @property
    def id(self) -> str:
        """Return the number: whoever has the data can reckon it again."""
        digest = sha256("\n".join(map(str, self)).encode()).hexdigest()[:_DIGITS].upper()
        return "-".join(digest[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """A certificate as a port paints it."""

    text: CertificateText
    language: str


Painter = Callable[[CertificatePaper], bytes]
"""Makes a PDF; `app` brings the one of the window's printing."""


def certificate_of(training: Training, row: PersonRow, fingerprint: str) -> CertificateText | None:
    """Return the certificate of somebody who completed; None of all others, the exempt among them."""
    if row.state != "completed" or row.completed_ms is None:
        return None
    newest = training.newest
    return CertificateText(
        organisation=newest.organisation,
        fingerprint=fingerprint,
        person=row.person,
        name=row.name,
        title=newest.title,
        assignment=newest.id,
        rev=newest.rev,
        pack=f"{newest.pack} {newest.pack_version}",
        score=f"{row.score.right}/{row.score.of}",
        completed=_day(row.completed_ms, newest.zone),
        expires="" if row.valid_until_ms is None else _day(row.valid_until_ms, newest.zone),
        as_claimed=row.as_claimed,
    )


def _day(ms: int, zone: str) -> str:
    return datetime.fromtimestamp(ms / 1000, zone_named(zone) or UTC).date().isoformat()
