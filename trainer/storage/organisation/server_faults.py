"""What a server may do to the organisation's data, each as a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from trainer.domain.message import message
from trainer.storage.organisation.problems import OrganisationProblem

_NO_RIGHTS = "42501"
_READ_ONLY = "25006"


class ServerGone(OrganisationProblem):
    """The server does not answer, or the connection was lost; nothing is half done."""


class MayNot(OrganisationProblem):
    """The server does not let this user do so."""


class NoDriver(OrganisationProblem):
    """What speaks to PostgreSQL is not installed."""


@contextmanager
def server_faults(shown: str) -> Iterator[None]:
    """Turn what a server answers into known problems; `shown` is its address for people."""
    try:
        yield
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise NoDriver(message("PostgreSQL needs one more part: pip install 'minori[postgres]'.")) from error
    except DBAPIError as error:
        if str(getattr(error.orig, "sqlstate", None)) in {_NO_RIGHTS, _READ_ONLY}:
            raise MayNot(
                message("On the server {server} you may only look. Ask who looks after it for the right.", server=shown)
            ) from error
        if error.connection_invalidated or type(error).__name__ in {"OperationalError", "InterfaceError"}:
            raise ServerGone(
                message(
                    "The server {server} does not answer. Check the network and its name, then try again; nothing is "
                    "half done.",
                    server=shown,
                )
            ) from error
        raise
