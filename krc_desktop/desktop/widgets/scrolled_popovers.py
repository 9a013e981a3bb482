"""A popover whose content scrolls where the window is low; what decides stays in sight below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Item, ScrolledColumn, row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.popovers import Popover


class _Content(ScrolledColumn):
    """A scrolled column that asks for all the room that it would like to have."""

    rearranged = Signal()

    def __init__(self) -> None:
        """An empty column."""
        super().__init__(spacing=12, margins=(0, 0, 8, 4))

    def measure(self) -> None:
        """Say anew how high the content is: texts that wrap would ask for more than they need."""
        inside = self.widget()
        if inside is not None:
            inside.setMinimumHeight(self._height())
        self.updateGeometry()

    def _height(self) -> int:
        width = self.viewport().width()
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self.column.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        """As high as its content."""
        return QSize(self.width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """It may become low: it scrolls."""
        return QSize(0, 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the content is arranged anew: a scroll area watches it anyway."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.rearranged.emit()
        return super().eventFilter(watched, event)


class ScrolledPopover(Popover):
    """A heading with a way to close, a content that scrolls, a foot."""

    def __init__(self, session: Session, beside: QWidget, name: str, *, width: int = 424) -> None:
        """An empty one of a name."""
        super().__init__(session.theme, beside, name, width=width)
        self.session = session
        self.heading = label(session.theme, name, "section", wraps=True)
        close = icon_button(
            session.theme, "x", session.words.text("Close"), self.close_up, keys="Esc"
        )
        self.body.setSpacing(10)
        self.body.setContentsMargins(20, 12, 12, 14)
        self.head = row(self.heading, close, spacing=8)
        self.head.setStretch(0, 1)
        self.add(self.head)
        self._content = _Content()
        self._content.rearranged.connect(self.refit_soon)
        self.add(self._content)
        self.body.setStretch(1, 1)
        self._sought: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refit)

    def add_scrolled(self, *items: QWidget | QLayout) -> None:
        """Add items to what scrolls."""
        for item in items:
            self._content.add(item)

    def add_below(self, *items: Item) -> None:
        """Add items below, always in sight."""
        for item in items:
            if isinstance(item, QWidget):
                item.setContentsMargins(0, 0, 8, 0)
                self.body.addWidget(item)
            elif isinstance(item, QLayout):
                item.setContentsMargins(0, 0, 8, 0)
                self.body.addLayout(item)

    def refit_soon(self) -> None:
        """Take the room that the content needs, once it is arranged."""
        self._soon.start()

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part that has just come into sight, once it is arranged."""
        self._sought = part
        self.refit_soon()

    def _refit(self) -> None:
        if self.isVisible():
            self._content.measure()
            self.refit()
            if self._sought is not None:
                self._content.ensureWidgetVisible(self._sought)
                self._sought = None
