"""What was made or given: “24 putnu būrīši → 5 PII” in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.errors import BrokenRule
from krc_desktop.model.event_details import OutputLine
from krc_desktop.model.typed_outputs import made_from
from krc_desktop.operations import attendance
from krc_desktop.sentences import sentence
from krc_desktop.store.event_details import outputs_of


class OutputsCard(EventCard):
    """Things made or given; a line can be taken back into the field to correct it."""

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        super().__init__(session, session.words.text("Outputs"))
        words = self.words
        self._editing: int | None = None
        self._lines: list[OutputRow] = []
        self.entry = EntryLine(
            self.theme,
            words,
            words.text("Things made or given"),
            self._enter,
            hint=words.text("24 bird-boxes → 5 kindergartens"),
        )
        self._rows = column(spacing=0)
        self.add(self.entry, self._rows, None)

    def begin(self) -> None:
        """Forget what was typed for another event."""
        self._editing = None
        self.entry.begin()

    def fill(self, seen: Seen) -> None:
        """Show what was made."""
        found = outputs_of(self.session.file, seen.id)
        while len(self._lines) < len(found):
            made = OutputRow(self)
            self._lines.append(made)
            self._rows.addWidget(made)
        for shown, line in zip(self._lines, found, strict=False):
            shown.show_line(line)
        for at, shown in enumerate(self._lines):
            shown.setVisible(at < len(found))

    def _enter(self, text: str, refused: Callable[[str], None]) -> bool:
        if self.seen is None:
            return False
        try:
            made = made_from(text)
        except BrokenRule as broken:
            broken.facts["field"] = self.entry.name
            refused(sentence(self.words, broken))
            return False
        facts: dict[str, Any] = {
            "what": made.what,
            "quantity": made.quantity,
            "unit": made.unit,
            "recipient": made.recipient,
        }
        if self._editing is not None:
            change = self.session.do(
                attendance.change_output,
                refused=refused,
                called=self.entry.name,
                quiet=True,
                output_id=self._editing,
                organisation_id=None,
                **facts,
            )
        else:
            change = self.session.do(
                attendance.add_output,
                refused=refused,
                called=self.entry.name,
                centre_id=self.seen.event.centre_id,
                event_id=self.seen.id,
                day=self.seen.day or self.seen.event.local_day,
                **facts,
            )
        if change is not None:
            self._editing = None
        return change is not None

    def edit(self, line: OutputLine) -> None:
        """Take a line back into the field."""
        self._editing = line.output.id
        self.entry.line.setText(as_typed(line))
        self.entry.line.setFocus()

    def remove(self, line: OutputLine) -> None:
        """Take a line away."""
        if self._editing == line.output.id:
            self._editing = None
        self.session.do(attendance.remove_output, output_id=line.output.id)


def as_typed(line: OutputLine) -> str:
    """A line as one would type it."""
    output = line.output
    parts = [str(output.quantity), output.unit, output.what]
    made = " ".join(part for part in parts if part)
    return f"{made} → {line.recipient}" if line.recipient else made


class OutputRow(QWidget):
    """One line: how many of what, for whom."""

    def __init__(self, card: OutputsCard) -> None:
        """An empty row of a card."""
        super().__init__()
        self._card = card
        self._line: OutputLine | None = None
        theme, words = card.theme, card.words
        self.quantity = label(theme, "", "strong")
        self.what = ElidedLabel(theme)
        self.edit = icon_button(theme, "pencil-simple", words.text("Correct"), self._edit)
        self.cross = icon_button(theme, "x", words.text("Take away"), self._remove)
        self.setLayout(row(self.quantity, self.what, self.edit, self.cross, spacing=4))

    def show_line(self, line: OutputLine) -> None:
        """Show a line."""
        self._line = line
        words, output = self._card.words, line.output
        self.quantity.setText(words.number(output.quantity))
        said = " ".join(part for part in (output.unit, output.what) if part)
        self.what.setText(f"{said} → {line.recipient}" if line.recipient else said)
        for button, name in (
            (self.edit, words.text("Correct")),
            (self.cross, words.text("Take away")),
        ):
            button.setAccessibleName(f"{name}: {said}")

    def _edit(self) -> None:
        if self._line is not None:
            self._card.edit(self._line)

    def _remove(self) -> None:
        if self._line is not None:
            self._card.remove(self._line)
