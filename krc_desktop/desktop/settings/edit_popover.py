"""A small card over a row of a list: its fields, kept one by one as they are left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLayout, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.operations.change import Change


class EditPopover(Popover):
    """Fields below each other; Enter in one of them or Esc closes it."""

    def __init__(self, session: Session, beside: QWidget, title: str, *, width: int = 420) -> None:
        """An empty card beside a row."""
        super().__init__(session.theme, beside, title, width=width)
        self._session = session
        self._reread: Callable[[], bool] = lambda: True
        self._of: frozenset[str] = frozenset()
        self.fields: list[TextField] = []
        self.add(label(session.theme, title, "section", wraps=True))
        session.changes.changed.connect(self._something_changed)

    def put(self, *items: QWidget | QLayout | TextField) -> None:
        """Add fields and other items below each other."""
        self.add(*items)
        for item in items:
            self.hear(item)

    def hear(self, item: object) -> None:
        """Let Enter in a field close the card."""
        if isinstance(item, TextField):
            self.fields.append(item)
            item.entered.connect(self.close_up)

    def end(self, *deeds: QWidget) -> None:
        """The foot: what can be done with the row, and the way out."""
        close = button(self._session.theme, self._session.words.text("Close"), self.close_up)
        self.add(row(*deeds, None, close))

    def follow(self, subjects: Sequence[str], reread: Callable[[], bool]) -> None:
        """Show the row anew when it changes elsewhere; `reread` says whether it is still there."""
        self._of, self._reread = frozenset(subjects), reread
        reread()

    def _something_changed(self, change: Change) -> None:
        if self._of & change.subjects and not self.isHidden() and not self._reread():
            self.close_up()

    def show_up(self) -> None:
        """Open it with the focus in the first field."""
        self.open(self.fields[0].edit if self.fields else None)
        if self.fields:
            self.fields[0].line.selectAll()
