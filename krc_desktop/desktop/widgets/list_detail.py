"""A list and, beside it, the chosen record; in a narrow window one of the two."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.widths import Width

_LIST_WIDTH = {Width.FULL: 384, Width.MEDIUM: 320}


class ListDetail(QWidget):
    """Two panes with a handle between them, whose place is remembered.

    In a narrow window the list fills the page until a record is opened; then the record does, under
    a line with the way back and to the neighbours.
    """

    back = Signal()
    stepped = Signal(int)

    def __init__(
        self, session: Session, key: str, list_pane: QWidget, detail: QWidget, *, back_to: str
    ) -> None:
        """Two panes; `key` names them for the memory, `back_to` is the list's name."""
        super().__init__()
        self._session = session
        self._key = f"splitter.{key}"
        self._width = Width.FULL
        self._shows_detail = False
        self.list_pane = boxed(column(list_pane, spacing=0), "pane")
        self.detail = detail
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list_pane)
        self._splitter.addWidget(detail)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._moved)
        self._way_back = self._back_line(back_to)
        self._way_back.hide()
        whole = column(self._way_back, self._splitter, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._splitter.setSizes([self._remembered_width(), 2000])

    def _back_line(self, back_to: str) -> QWidget:
        theme, words = self._session.theme, self._session.words
        self.position = label(theme, "", "meta", "ink2")
        back = button(
            theme, back_to, self._go_back, kind="quiet", icon="caret-left", keys="Alt+Left"
        )
        up = icon_button(theme, "caret-up", words.text("Previous"), lambda: self.stepped.emit(-1))
        down = icon_button(theme, "caret-down", words.text("Next"), lambda: self.stepped.emit(1))
        line = row(back, self.position, None, up, down, margins=(20, 4, 16, 4))
        return boxed(column(boxed(line), hairline(), spacing=0))

    def _remembered_width(self) -> int:
        kept = self._session.recalled(self._key)
        wished = int(kept) if kept.isdigit() else 0
        standard = self._session.theme.px(_LIST_WIDTH.get(self._width, 384))
        return wished if 200 <= wished <= 900 else standard

    def _moved(self, _position: int, _index: int) -> None:
        if self._width is not Width.NARROW:
            self._session.keep(self._key, str(self._splitter.sizes()[0]))

    @property
    def shows_only_one(self) -> bool:
        """Whether the window is too narrow for both."""
        return self._width is Width.NARROW

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        if width is not self._width:
            self._width = width
            if width is not Width.NARROW:
                self._splitter.setSizes([self._remembered_width(), 2000])
        self._arrange()

    def show_detail(self) -> None:
        """Let the record be seen, also in a narrow window."""
        self._shows_detail = True
        self._arrange()

    def show_list(self) -> None:
        """Let the list be seen, also in a narrow window."""
        self._shows_detail = False
        self._arrange()

    def _go_back(self) -> None:
        self.show_list()
        self.back.emit()

    def _arrange(self) -> None:
        narrow = self.shows_only_one
        self.list_pane.setVisible(not narrow or not self._shows_detail)
        self.detail.setVisible(not narrow or self._shows_detail)
        self._way_back.setVisible(narrow and self._shows_detail)
