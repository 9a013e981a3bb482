"""The place for sentences that stay: under the top bar, above the page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import icon_label, label

_ICONS = {"bad": "warning-fill", "warn": "warning-circle", "ok": "check-circle-fill"}


class MessageBox(QFrame):
    """A tinted box: a sign, a sentence, what to do about it."""

    def __init__(self, session: Session, message: Message, closed: object = None) -> None:
        """The box of a message; `closed` is called by its ×, none: it has none."""
        super().__init__()
        theme, words = session.theme, session.words
        self.setProperty("role", "message")
        self.setProperty("tone", message.tone)
        ink = message.tone if message.tone in _ICONS else "ink2"
        said = label(theme, message.text, "strong", ink if ink != "ink2" else "", wraps=True)
        line = row(
            icon_label(theme, _ICONS.get(message.tone, "info"), ink),
            said,
            spacing=10,
            margins=(14, 8, 8, 8),
        )
        line.setStretch(1, 1)
        if message.action and message.act is not None:
            line.addWidget(button(theme, message.action, message.act))
        if callable(closed):
            line.addWidget(
                icon_button(theme, "x", words.text("Close the message"), lambda: closed())
            )
        self.setLayout(line)
        self.setAccessibleName(message.text)


class MessageBar(QWidget):
    """Shows the trouble that is not over, and the last thing said."""

    def __init__(self, session: Session) -> None:
        """The bar, with nothing to say yet."""
        super().__init__()
        self._session = session
        self._column = column(spacing=8, margins=(28, 0, 24, 8))
        self.setLayout(column(boxed(self._column), spacing=0))
        self._trouble: Message | None = None
        self._said: Message | None = None
        session.messages.shown.connect(self._say)
        session.messages.troubled.connect(self._say_trouble)
        session.messages.trouble_over.connect(lambda: self._say_trouble(None))
        self.hide()

    def _say(self, message: Message | None) -> None:
        self._said = message
        self._show()

    def _say_trouble(self, message: Message | None) -> None:
        self._trouble = message
        self._show()

    def close_said(self) -> None:
        """Close what may be closed: one has gone elsewhere."""
        self._say(None)

    def _show(self) -> None:
        clear(self._column)
        if self._trouble is not None:
            self._column.addWidget(MessageBox(self._session, self._trouble))
        if self._said is not None:
            self._column.addWidget(MessageBox(self._session, self._said, lambda: self._say(None)))
        self.setVisible(self._trouble is not None or self._said is not None)
