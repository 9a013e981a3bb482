"""The segments of a programme as a grid of numbers: °C an hour, up to °C, held for minutes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.firings import Segment
from krc_desktop.operations.kiln_programmes import MOST_SEGMENTS, Stretch


class SegmentsGrid(QWidget):
    """Rows of three numbers; `changed` gives all of them once one was left or a row came or went.

    What can't be read is marked and kept nowhere until it can.
    """

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        """A grid without rows."""
        super().__init__()
        self._session, self._theme, self._words = session, session.theme, session.words
        self.lines: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._shown: list[Stretch] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.more = button(
            self._theme, self._words.text("Add a segment"), self._add, kind="link", icon="plus"
        )
        self.setLayout(column(self._grid, row(self.more, None), spacing=6))

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show a programme's segments; what somebody is typing at the moment stays."""
        stretches = [(o.degrees_per_hour, o.target_celsius, o.hold_minutes) for o in segments]
        if stretches == self._shown and len(self.lines) == len(stretches):
            return
        self._shown = stretches
        if len(self.lines) != len(stretches):
            self._build(len(stretches))
        for fields, stretch in zip(self.lines, stretches, strict=True):
            for field, number in zip(fields, stretch, strict=True):
                if not field.hasFocus():
                    field.setText(str(number))
                    self._mark(field, wrong=False)
        self.more.setVisible(len(stretches) < MOST_SEGMENTS)

    def _names(self) -> tuple[str, str, str]:
        words = self._words
        return (
            words.text("°C an hour"),
            words.text("Up to, °C"),
            words.text("Held, min"),
        )

    def _build(self, count: int) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for at, name in enumerate(self._names(), start=1):
            self._grid.addWidget(label(self._theme, name, "label", "ink2"), 0, at)
        for number in range(1, count + 1):
            self._grid.addWidget(label(self._theme, str(number), "meta", "ink2"), number, 0)
            fields = tuple(self._field(number, name) for name in self._names())
            for at, field in enumerate(fields, start=1):
                self._grid.addWidget(field, number, at)
            away = icon_button(
                self._theme,
                "x",
                self._words.text("Take segment {number} away", number=number),
                partial(self._take, number - 1),
            )
            self._grid.addWidget(away, number, 4)
            self.lines.append(fields)  # type: ignore[arg-type]

    def _field(self, number: int, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setFont(self._theme.font("body"))
        made.setMaxLength(5)
        made.setAccessibleName(f"{number}. {name}")
        made.setMinimumWidth(self._theme.px(56))
        made.editingFinished.connect(self._left)
        return made

    def _left(self) -> None:
        stretches = self._typed()
        if stretches is not None and stretches != self._shown:
            self.changed.emit(stretches)

    def _typed(self) -> list[Stretch] | None:
        """All rows as typed; None where one can't be read."""
        found: list[Stretch] = []
        is_whole = True
        for fields in self.lines:
            numbers = [_number(field.text()) for field in fields]
            for field, number in zip(fields, numbers, strict=True):
                self._mark(field, wrong=number is None)
            if None in numbers:
                is_whole = False
            else:
                rate, target, hold = (number or 0 for number in numbers)
                found.append((rate, target, hold))
        return found if is_whole else None

    def _mark(self, field: QLineEdit, *, wrong: bool) -> None:
        if bool(field.property("err")) != wrong:
            field.setProperty("err", wrong)
            field.style().unpolish(field)
            field.style().polish(field)

    def _add(self) -> None:
        known = self._typed()
        if known is None:
            return
        last = known[-1][1] if known else 900
        self.changed.emit([*known, (100, last, 0)])
        if self.lines:
            self.lines[-1][0].setFocus()
            self.lines[-1][0].selectAll()

    def _take(self, number: int) -> None:
        known = list(self._shown)
        del known[number]
        self.changed.emit(known)


def _number(text: str) -> int | None:
    """The whole number typed; None of anything else. An empty one is 0."""
    plain = text.strip()
    if not plain:
        return 0
    return int(plain) if plain.isascii() and plain.isdigit() else None
