"""A PostgreSQL of its own for the tests: a private port, an unprivileged user, gone when the last one is done."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine, text

PROGRAMS: Final = Path("/usr/lib/postgresql")
USER: Final = "hr"
WORD: Final = "a test's own"
_AS_NOBODY: Final = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


def programs() -> Path | None:
    """Return where the newest server's programs are."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """A running server; `url` names a database of it without the password, which `PGPASSFILE` holds."""

    def __init__(self, folder: Path, bin_: Path, port: int) -> None:
        self.folder, self._bin, self.port = folder, bin_, port
        self._prefix = _AS_NOBODY if os.geteuid() == 0 else ()
        self._made = 0

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "start")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def set_up(self) -> None:
        """Make an empty cluster."""
        word = self.folder / "word"
        word.write_text(WORD)
        word.chmod(0o644)
        self._run(
            "initdb", "-D", str(self.folder / "data"), "-U", USER, "--auth=scram-sha-256",
            f"--pwfile={word}", "-E", "UTF8", "--locale=C.UTF-8",
        )  # fmt: skip
        settings = (
            f"listen_addresses='127.0.0.1'\nport={self.port}\nunix_socket_directories='{self.folder}'\nfsync=off\n"
        )
        write = f"cat >> '{self.folder}/data/postgresql.conf'"
        subprocess.run([*self._prefix, "sh", "-c", write], input=settings, text=True, check=True)

    def database(self) -> str:
        """Return the URL of a new, empty database."""
        self._made += 1
        name = f"t{self._made}"
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
        finally:
            engine.dispose()
        return self._url(name)

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [*self._prefix, str(self._bin / program), *words],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
        )  # fmt: skip


@contextmanager
def running_server() -> Iterator[Server]:
    """Give a server; its password lies in a file that `PGPASSFILE` names meanwhile."""
    bin_ = programs()
    assert bin_ is not None, "no PostgreSQL is installed"
    folder = Path(tempfile.mkdtemp(prefix="minori-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(folder, bin_, port)
    kept = os.environ.get("PGPASSFILE")
    passwords = Path(tempfile.mkstemp(prefix="minori-pgpass-")[1])
    passwords.write_text(f"127.0.0.1:{port}:*:{USER}:{WORD}\n")
    try:
        os.environ["PGPASSFILE"] = str(passwords)
        server.set_up()
        server.start()
        yield server
        server.kill()
    finally:
        if kept is None:
            del os.environ["PGPASSFILE"]
        else:
            os.environ["PGPASSFILE"] = kept
        passwords.unlink()
        shutil.rmtree(folder, ignore_errors=True)
