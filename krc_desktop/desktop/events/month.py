"""The month view of the events: six weeks, what lies on each day, and the chosen day's list."""

from __future__ import annotations

import calendar
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from krc_desktop.desktop.events.day_list import DayList, DayPopover
from krc_desktop.desktop.events.month_cells import Cell, cells_of, column_headings
from krc_desktop.desktop.events.month_table import MonthTable
from krc_desktop.desktop.holidays import Holidays
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button, with_keys
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.month_stepper import MonthStepper
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import PageName, Place
from krc_desktop.periods import EARLIEST_YEAR, LATEST_YEAR, Month


class MonthView(QWidget):
    """A month; `month_changed` tells when keys or clicks have gone to another one."""

    event_opened = Signal(int)
    new_asked = Signal(object)
    month_changed = Signal(object)

    def __init__(self, session: Session) -> None:
        """The month in which we are."""
        super().__init__()
        self._session = session
        self.month = Month.of(session.today)
        self._day: date = session.today
        self._holidays = Holidays(session, self)
        self._holidays.loaded.connect(self.refresh)
        self.table = MonthTable(session)
        self.list = DayList(session)
        self._names = [label(session.theme, "", "label", "ink3") for _ in range(7)]
        self._frame = QFrame()
        self._frame.setProperty("role", "card")
        self._frame.setLayout(column(self.table, spacing=0, margins=(1, 1, 1, 1)))
        self._heads = row(*self._names, spacing=0, margins=(1, 0, 1, 0))
        for at, made in enumerate(self._names):
            self._heads.setStretch(at, 1)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            made.setContentsMargins(10, 0, 0, 0)
        self.stepper = MonthStepper(session, self.month)
        self.stepper.changed.connect(self._stepped)
        self._today = button(
            session.theme, session.words.text_in("month", "Today"), self.go_to_today
        )
        self._today.setToolTip(with_keys(session.words.text("Go to today"), "T"))
        self._legend = month_legend(session)
        line = row(self.stepper, self._today, None, self._legend, spacing=12)
        self._box = column(line, self._heads, self._frame, self.list, spacing=6)
        self._box.setStretch(2, 1)
        self.setLayout(self._box)
        self.setFocusProxy(self.table)
        self._mark = QWidget(self)
        self._mark.setFocusProxy(self.table)
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._connect()
        self.take_width(Width.FULL)

    def _connect(self) -> None:
        self.table.day_wanted.connect(self.show_day)
        self.table.month_wanted.connect(self._step)
        self.table.today_wanted.connect(self.go_to_today)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.event_opened.connect(self.event_opened)
        self.table.booking_opened.connect(self._open_booking)
        self.table.new_asked.connect(self.new_asked)
        self.list.event_opened.connect(self.event_opened)
        self.list.booking_opened.connect(self._open_booking)
        self.list.new_asked.connect(self.new_asked)

    # -- what is shown -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the month again; the chosen day stays."""
        session = self._session
        centre = session.centre_id or None
        grid = session.file.events.months.grid(self.month, centre)
        names = self._holidays.between(grid[0].day, grid[-1].day)
        self.table.days.show(cells_of(session.words, grid, names, session.today))
        self.table.choose(self._day)
        if self.table.cell is not None:
            self.list.show_day(self.table.cell)

    def show_month(self, month: Month) -> None:
        """Read and show a month; the chosen day goes along."""
        self.month = month
        self.stepper.show_month(month)
        if self._day not in month.period:
            here = month == Month.of(self._session.today)
            self._day = self._session.today if here else _same_day(self._day, month)
        self.refresh()

    def show_day(self, day: date) -> None:
        """Choose a day, in whatever month it lies."""
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            return
        self._day = day
        month = Month.of(day)
        if month != self.month:
            self.month = month
            self.stepper.show_month(month)
            self.refresh()
            self.month_changed.emit(month)
        else:
            self.table.choose(day)

    def go_to_today(self) -> None:
        """Choose today."""
        self.show_day(self._session.today)

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    def _stepped(self, month: Month) -> None:
        self.show_month(month)
        self.month_changed.emit(month)

    def _step(self, by: int) -> None:
        months = self.month.year * 12 + self.month.month - 1 + by
        if EARLIEST_YEAR <= months // 12 <= LATEST_YEAR:
            self.show_day(_same_day(self._day, self.month.shifted(by)))

    def _chosen(self, cell: Cell) -> None:
        self._day = cell.day
        self.list.show_day(cell)

    def _open(self, cell: Cell) -> None:
        """Open a day: what alone is on it, a list of more, a new event where nothing is."""
        if not cell.blocks:
            self.new_asked.emit(cell.day)
        elif len(cell.blocks) == 1 and cell.events:
            self.event_opened.emit(cell.events[0].event_id or 0)
        elif len(cell.blocks) == 1:
            self._open_booking(cell.blocks[0].booking_id or 0)
        elif self.list.isVisibleTo(self):
            self.list.rows.setFocus()
        else:
            self._pop_up(cell)

    def _open_booking(self, booking_id: int) -> None:
        self._session.go(Place(PageName.EQUIPMENT, (booking_id,), part="booking"))

    def _pop_up(self, cell: Cell) -> None:
        popover = DayPopover(self._session, self._anchor(cell.day), cell)
        popover.event_opened.connect(self.event_opened)
        popover.booking_opened.connect(self._open_booking)
        popover.new_asked.connect(self.new_asked)
        popover.open()

    def _anchor(self, day: date) -> QWidget:
        """Something that lies where a day lies, for what opens beside it."""
        corner = self.table.mapTo(self, self.table.place_of(day))
        self._mark.setGeometry(corner.x() + 4, corner.y() - 10, 1, 1)
        self._mark.show()
        return self._mark

    # -- arranging -----------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """In a narrow window: numbers with counts, and the chosen day's list below."""
        narrow = width is Width.NARROW
        theme = self._session.theme
        self.table.make_compact(compact=narrow)
        self.list.setVisible(narrow)
        least = 6 * self.table.painter.least_height + 8
        self._frame.setMinimumHeight(least)
        self._frame.setMaximumHeight(least if narrow else 16_777_215)
        for made, (whole, short) in zip(
            self._names, column_headings(self._session.words), strict=True
        ):
            made.setText(short if width is not Width.FULL else whole)
            made.setAccessibleName(whole)
        margins = (20, 8, 16, 8) if narrow else (28, 10, 24, 18)
        self._box.setContentsMargins(*margins)
        self._box.setStretch(3, 1 if narrow else 0)
        self._legend.setVisible(not narrow)
        self.list.rows.setMinimumHeight(theme.px(96))


def _same_day(day: date, month: Month) -> date:
    """The day of the same number in another month, or its last."""
    last = calendar.monthrange(month.year, month.month)[1]
    return date(month.year, month.month, min(day.day, last))


class _Swatch(QWidget):
    """A little piece of what a block looks like."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An event: filled with a bar. A booking: outlined."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == "event":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("soft"))
            painter.drawRoundedRect(0, 0, 14, 14, 3, 3)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(0, 0, 3, 14, 1.5, 1.5)
        else:
            painter.setPen(self._theme.colour("kiln"))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRoundedRect(1, 1, 12, 12, 3, 3)


def month_legend(session: Session) -> QWidget:
    """What the blocks and marks of the month view mean."""
    theme, words = session.theme, session.words
    parts: list[tuple[QWidget, str]] = [
        (_Swatch(theme, "event"), words.text_in("legend", "Event")),
        (_Swatch(theme, "booking"), words.text_in("legend", "Booking")),
        (
            icon_label(theme, "warning-circle", "warn", 16),
            words.text_in("legend", "To be completed"),
        ),
        (icon_label(theme, "flag-fill", "bad", 16), words.text_in("legend", "Public holiday")),
    ]
    made = [row(mark, label(theme, text, "meta", "ink2"), spacing=6) for mark, text in parts]
    return boxed(row(*made, spacing=14))
