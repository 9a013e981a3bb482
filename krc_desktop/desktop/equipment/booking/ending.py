"""What else became of a booking: nobody came, it is cancelled with a reason, it was a mistake."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.bookings import Booking, BookingStatus
from krc_desktop.model.fields import TITLE


class Ending(QWidget):
    """Quiet buttons; cancelling asks for the reason first."""

    settled = Signal(BookingStatus)
    cancelled = Signal(str)
    removed = Signal()
    revealed = Signal(QWidget)

    def __init__(self, session: Session) -> None:
        """The buttons of any booking."""
        super().__init__()
        words, theme = session.words, session.theme
        self._clock = session.clock
        self.no_show = button(
            theme,
            words.text_in("booking", "Nobody came"),
            lambda: self.settled.emit(BookingStatus.NO_SHOW),
            kind="quiet",
            icon="user-minus",
        )
        self.cancel = button(
            theme, words.text("Cancel the booking"), self.ask_why, kind="quiet", icon="x-circle"
        )
        self.remove = button(
            theme,
            words.text_in("booking", "Remove"),
            self.removed.emit,
            kind="quiet",
            icon="trash",
            tip=words.text("Remove a booking made by mistake"),
        )
        self.restore = button(
            theme,
            words.text("Book it again"),
            lambda: self.settled.emit(BookingStatus.BOOKED),
            kind="quiet",
            icon="arrow-counter-clockwise",
        )
        self.reason = LineField(
            theme, words.text("Why is it cancelled?"), hint=words.text("In a few words")
        )
        self.reason.line.setMaxLength(TITLE)
        self.reason.line.returnPressed.connect(self._cancel)
        self.confirm = button(theme, words.text("Cancel the booking"), self._cancel)
        self._asking = boxed(column(self.reason, row(None, self.confirm), spacing=6))
        self._asking.hide()
        choices = flowing(self.no_show, self.cancel, self.restore, self.remove, spacing=2)
        self.setLayout(column(choices, self._asking, spacing=6))

    @property
    def is_asking(self) -> bool:
        """Whether the reason of a cancellation is being asked for."""
        return not self._asking.isHidden()

    def show_booking(self, booking: Booking) -> None:
        """Offer what may become of a booking."""
        waits = booking.status is BookingStatus.BOOKED
        begun = booking.starts_at <= self._clock.now()
        off = booking.status in (BookingStatus.CANCELLED, BookingStatus.NO_SHOW)
        self.no_show.setVisible(waits and begun)
        self.cancel.setVisible(waits)
        self.restore.setVisible(off)
        self.remove.setVisible(booking.status is not BookingStatus.USED)
        self._asking.hide()

    def ask_why(self) -> None:
        """Ask for the reason."""
        self._asking.show()
        self.cancel.hide()
        self.revealed.emit(self._asking)
        self.reason.line.setFocus()

    def _cancel(self) -> None:
        self.cancelled.emit(self.reason.typed)
