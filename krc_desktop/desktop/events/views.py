"""The list or the month: which is seen, and the month view made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from krc_desktop.desktop.events.nothing_yet import nothing_yet
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.periods import Month

if TYPE_CHECKING:
    from krc_desktop.desktop.events.month import MonthView

LIST, MONTH = "list", "month"


class Views(QStackedWidget):
    """The panes with list and event, the month, and what an empty centre is told."""

    event_opened = Signal(int)
    new_asked = Signal(object)
    month_changed = Signal()

    def __init__(self, session: Session, panes: QWidget, begin: Callable[[], object]) -> None:
        """The views, the list first; `begin` plans a first event."""
        super().__init__()
        self._session = session
        self._panes = panes
        self._begin = begin
        self._width = Width.FULL
        self._month: MonthView | None = None
        self._empty: QWidget | None = None
        words = session.words
        self.switch = Segmented(session.theme, words.text("View"))
        self.switch.offer(LIST, words.text("List"), icon="list")
        self.switch.offer(MONTH, words.text_in("view", "Month"), icon="calendar-blank")
        self.switch.choose(LIST)
        self.addWidget(panes)

    @property
    def is_month(self) -> bool:
        """Whether the month is seen."""
        return bool(self.switch.value == MONTH)

    @property
    def month(self) -> Month | None:
        """The month that the month view shows, where it is seen."""
        return self._month.month if self._month is not None and self.is_month else None

    def show_list(self) -> None:
        """Let the list and its event be seen."""
        self.switch.choose(LIST)
        self.setCurrentWidget(self._panes)

    def show_month(self, month: Month) -> None:
        """Let a month be seen."""
        self.switch.choose(MONTH)
        view = self._view()
        view.show_month(month)
        self.setCurrentWidget(view)

    def show_what_there_is(self, *, has_events: bool) -> None:
        """Tell a centre without any event how to begin, in place of an empty list."""
        if self.is_month:
            return
        if has_events:
            self.setCurrentWidget(self._panes)
            return
        if self._empty is None:
            self._empty = nothing_yet(self._session, self._begin)
            self.addWidget(self._empty)
        self.setCurrentWidget(self._empty)

    @property
    def is_empty(self) -> bool:
        """Whether a centre without events is told how to begin."""
        return self._empty is not None and self.currentWidget() is self._empty

    def refresh(self) -> None:
        """Read the month again, where it is seen."""
        if self._month is not None and self.is_month:
            self._month.refresh()

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self._width = width
        if self._month is not None:
            self._month.take_width(width)

    def _view(self) -> MonthView:
        if self._month is None:
            from krc_desktop.desktop.events.month import MonthView

            self._month = MonthView(self._session)
            self._month.event_opened.connect(self.event_opened)
            self._month.new_asked.connect(self.new_asked)
            self._month.month_changed.connect(lambda _month: self.month_changed.emit())
            self._month.take_width(self._width)
            self.addWidget(self._month)
        return self._month
