"""A list with its search line and its chips: what the lists of people and organisations share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from krc_desktop.desktop.people.search_line import SearchLine
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.clipboard import Value, copy_table
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.rows import PORTION, Portion
from krc_desktop.desktop.work import Progress
from krc_desktop.store.centre_file import CentreFile

Table = tuple[Sequence[str], Sequence[Sequence[Value]]]
_MOST_FETCHED = 10
_MOST_SHOWN = 20


class SearchedList(QWidget):
    """Searched at every letter, narrowed by chips, paged by keys; Ctrl+C copies all of it."""

    chosen = Signal(object)
    opened = Signal(object)
    add_asked = Signal(str)
    went_in = Signal()

    def __init__(
        self, session: Session, *, name: str, search: str, chips: Sequence[QWidget]
    ) -> None:
        """A list of `name`; `search` says by what one finds in it."""
        super().__init__()
        self.session = session
        self.theme, self.words = session.theme, session.words
        self.search = SearchLine(self.theme, search)
        self.list = RecordList(self.theme, name, height=56)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing())
        head = column(self.search, flowing(*chips), spacing=10, margins=(16, 14, 16, 8))
        self.setLayout(column(boxed(head), self._stack, spacing=0))
        self.search.searched.connect(lambda _typed: self.read_anew())
        self.search.went_down.connect(self._go_down)
        self.search.entered.connect(self._open_first)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.installEventFilter(self)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.list)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self.copy)

    # -- what each list says of itself ---------------------------------------------------------

    def portion(self, after: Any, limit: int) -> Portion:
        """The next rows of what is wanted."""
        raise NotImplementedError

    def table_job(self) -> Callable[[CentreFile, Progress], Table]:
        """A job that reads the whole list as a table."""
        raise NotImplementedError

    def clear_filters(self) -> None:
        """Show all again, whatever was searched or chosen."""
        raise NotImplementedError

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Show what is wanted; who was chosen and how far one had scrolled stays."""
        self.list.read(self.portion)
        self._show_found()

    def read_anew(self) -> None:
        """Show what is wanted from its beginning: something else is looked for."""
        key = self.list.current_key
        self.list.rows.read(lambda _after, _limit: Portion(()))
        self.list.read(self.portion)
        self.list.scrollToTop()
        self.list.show_chosen(key)
        self._show_found()

    def _show_found(self) -> None:
        found = self.list.first_key() is not None
        self._stack.setCurrentIndex(0 if found else 1)
        if not found:
            typed = self.search.text().strip()
            self._add.setVisible(bool(typed))
            name = typed if len(typed) <= _MOST_SHOWN else f"{typed[:_MOST_SHOWN]}…"
            self._add.setText(self.words.text("Add “{name}”", name=name).replace("&", "&&"))
            self._add.setToolTip(typed)

    def reveal(self, key: int, name: str) -> None:
        """Mark a record as chosen in the list, where need be by searching for its name."""
        if self.list.show_chosen(key):
            return
        self.clear_filters()
        for _ in range(_MOST_FETCHED):
            if self.list.show_chosen(key):
                return
            if not self.list.rows.canFetchMore(self.list.rootIndex()):
                return
            self.list.rows.fetchMore(self.list.rootIndex())
        self.search.show_text(name)
        self.list.show_chosen(key)

    def step(self, by: int) -> None:
        """Choose a neighbour of the chosen record."""
        number = self.list.currentIndex().row() + by
        rows = self.list.rows.rows
        while 0 <= number < len(rows) and rows[number].is_heading:
            number += by
        if 0 <= number < len(rows):
            self.list.setCurrentIndex(self.list.rows.index(number))
            self.opened.emit(rows[number].key)

    # -- keys ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a row opens it and goes into its card; a click leaves the focus in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enters and self.list.current_key is not None:
                self.opened.emit(self.list.current_key)
                self.went_in.emit()
                return True
        return super().eventFilter(watched, event)

    def _go_down(self) -> None:
        self.list.setFocus()
        if self.list.current_key is None:
            self._choose_first()

    def _choose_first(self) -> None:
        number = self.list.rows.row_of(self.list.first_key())
        if number >= 0:
            self.list.setCurrentIndex(self.list.rows.index(number))

    def _open_first(self) -> None:
        key = self.list.first_key()
        if key is not None:
            self._choose_first()
            self.opened.emit(key)
        elif self.search.text().strip():
            self.add_asked.emit(self.search.text().strip())

    def _nothing(self) -> QWidget:
        """What a search without hits says."""
        words = self.words
        said = label(
            self.theme,
            words.text("Nothing fits the search and the filters."),
            "body",
            "ink2",
            wraps=True,
        )
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add = button(
            self.theme,
            words.text("Add"),
            lambda: self.add_asked.emit(self.search.text().strip()),
            icon="plus",
        )
        clear = button(self.theme, words.text("Clear filters"), self._clear_and_search)
        lines = (row(None, one, None) for one in (clear, self._add))
        return boxed(column(16, said, *lines, None, spacing=10, margins=(16, 16, 16, 16)))

    def _clear_and_search(self) -> None:
        self.clear_filters()
        self.search.setFocus()

    # -- copying -------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the whole list, as it is narrowed, on the clipboard as a table."""
        self.session.work.start(self.table_job(), done=self._copied)

    def _copied(self, table: Table) -> None:
        headings, rows = table
        copy_table(self.words, headings, rows)
        self.session.messages.toast(
            self.words.text("Rows copied: {n}", n=self.words.number(len(rows)))
        )


def whole(portion: Callable[[Any, int], Sequence[Any]], progress: Progress) -> list[Any]:
    """Every row of a list that is read in portions."""
    rows: list[Any] = []
    after: Any = ("", 0)
    while True:
        progress.check()
        part = portion(after, 10 * PORTION)
        rows.extend(part)
        if len(part) < 10 * PORTION:
            return rows
        after = part[-1].key
