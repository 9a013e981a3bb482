"""The card of the lines: headings, rows, what is wrong with the line at hand, the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from krc_desktop.desktop.events.sheets.columns import Columns
from krc_desktop.desktop.events.sheets.entering import Entering
from krc_desktop.desktop.events.sheets.entry_keys import EntryKeys
from krc_desktop.desktop.events.sheets.sheet_rows import SheetRows
from krc_desktop.desktop.events.sheets.sheet_words import remark_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.language import Phrasebook
from krc_desktop.model.sheets import LineOutcome


class LinesCard(QFrame):
    """Mirrors the paper: a row for each of its lines."""

    def __init__(
        self, session: Session, ask_reason: Callable[[LineOutcome | None], object]
    ) -> None:
        """The card without a sheet yet; `ask_reason` asks why a line stays without a name."""
        super().__init__()
        theme, words = session.theme, session.words
        self._words = words
        self.setProperty("role", "card")
        name = words.text("Lines of the sheet")
        self.setAccessibleName(name)
        self.rows = SheetRows(theme, name)
        self.entering = Entering(session, self.rows)
        self.keys = EntryKeys(self.entering, self, ask_reason)
        self.headings = Headings(theme, _headings(words))
        self.remark = Remark(theme)
        self.hint = ElidedLabel(
            theme,
            words.text("Enter next line · Ctrl+Enter new person · Alt+S illegible · Alt+G group"),
            "meta",
            "ink2",
        )
        self.reason = button(
            theme,
            words.text("No name?"),
            lambda: ask_reason(None),
            kind="link",
            keys="Alt+Down",
        )
        foot = row(self.hint, self.reason, spacing=8, margins=(8, 0, 0, 0))
        foot.setStretch(0, 1)
        below = column(self.remark, foot, spacing=2, margins=(0, 4, 0, 0))
        inside = column(
            self.headings, hairline(), self.rows, boxed(below), spacing=0, margins=(8, 6, 8, 6)
        )
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.entering.complained.connect(self._say)
        self.entering.moved.connect(lambda _line: self._say(""))
        self.rows.moved.connect(self._lay_headings)

    def _say(self, wrong: str) -> None:
        """What is wrong with the line at hand, else what is pointed out about it."""
        if wrong:
            self.remark.say("bad", wrong)
            return
        one = self.entering.at_hand
        said = remark_of(self._words, one) if one is not None else ""
        self.remark.say("warn", said)

    def _lay_headings(self) -> None:
        self.headings.lie(self.rows.columns)


def _headings(words: Phrasebook) -> tuple[str, ...]:
    return (
        words.text_in("sheet", "No."),
        words.text_in("sheet", "Name"),
        words.text_in("sheet", "Group"),
        words.text_in("sheet", "Days"),
        words.text_in("sheet", "Card"),
        words.text_in("sheet", "Photos"),
    )


class Headings(QWidget):
    """What the columns are called, right over them."""

    def __init__(self, theme: Theme, names: tuple[str, ...]) -> None:
        """Headings of number, name, group, days, card, photo."""
        super().__init__()
        self._theme = theme
        self._names = names
        self._columns: Columns | None = None
        self.setFixedHeight(theme.line_height("caption_strong") + 12)

    def lie(self, columns: Columns) -> None:
        """Lie over columns."""
        self._columns = columns
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write them."""
        if self._columns is None:
            return
        painter = QPainter(self)
        font = self._theme.font("caption_strong")
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink2"))
        columns = self._columns
        placed = (
            columns.number,
            columns.name,
            columns.group,
            columns.days,
            columns.card,
            columns.photo,
        )
        for at, ((left, wide), name) in enumerate(zip(placed, self._names, strict=True)):
            if wide and (at != 4 or columns.shows_card_words):
                side = Qt.AlignmentFlag.AlignRight if at == 0 else Qt.AlignmentFlag.AlignLeft
                room = QRect(left, 0, wide - (4 if at == 0 else 0), self.height())
                shown = painter.fontMetrics().elidedText(
                    name, Qt.TextElideMode.ElideRight, room.width()
                )
                painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
