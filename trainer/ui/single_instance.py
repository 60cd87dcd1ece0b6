"""One window for one learner: a second copy calls, and the first raises its window.

The door is a socket in a folder that is this account's alone, and either side looks who is at the other end: nobody
else can take the name before us and answer in our stead.
"""

import os
import socket
import stat
import struct
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 2_000
_LONGEST: Final = 90
"""Bytes of a socket's path: systems take about a hundred, and Qt puts a few more behind it while it makes one."""
_LONGEST_FILE: Final = 4096
"""Bytes of a path that is handed over."""
_PEER: Final = "3i"
"""Process, account and group, as Linux tells them."""
_PRIVATE: Final = 0o077
"""Rights that others would have."""


def doors(folder: Path) -> tuple[str, ...]:
    """Return where the window of this data folder may listen, the best place first; local to this account."""
    name = f"minori-{sha256(os.fsencode(folder)).hexdigest()[:24]}"
    if sys.platform == "win32":
        return (name,)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    places = [folder / "window.socket", *([Path(runtime) / name] if runtime else [])]
    return tuple(str(place) for place in places if _is_private(place))


def _is_private(place: Path) -> bool:
    try:
        held = place.parent.stat()
    except OSError:
        return False
    fits = len(os.fsencode(place)) <= _LONGEST and str(place).isprintable()
    return fits and held.st_uid == os.getuid() and not stat.S_IMODE(held.st_mode) & _PRIVATE


def show_running(folder: Path, file: str = "") -> bool:
    """Ask the window of this data folder to come to the front, and to open a file where one is named.

    False where none of this account answers.
    """
    return any(_call(door, file) for door in doors(folder))


def _call(door: str, file: str) -> bool:
    caller = QLocalSocket()
    caller.connectToServer(door)
    answered = caller.waitForConnected(ANSWER_WITHIN_MS) and is_ours(caller)
    if answered and file:
        caller.write(os.fsencode(file)[:_LONGEST_FILE])
        caller.waitForBytesWritten(ANSWER_WITHIN_MS)
    caller.disconnectFromServer()
    return answered


def is_ours(connected: QLocalSocket) -> bool:
    """Return whether this account is at the other end; where the system cannot tell, the folder must do."""
    if sys.platform != "linux":
        return True
    handle = os.dup(int(connected.socketDescriptor()))
    with socket.socket(fileno=handle) as looked_at:
        told = looked_at.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize(_PEER))
    _, uid, _ = struct.unpack(_PEER, told)
    return bool(uid == _own_account())


def _own_account() -> int:
    return os.getuid() if sys.platform != "win32" else 0


class SingleInstance(QObject):
    """Listens for a second copy.

    Signals: `called()` when one asks for the window; `handed(str path)` when it names a file to be opened.
    """

    called = Signal()
    handed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        for door in doors(folder):
            # A name left over by a copy that was killed: the lock of the folder says that nobody has it now.
            QLocalServer.removeServer(door)
            if self._server.listen(door):
                break

    def _on_connection(self) -> None:
        caller = self._server.nextPendingConnection()
        if not is_ours(caller):
            caller.disconnected.connect(caller.deleteLater)
            return
        self.called.emit()
        caller.disconnected.connect(lambda: self._on_gone(caller))
        if caller.state() == QLocalSocket.LocalSocketState.UnconnectedState:
            self._on_gone(caller)

    def _on_gone(self, caller: QLocalSocket) -> None:
        told = bytes(caller.read(_LONGEST_FILE).data())
        caller.deleteLater()
        if told:
            self.handed.emit(os.fsdecode(told))
