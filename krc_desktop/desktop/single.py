"""One window for one folder: a second start raises the first one and leaves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

LOCK_NAME = "krc-desktop.lock"
_ANSWER_MS = 1500


class SingleWindow(QObject):
    """The lock of a data folder; a lock left by a killed program is taken over without asking."""

    raise_asked = Signal()

    def __init__(self, folder: Path) -> None:
        """A lock in a folder, not taken yet."""
        super().__init__()
        self._lock = QLockFile(str(folder / LOCK_NAME))
        # only a program that no longer runs leaves a lock behind: its age says nothing
        self._lock.setStaleLockTime(0)
        digest = QCryptographicHash.hash(
            str(folder.resolve()).encode(), QCryptographicHash.Algorithm.Sha256
        )
        self._name = "krc-desktop-" + digest.data().hex()[:16]
        self._server: QObject | None = None

    def take(self) -> bool:
        """Take the lock; False where another window holds it."""
        if self._lock.tryLock(50):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear of later starts. Called once the window is seen: it is not needed before."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._heard)
        server.listen(self._name)
        self._server = server

    def raise_first(self) -> bool:
        """Ask the first window to show itself; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        socket.disconnectFromServer()
        return True

    def _heard(self) -> None:
        self.raise_asked.emit()

    def release(self) -> None:
        """Let the next start have the folder."""
        self._lock.unlock()
