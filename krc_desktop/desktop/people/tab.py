"""A tab of the page: a list, the chosen record beside it, and how one leads to the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from krc_desktop.desktop.people.new_record import NewRecord
from krc_desktop.desktop.people.record_pane import RecordPane
from krc_desktop.desktop.people.searched_list import SearchedList
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.list_detail import ListDetail
from krc_desktop.desktop.widgets.widths import Width


class Tab(QStackedWidget):
    """A list with its records; where there are none at all, what teaches how to begin."""

    def __init__(
        self,
        session: Session,
        records: SearchedList,
        pane: RecordPane,
        *,
        key: str,
        name: str,
        unchosen: str,
        empty: QWidget,
    ) -> None:
        """A tab of `name`, remembered under `key`; `unchosen` says that nothing is chosen."""
        super().__init__()
        self.session = session
        self.records, self.pane = records, pane
        said = label(session.theme, unchosen, "body", "ink3", wraps=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail = QStackedWidget()
        self._detail.addWidget(boxed(column(None, said, None, margins=(24, 24, 24, 24))))
        self._detail.addWidget(pane)
        self.split = ListDetail(session, key, records, self._detail, back_to=name)
        self.addWidget(self.split)
        self.addWidget(empty)
        self.record_id = 0
        self._draft = ""
        self._new: NewRecord | None = None
        self._width = Width.FULL
        records.chosen.connect(self._chosen)
        records.opened.connect(self._opened)
        records.went_in.connect(self.focus_title)
        records.add_asked.connect(self.add_new)
        self.split.stepped.connect(records.step)
        self.split.back.connect(records.list.setFocus)

    # -- what each tab says of itself ----------------------------------------------------------

    def is_empty(self) -> bool:
        """Whether the file has nothing to list at all."""
        raise NotImplementedError

    def show_card(self, record_id: int) -> bool:
        """Show a record's card; False where there is none any more."""
        raise NotImplementedError

    def name_of(self, record_id: int) -> str:
        """What a record is called; what one would search for it by."""
        raise NotImplementedError

    def new_record(self) -> NewRecord:
        """The small card for a new record."""
        raise NotImplementedError

    def focus_title(self) -> None:
        """Put the cursor into the name of the record."""
        raise NotImplementedError

    # -- reading -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the file and show it."""
        self.setCurrentIndex(1 if self.is_empty() else 0)
        self.records.read()
        if self.record_id and not self._show(self.record_id):
            self._show_nothing()
        if not self.record_id and not self.split.shows_only_one:
            first = self.records.list.first_key()
            if first is not None:
                self._show(first)
        if self.records.list.current_key != self.record_id:
            self.records.list.show_chosen(self.record_id)

    def open_record(self, record_id: int) -> None:
        """Show a record, in the list as well."""
        if self._show(record_id):
            self.setCurrentIndex(0)
            self.split.show_detail()
            self.records.reveal(record_id, self.name_of(record_id))

    def _show(self, record_id: int) -> bool:
        if not self.show_card(record_id):
            return False
        self.record_id = record_id
        self._detail.setCurrentIndex(1)
        self.split.position.setText(self.name_of(record_id))
        return True

    def _show_nothing(self) -> None:
        self.record_id = 0
        self._detail.setCurrentIndex(0)
        self.split.show_list()

    def is_in_list(self) -> bool:
        """Whether the record that is open stands in the list as it is narrowed."""
        return bool(self.record_id) and self.records.list.current_key == self.record_id

    def forget(self) -> None:
        """Nothing is chosen any more: another centre's records are shown."""
        self._show_nothing()

    # -- choosing ------------------------------------------------------------------------------

    def _chosen(self, record_id: int) -> None:
        self._show(record_id)

    def _opened(self, record_id: int) -> None:
        if record_id != self.record_id:
            self._show(record_id)
        self.split.show_detail()

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self.split.take_width(width)
        self.pane.take_width(width)

    # -- adding --------------------------------------------------------------------------------

    def add_new(self, typed: str = "") -> None:
        """Begin a new record, with what was typed the last time and not added."""
        if self._new is not None:
            self._new.line.setFocus()
            return
        made = self._new = self.new_record()
        made.added.connect(self._added)
        made.closed.connect(self._new_closed)
        made.begin(typed or self._draft)

    def _new_closed(self) -> None:
        if self._new is not None:
            self._draft = self._new.line.text()
            self._new = None

    def _added(self, record_id: int) -> None:
        self.open_record(record_id)
        self.focus_title()
