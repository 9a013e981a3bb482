"""A fault: reported by somebody, and how it was mended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.equipment import Fault
from krc_desktop.operations.change import Change
from krc_desktop.operations.outages import close_fault, report_fault


class NewFault(FormPopover):
    """What is wrong, who says so, and whether the machine can still be used."""

    def __init__(self, session: Session, beside: QWidget, equipment_id: int) -> None:
        """An empty form for a machine."""
        words = session.words
        super().__init__(session, beside, words.text("Report a fault"))
        self._equipment_id = equipment_id
        self.what = self.line(words.text("What is wrong"))
        self.by = self.line(words.text("Who reports it"))
        self.takes_out = self.tick(words.text("Take out of service until it is mended"), on=True)
        self.put(self.what, self.by, self.takes_out)
        self.finish(words.text_in("fault", "Report"))

    def keep(self) -> Change | None:
        """Write the fault down."""
        return self.session.do(
            report_fault,
            refused=self.refused,
            called=self.what.name,
            equipment_id=self._equipment_id,
            what=self.what.typed,
            reported_by=self.by.typed,
            takes_out=self.takes_out.isChecked(),
        )


class MendedFault(FormPopover):
    """How a fault was mended."""

    def __init__(self, session: Session, beside: QWidget, fault: Fault) -> None:
        """A form over an open fault."""
        words = session.words
        super().__init__(session, beside, words.text("Fault mended"))
        self._id = fault.id
        self.remedy = self.line(words.text("How it was mended"))
        self.put(label(session.theme, fault.what, "body", "ink2", wraps=True), self.remedy)
        if fault.takes_out:
            said = words.text("The machine is in service again from now on.")
            self.put(label(session.theme, said, "meta", "ink2", wraps=True))
        self.finish(words.text("Mended"))

    def keep(self) -> Change | None:
        """Close the fault."""
        return self.session.do(
            close_fault,
            refused=self.refused,
            called=self.remedy.name,
            fault_id=self._id,
            remedy=self.remedy.typed,
        )
