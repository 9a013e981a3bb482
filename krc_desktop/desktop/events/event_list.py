"""The list of events: its rows and their keys; what it says when nothing is found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from krc_desktop.desktop.events.list_filters import ListFilters, shortened
from krc_desktop.desktop.events.list_rows import as_table, list_row, source_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.clipboard import copy_table
from krc_desktop.desktop.widgets.empty_states import nothing_found
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.model.event_lists import EventFilter
from krc_desktop.periods import Month

_MOST_COPIED = 5000


class EventRows(RecordList):
    """The rows; Enter goes to the title, Delete removes with undo, Ctrl+C copies the list."""

    entered = Signal(object)
    removed = Signal(object)
    copy_asked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """An empty list."""
        super().__init__(theme, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list."""
        key = self.current_key
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key is not None:
            self.entered.emit(key)
        elif event.key() == Qt.Key.Key_Delete and key is not None:
            self.removed.emit(key)
        else:
            super().keyPressEvent(event)


class EventList(QWidget):
    """The rows under what narrows them, or what is said when there are none."""

    new_asked = Signal(str)
    month_changed = Signal(object)

    def __init__(self, session: Session) -> None:
        """The list of the centre at hand."""
        super().__init__()
        self.session = session
        self.words = session.words
        theme, words = session.theme, session.words
        self.filters = ListFilters(session)
        self.filters.changed.connect(self.read)
        self.filters.month_changed.connect(self.month_changed)
        self.rows = EventRows(theme, words.text("Events"))
        self.rows.copy_asked.connect(self.copy)
        self.add_found = button(theme, "", self._add_searched, kind="soft", icon="plus")
        clear = button(theme, words.text("Clear filters"), lambda: self.filters.clear())
        nothing = nothing_found(theme, words.text("No event fits these filters."), clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(boxed(column(nothing, row(None, self.add_found, None), None)))
        self.setLayout(column(self.filters, self._stack, spacing=0))

    @property
    def wanted(self) -> EventFilter:
        """The filter."""
        return self.filters.wanted

    def show_month(self, month: Month | None) -> None:
        """Show one month's events, or all of them."""
        if self.wanted.month != month:
            self.filters.narrow(month=month)

    def show_incomplete(self, month: Month | None) -> None:
        """Show what is incomplete, of a month or of all."""
        self.filters.clear(month=month, incomplete_only=True)

    def _add_searched(self) -> None:
        self.new_asked.emit(self.wanted.typed)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the list again; who was chosen and how far one had scrolled stays."""
        lists, today = self.session.file.events.lists, self.session.today
        self.filters.refresh(today)
        self.rows.read(source_of(lists, self.words, self.wanted, today))
        found = bool(self.rows.rows.rows)
        self._stack.setCurrentIndex(0 if found else 1)
        typed = self.wanted.typed
        self.add_found.setVisible(bool(typed) and not found)
        text = self.words.text("Add “{name}”", name=shortened(typed, 30))
        self.add_found.setText(text.replace("&", "&&"))
        self.add_found.setAccessibleName(text)

    def put(self, event_id: int) -> None:
        """Show one event's row as it is now, without reading the others."""
        row = self.session.file.events.lists.row(event_id)
        if row is not None:
            self.rows.rows.put(list_row(self.words, row, self.session.today))

    # -- going ---------------------------------------------------------------------------------

    def mark(self, event_id: int) -> bool:
        """Mark an event as chosen, as far down as it stands; whether the filter lets it be seen."""
        model = self.rows.rows
        while model.row_of(event_id) < 0 and model.canFetchMore(self.rows.rootIndex()):
            if len(model.rows) > 1000:
                break
            model.fetchMore(self.rows.rootIndex())
        if not self.rows.show_chosen(event_id):
            return False
        self.rows.scrollTo(self.rows.currentIndex())
        return True

    def reveal(self, event_id: int) -> None:
        """The same; where the filter hides the event, the filter gives way."""
        if self.mark(event_id):
            return
        row = self.session.file.events.lists.row(event_id)
        if row is None:
            return
        self.filters.clear(month=Month.of(row.first_day))
        self.mark(event_id)

    def neighbour(self, event_id: int | None, by: int) -> int | None:
        """The event after (or before) another one in the list."""
        keys = [row.key for row in self.rows.rows.rows if not row.is_heading]
        if event_id not in keys:
            return keys[0] if keys else None
        at = keys.index(event_id) + by
        return keys[at] if 0 <= at < len(keys) else None

    def position(self, event_id: int | None) -> str:
        """Where an event stands: “8. no 10”; nothing while more could be fetched."""
        keys = [row.key for row in self.rows.rows.rows if not row.is_heading]
        if event_id not in keys or self.rows.rows.canFetchMore(self.rows.rootIndex()):
            return ""
        return self.words.text(
            "{number} of {count}", number=keys.index(event_id) + 1, count=len(keys)
        )

    def copy(self) -> None:
        """Copy the list as a table, as far as its filter goes."""
        lists = self.session.file.events.lists
        found = lists.upcoming(self.wanted, limit=_MOST_COPIED)
        found += lists.earlier(self.wanted, limit=_MOST_COPIED - len(found))
        headings, cells = as_table(self.words, found)
        copy_table(self.words, headings, cells)  # type: ignore[arg-type]
        self.session.messages.toast(
            self.words.counted("Copied {n} row", "Copied {n} rows", len(found))
        )
