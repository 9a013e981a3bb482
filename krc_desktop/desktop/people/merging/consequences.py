"""What a merge does: what moves, which visits become one, which figures change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from krc_desktop.desktop.people.merging import words as said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, icon_label, label
from krc_desktop.model.person_merges import Moved, PeriodChange, SharedVisit
from krc_desktop.operations.agenda_words import named

_SHARED_SHOWN = 4
_PERIODS_SHOWN = 4


class Moves(Card):
    """What moves to the card that stays, kind by kind with how many."""

    def __init__(self, session: Session) -> None:
        """Nothing moves yet."""
        self._session = session
        super().__init__(session.theme, session.words.text("What moves"))
        self._rows = column(spacing=4)
        self.add(self._rows)

    def show_moves(self, moves: Sequence[Moved]) -> None:
        """Show a row for each kind there is."""
        theme, words = self._session.theme, self._session.words
        clear(self._rows)
        for number, one in enumerate(moves):
            if number:
                self._rows.addWidget(hairline())
            icon, name, many = said.moved(words, one)
            line = row(
                icon_label(theme, icon, "ink2", 18),
                ElidedLabel(theme, name, "body"),
                label(theme, many, "strong"),
                spacing=10,
                margins=(0, 3, 0, 3),
            )
            made = boxed(line)
            made.setAccessibleName(f"{name}: {many}")
            self._rows.addWidget(made)
        if not moves:
            nothing = words.text("Nothing hangs on the card that is added.")
            self._rows.addWidget(label(theme, nothing, "meta", "ink2", wraps=True))


class Shared(QFrame):
    """Events on whose list both cards stand: each becomes one visit."""

    def __init__(self, session: Session) -> None:
        """No event yet."""
        super().__init__()
        self._session = session
        theme, words = session.theme, session.words
        self.setProperty("role", "tinted")
        self.setProperty("tone", "warn")
        self._lines = column(label(theme, words.text("Both at one event"), "strong", "warn"))
        self._lines.setSpacing(2)
        self.told = label(theme, "", "meta", "ink", wraps=True)
        self._lines.addWidget(self.told)
        sign = icon_label(theme, "warning-circle", "warn", 18)
        line = row(sign, self._lines, spacing=12, margins=(14, 10, 14, 10))
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_visits(self, shared: Sequence[SharedVisit]) -> None:
        """Say which events; hidden where there is none."""
        words = self._session.words
        lines = [
            f"{named(words, one.title)}, {words.date(one.day)}" for one in shared[:_SHARED_SHOWN]
        ]
        more = len(shared) - _SHARED_SHOWN
        if more > 0:
            lines.append(words.counted("and {n} more", "and {n} more", more))
        came = sum(one.both_came for one in shared)
        if came:
            lines.append(
                words.counted(
                    "After merging {n} visit less is counted.",
                    "After merging {n} visits less are counted.",
                    came,
                )
            )
        self.told.setText("\n".join(lines))
        self.setVisible(bool(shared))


class Figures(Card):
    """The figures of the months that change, before and after; sent reports stay as they are."""

    def __init__(self, session: Session) -> None:
        """No figures yet."""
        self._session = session
        theme, words = session.theme, session.words
        super().__init__(theme, words.text("Figures after merging"))
        self._table = column(spacing=0)
        self.foot = label(theme, "", "meta", "ink2", wraps=True)
        self.add(self._table, self.foot)

    def show_figures(self, changes: Sequence[PeriodChange]) -> None:
        """Show what changes: the whole time first, then the newest months."""
        words = self._session.words
        clear(self._table)
        found = sorted(changes, key=lambda one: one.month is not None)
        if found:
            self._table.addWidget(boxed(self._rows(found[:_PERIODS_SHOWN])))
        lines = [] if found else [words.text("No figure changes.")]
        more = len(found) - _PERIODS_SHOWN
        if more > 0:
            lines.append(words.counted("{n} more month changes.", "{n} more months change.", more))
        lines.append(words.text("Reports that were sent stay as they were."))
        self.foot.setText(" ".join(lines))

    def _rows(self, changes: Sequence[PeriodChange]) -> QGridLayout:
        theme, words = self._session.theme, self._session.words
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        for change in changes:
            at = grid.rowCount()
            heads: list[QWidget] = [
                ElidedLabel(theme, said.period_name(words, change), "label", "ink2"),
                label(theme, words.text_in("figure", "before"), "meta", "ink2"),
                label(theme, words.text_in("figure", "after"), "meta", "ink2"),
            ]
            for place, head in enumerate(heads):
                grid.addWidget(head, at, place) if place == 0 else grid.addWidget(
                    head, at, place, right
                )
            for name, before, after in said.figures_that_change(words, change.before, change.after):
                at = grid.rowCount()
                grid.addWidget(ElidedLabel(theme, name, "body"), at, 0)
                grid.addWidget(label(theme, words.number(before), "body"), at, 1, right)
                grid.addWidget(label(theme, words.number(after), "strong"), at, 2, right)
        return grid
