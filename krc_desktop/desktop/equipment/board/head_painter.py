"""Paints the heads of the board: of days above, of machines beside, of hours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from krc_desktop.desktop.equipment.board.block_painter import soft_of
from krc_desktop.desktop.equipment.board.ground_painter import hour_share, hours_of
from krc_desktop.desktop.equipment.board.words import cools, due_said, state_said
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.language import Phrasebook
from krc_desktop.model.board import Lane, StateKind, state_of
from krc_desktop.model.board_geometry import Window
from krc_desktop.model.equipment import Risk
from krc_desktop.operations.agenda_words import named

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | _MIDDLE)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_TILE = 34
_MARGIN = 13
# what the digits of the hours take at the right edge
_HOURS = 26


@dataclass(frozen=True)
class DayHead:
    """What stands over a day: its name, when doors are open or why not."""

    weekday: str
    number: str
    hours: str
    is_today: bool = False
    is_open: bool = True
    is_holiday: bool = False


@dataclass(frozen=True)
class Badge:
    """A line under a machine's name: icon (or none), text, ink."""

    text: str
    ink: str
    icon: str = ""


def badges_of(words: Phrasebook, lane: Lane) -> tuple[Badge, ...]:
    """What is to be known of a machine before it is booked."""
    found = []
    if lane.risk is Risk.RED:
        ink = ink_of(lane.kind)
        found.append(Badge(words.text("Needs induction"), ink, "identification-card"))
    if lane.due is not None:
        title, counted = due_said(words, lane.due)
        found.append(Badge(title, "bad" if lane.due.is_over else "warn", "wrench"))
        if counted:
            found.append(Badge(counted, "ink2"))
    return tuple(found)


class HeadPainter:
    """Paints heads into rectangles."""

    def __init__(self, theme: Theme, words: Phrasebook) -> None:
        """A painter in a theme and a language."""
        self._theme = theme
        self._words = words
        roles = ("strong", "meta", "caption", "caption_strong", "label")
        self._metrics = {role: QFontMetricsF(theme.font(role)) for role in roles}

    def text(
        self, painter: QPainter, room: QRectF, text: str, role: str, ink: str, how: int = _LEFT
    ) -> None:
        """A line of text, shortened to its room."""
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(ink))
        shown = self._metrics[role].elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, how, shown)

    # -- days ----------------------------------------------------------------------------------

    def day(self, painter: QPainter, room: QRectF, head: DayHead) -> None:
        """A day beside its hours, above them in a narrower column, alone in one of a month."""
        name = f"{head.weekday} {head.number}"
        wide = self._metrics["strong"].horizontalAdvance(name)
        if wide + 24 > room.width():
            self._narrow_day(painter, room, head)
            return
        tone = "bad" if head.is_holiday else "ink2" if head.is_open else "ink3"
        if wide + self._metrics["meta"].horizontalAdvance(head.hours) + 44 <= room.width():
            start = self._name(painter, room, head, wide)
            aside = QRectF(start, room.top(), room.right() - start - 10, room.height())
            self.text(painter, aside, head.hours, "meta", tone, _RIGHT)
            return
        line = self._theme.line_height("caption")
        upper = QRectF(room.left(), room.top(), room.width(), room.height() - line - 1)
        self._name(painter, upper, head, wide)
        left = room.left() + _MARGIN
        lower = QRectF(left, upper.bottom() - 2, room.right() - left - 4, line)
        self.text(painter, lower, head.hours, "caption", tone)

    def _name(self, painter: QPainter, room: QRectF, head: DayHead, wide: float) -> float:
        """A day's name, today's in a pill; where it ends."""
        left, ink = room.left() + _MARGIN, "ink" if head.is_open else "ink3"
        if head.is_today:
            high = min(28.0, room.height() - 2)
            pill = QRectF(left - 5, room.center().y() - high / 2, wide + 16, high)
            self._pill(painter, pill)
            left, ink = pill.left() + 8, "on_accent"
        place = QRectF(left, room.top(), wide + 2, room.height())
        self.text(painter, place, f"{head.weekday} {head.number}", "strong", ink)
        return left + wide + 12

    def _narrow_day(self, painter: QPainter, room: QRectF, head: DayHead) -> None:
        upper = QRectF(room.left(), room.top() + 3, room.width(), room.height() / 2 - 3)
        lower = QRectF(room.left(), room.center().y() - 1, room.width(), room.height() / 2 - 3)
        ink = "bad" if head.is_holiday else "ink" if head.is_open else "ink3"
        number = head.number.rstrip(".")
        if head.is_today:
            wide = self._metrics["caption_strong"].horizontalAdvance(number) + 12
            middle = lower.center()
            high = min(lower.height(), 22.0)
            self._pill(painter, QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high))
            ink = "on_accent"
        self.text(painter, upper, head.weekday, "caption", "ink3", _CENTRE)
        self.text(painter, lower, number, "caption_strong", ink, _CENTRE)

    def _pill(self, painter: QPainter, pill: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)

    # -- machines ------------------------------------------------------------------------------

    def needed(self, lane: Lane) -> float:
        """How high a machine's head must be for all of its lines."""
        line = self._theme.line_height
        badges = badges_of(self._words, lane)
        tile = self._theme.px(_TILE)
        return 12 + tile + 6 + line("strong") + line("meta") + len(badges) * self._badge_line + 8

    @property
    def _badge_line(self) -> float:
        return self._theme.line_height("caption") + 4

    def lane(self, painter: QPainter, room: QRectF, lane: Lane, now: int) -> None:
        """A machine: its tile, its name, how it is now, what is to be known of it."""
        left = room.left() + _MARGIN
        side = self._theme.px(_TILE)
        self.tile(painter, QPointF(left, room.top() + 14), lane)
        top = room.top() + 14 + side + 5
        wide = room.right() - left - self._theme.px(_HOURS)
        line = self._theme.line_height("strong") + 1
        self.text(
            painter, QRectF(left, top, wide, line), named(self._words, lane.name), "strong", "ink"
        )
        top += line
        top = self._state(painter, QRectF(left, top, wide, 0), lane, now)
        for badge in badges_of(self._words, lane):
            if top + self._badge_line > room.bottom() + 2:
                return
            self._badge(painter, QRectF(left, top, wide, self._badge_line), badge)
            top += self._badge_line

    def _state(self, painter: QPainter, at: QRectF, lane: Lane, now: int) -> float:
        line = self._theme.line_height("meta") + 2
        state = state_of(lane, now)
        out = state.kind in (StateKind.OUT, StateKind.OUT_UNTIL)
        said = state_said(self._words, lane, state, now)
        wide = self._metrics["caption"].horizontalAdvance(said)
        if state.kind is StateKind.COOLING and wide > at.width():
            said = cools(self._words, None)
        room = QRectF(at.left(), at.top(), at.width(), line)
        self.text(painter, room, said, "caption", "bad" if out else "ink2")
        return at.top() + line

    def _badge(self, painter: QPainter, room: QRectF, badge: Badge) -> None:
        left = room.left()
        if badge.icon:
            side = self._theme.icon_px(13)
            corner = QPointF(left, round(room.center().y() - side / 2))
            painter.drawPixmap(corner, self._theme.pixmap(badge.icon, badge.ink, 13))
            left += side + 5
        rest = QRectF(left, room.top(), room.right() - left, room.height())
        self.text(painter, rest, badge.text, "caption", badge.ink)

    def tile(self, painter: QPainter, corner: QPointF, lane: Lane, side: int = _TILE) -> None:
        """The icon of a machine's kind on its pale ground."""
        ink = ink_of(lane.kind)
        size = self._theme.px(side)
        ground = QRectF(corner.x(), corner.y(), size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(soft_of(ink)))
        painter.drawRoundedRect(ground, 8, 8)
        icon = self._theme.icon_px(18)
        middle = ground.center()
        at = QPointF(round(middle.x() - icon / 2), round(middle.y() - icon / 2))
        painter.drawPixmap(at, self._theme.pixmap(icon_of(lane.kind), ink, 18))

    def lane_in_a_line(self, painter: QPainter, room: QRectF, lane: Lane, now: int) -> None:
        """A machine beside its tile: its name over how it is now."""
        side = self._theme.px(_TILE)
        left = room.left() + 10
        self.tile(painter, QPointF(left, room.center().y() - side / 2), lane)
        left += side + 8
        wide = room.right() - left - 4
        line = self._theme.line_height("strong")
        meta = self._theme.line_height("caption") + 2
        top = room.center().y() - (line + meta) / 2
        name = named(self._words, lane.name)
        self.text(painter, QRectF(left, top, wide, line), name, "strong", "ink")
        self._state(painter, QRectF(left, top + line, wide, 0), lane, now)

    # -- hours ---------------------------------------------------------------------------------

    def hours(self, painter: QPainter, room: QRectF, window: Window) -> None:
        """The hours of a lane at its right edge."""
        line = self._theme.line_height("caption")
        for hour in hours_of(window, room.height(), line + 9):
            y = room.top() + room.height() * hour_share(window, hour)
            place = QRectF(room.right() - 46, y - line / 2, 40, line)
            self.text(painter, place, str(hour), "caption", "ink2", _RIGHT)
