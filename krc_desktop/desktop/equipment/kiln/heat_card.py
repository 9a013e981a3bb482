"""The card of a hot kiln: the latest temperature, what is expected, a new reading, the next step.

On: switching off. Cooling: opening, which a reading unlocks and no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.kiln.firing_words import opening_said, rounded
from krc_desktop.desktop.equipment.kiln.kiln_words import moment_short
from krc_desktop.desktop.equipment.kiln.reading_entry import ReadingEntry
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import Card, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import hairline, label, set_tone
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.bookings import FiringReading
from krc_desktop.model.firings import ForecastBy, may_be_opened
from krc_desktop.operations.booking_words import length_in_words
from krc_desktop.operations.firing_course import Course


class HeatBar(QWidget):
    """How far the kiln has come on its way: up to its target, or down to where it is opened."""

    def __init__(self, theme: Theme) -> None:
        """An empty bar."""
        super().__init__()
        self._theme, self._share, self._ink = theme, 0.0, "kiln"
        self.setFixedHeight(8)

    def show_share(self, share: float, ink: str) -> None:
        """Show a share of the way, 0–1."""
        self._share, self._ink = min(max(share, 0.0), 1.0), ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track and what is done of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("press"))
        painter.drawRoundedRect(track, 4, 4)
        painter.setBrush(self._theme.colour(self._ink))
        done = QRectF(0, 0, max(track.width() * self._share, 8), track.height())
        painter.drawRoundedRect(done, 4, 4)


class HeatCard(Card):
    """`off_asked` and `open_asked` carry nothing: their time is now, or corrected in the log."""

    off_asked = Signal()
    open_asked = Signal()

    def __init__(self, session: Session) -> None:
        """A card without a firing."""
        super().__init__(session.theme, " ", dense=True)
        self._session, self._words, self._theme = session, session.words, session.theme
        self._ahead = 0
        self.body.setContentsMargins(18, 12, 16, 14)
        theme = session.theme
        self.degrees = label(theme, "", "number")
        set_tone(self.degrees, "kiln")
        self.at = label(theme, "", "body", "ink2")
        self.rule = label(theme, "", "meta_strong", "ok", wraps=True)
        self.rule.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = HeatBar(theme)
        self.told = label(theme, "", "meta", "ink2", wraps=True)
        self.clash = Remark(theme)
        self.entry = ReadingEntry(session)
        self.why = label(theme, "", "meta", "ink2", wraps=True)
        self.off = button(
            theme,
            self._words.text("Record switching off"),
            lambda: self.off_asked.emit(),
            kind="primary",
        )
        self.open = button(
            theme,
            self._words.text("Open the kiln"),
            lambda: self.open_asked.emit(),
            kind="primary",
            icon="lock-simple",
        )
        head = row(self.degrees, self.at, self.rule, spacing=8)
        head.setStretch(2, 1)
        foot = row(self.why, self.off, self.open, spacing=8)
        foot.setStretch(0, 1)
        self.add(head, self.bar, self.told, self.clash, hairline(), self.entry, foot)

    def show_course(self, course: Course, readings: Sequence[FiringReading]) -> None:
        """Show a firing that is on or cooling."""
        words = self._words
        cooling = course.firing.off_at is not None
        heading = words.text("Opening") if cooling else words.text_in("firing", "The kiln is on")
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        latest = readings[-1] if readings else None
        self.degrees.setText(str(latest.celsius) if latest else "–")
        when = words.time(latest.read_at) if latest else ""
        self.at.setText(words.text("°C at {time}", time=when) if latest else "°C")
        self.entry.show_course(course)
        self.off.setVisible(not cooling)
        self.open.setVisible(cooling)
        self._show_way(course, latest, cooling=cooling)
        is_cool = may_be_opened(course.firing.off_at, readings, course.plan.open_below)
        self._show_expected(course, cooling=cooling, is_cool=is_cool)
        self._show_lock(course, readings, cooling=cooling)

    def _show_way(self, course: Course, latest: FiringReading | None, *, cooling: bool) -> None:
        words = self._words
        limit, top = course.plan.open_below, course.firing.target_celsius or 1000
        if cooling:
            self.rule.setText(
                words.text("may be opened at ≤ {celsius}", celsius=words.degrees(limit))
            )
            hottest = course.firing.peak_celsius or top
            span = max(hottest - limit, 1)
            share = (hottest - latest.celsius) / span if latest else 0.0
        else:
            self.rule.setText(words.text("up to {celsius}", celsius=words.degrees(top)))
            share = latest.celsius / top if latest else 0.0
        is_cool = cooling and latest is not None and latest.celsius <= limit
        self.bar.show_share(share, "ok" if is_cool else "kiln")
        set_tone(self.degrees, "ok" if is_cool else "kiln")

    def _show_expected(self, course: Course, *, cooling: bool, is_cool: bool) -> None:
        words, today = self._words, self._session.today
        if is_cool:
            self.told.setText(words.text("The latest reading says that it may be opened."))
        elif course.forecast is None:
            self.told.setText(words.text("A reading opens the kiln, not the clock."))
        else:
            when = opening_said(words, course.forecast, today)
            told = words.text("Expected: {when}.", when=when) + self._against_plan(course)
            opens = words.text("A reading opens the kiln, not the clock.")
            self.told.setText(f"{opens} {told}" if cooling else told)
        ahead = course.runs_into
        if ahead is None:
            self.clash.clear()
            return
        said = words.text(
            "Runs into the next booking, {when}, by {length}.",
            when=moment_short(words, ahead.booking.starts_at, today),
            length=length_in_words(words, ahead.minutes),
        )
        self.clash.say("warn", said, words.text("Show it"), self._show_clash)
        self._ahead = ahead.booking.id

    def _show_clash(self) -> None:
        self._session.go(places.place_of(places.BOOKING, self._ahead))

    def _against_plan(self, course: Course) -> str:
        """Whether it is later or earlier than by the programme."""
        forecast, on_at = course.forecast, course.firing.on_at
        if forecast is None or on_at is None or forecast.by is ForecastBy.PROGRAMME:
            return ""
        words = self._words
        planned = on_at + timedelta(minutes=course.plan.opens_minutes)
        told = rounded(forecast).opens_at
        shown = moment_short(words, planned, self._session.today)
        if abs(told - planned) < timedelta(minutes=15):
            return " " + words.text("As the programme says.")
        if told > planned:
            return " " + words.text("Later than by the programme ({when}).", when=shown)
        return " " + words.text("Earlier than by the programme ({when}).", when=shown)

    def _show_lock(
        self, course: Course, readings: Sequence[FiringReading], *, cooling: bool
    ) -> None:
        """Opening is locked until a reading says otherwise; the reason stands beside it."""
        words, limit = self._words, course.plan.open_below
        unlocked = cooling and may_be_opened(course.firing.off_at, readings, limit)
        self.open.setEnabled(unlocked)
        icon = "lock-simple-open" if unlocked else "lock-simple"
        self.open.setIcon(self._theme.icon(icon, "on_accent" if unlocked else "ink3"))
        locked = words.text(
            "Possible once a reading of {celsius} or less is written down",
            celsius=words.degrees(limit),
        )
        self.why.setText(locked if cooling and not unlocked else "")
