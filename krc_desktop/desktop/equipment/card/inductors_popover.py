"""Who may induct others on a machine."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card.part import quiet_line
from krc_desktop.desktop.equipment.card.who_line import WhoLine
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.operations.change import Change
from krc_desktop.operations.inductions import set_inductors


class InductorsPopover(FormPopover):
    """The inductors, each with the way to take them off, and a line that adds one."""

    def __init__(self, session: Session, beside: QWidget, equipment_id: int) -> None:
        """The inductors of a machine."""
        words = session.words
        super().__init__(session, beside, words.text("Inductors"))
        self._equipment_id = equipment_id
        self._rows = column(spacing=2)
        self.who = WhoLine(session, words.text("Add an inductor"), adds=False)
        self.own(self.who)
        self.put(self._rows, self.who)
        self.finish(words.text("Add"))
        self._show()

    def _ids(self) -> list[int]:
        return self.session.file.equipment.inductors_of(self._equipment_id)

    def _show(self) -> None:
        clear(self._rows)
        people = self.session.file.people.by_ids(self._ids())
        for one in people.values():
            name = self.words.text("Take off: {name}", name=one.name)
            off = icon_button(self.theme, "x", name, partial(self._take_off, one.id))
            line = row(ElidedLabel(self.theme, one.name, "body"), off)
            line.setStretch(0, 1)
            self._rows.addWidget(boxed(line))
        if not people:
            self._rows.addWidget(quiet_line(self.session, self.words.text("Nobody yet.")))
        self.refit_soon()

    def _take_off(self, person_id: int) -> None:
        self._set([one for one in self._ids() if one != person_id])

    def _set(self, people: list[int]) -> Change | None:
        change = self.session.do(
            set_inductors, refused=self.refused, equipment_id=self._equipment_id, people=people
        )
        if change is not None:
            self._show()
            self.who.show_someone(None)
            self.who.line.setFocus()
        return change

    def keep(self) -> Change | None:
        """Add whoever was typed; the list stays open."""
        who = self.who.someone(self.refused)
        if who is not None and who.person_id is not None:
            self._set([*self._ids(), who.person_id])
        elif not self.who.typed:
            self.close_up()
        return None
