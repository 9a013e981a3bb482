"""Rows of a list that the centre keeps itself, each widget staying as long as its row does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.named_row import NamedRow, RowWidget
from krc_desktop.desktop.widgets.boxes import column


@dataclass(frozen=True)
class Deed:
    """Something that can be done with a row, in its menu."""

    text: str
    icon: str
    act: Callable[[], object]


class NamedRows(QWidget):
    """The rows; `opened` gives the row and its button, `ordered` the ids in their new order.

    ↑ and ↓ beside a row, or Alt+↑ and Alt+↓ on it, move it. `deeds` says what its ⋯ offers.
    """

    opened = Signal(int, QWidget)
    ordered = Signal(object)

    def __init__(
        self, session: Session, deeds: Callable[[int, QWidget], Sequence[Deed]], *, moves: bool
    ) -> None:
        """No rows yet; `moves`: whether the list has an order of its own."""
        super().__init__()
        self._session = session
        self._deeds = deeds
        self._moves = moves
        self._shown: list[NamedRow] = []
        self.rows: dict[int, RowWidget] = {}
        self._box = column(spacing=2)
        self.setLayout(self._box)

    def show_rows(self, shown: Sequence[NamedRow]) -> None:
        """Show rows; a widget that was there stays, with the focus that it had."""
        self._shown = list(shown)
        wanted = {one.id for one in shown}
        for row_id in [row_id for row_id in self.rows if row_id not in wanted]:
            gone = self.rows.pop(row_id)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, one in enumerate(shown):
            made = self.rows.get(one.id) or self._made(one.id)
            if self._box.indexOf(made) != at:
                self._box.insertWidget(at, made)
            made.show_row(one)
            made.line.setVisible(at > 0)
        self._mark_ends()

    def _made(self, row_id: int) -> RowWidget:
        made = RowWidget(self._session, moves=self._moves)
        made.opens.clicked.connect(lambda: self.opened.emit(row_id, made.opens))
        made.moved.connect(partial(self._move, row_id))
        made.more_asked.connect(partial(self._menu, row_id))
        self.rows[row_id] = made
        return made

    def _order(self) -> list[int]:
        return [one.id for one in self._shown if self._moves and one.moves]

    def _mark_ends(self) -> None:
        order = self._order()
        for row_id in order:
            made = self.rows[row_id]
            for button, end in ((made.up, order[0]), (made.down, order[-1])):
                if row_id == end and button.hasFocus():
                    made.opens.setFocus()
                button.setEnabled(row_id != end)

    def _move(self, row_id: int, by: int) -> None:
        order = self._order()
        at = order.index(row_id)
        if 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
            self.ordered.emit(order)

    def _menu(self, row_id: int) -> None:
        made = self.rows[row_id]
        menu = QMenu(self)
        menu.setFont(self._session.theme.font("body"))
        for deed in self._deeds(row_id, made.opens):
            action = menu.addAction(self._session.theme.icon(deed.icon), deed.text)
            action.triggered.connect(lambda _=False, act=deed.act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(made.more.mapToGlobal(made.more.rect().bottomLeft()))
