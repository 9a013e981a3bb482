"""Who stands at the kiln: chosen from those who are inducted, remembered for the next time."""

from __future__ import annotations

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import DropChip
from krc_desktop.model.equipment import Equipment
from krc_desktop.operations.booking_gate import supervisors

_KEPT = "kiln.who"


class WhoChip(DropChip):
    """A name, or nobody's; whoever was chosen last is chosen first."""

    def __init__(self, session: Session) -> None:
        """A chip without names."""
        super().__init__(session.theme, session.words.text("Who is at the kiln"))
        self._session = session
        self.chosen.connect(lambda person_id: session.keep(_KEPT, str(person_id or "")))

    def show_people(self, machine: Equipment, operator_id: int | None) -> None:
        """Offer those who may use a kiln, and whoever runs this firing."""
        session = self._session
        inducted = supervisors(session.file, machine.id, session.today)
        named = {one.id: one.name for one in inducted}
        if operator_id is not None and operator_id not in named:
            named[operator_id] = session.file.people.get(operator_id).name
        kept = session.recalled(_KEPT)
        usual = int(kept) if kept.isdigit() and int(kept) in named else operator_id
        nobody = session.words.text("Without a name")
        self.offer([(None, nobody), *named.items()], self.value if self.value in named else usual)
