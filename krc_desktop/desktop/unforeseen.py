"""What nobody foresaw: one dialog with text to copy, and the work goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

import krc_desktop
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import Refusal
from krc_desktop.language import Phrasebook
from krc_desktop.log import logger, traceback_without_values

Look = tuple[Theme, Phrasebook]


class Unforeseen(QObject):
    """Takes every error that nothing else took; from any thread, shown by the window's."""

    caught = Signal(object)

    def __init__(
        self,
        *,
        look: Callable[[], Look],
        over: Callable[[], QWidget | None],
        refused: Callable[[Refusal], bool],
    ) -> None:
        """Ready to stand behind everything.

        `look` and `over` are asked when something happens: the window may be another by then.
        `refused` is given a refusal that nobody took, and answers whether it could say it.
        """
        super().__init__()
        self._look = look
        self._over = over
        self._refused = refused
        self.dialog: QDialog | None = None
        self.caught.connect(self._show)

    def stand_behind(self) -> None:
        """Take over what Python does with errors that nobody took."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take an error: into the log without values, before one's eyes in a dialog."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        logger().error("unforeseen: %s", traceback_without_values(error))
        self.caught.emit(error)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, Refusal) and self._refused(error):
            return
        # one is enough: an error that comes again and again must not pile up dialogs
        if self.dialog is None:
            self.dialog = self._made(error)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _made(self, error: BaseException) -> QDialog:
        theme, words = self._look()
        dialog = QDialog(self._over())
        dialog.setWindowTitle(words.text("Something unforeseen happened"))
        dialog.setMinimumWidth(theme.px(560))
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setFont(theme.font("meta"))
        text.setPlainText(
            f"KRC Desktop {krc_desktop.__version__}\n{traceback_without_values(error)}"
        )
        text.setAccessibleName(words.text("Text for the project office"))
        text.setMinimumHeight(theme.px(160))
        copy = button(
            theme,
            words.text("Copy the text"),
            icon="copy",
            act=lambda: QGuiApplication.clipboard().setText(text.toPlainText()),
        )
        go_on = button(theme, words.text("Go on working"), dialog.accept, kind="primary")
        go_on.setDefault(True)
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
                row(None, copy, go_on),
                spacing=12,
                margins=(24, 20, 24, 20),
            )
        )
        go_on.setFocus()
        return dialog
