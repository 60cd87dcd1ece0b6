"""The address of a server that keeps the organisation's data: read strictly, and never with a password in it."""

from typing import Final, NamedTuple

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from trainer.domain.message import Message, message
from trainer.storage.organisation.problems import OrganisationProblem

SCHEME: Final = "postgresql"
_DRIVER: Final = "postgresql+psycopg"
_LOCAL: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})
_SECURE: Final = frozenset({"require", "verify-ca", "verify-full"})
_PLAIN: Final = frozenset({"disable", "allow", "prefer"})
_STRICTEST: Final = "verify-full"


class WrongAddress(OrganisationProblem):
    """The address cannot be used as it is written."""


class ServerAddress(NamedTuple):
    """Where a server is, and how it is spoken to."""

    url: str
    """For the driver; without a password, which comes from PGPASSFILE."""
    shown: str
    """For people: host and database."""
    encrypted: bool
    """Whether nobody on the way can read along."""
    local: bool
    """Whether it runs on this computer."""


def is_address(word: str) -> bool:
    """Return whether a word is meant as a server's address, and not as a folder."""
    return word.startswith(SCHEME) and ":" in word


def server_address(word: str) -> ServerAddress:
    """Read an address; to another computer the connection is encrypted and the server proves who it is.

    Raises WrongAddress for what is no address of PostgreSQL, for a password in it, and for an unknown `sslmode`.
    """
    try:
        url = make_url(word)
    except (ArgumentError, ValueError) as error:
        raise WrongAddress(_how()) from error
    if url.get_backend_name() != SCHEME or not url.database or url.drivername not in {SCHEME, _DRIVER}:
        raise WrongAddress(_how())
    if url.password is not None or "password" in url.query:
        raise WrongAddress(
            message(
                "A password must not stand in the address: others could read it in the list of programs. Take it out "
                "and put it into the file that PGPASSFILE names."
            )
        )
    host = str(url.query.get("host", url.host or ""))
    local = host in _LOCAL or host.startswith("/")
    mode = str(url.query.get("sslmode", "" if local else _STRICTEST))
    if mode not in {"", *_SECURE, *_PLAIN}:
        raise WrongAddress(message("“{mode}” is no sslmode. Write {wanted}.", mode=mode[:30], wanted=_STRICTEST))
    query = {**url.query, "sslmode": mode} if mode else url.query
    whole = url.set(drivername=_DRIVER, query=query)
    shown = f"{host or 'localhost'}/{url.database}"
    return ServerAddress(whole.render_as_string(hide_password=False), shown, mode in _SECURE, local)


def _how() -> Message:
    return message("Write the address as postgresql+psycopg://USER@HOST/DATABASE.")
