"""One window for one learner: a second copy rings, and the first raises its window."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 2_000


def bell_name(folder: Path) -> str:
    """Return the name under which the window of this data folder can be rung; local to this account."""
    return f"minori-{sha256(str(folder).encode()).hexdigest()[:24]}"


def ring(folder: Path) -> bool:
    """Ask the window of this data folder to come to the front; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(bell_name(folder))
    answered = socket.waitForConnected(ANSWER_WITHIN_MS)
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens for a second copy.

    Signals: `rung()` when one asks for the window.
    """

    rung = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # A name left over by a copy that was killed: the lock of the folder says that nobody has it now.
        QLocalServer.removeServer(bell_name(folder))
        self._server.listen(bell_name(folder))

    def _on_connection(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        self.rung.emit()
