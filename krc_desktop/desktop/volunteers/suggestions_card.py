"""Ieteikumi: hours that events propose; they count nowhere until somebody accepts them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.suggestion_row import SuggestionRow
from krc_desktop.desktop.widgets.boxes import Card, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label, tag
from krc_desktop.model.volunteer_months import EntryRow
from krc_desktop.operations.volunteers import accept_all_hours, accept_hours

MOST_SHOWN = 6


class SuggestionsCard(Card):
    """Hidden while there are none; a row keeps what is typed in it when others go."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        super().__init__(session.theme, dense=True)
        self._session = session
        self._words = words = session.words
        theme = session.theme
        self._entries: Sequence[EntryRow] = ()
        self._shows_all = False
        self.rows: dict[int, SuggestionRow] = {}
        self._count = tag(theme, "")
        self.accept_all = button(theme, "", self._accept_all, kind="link", icon="check")
        self.more = button(theme, "", self._show_all, kind="link")
        head = row(
            icon_label(theme, "sparkle", "accent"),
            label(theme, words.text("Suggestions"), "section"),
            self._count,
            ElidedLabel(
                theme, words.text("Not counted until somebody accepts them"), "meta", "ink2"
            ),
            self.accept_all,
        )
        self._box = column(spacing=6)
        self.add(head, self._box, self.more)
        self.setAccessibleName(words.text("Suggestions"))
        self.hide()

    def show_entries(self, entries: Sequence[EntryRow]) -> None:
        """Show what is suggested."""
        words = self._words
        had_focus = self._focused_row()
        self._entries = entries
        self._count.setText(words.number(len(entries)))
        self.accept_all.setText(words.text("Accept all {n}", n=len(entries)))
        self.accept_all.setAccessibleName(self.accept_all.text())
        self.accept_all.setVisible(len(entries) > 1)
        shown = entries if self._shows_all else entries[:MOST_SHOWN]
        self._lay(shown)
        left = len(entries) - len(shown)
        self.more.setText(words.text("Show {n} more", n=left))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(left > 0)
        self.setVisible(bool(entries))
        if had_focus is not None and shown:
            row_ids = [entry.id for entry in shown]
            self.rows[row_ids[min(had_focus, len(row_ids) - 1)]].accept.setFocus()

    def _focused_row(self) -> int | None:
        for at, made in enumerate(self.rows.values()):
            if made.isAncestorOf(self.focusWidget() or QWidget()):
                return at
        return None

    def _lay(self, entries: Sequence[EntryRow]) -> None:
        wanted = {entry.id: entry for entry in entries}
        for row_id in [
            row_id for row_id, one in self.rows.items() if wanted.get(row_id) != one.entry
        ]:
            gone = self.rows.pop(row_id)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, entry in enumerate(entries):
            if entry.id not in self.rows:
                made = SuggestionRow(self._session, entry, self._session.today)
                made.accepted.connect(self._accept)
                made.declined.connect(self._decline)
                self.rows[entry.id] = made
                self._box.insertWidget(at, made)
        self.rows = {entry.id: self.rows[entry.id] for entry in entries}

    def _accept(self, entry_id: int, minutes: int) -> None:
        self._session.do(
            accept_hours,
            refused=self.rows[entry_id].complain,
            entry_id=entry_id,
            minutes=minutes,
        )

    def _decline(self, entry_id: int) -> None:
        self._session.do(
            accept_hours,
            refused=self.rows[entry_id].complain,
            said=self._words.text("Suggestion declined"),
            entry_id=entry_id,
            accepted=False,
        )

    def _accept_all(self) -> None:
        corrected: dict[int, int] = {}
        for row_id, made in self.rows.items():
            minutes = made.minutes()
            if minutes is None:
                made.hours.line.setFocus()
                return
            corrected[row_id] = minutes
        self._session.do(
            accept_all_hours, entries=[one.id for one in self._entries], corrected=corrected
        )

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_entries(self._entries)
