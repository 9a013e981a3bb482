"""The scan and the lines beside each other: equally high, scrolled and zoomed together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from krc_desktop.desktop.events.sheets.columns import row_height
from krc_desktop.desktop.events.sheets.lines_card import LinesCard
from krc_desktop.desktop.events.sheets.scan_pane import ScanPane
from krc_desktop.desktop.events.sheets.totals_card import TotalsCard
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.widths import Width

LINES, SCAN = "lines", "scan"
_ZOOMS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5)
_SPLITTER = "splitter.sheet"
_SCAN_WIDTH = {Width.FULL: 436, Width.MEDIUM: 380}


class Halves(QSplitter):
    """In a narrow window one of the two, chosen by `switch`."""

    def __init__(
        self, session: Session, scan: ScanPane, lines: LinesCard, totals: TotalsCard
    ) -> None:
        """The scan at the left, the lines with their totals at the right."""
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self._scan = scan
        self._lines = lines
        self._width = Width.FULL
        self._zoom = 0
        words = session.words
        self.switch = Segmented(session.theme, words.text("View"))
        self.switch.offer(LINES, words.text_in("sheet", "Lines"), icon="rows")
        self.switch.offer(SCAN, words.text_in("sheet", "Scan"), icon="file-text")
        self.switch.choose(LINES)
        right = column(lines, totals, spacing=12, margins=(16, 12, 20, 12))
        right.setStretch(0, 1)
        self._entry = boxed(right)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(scan)
        self.addWidget(self._entry)
        self.setStretchFactor(1, 1)
        self.setSizes([self._remembered_width(), 2000])
        self._connect()

    def _connect(self) -> None:
        self.switch.chosen.connect(lambda _half: self._arrange())
        self.splitterMoved.connect(self._was_moved)
        self._scan.zoom_asked.connect(self.zoom_by)
        self._scan.view.scroll_rows = self._lines.rows.scroll_by
        self._scan.view.rearranged.connect(self.follow)
        self._lines.rows.moved.connect(self.follow)
        self._lines.entering.moved.connect(lambda _line: self.follow())

    def follow(self) -> None:
        """The scan shows beside each row the line of the same number."""
        view, rows = self._scan.view, self._lines.rows
        anchor = rows.anchor()
        if view.isVisible() and rows.isVisible():
            origin = rows.viewport().mapTo(self, rows.viewport().rect().topLeft())
            of_scan = view.mapTo(self, view.rect().topLeft())
            y = float(rows.y_of(anchor) + origin.y() - of_scan.y())
        else:
            y = view.height() / 2 - view.line_height
        view.follow(self._lines.entering.line, anchor, y)

    def zoom_by(self, steps: int) -> None:
        """Make the lines of both halves higher or lower."""
        self._zoom = min(max(self._zoom + steps, 0), len(_ZOOMS) - 1)
        self.take_line_height()

    def take_line_height(self) -> None:
        """Give both halves the height of a line."""
        height = round(row_height(self._session.theme) * _ZOOMS[self._zoom])
        self._scan.closer.setEnabled(self._zoom < len(_ZOOMS) - 1)
        self._scan.further.setEnabled(self._zoom > 0)
        self._lines.rows.take_line_height(height)
        self._scan.view.take_line_height(height)
        self.follow()

    # -- room ----------------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """In a narrow window the lines or the scan."""
        another = width is not self._width
        self._width = width
        narrow = width is Width.NARROW
        self.switch.setVisible(narrow)
        if another and not narrow:
            self.setSizes([self._remembered_width(), 2000])
        self._arrange()

    def show_half(self, half: str) -> None:
        """Let a half be seen, also in a narrow window."""
        self.switch.choose(half)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self._width is Width.NARROW
        self._scan.setVisible(not narrow or self.switch.value == SCAN)
        self._entry.setVisible(not narrow or self.switch.value == LINES)
        self.follow()

    def _remembered_width(self) -> int:
        kept = self._session.recalled(_SPLITTER)
        wished = int(kept) if kept.isdigit() else 0
        standard = self._session.theme.px(_SCAN_WIDTH.get(self._width, 400))
        return wished if 200 <= wished <= 1200 else standard

    def _was_moved(self, _position: int, _index: int) -> None:
        if self._width is not Width.NARROW:
            self._session.keep(_SPLITTER, str(self.sizes()[0]))
        self.follow()
