"""Kuru vērtību paturēt: the fields of two cards side by side, the whole cell is the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import Disc, tone_of
from krc_desktop.desktop.people.merging import words as said
from krc_desktop.desktop.people.merging.pick_cell import PickCell
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, icon_label, label, tag
from krc_desktop.model.people import Answer, Person, Purpose, Role
from krc_desktop.model.person_merges import (
    ConsentChoice,
    FieldChoice,
    MergeField,
    MergePreview,
    Side,
)

Key = MergeField | Purpose


class Choices(Card):
    """A row for each field that at least one of the two has; picks are kept until the end.

    ← → choose a side, ↑ ↓ a row. `swapped` asks for the cards to change places.
    """

    swapped = Signal()

    def __init__(self, session: Session) -> None:
        """No cards yet."""
        words, theme = session.words, session.theme
        self._session, self._theme, self._words = session, theme, words
        self.swap = button(theme, words.text("Swap"), kind="link", icon="arrows-left-right")
        super().__init__(theme, words.text("Which value to keep?"), self.swap)
        self.swap.clicked.connect(lambda: self.swapped.emit())
        self.differing = label(theme, "", "meta", "ink2")
        self._grid_box = boxed(column(spacing=0))
        self.add(self.differing, 2, self._grid_box)
        note = words.text("A no about consent stands: a yes of the other card does not undo it.")
        self._note = row(icon_label(theme, "info", "ink2", 16), spacing=8)
        self._note.addWidget(label(theme, note, "meta", "ink2", wraps=True), 1)
        self.add(6, self._note, None)
        self.picks: dict[Key, Side] = {}
        self._cells: list[list[PickCell]] = []

    def show_preview(
        self,
        preview: MergePreview,
        since: Mapping[int, date],
        roles: Sequence[Role],
        picks: dict[Key, Side],
    ) -> None:
        """Show two cards; `picks` are what was chosen before, and take what is chosen now."""
        self.picks = picks
        self._cells = []
        words = self._words
        rows = len(preview.fields) + len(preview.consents) + bool(roles)
        self.differing.setText(
            words.text("{n} of {rows} rows differ", n=preview.differing, rows=rows)
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, person in ((1, preview.stays), (2, preview.gone)):
            grid.addWidget(self._head(person, since, stays=at == 1), 0, at)
            grid.setColumnStretch(at, 1)
        for choice in preview.fields:
            self._add_field(grid, choice)
        if roles:
            both = words.text("{roles} (all are kept)", roles=self._roles(roles))
            self._add_equal(grid, words.text("Roles"), both)
        if preview.consents:
            grid.addWidget(hairline(), grid.rowCount(), 0, 1, 3)
        for one in preview.consents:
            self._add_consent(grid, one)
        self._put(grid)

    def _roles(self, roles: Sequence[Role]) -> str:
        return ", ".join(wording.role(self._words, role) for role in sorted(roles))

    def _put(self, grid: QGridLayout) -> None:
        holder = self._grid_box.layout()
        if holder is None:
            return
        while (item := holder.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        holder.addWidget(boxed(grid))

    def _head(self, person: Person, since: Mapping[int, date], *, stays: bool) -> QWidget:
        theme, words = self._theme, self._words
        disc = Disc(theme, 32, "caption_strong")
        disc.show_letters(person.initials, tone_of(person.group_id))
        texts = column(ElidedLabel(theme, person.name, "strong"), spacing=0)
        if person.id in since:
            day = words.text("since {day}", day=words.date(since[person.id]))
            texts.addWidget(ElidedLabel(theme, day, "meta", "ink2"))
        mark = words.text_in("card", "stays") if stays else words.text_in("card", "is added")
        line = row(disc, texts, tag(theme, mark, "ok" if stays else "neutral"), spacing=10)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 8, 12, 8)
        return boxed(line, "card-list")

    # -- rows ----------------------------------------------------------------------------------

    def _add_field(self, grid: QGridLayout, choice: FieldChoice) -> None:
        words = self._words
        name = said.field_name(words, choice.field)
        if choice.is_equal:
            self._add_equal(grid, name, said.shown(words, choice.stays))
            return
        texts = said.shown(words, choice.stays), said.shown(words, choice.gone)
        at = self._add_pair(grid, choice.field, name, texts, choice.proposed)
        if choice.proposed is Side.BOTH:
            self._add_both(grid, choice.field, name, at)

    def _add_consent(self, grid: QGridLayout, choice: ConsentChoice) -> None:
        words = self._words
        name = wording.purpose(words, choice.purpose)
        texts = (
            said.consent_shown(words, choice.stays_answer, choice.stays),
            said.consent_shown(words, choice.gone_answer, choice.gone),
        )
        if choice.stays_answer is choice.gone_answer:
            self._add_equal(grid, name, texts[0])
            return
        at = self._add_pair(grid, choice.purpose, name, texts, choice.proposed)
        if not choice.is_open:
            answers = (choice.stays_answer, choice.gone_answer)
            for cell, answer in zip(self._cells[at], answers, strict=True):
                cell.setEnabled(answer is Answer.NO)

    def _add_equal(self, grid: QGridLayout, name: str, value: str) -> None:
        theme = self._theme
        line = row(
            icon_label(theme, "equals", "ink2", 16),
            ElidedLabel(theme, " ".join(value.split()), "body", "ink2"),
            spacing=10,
            margins=(14, 8, 14, 8),
        )
        at = grid.rowCount()
        grid.addWidget(self._name(name), at, 0)
        grid.addWidget(boxed(line, "sunken"), at, 1, 1, 2)

    def _add_pair(
        self, grid: QGridLayout, key: Key, name: str, texts: Sequence[str], proposed: Side
    ) -> int:
        """Two cells of a row; the number of the row among those with a choice."""
        at = grid.rowCount()
        grid.addWidget(self._name(name), at, 0)
        cells = [PickCell(self._theme, name, text) for text in texts]
        number = len(self._cells)
        self._cells.append(cells)
        for place, (cell, side) in enumerate(zip(cells, (Side.STAYS, Side.GONE), strict=True)):
            grid.addWidget(cell, at, place + 1)
            cell.clicked.connect(lambda _on, side=side: self._pick(number, key, side))
            cell.installEventFilter(self)
        self._show_picked(number, self.picks.get(key, proposed))
        return number

    def _add_both(self, grid: QGridLayout, key: Key, name: str, number: int) -> None:
        cell = PickCell(self._theme, name, self._words.text("Both, one under the other"))
        cell.clicked.connect(lambda _on: self._pick(number, key, Side.BOTH))
        cell.installEventFilter(self)
        self._cells[number].append(cell)
        grid.addWidget(cell, grid.rowCount(), 1, 1, 2)
        self._show_picked(number, self.picks.get(key, Side.BOTH))

    def _name(self, name: str) -> QWidget:
        made = label(self._theme, name, "label", "ink2", wraps=True)
        made.setFixedWidth(self._theme.px(120))
        return made

    def _pick(self, number: int, key: Key, side: Side) -> None:
        self.picks[key] = side
        self._show_picked(number, side)

    def _show_picked(self, number: int, side: Side) -> None:
        sides = (Side.STAYS, Side.GONE, Side.BOTH)
        for cell, its in zip(self._cells[number], sides, strict=False):
            cell.setChecked(its is side)

    # -- keys ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """← → pick the neighbour of a row, ↑ ↓ go to the next row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            for number, cells in enumerate(self._cells):
                if watched in cells:
                    return self._step(number, cells.index(watched), event.key())
        return super().eventFilter(watched, event)

    def _step(self, number: int, place: int, key: int) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            place += 1 if key == Qt.Key.Key_Right else -1
            cells = self._cells[number]
            if 0 <= place < len(cells) and cells[place].isEnabled():
                cells[place].setFocus()
                cells[place].click()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            number += 1 if key == Qt.Key.Key_Down else -1
            if 0 <= number < len(self._cells):
                cells = self._cells[number]
                picked = next((cell for cell in cells if cell.isChecked()), cells[0])
                picked.setFocus()
            return True
        return False
