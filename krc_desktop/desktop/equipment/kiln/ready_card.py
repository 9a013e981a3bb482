"""What waits to be collected: by owner, the longest waiting first, with whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.vessels import paint_vessel
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, label, tag
from krc_desktop.language import Phrasebook
from krc_desktop.model.shelf import ReadyPiece

_FIRST_SHOWN = 6
_MORE = 20


@dataclass(frozen=True)
class ReadyOwner:
    """All that is ready of one owner."""

    pieces: tuple[ReadyPiece, ...]

    @property
    def ids(self) -> list[int]:
        """The pieces' keys."""
        return [one.piece.id for one in self.pieces]

    def weeks(self, today: date) -> int:
        """For how many weeks the longest waiting one has waited."""
        return max(one.weeks(today) for one in self.pieces)


def by_owner(pieces: Sequence[ReadyPiece]) -> list[ReadyOwner]:
    """Ready pieces put together by owner, in the order of those that wait the longest."""
    found: dict[tuple[int | None, int | None], list[ReadyPiece]] = {}
    for one in pieces:
        found.setdefault((one.owner.person_id, one.owner.event_id), []).append(one)
    return [ReadyOwner(tuple(group)) for group in found.values()]


def contact_said(one: ReadyPiece) -> str:
    """Whom to call: the guardian of a child by name, else the phone."""
    return one.contact.guardian or one.contact.phone


class Vessel(QWidget):
    """A piece drawn on a soft tile; the words stand beside it."""

    def __init__(self, theme: Theme, what: str, tone: str) -> None:
        """The drawing of what a piece is called."""
        super().__init__()
        self._theme, self._what, self._tone = theme, what, tone
        self.setFixedSize(theme.px(36), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_vessel(painter, self._theme, QRectF(self.rect()), self._what, self._tone)


class ReadyCard(Card):
    """Rows of owners with “handed out”; a foot with those who have not come for weeks."""

    handed_out = Signal(object, str)
    print_asked = Signal()
    reminders_asked = Signal()

    def __init__(self, session: Session) -> None:
        """A card with nothing ready."""
        words, theme = session.words, session.theme
        self.print = button(theme, words.text("Print the list"), kind="link")
        super().__init__(theme, words.text("Ready for collection"), self.print, dense=True)
        self._session, self._words, self._theme = session, words, theme
        self.print.clicked.connect(lambda: self.print_asked.emit())
        self.body.setContentsMargins(18, 10, 10, 10)
        self._all: list[ReadyOwner] = []
        self._shown = _FIRST_SHOWN
        self._weeks = 0
        self._seen: object = None
        self._rows = column(spacing=0)
        self._nothing = label(theme, words.text("Nothing waits here now."), "body", "ink2")
        self._nothing.setContentsMargins(0, 4, 0, 6)
        self.more = button(theme, "", self._show_more, kind="link")
        self.late = label(theme, "", "meta", "warn", wraps=True)
        self.reminders = button(
            theme, words.text("List of reminders"), self.reminders_asked.emit, kind="link"
        )
        foot = row(self.late, self.reminders, spacing=8)
        foot.setStretch(0, 1)
        self._foot = boxed(foot)
        self.add(self._rows, self._nothing, row(self.more, None), self._foot)

    def show_ready(self, pieces: Sequence[ReadyPiece], all_rows: int, weeks: int) -> None:
        """Show what is ready; after so many `weeks` it counts as not collected."""
        today = self._session.today
        self._all = by_owner(pieces)
        self.print.setVisible(bool(pieces))
        self._nothing.setVisible(not pieces)
        late = [one for one in pieces if one.weeks(today) >= weeks]
        self._foot.setVisible(bool(late))
        self.late.setText(
            self._words.counted(
                "Not collected for more than {n} week: {late}",
                "Not collected for more than {n} weeks: {late}",
                weeks,
                late=self._words.number(len(late)),
            )
        )
        seen = (tuple(self._all), self._shown, weeks, today, all_rows)
        if seen != self._seen:
            self._seen, self._weeks = seen, weeks
            self._build()

    def _show_more(self) -> None:
        self._shown += _MORE
        self._build()

    def _build(self) -> None:
        clear(self._rows)
        shown = self._all[: self._shown]
        for at, owner in enumerate(shown):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(owner))
        left = len(self._all) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(self._words.text("Show {n} more", n=self._words.number(left)))

    def _row(self, owner: ReadyOwner) -> QWidget:
        theme, words = self._theme, self._words
        first = owner.pieces[0]
        name = said.owner_name(words, first.owner)
        told = said.pieces_told(words, [one.piece for one in owner.pieces])
        numbers = sorted({one.number for one in owner.pieces if one.number})
        if len(numbers) == 1:
            told += ", " + words.text("firing No. {number}", number=numbers[0])
        texts = column(
            ElidedLabel(theme, name, "strong"), ElidedLabel(theme, told, "meta", "ink2"), spacing=1
        )
        line = row(Vessel(theme, first.piece.what, "sew"), texts, spacing=10, margins=(0, 7, 0, 7))
        line.setStretch(1, 1)
        waited = owner.weeks(self._session.today)
        if waited >= self._weeks:
            line.addWidget(tag(theme, weeks_said(words, waited), "warn"))
        contact = contact_said(first)
        if contact:
            whom = label(theme, contact, "meta", "ink2")
            if first.contact.guardian and first.contact.phone:
                whom.setToolTip(first.contact.phone)
                whom.setAccessibleDescription(first.contact.phone)
            line.addWidget(whom)
        give = button(
            theme,
            words.text_in("piece", "Handed out"),
            partial(self._give, owner, name),
            kind="link",
        )
        give.setAccessibleName(f"{give.text()}: {name}, {told}")
        line.addWidget(give)
        return boxed(line)

    def _give(self, owner: ReadyOwner, name: str) -> None:
        self.handed_out.emit(owner.ids, name)


def weeks_said(words: Phrasebook, weeks: int) -> str:
    """How long something has waited."""
    return words.counted("{n} week", "{n} weeks", weeks)
