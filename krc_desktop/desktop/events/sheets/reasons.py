"""Why a line stays without a name: one of five reasons, and what will be counted then."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from krc_desktop.desktop.events.event_words import group_name
from krc_desktop.desktop.events.sheets.sheet_words import reason_name
from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Chip, button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.model.sheets import COUNTED, EnteredLine, LineOutcome, SheetView
from krc_desktop.operations import sheets
from krc_desktop.operations.change import Change
from krc_desktop.store.event_entry import groups_named

_REASONS = (
    LineOutcome.UNNAMED,
    LineOutcome.TWICE,
    LineOutcome.ABSENT,
    LineOutcome.STRUCK,
    LineOutcome.OTHER,
)


class ReasonPopover(ScrolledPopover):
    """Under the line; Enter keeps the reason and the next line is at hand."""

    explained = Signal()

    def __init__(
        self,
        session: Session,
        beside: QWidget,
        view: SheetView,
        line: int,
        reason: LineOutcome,
    ) -> None:
        """The reasons for a line of a sheet, one of them chosen."""
        words, theme = session.words, session.theme
        asked = words.text("Why does line {line} stay without a name?", line=line)
        super().__init__(session, beside, asked, width=580)
        self._session = session
        self._view = view
        self._line = line
        self.reason = reason
        self.chips: dict[LineOutcome, Chip] = {}
        self._group = QButtonGroup(self)
        for one in _REASONS:
            self._offer(one)
        self.group = self._groups()
        self.note = LineField(theme, words.text("Reason in words"))
        self.note.line.returnPressed.connect(self.keep)
        self.result = label(theme, "", "label", "ink2", wraps=True)
        self.save = button(
            theme, words.text_in("line of a sheet", "Explain"), self.keep, kind="soft"
        )
        self.remark = Remark(theme)
        foot = row(icon_label(theme, "equals", "ink2", 16), self.result, self.save, spacing=8)
        foot.setStretch(1, 1)
        self.add_scrolled(flowing(*self.chips.values()), self.group, self.note, self.remark)
        self.add_below(foot)
        self._show()

    def _offer(self, reason: LineOutcome) -> None:
        text = capitalised(reason_name(self._session.words, reason))
        chip = Chip(self._session.theme, text)
        chip.setChecked(reason is self.reason)
        chip.clicked.connect(lambda: self.choose(reason))
        self._group.addButton(chip)
        self.chips[reason] = chip

    def _groups(self) -> ChoiceField:
        words = self._session.words
        made = ChoiceField(
            self._session.theme, words.text("Group"), lambda _value, _refused: None, width=260
        )
        known = [(one.id, group_name(words, one)) for one in groups_named(self._session.file)]
        made.offer([(None, words.text("Without a group")), *known], self._group_above())
        return made

    def _entered(self) -> EnteredLine | None:
        return next((one for one in self._view.lines if one.line.line == self._line), None)

    def _group_above(self) -> int | None:
        """The group of the line itself, else of the nearest one above."""
        own = self._entered()
        above = [one for one in self._view.lines if one.line.line < self._line]
        found = own or (above[-1] if above else None)
        return found.group_id if found is not None else None

    def open_up(self) -> None:
        """Show it, with the focus on the chosen reason."""
        self.open(self.chips[self.reason])

    # -- choosing ------------------------------------------------------------------------------

    def choose(self, reason: LineOutcome) -> None:
        """Choose another reason."""
        self.reason = reason
        self.chips[reason].setChecked(True)
        self._show()
        if reason is LineOutcome.OTHER:
            self.note.line.setFocus()

    def _show(self) -> None:
        words = self._session.words
        self.remark.clear()
        self.group.setVisible(self.reason is LineOutcome.UNNAMED)
        self.note.setVisible(self.reason is LineOutcome.OTHER)
        named, unnamed = self._counts()
        said = words.text(
            "Counts {named} by name and {unnamed} without, {total} in all.",
            named=named,
            unnamed=unnamed,
            total=named + unnamed,
        )
        self.result.setText(said)
        self.refit_soon()

    def _counts(self) -> tuple[int, int]:
        """How many of the sheet count by name and without one, with this reason."""
        others = [one.line.outcome for one in self._view.lines if one.line.line != self._line]
        named = others.count(LineOutcome.PERSON)
        unnamed = others.count(LineOutcome.UNNAMED)
        return named, unnamed + (self.reason is LineOutcome.UNNAMED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the reason."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)

    # -- keeping -------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write the reason down."""
        if self._written() is not None:
            self.close_up()
            self.explained.emit()

    def _written(self) -> Change | None:
        facts: dict[str, Any] = {"sheet_id": self._view.sheet.id, "line": self._line}
        if self.reason in COUNTED:
            return self._session.do(
                sheets.enter_unnamed, refused=self._complain, group_id=self.group.value, **facts
            )
        own = self._entered()
        return self._session.do(
            sheets.explain_line,
            refused=self._complain,
            called=self.note.name,
            outcome=self.reason,
            note=self.note.typed if self.reason is LineOutcome.OTHER else "",
            person_id=own.line.person_id if own is not None else None,
            **facts,
        )

    def _complain(self, sentence: str) -> None:
        self.remark.say("bad", sentence)
        self.refit_soon()
