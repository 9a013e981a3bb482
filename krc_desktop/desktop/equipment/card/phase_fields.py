"""The usual phases of a machine: how long each lasts, and whether somebody must be there."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import BrokenRule
from krc_desktop.model.equipment import Equipment, EquipmentKind, EquipmentPhase, Phase
from krc_desktop.model.typed_lengths import read_length
from krc_desktop.operations.change import Change
from krc_desktop.operations.equipment import set_phases
from krc_desktop.sentences import sentence

_AROUND_WORK = ((Phase.PREPARE, 15, True), (Phase.WORK, 60, True), (Phase.TIDY, 15, True))


class PhaseFields(QWidget):
    """A line a phase; a machine that has none can get some around its work."""

    def __init__(self, session: Session, equipment_id: int) -> None:
        """No phases yet."""
        super().__init__()
        self._session, self._id = session, equipment_id
        self._theme, self._words = session.theme, session.words
        self._shown: list[EquipmentPhase] | None = None
        self.lengths: list[TextField] = []
        self.needed: list[QCheckBox] = []
        self._rows = column(spacing=4)
        heading = label(session.theme, session.words.text("Phases"), "label", "ink2")
        self.setLayout(column(heading, self._rows, spacing=4))

    def show_machine(self, machine: Equipment) -> None:
        """Show a machine's phases."""
        phases = self._session.file.equipment.phases_of(machine.id)
        if phases == self._shown:
            return
        self._shown = phases
        clear(self._rows)
        self.lengths, self.needed = [], []
        for number, one in enumerate(phases):
            self._rows.addWidget(self._row(number, one))
        is_kiln = machine.kind is EquipmentKind.KILN
        if not phases:
            offer = button(
                self._theme,
                self._words.text("Add time before and after the work"),
                partial(self._set, list(_AROUND_WORK), None),
                kind="flush",
            )
            self._rows.addLayout(row(offer, None))
        elif not is_kiln:
            off = button(
                self._theme,
                self._words.text("No phases"),
                partial(self._set, [], None),
                kind="flush",
            )
            self._rows.addLayout(row(off, None))

    def _row(self, number: int, one: EquipmentPhase) -> QWidget:
        words, theme = self._words, self._theme
        name = wording.phase(words, one.phase)
        length = TextField(
            theme,
            words.text("{phase} lasts", phase=name),
            partial(self._commit, number),
            width=130,
            shows_name=False,
            waits=True,
        )
        length.show_value(wording.length(words, one.minutes))
        needed = QCheckBox(words.text("somebody is there"))
        needed.setFont(theme.font("meta"))
        needed.setAccessibleName(words.text("{phase}: somebody is there", phase=name))
        needed.setChecked(one.needs_person)
        needed.clicked.connect(lambda on: self._turn(number, on))
        self.lengths.append(length)
        self.needed.append(needed)
        line = row(label(theme, name, "body"), None, length, needed, spacing=8)
        return boxed(line)

    def _kept(self) -> list[tuple[Phase, int, bool]]:
        return [(one.phase, one.minutes, one.needs_person) for one in self._shown or ()]

    def _commit(self, number: int, text: str, refused: Refused) -> None:
        try:
            minutes = read_length(text)
        except BrokenRule as broken:
            refused(sentence(self._words, broken))
            return
        phases = self._kept()
        phase, _, needed = phases[number]
        phases[number] = (phase, minutes, needed)
        self._set(phases, refused)

    def _turn(self, number: int, on: bool) -> None:  # noqa: FBT001
        phases = self._kept()
        phase, minutes, _ = phases[number]
        phases[number] = (phase, minutes, on)
        self._set(phases, None)

    def _set(self, phases: list[tuple[Phase, int, bool]], refused: Refused | None) -> Change | None:
        return self._session.do(
            set_phases,
            refused=refused,
            quiet=True,
            called=self._words.text("Length"),
            equipment_id=self._id,
            phases=phases,
        )
