"""Today's card: what is on, in the order of time, with a line where now is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.today.rows import Rows
from krc_desktop.desktop.today.today_words import (
    entry_meta,
    entry_times,
    entry_title,
    opening_said,
)
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label
from krc_desktop.model.agenda import AgendaDay, BookingEntry, Entry, EventEntry, OpeningDay

_TIME_WIDTH = 52
_BAR = 4


class AgendaCard(Card):
    """Rows of the day; `opened` asks for an event, `booking_asked` for a machine's booking."""

    opened = Signal(int)
    people_asked = Signal(int)
    booking_asked = Signal(int)
    new_asked = Signal()

    def __init__(self, session: Session) -> None:
        """An empty day."""
        self._doors = label(session.theme, "", "meta", "ink2")
        super().__init__(session.theme, session.words.text_in("page", "Today"), self._doors)
        self._session = session
        self._shown: object = None
        self._entries: tuple[Entry, ...] = ()
        self._line = NowLine(session.theme)
        self._rows = Rows(spacing=4)
        self.add(self._rows)

    def show_day(self, day: AgendaDay, opening: OpeningDay | None, now: datetime) -> None:
        """Show a day as it is now; rows are made anew only where something is different."""
        self._doors.setText(opening_said(self._session.words, opening))
        over = tuple(entry.ends_at <= now for entry in day.entries)
        if (day.entries, over) != self._shown:
            self._shown = (day.entries, over)
            self._entries = day.entries
            self._build(now)
        self._place_line(now)

    def _build(self, now: datetime) -> None:
        rows = [self._row(entry, is_over=entry.ends_at <= now) for entry in self._entries]
        self._line = NowLine(self._session.theme)
        self._rows.fill([*rows, self._line] if rows else [self._nothing()])

    def _nothing(self) -> QWidget:
        theme, words = self._session.theme, self._session.words
        said = label(theme, words.text("Nothing is planned for today."), "body", "ink2")
        new = button(
            theme, words.text("Add an event"), self.new_asked.emit, kind="link", icon="plus"
        )
        return boxed(row(said, None, new))

    def _place_line(self, now: datetime) -> None:
        """Put the line after everything that has begun."""
        if not self._entries:
            return
        words = self._session.words
        self._line.tell(words.time(now), words.text("Now {time}", time=words.time(now)))
        at = sum(entry.starts_at <= now for entry in self._entries)
        box = self._rows.box
        if box.indexOf(self._line) != at:
            box.removeWidget(self._line)
            box.insertWidget(at, self._line)

    # -- one row -------------------------------------------------------------------------------

    def _row(self, entry: Entry, *, is_over: bool) -> QWidget:
        theme, words = self._session.theme, self._session.words
        starts, ends = entry_times(words, entry)
        times = boxed(
            column(
                None,
                label(theme, starts, "strong"),
                label(theme, ends, "meta", "ink2"),
                None,
                spacing=1,
            )
        )
        times.setFixedWidth(theme.px(_TIME_WIDTH))
        is_off = isinstance(entry, EventEntry) and not entry.is_on
        title = ElidedLabel(theme, entry_title(words, entry), "strong", "ink2" if is_off else "")
        first = row(title, spacing=8)
        if isinstance(entry, BookingEntry):
            first.insertWidget(0, icon_label(theme, icon_of(entry.kind), ink_of(entry.kind), 16))
        said = entry_meta(words, entry, is_over=is_over)
        meta = ElidedLabel(theme, said, "meta", "ink2")
        meta.setVisible(bool(said))
        texts = column(None, first, meta, None, spacing=3)
        made = row(times, Bar(theme, _bar_ink(entry)), texts, spacing=12, margins=(0, 5, 0, 5))
        made.setStretch(2, 1)
        made.addWidget(self._act(entry, is_over=is_over))
        return boxed(made)

    def _act(self, entry: Entry, *, is_over: bool) -> QWidget:
        """The one step that is suggested."""
        theme, words = self._session.theme, self._session.words
        title = entry_title(words, entry)
        open_word = words.text_in("thing to do", "Open")
        if isinstance(entry, BookingEntry):
            booking_id = entry.booking_id
            made = button(
                theme, open_word, lambda: self.booking_asked.emit(booking_id), kind="quiet"
            )
            made.setAccessibleName(f"{open_word}: {title}")
            return made
        event_id = entry.event_id
        if is_over and entry.is_on and not entry.recorded:
            made = button(
                theme,
                words.text("Enter participants"),
                lambda: self.people_asked.emit(event_id),
                kind="soft",
                icon="users",
            )
        else:
            made = button(theme, open_word, lambda: self.opened.emit(event_id), kind="quiet")
        made.setAccessibleName(f"{made.text()}: {title}")
        return made


def _bar_ink(entry: Entry) -> str:
    if isinstance(entry, BookingEntry):
        return ink_of(entry.kind)
    return "accent" if entry.is_on else "field"


class Bar(QWidget):
    """The coloured bar before an entry."""

    def __init__(self, theme: Theme, ink: str) -> None:
        """A bar in a colour."""
        super().__init__()
        self._theme = theme
        self._ink = ink
        self.setFixedWidth(_BAR)
        height = theme.line_height("strong") + theme.line_height("meta") + 8
        self.setMinimumHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._ink))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


class NowLine(QWidget):
    """Where now is among the entries: the time, a dot, a line."""

    def __init__(self, theme: Theme) -> None:
        """A line that tells no time yet."""
        super().__init__()
        self._theme = theme
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def said(self) -> str:
        """The time that it tells."""
        return self._text

    def tell(self, text: str, sentence: str) -> None:
        """Tell another time."""
        self._text = text
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its text."""
        return QSize(120, self._theme.line_height("caption_strong") + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The time at the left, the dot under the bars, the line to the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.colour("now")
        font = self._theme.font("caption_strong")
        painter.setFont(font)
        painter.setPen(ink)
        middle = self.height() / 2
        text_height = QFontMetrics(font).height()
        painter.drawText(
            QRectF(0, middle - text_height / 2, self._theme.px(_TIME_WIDTH), text_height),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self._text,
        )
        x = self._theme.px(_TIME_WIDTH) + 12 + _BAR / 2
        painter.setPen(QPen(ink, 1.5))
        painter.drawLine(QPointF(x, middle), QPointF(self.width(), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, middle), 4.5, 4.5)
