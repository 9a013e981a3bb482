"""A small list beside a figure or a link: the rows behind it, each a door where it has one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card.figure_rows import Line
from krc_desktop.desktop.equipment.card.part import quiet_line
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.clipboard import copy_table
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, label
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.model.places import Place

MOST_SHOWN = 120


class RowsPopover(ScrolledPopover):
    """Rows, of which at most so many are shown; all of them can be copied as a table."""

    def __init__(self, session: Session, beside: QWidget, name: str, lines: Sequence[Line]) -> None:
        """The rows of a figure of that name."""
        super().__init__(session, beside, name)
        self._lines = lines
        words = session.words
        for number, one in enumerate(lines[:MOST_SHOWN]):
            if number:
                self.add_scrolled(hairline())
            self.add_scrolled(self._row(one))
        if not lines:
            self.add_scrolled(quiet_line(session, words.text("There are no rows.")))
        if len(lines) > MOST_SHOWN:
            more = words.text("and {n} more", n=words.number(len(lines) - MOST_SHOWN))
            self.add_scrolled(quiet_line(session, more))
        copy = button(session.theme, words.text("Copy as a table"), self._copy, icon="copy")
        self.add_below(row(copy, None))

    def _row(self, one: Line) -> QWidget:
        theme = self.session.theme
        said = column(ElidedLabel(theme, one.title, "strong"), spacing=0)
        if one.meta:
            said.addWidget(ElidedLabel(theme, one.meta, "meta", "ink2"))
        inside = row(said, label(theme, one.right, "strong"), spacing=10)
        inside.setStretch(0, 1)
        if one.place is None:
            inside.setContentsMargins(4, 4, 4, 4)
            return boxed(inside)
        name = ", ".join(part for part in (one.title, one.meta, one.right) if part)
        return RowButton(theme, inside, name, partial(self._go, one.place))

    def _go(self, place: Place) -> None:
        self.close_up()
        self.session.go(place)

    def _copy(self) -> None:
        words = self.session.words
        headings = [words.text("Name"), words.text("Details"), words.text("How much")]
        copy_table(words, headings, [(one.title, one.meta, one.right) for one in self._lines])
