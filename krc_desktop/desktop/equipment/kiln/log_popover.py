"""The log of a firing as fields: number, cone, meter, who, the times; to correct what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Firing
from krc_desktop.model.typed_moments import LONGEST_TYPED, read_moment
from krc_desktop.operations import firing_log, firings
from krc_desktop.operations.change import Change
from krc_desktop.sentences import sentence

_TEXTS = ("number", "cone")
_METERS = ("tenths_kwh_before", "tenths_kwh_after")
_TIMES = ("on_at", "off_at", "vent_at", "opened_at")


class LogPopover(ScrolledPopover):
    """Each field is kept when left; times take `26.11. 18:00`."""

    def __init__(self, session: Session, beside: QWidget, booking_id: int) -> None:
        """The log of a firing."""
        words = session.words
        super().__init__(session, beside, words.text("Log of the firing"), width=440)
        self._booking = booking_id
        self.fields: dict[str, TextField] = {}
        number = self._field("number", words.text("Number"), self._commit_text, 40)
        cone = self._field("cone", words.text("Cone"), self._commit_text, 20)
        before = self._field("tenths_kwh_before", words.text("Meter before, kWh"))
        after = self._field("tenths_kwh_after", words.text("Meter after, kWh"))
        on = self._field("on_at", words.text("Switched on"), self._commit_time, LONGEST_TYPED)
        off = self._field("off_at", words.text("Switched off"), self._commit_time, LONGEST_TYPED)
        vent = self._field("vent_at", words.text("Vent opened"), self._commit_time, LONGEST_TYPED)
        opened = self._field(
            "opened_at", words.text("Kiln opened"), self._commit_time, LONGEST_TYPED
        )
        pieces = self._field("pieces_in", words.text("Pieces put in"), self._commit_count, 6)
        lost = self._field("pieces_lost", words.text("Pieces lost"), self._commit_count, 6)
        self._counts = (pieces, lost)
        hint = label(
            session.theme,
            words.text("Times like this: 26.11. 18:00. Opening needs a cool reading before it."),
            "meta",
            "ink2",
            wraps=True,
        )
        self.add_scrolled(
            row(number, cone, spacing=10),
            row(before, after, spacing=10),
            row(on, off, spacing=10),
            row(vent, opened, spacing=10),
            row(pieces, lost, spacing=10),
            hint,
        )
        done = button(session.theme, words.text("Close"), self.close_up)
        self.add_below(row(None, done))
        self._show()
        session.changes.changed.connect(self._something_changed)

    def _field(
        self,
        name: str,
        called: str,
        commit: Callable[[str, str, Refused], None] | None = None,
        limit: int = 12,
    ) -> TextField:
        made = TextField(
            self.session.theme,
            called,
            partial(commit or self._commit_meter, name),
            limit=limit,
            waits=True,
        )
        self.fields[name] = made
        return made

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the focus where one begins."""
        super().open(focus or self.fields["cone"].line)

    # -- showing -------------------------------------------------------------------------------

    def _firing(self) -> Firing | None:
        return self.session.file.bookings.firing_of(self._booking)

    def _show(self) -> None:
        firing = self._firing()
        if firing is None:
            return
        from krc_desktop.store.firings import contents_of

        words = self.session.words
        for name in _TEXTS:
            self.fields[name].show_value(getattr(firing, name))
        for name in _METERS:
            self.fields[name].show_value(said.kwh(words, getattr(firing, name)))
        for name in _TIMES:
            self.fields[name].show_value(self._moment(getattr(firing, name)))
            self.fields[name].line.setReadOnly(getattr(firing, name) is None)
        for name in ("pieces_in", "pieces_lost"):
            number = getattr(firing, name)
            self.fields[name].show_value("" if number is None else str(number))
        listed = bool(contents_of(self.session.file, firing.id))
        for field in self._counts:
            field.setVisible(not listed)

    def _moment(self, moment: datetime | None) -> str:
        words = self.session.words
        if moment is None:
            return ""
        return f"{words.date(clock.local_day(moment))} {words.time(moment)}"

    def _something_changed(self, change: Change) -> None:
        if not self.isHidden() and "firings" in change.subjects:
            self._show()

    # -- keeping -------------------------------------------------------------------------------

    def _log(self, refused: Refused, called: str, **facts: Any) -> None:
        self.session.do(
            firings.log_firing,
            refused=refused,
            quiet=True,
            called=called,
            booking_id=self._booking,
            **facts,
        )

    def _commit_text(self, name: str, text: str, refused: Refused) -> None:
        self._log(refused, self.fields[name].name, **{name: text})

    def _commit_meter(self, name: str, text: str, refused: Refused) -> None:
        plain = text.strip().replace("\u00a0", "").replace(" ", "").replace(",", ".")
        try:
            tenths = round(float(plain) * 10) if plain else None
        except (ValueError, OverflowError):
            broken = BrokenRule(Rule.NUMBER_UNREADABLE, given=text[:LONGEST_TYPED])
            refused(sentence(self.session.words, broken))
            return
        self._log(refused, self.fields[name].name, **{name: tenths})

    def _commit_count(self, name: str, text: str, refused: Refused) -> None:
        plain = text.strip()
        if plain and not (plain.isascii() and plain.isdigit()):
            broken = BrokenRule(Rule.NUMBER_UNREADABLE, given=plain[:LONGEST_TYPED])
            refused(sentence(self.session.words, broken))
            return
        self._log(refused, self.fields[name].name, **{name: int(plain) if plain else None})

    def _commit_time(self, name: str, text: str, refused: Refused) -> None:
        try:
            moment = read_moment(text, self.session.clock.now())
        except BrokenRule as broken:
            refused(sentence(self.session.words, broken))
            return
        self.session.do(
            firing_log.correct_time,
            refused=refused,
            quiet=True,
            booking_id=self._booking,
            which=name,
            at=moment,
        )
