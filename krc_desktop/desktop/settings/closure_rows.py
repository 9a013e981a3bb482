"""The centre's own closed days, and the holidays on which it works all the same."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.closure_popover import ClosurePopover, days_said
from krc_desktop.desktop.settings.named_row import NamedRow
from krc_desktop.desktop.settings.named_rows import Deed, NamedRows
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.labels import hairline
from krc_desktop.model.centres import Closure
from krc_desktop.operations.centres import remove_closure


class ClosureRows(QWidget):
    """A row for each stretch of days of this year and later; hidden while there is none."""

    def __init__(self, session: Session) -> None:
        """No rows yet."""
        super().__init__()
        self._session = session
        self._words = session.words
        self._closures: dict[int, Closure] = {}
        self.rows = NamedRows(session, self._deeds, moves=False)
        self.rows.opened.connect(self.open)
        self.setLayout(column(hairline(), self.rows, spacing=4))
        self.hide()

    def refresh(self) -> None:
        """Read the closed days."""
        session = self._session
        since = date(session.today.year, 1, 1)
        found = session.file.centres.closures_from(session.centre_id, since)
        self._closures = {one.id: one for one in found}
        self.rows.show_rows([self._row(one) for one in found])
        self.setVisible(bool(found))

    def _row(self, closure: Closure) -> NamedRow:
        words, today = self._words, self._session.today
        days = days_said(words, closure)
        title = (
            words.text("Open on {days}", days=days)
            if closure.is_open
            else words.text("Closed on {days}", days=days)
        )
        over = closure.last_day < today
        tags = ((words.text_in("closure", "over"), "neutral"),) if over else ()
        return NamedRow(closure.id, title, closure.reason, tags)

    def _deeds(self, closure_id: int, beside: QWidget) -> list[Deed]:
        words, session = self._words, self._session
        edit = Deed(words.text("Edit"), "pencil-simple", partial(self.open, closure_id, beside))
        gone = partial(session.do, remove_closure, closure_id=closure_id)
        return [edit, Deed(words.text("Remove"), "trash", gone)]

    def open(self, closure_id: int, beside: QWidget) -> None:
        """Open the days of a row."""
        ClosurePopover(self._session, beside, self._closures[closure_id]).show_up()

    def open_new(self, beside: QWidget) -> None:
        """Open a card for new closed days."""
        ClosurePopover(self._session, beside, None).show_up()
