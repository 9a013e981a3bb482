"""Writing at the left, the preview at the right; in a narrow window one of the two, by a tab."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.labels import hairline
from krc_desktop.desktop.widgets.widths import Width

_WRITING, _PREVIEW = "writing", "preview"
_KEY = "splitter.reports"
_LEFT_WIDTH = 484


class Sides(QWidget):
    """Two panes with a handle between them, whose place is remembered, or two tabs."""

    turned = Signal()

    def __init__(
        self, session: Session, left: QScrollArea, right: QWidget, *beside_tabs: QWidget
    ) -> None:
        """Two panes; what stands beside the tabs is seen only with them."""
        super().__init__()
        self._session = session
        self._width = Width.FULL
        self._left, self._right = left, right
        words = session.words
        self.tabs = Segmented(session.theme, words.text("What is seen"))
        self.tabs.offer(_WRITING, words.text_in("report tab", "Preparing"), icon="pencil-simple")
        self.tabs.offer(_PREVIEW, words.text_in("report tab", "Preview"), icon="eye")
        self.tabs.choose(_WRITING)
        self.tabs.chosen.connect(lambda _tab: self._arrange())
        line = row(self.tabs, None, *beside_tabs, spacing=12, margins=(28, 8, 24, 8))
        self._tab_line = boxed(column(boxed(line), hairline(), spacing=0))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([self._left_width(), 2000])
        self._splitter.splitterMoved.connect(self._moved)
        inner = column(self._tab_line, self._splitter, spacing=0)
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self._arrange()

    @property
    def are_tabs(self) -> bool:
        """Whether the window is too narrow for both."""
        return self._width is Width.NARROW

    @property
    def shows_right(self) -> bool:
        """Whether the preview is seen."""
        return not self.are_tabs or self.tabs.value == _PREVIEW

    def show_left(self) -> None:
        """Let what one writes be seen, also in a narrow window."""
        self.tabs.choose(_WRITING)
        self._arrange()

    def show_right(self) -> None:
        """Let the preview be seen, also in a narrow window."""
        self.tabs.choose(_PREVIEW)
        self._arrange()

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        was, self._width = self._width, width
        if was is Width.NARROW and width is not Width.NARROW:
            self._splitter.setSizes([self._left_width(), 2000])
        self._arrange()

    def _arrange(self) -> None:
        self._tab_line.setVisible(self.are_tabs)
        self.fit()
        self._left.setVisible(not self.are_tabs or not self.shows_right)
        self._right.setVisible(self.shows_right)
        self.turned.emit()

    def fit_soon(self) -> None:
        """Leave the left pane as much room as it needs, once what was shown has its size."""
        QTimer.singleShot(0, self, self.fit)

    def fit(self) -> None:
        """Leave the left pane as much room as what stands in it needs now."""
        self._left.setMinimumWidth(0 if self.are_tabs else _least_width(self._left))

    def _left_width(self) -> int:
        kept = self._session.recalled(_KEY)
        wished = int(kept) if kept.isdigit() else 0
        return wished if 200 <= wished <= 1200 else self._session.theme.px(_LEFT_WIDTH)

    def _moved(self, _position: int, _index: int) -> None:
        if not self.are_tabs:
            self._session.keep(_KEY, str(self._splitter.sizes()[0]))


def _least_width(area: QScrollArea) -> int:
    """The width below which something in a scrolled column would be cut off."""
    inside = area.widget()
    width = inside.minimumSizeHint().width() if inside is not None else 0
    return width + area.verticalScrollBar().sizeHint().width()
