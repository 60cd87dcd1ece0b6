"""One window for one learner: a second copy calls, and the first raises its window."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 2_000


def socket_name(folder: Path) -> str:
    """Return the name under which the window of this data folder can be called; local to this account."""
    return f"minori-{sha256(str(folder).encode()).hexdigest()[:24]}"


def show_running(folder: Path) -> bool:
    """Ask the window of this data folder to come to the front; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    answered = socket.waitForConnected(ANSWER_WITHIN_MS)
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens for a second copy.

    Signals: `called()` when one asks for the window.
    """

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # A name left over by a copy that was killed: the lock of the folder says that nobody has it now.
        QLocalServer.removeServer(socket_name(folder))
        self._server.listen(socket_name(folder))

    def _on_connection(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        self.called.emit()
