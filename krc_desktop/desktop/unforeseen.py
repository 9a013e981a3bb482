"""What nobody foresaw: one dialog with text to copy, and the work goes on."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

import krc_desktop
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import Refusal
from krc_desktop.log import logger, traceback_without_values


class Unforeseen(QObject):
    """Takes every error that nothing else took; from any thread, shown by the window's."""

    caught = Signal(object)

    def __init__(self, session: Session, over: QWidget) -> None:
        """Stand behind everything, in front of a window."""
        super().__init__(over)
        self._session = session
        self._over = over
        self._dialog: QDialog | None = None
        self.caught.connect(self._show)

    def stand_behind(self) -> None:
        """Take over what Python does with errors that nobody took."""
        sys.excepthook = self._hook

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._over.close()
            return
        logger().error("unforeseen: %s", traceback_without_values(error))
        self.caught.emit(error)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._session.say_refusal(error)
        elif self._dialog is None:
            self._dialog = self._made(error)
            self._dialog.finished.connect(self._closed)
            self._dialog.open()

    def _closed(self) -> None:
        self._dialog = None

    def _made(self, error: BaseException) -> QDialog:
        theme, words = self._session.theme, self._session.words
        dialog = QDialog(self._over)
        dialog.setWindowTitle(words.text("Something unforeseen happened"))
        dialog.setMinimumWidth(theme.px(560))
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setPlainText(
            f"KRC Desktop {krc_desktop.__version__}\n{traceback_without_values(error)}"
        )
        text.setAccessibleName(words.text("Text for the project office"))
        text.setMinimumHeight(theme.px(160))
        copy = button(
            theme,
            words.text("Copy the text"),
            kind="primary",
            icon="copy",
            act=lambda: QGuiApplication.clipboard().setText(text.toPlainText()),
        )
        close = button(theme, words.text("Go on working"), dialog.accept)
        dialog.setLayout(
            column(
                label(theme, words.text("Something unforeseen happened"), "record"),
                label(
                    theme,
                    words.text(
                        "What you were doing was not done; everything saved before is safe, and you"
                        " can go on working. If it happens again, copy this text and send it to the"
                        " project office: it holds no personal data."
                    ),
                    wraps=True,
                ),
                text,
                row(None, copy, close),
                spacing=12,
                margins=(24, 20, 24, 20),
            )
        )
        return dialog
