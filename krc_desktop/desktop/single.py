"""One window for one folder: a second start raises the first one and leaves."""

from __future__ import annotations

import time
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QThread, Signal

LOCK_NAME = "krc-desktop.lock"
_LOCK_MS = 50
_ANSWER_SECONDS = 3.0
_HEARD = b"raised"


class SingleWindow(QObject):
    """The lock of a data folder; a lock left by a killed program is taken over without asking."""

    raise_asked = Signal()

    def __init__(self, folder: Path) -> None:
        """A lock in a folder, not taken yet."""
        super().__init__()
        self._lock = QLockFile(str(folder / LOCK_NAME))
        # only a program that no longer runs leaves a lock behind: its age says nothing
        self._lock.setStaleLockTime(0)
        self._name = "krc-desktop-" + sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._server: QObject | None = None

    def take(self) -> bool:
        """Take the lock; False where another window holds it.

        A folder in which no lock can be made (it can't be written to) holds nobody up: opening the
        file says what is wrong there.
        """
        if self._lock.isLocked() or self._lock.tryLock(_LOCK_MS):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear of later starts. Called once the window is seen: it is not needed before."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._heard)
        server.listen(self._name)
        self._server = server

    def raise_first(self) -> bool:
        """Ask the first window to show itself; whether it answered.

        It may have begun a moment ago and not listen yet, so it is asked until the time is over.
        """
        until = time.monotonic() + _ANSWER_SECONDS
        while time.monotonic() < until:
            if self._answered(round((until - time.monotonic()) * 1000)):
                return True
            QThread.msleep(50)
        return False

    def _answered(self, wait_ms: int) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return socket.waitForConnected(wait_ms) and socket.waitForReadyRead(wait_ms)

    def _heard(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.write(_HEARD)
            caller.flush()
        self.raise_asked.emit()

    def release(self) -> None:
        """Let the next start have the folder."""
        from PySide6.QtNetwork import QLocalServer

        server, self._server = self._server, None
        if isinstance(server, QLocalServer):
            server.close()
        self._lock.unlock()
