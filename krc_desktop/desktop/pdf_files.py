"""Where PDFs go: the folder of the last one, never over anything else, opened by the system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from krc_desktop.desktop.session import Session
from krc_desktop.errors import Fault, Trouble

_FOLDER = "reports.folder"


def usual_folder(session: Session) -> Path:
    """Where the last document went, else the person's documents."""
    kept = session.recalled(_FOLDER)
    if kept and Path(kept).is_dir():
        return Path(kept)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or Path.home())


def keep_folder(session: Session, folder: Path) -> None:
    """Remember where a document went."""
    session.keep(_FOLDER, str(folder))


def only_over_a_pdf(path: Path) -> None:
    """Let a document replace an older one, never a centre's file or a letter that had its name."""
    start = b"%PDF"
    try:
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as file:
                if file.read(len(start)) != start:
                    raise Trouble(Fault.FILE_EXISTS, path=path)
    except OSError as error:
        raise Trouble(Fault.CANNOT_READ, path=path) from error


def opened(path: Path) -> bool:
    """Open a file or a folder with what the system opens it with; False where nothing does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
