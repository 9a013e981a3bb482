"""Out of service from when to when and why; the bookings that it hits are told while one types."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import clear, column, row
from krc_desktop.desktop.widgets.form_popovers import FormPopover, end_of_day
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.errors import BrokenRule
from krc_desktop.model.equipment import Outage
from krc_desktop.model.machine_cards import Hit
from krc_desktop.operations.change import Change
from krc_desktop.operations.outages import (
    change_outage,
    end_outage,
    remove_outage,
    take_out_of_service,
)
from krc_desktop.store.machine_cards import hits_of

_PAUSE_MS = 250


class OutagePopover(FormPopover):
    """A new interval of a machine, or one that is known."""

    def __init__(
        self, session: Session, beside: QWidget, equipment_id: int, outage_id: int = 0
    ) -> None:
        """A form; without an interval's id: a new one from now on."""
        words = session.words
        known: Outage | None = None
        if outage_id:
            known = session.file.equipment.outages.get(outage_id)
        name = words.text("Out of service") if known else words.text("Take out of service")
        super().__init__(session, beside, name, width=424)
        self._equipment_id, self._known = equipment_id, known
        self.reason = self.line(
            words.text("Why"), known.reason if known else "", hint=words.text("e.g. repairs")
        )
        starts = known.starts_at if known else session.clock.now()
        self.first_day = self.day_line(words.text_in("outage", "From"), clock.local_day(starts))
        self.first_time = self.line(words.text_in("time", "at"), words.time(starts), icon="clock")
        ends = known.ends_at if known else None
        self.last_day = self.day_line(
            words.text_in("outage", "Until"), clock.local_day(ends) if ends is not None else None
        )
        self.last_time = self.line(
            words.text_in("time", "at"), words.time(ends) if ends is not None else "", icon="clock"
        )
        self.last_day.line.setPlaceholderText(words.text("not known yet"))
        self._hits = column(spacing=2)
        self.put(
            self.reason,
            row(self.first_day, self.first_time, spacing=10),
            row(self.last_day, self.last_time, spacing=10),
            self._hits,
        )
        if known is not None:
            self._put_deeds(known)
        self.finish(words.text("Save") if known else words.text("Take out"))
        self._watch()

    def _put_deeds(self, known: Outage) -> None:
        words = self.words
        end = self.deed(
            words.text("In service again"),
            "check",
            partial(self.session.do, end_outage, outage_id=known.id),
        )
        remove = self.deed(
            words.text("Remove"),
            "trash",
            partial(self.session.do, remove_outage, outage_id=known.id),
        )
        self.put(row(end, remove, None, spacing=4))

    def _watch(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_hits)
        for field in (self.first_day, self.first_time, self.last_day, self.last_time):
            field.line.textEdited.connect(lambda _text: self._pause.start())
        self._show_hits()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked for that nobody sees: the file may be closed by then."""
        self._pause.stop()
        super().hideEvent(event)

    def _times(self) -> tuple[datetime, datetime | None]:
        starts = self.moment_typed(self.first_day, self.first_time)
        if not self.last_day.typed:
            return starts, None
        if not self.last_time.typed:
            # until the evening of that day
            return starts, end_of_day(self.day_typed(self.last_day))
        return starts, self.moment_typed(self.last_day, self.last_time)

    # -- what it hits --------------------------------------------------------------------------

    def _show_hits(self) -> None:
        clear(self._hits)
        try:
            starts, ends = self._times()
        except BrokenRule:
            self.nothing_wrong()
            return
        now = self.session.clock.now()
        found = hits_of(self.session.file.connection, self._equipment_id, max(starts, now), ends)
        if found:
            said = self.words.counted(
                "{n} booking is hit. It stays until you move or cancel it:",
                "{n} bookings are hit. They stay until you move or cancel them:",
                len(found),
            )
            self._hits.addWidget(label(self.theme, said, "meta", "warn", wraps=True))
        for hit in found:
            self._hits.addWidget(self._row(hit))
        self.refit_soon()

    def _row(self, hit: Hit) -> QWidget:
        when = wording.when(self.words, hit.starts_at, self.session.today)
        who = hit.who or self.words.text("Booking")
        inside = row(
            label(self.theme, when, "label"), ElidedLabel(self.theme, who, "body"), spacing=10
        )
        inside.setStretch(1, 1)
        return RowButton(self.theme, inside, f"{when} {who}", partial(self._go, hit.booking_id))

    def _go(self, booking_id: int) -> None:
        self.close_up()
        self.session.go(places.place_of(places.BOOKING, booking_id))

    # -- keeping -------------------------------------------------------------------------------

    def keep(self) -> Change | None:
        """Write the interval down."""
        starts, ends = self._times()
        facts: dict[str, Any] = {"starts_at": starts, "ends_at": ends, "reason": self.reason.typed}
        if self._known is None:
            return self.session.do(
                take_out_of_service,
                refused=self.refused,
                called=self.reason.name,
                equipment_id=self._equipment_id,
                **facts,
            )
        return self.session.do(
            change_outage,
            refused=self.refused,
            called=self.reason.name,
            outage_id=self._known.id,
            **facts,
        )
