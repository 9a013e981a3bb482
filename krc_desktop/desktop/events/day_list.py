"""One day's events and bookings as a list: below a narrow month, beside a wide one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.month_cells import Block, Cell, day_named
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, as_plain_tooltip, label
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion

_MOST_IN_POPOVER = 10
_ICONS = {"event": ("calendar-blank", "soft"), "gap": ("warning-circle", "warn")}
_TONES = {"kiln", "laser", "knit", "sew"}


class DayList(QWidget):
    """The chosen day: its name, what is on, and the way to something new."""

    event_opened = Signal(int)
    booking_opened = Signal(int)
    new_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        """An empty list."""
        super().__init__()
        self._words = session.words
        self._cell: Cell | None = None
        theme = session.theme
        self._name = ElidedLabel(theme, "", "section")
        self._why = ElidedLabel(theme, "", "meta", "bad")
        new = button(
            theme,
            session.words.text("New event"),
            self._ask_new,
            kind="link",
            icon="plus",
            tip=session.words.text("New event on this day (N)"),
        )
        self.rows = RecordList(theme, session.words.text("Events of the day"), height=48)
        self.rows.opened.connect(self._opened)
        head = row(self._name, self._why, new, spacing=8)
        self.setLayout(column(head, self.rows, spacing=2))

    def show_day(self, cell: Cell) -> None:
        """Show another day."""
        self._cell = cell
        self._name.setText(day_named(self._words, cell.day))
        self._why.setText(cell.holiday or cell.note)
        self._why.setVisible(bool(cell.holiday or cell.note))
        shown = [_row(at, block) for at, block in enumerate(cell.blocks)]
        if not shown:
            nothing = self._words.text("Nothing is planned on this day")
            shown = [ListRow(None, nothing, is_heading=True)]
        self.rows.read(lambda after, _limit: Portion(shown if after is None else ()))

    def _opened(self, key: int) -> None:
        block = self._cell.blocks[key] if self._cell is not None else None
        if block is not None and block.event_id is not None:
            self.event_opened.emit(block.event_id)
        elif block is not None and block.booking_id is not None:
            self.booking_opened.emit(block.booking_id)

    def _ask_new(self) -> None:
        if self._cell is not None:
            self.new_asked.emit(self._cell.day)


def _row(key: int, block: Block) -> ListRow:
    icon, tone = _ICONS.get(block.kind, (block.icon, block.ink))
    return ListRow(
        key,
        block.text,
        lead=Lead("icon", icon, tone=tone if tone in {*_TONES, "soft", "warn"} else "neutral"),
        right=block.time,
        is_dimmed=block.kind == "off",
        sentence=block.sentence,
    )


class DayPopover(Popover):
    """Everything on one day: each event and each booking a button."""

    event_opened = Signal(int)
    booking_opened = Signal(int)
    new_asked = Signal(object)

    def __init__(self, session: Session, beside: QWidget, cell: Cell) -> None:
        """The list of a day beside something."""
        words, theme = session.words, session.theme
        super().__init__(theme, beside, day_named(words, cell.day), width=380)
        self._cell = cell
        self.body.setSpacing(4)
        self.add(label(theme, day_named(words, cell.day), "section"))
        if cell.holiday or cell.note:
            self.add(label(theme, cell.holiday or cell.note, "meta", "bad", wraps=True))
        for block in cell.blocks[:_MOST_IN_POPOVER]:
            self.add(self._line(session, block))
        more = len(cell.blocks) - _MOST_IN_POPOVER
        if more > 0:
            self.add(label(theme, words.text("{n} more", n=more), "meta", "ink2"))
        new = button(
            theme, words.text("New event on this day"), self._ask_new, kind="link", icon="plus"
        )
        self.body.addLayout(row(new, None))

    def _line(self, session: Session, block: Block) -> QWidget:
        theme = session.theme
        made = button(theme, f"{block.time}  {block.text}", partial(self._go, block), kind="row")
        if block.event_id is not None:
            icon = {"gap": "warning-circle", "off": "x-circle"}.get(block.kind, "calendar-blank")
            made.setIcon(theme.icon(icon))
        else:
            made.setIcon(theme.icon(block.icon, block.ink))
        made.setIconSize(theme.icon_size())
        made.setMinimumWidth(1)
        made.setSizePolicy(made.sizePolicy().Policy.Ignored, made.sizePolicy().Policy.Fixed)
        made.setToolTip(as_plain_tooltip(block.sentence))
        made.setAccessibleName(block.sentence)
        return made

    def _go(self, block: Block) -> None:
        self.close_up()
        if block.event_id is not None:
            self.event_opened.emit(block.event_id)
        elif block.booking_id is not None:
            self.booking_opened.emit(block.booking_id)

    def _ask_new(self) -> None:
        self.close_up()
        self.new_asked.emit(self._cell.day)
