"""An induction that is written down, and one that is known: renewed, changed, removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card.who_line import Someone, WhoLine
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.operations.change import Change
from krc_desktop.operations.inductions import (
    change_induction,
    record_induction,
    remove_induction,
    renew_induction,
    usually_valid,
)


class NewInduction(FormPopover):
    """Who was inducted, when, by whom; how long it is valid follows from the machine."""

    def __init__(self, session: Session, beside: QWidget, equipment_id: int) -> None:
        """An empty form for a machine."""
        words = session.words
        super().__init__(session, beside, words.text("Record an induction"))
        self._equipment_id = equipment_id
        self.who = WhoLine(session, words.text("Who was inducted"))
        self.own(self.who)
        self.day = self.day_line(words.text("Day"), session.today)
        self.inductor = WhoLine(session, words.text("Inducted by"), adds=False)
        self.own(self.inductor)
        only = _only_inductor(session, equipment_id)
        if only is not None:
            self.inductor.show_someone(only)
        machine = session.file.equipment.get(equipment_id)
        valid = words.counted(
            "It is valid for {n} month.", "It is valid for {n} months.", machine.induction_months
        )
        self.put(
            self.who,
            self.day,
            self.inductor,
            label(session.theme, valid, "meta", "ink2", wraps=True),
        )
        self.finish(words.text("Record"))

    def keep(self) -> Change | None:
        """Write the induction down."""
        day = self.day_typed(self.day)
        inductor = self.inductor.someone(self.refused)
        if self.inductor.typed and inductor is None:
            return None
        who = self.who.someone(self.refused)
        if who is None or who.person_id is None:
            if not self.who.typed:
                self.who.complain(self.who.name)
                self.refused(self.words.text("Type who was inducted."))
            return None
        return self.session.do(
            record_induction,
            refused=self.refused,
            equipment_id=self._equipment_id,
            person_id=who.person_id,
            inducted_on=day,
            inductor_id=inductor.person_id if inductor else None,
        )


class KnownInduction(FormPopover):
    """The last induction of somebody."""

    def __init__(self, session: Session, beside: QWidget, induction_id: int, name: str) -> None:
        """A form over an induction."""
        words = session.words
        super().__init__(session, beside, words.text("Induction: {name}", name=name))
        self._id = induction_id
        file = session.file
        known = self._known = file.equipment.inductions.get(induction_id)
        self.day = self.day_line(words.text("Day"), known.inducted_on)
        self.until = self.day_line(words.text("Valid until"), known.valid_until)
        self.inductor = WhoLine(session, words.text("Inducted by"), adds=False)
        self.own(self.inductor)
        if known.inductor_id is not None:
            inductor = file.people.get(known.inductor_id)
            self.inductor.show_someone(Someone(inductor.name, inductor.id))
        self.put(row(self.day, self.until, spacing=10), self.inductor)
        renew = self.deed(
            words.text("Renew today"),
            "arrow-clockwise",
            partial(session.do, renew_induction, induction_id=induction_id),
        )
        remove = self.deed(
            words.text("Remove"),
            "trash",
            partial(session.do, remove_induction, induction_id=induction_id),
        )
        self.put(row(renew, remove, None, spacing=4))
        self.finish(words.text("Save"))

    def keep(self) -> Change | None:
        """Change the induction; a new day moves its end, unless that was typed too."""
        day, until = self.day_typed(self.day), self.day_typed(self.until)
        if day != self._known.inducted_on and until == self._known.valid_until:
            until = usually_valid(self.session.file, self._known.equipment_id, day)
        inductor = self.inductor.someone(self.refused)
        if self.inductor.typed and inductor is None:
            return None
        return self.session.do(
            change_induction,
            refused=self.refused,
            called=self.day.name,
            induction_id=self._id,
            inducted_on=day,
            valid_until=until,
            inductor_id=inductor.person_id if inductor else None,
        )


def _only_inductor(session: Session, equipment_id: int) -> Someone | None:
    """The machine's inductor, where there is exactly one."""
    people = session.file.equipment.inductors_of(equipment_id)
    if len(people) != 1:
        return None
    person = session.file.people.get(people[0])
    return Someone(person.name, person.id)
