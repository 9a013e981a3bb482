"""Who has not come for their pieces for weeks: a text to copy. Nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.ready_card import by_owner, weeks_said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.language import Phrasebook
from krc_desktop.model.shelf import ReadyPiece


def reminder_text(words: Phrasebook, pieces: Sequence[ReadyPiece], today: date) -> str:
    """A line for each owner: name, whom to call, what waits, for how long."""
    lines = []
    for owner in by_owner(pieces):
        first = owner.pieces[0]
        call = " ".join(part for part in (first.contact.guardian, first.contact.phone) if part)
        told = said.pieces_told(words, [one.piece for one in owner.pieces])
        waited = weeks_said(words, owner.weeks(today))
        parts = (said.owner_name(words, first.owner), call, told, waited)
        lines.append(" · ".join(part for part in parts if part))
    return "\n".join(lines)


class RemindersPopover(ScrolledPopover):
    """The text, and a button that copies it."""

    def __init__(self, session: Session, beside: QWidget, pieces: Sequence[ReadyPiece]) -> None:
        """A popover with the pieces that have waited too long."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("List of reminders"), width=460)
        self.text = QPlainTextEdit(reminder_text(words, pieces, session.today))
        self.text.setReadOnly(True)
        self.text.setFont(theme.font("body"))
        self.text.setAccessibleName(words.text("List of reminders"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(140))
        hint = label(
            theme,
            words.text("Call or write yourself: the program sends nothing."),
            "meta",
            "ink2",
            wraps=True,
        )
        self.copy = button(theme, words.text("Copy"), self._copy, kind="primary", icon="copy")
        self.add_scrolled(self.text)
        foot = row(hint, self.copy, spacing=10)
        foot.setStretch(0, 1)
        self.add_below(foot)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the focus where one begins."""
        super().open(focus or self.copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.session.messages.toast(self.session.words.text("Copied"))
        self.close_up()
