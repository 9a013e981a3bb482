"""Which material was used: from the machine's list, or another one that must be allowed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.equipment import Equipment, Ruling
from krc_desktop.model.fields import NAME
from krc_desktop.model.reports import Both
from krc_desktop.operations.booking_uses import materials_of, ruling_on
from krc_desktop.operations.booking_words import called

_OTHER = "\0"


class MaterialField(QWidget):
    """A list of materials, and a line for another one."""

    changed = Signal()

    def __init__(self, session: Session, machine: Equipment, name: str) -> None:
        """Nothing is chosen yet; hidden where the machine has no list."""
        super().__init__()
        self._session = session
        self._machine = machine
        words, theme = session.words, session.theme
        self.choice = ChoiceField(theme, name, lambda _material, _refused: self._told())
        self.other = LineField(theme, words.text("Which material"))
        self.other.line.setMaxLength(NAME)
        self.other.line.textEdited.connect(lambda _text: self._told())
        self.remark = Remark(theme)
        listed = materials_of(session.file, machine.id)
        self.has_list = bool(listed)
        offered = [("", words.text_in("material", "Not chosen"))]
        for one in listed:
            shown = called(words, Both(one.name_lv, one.name_en))
            if one.ruling is Ruling.FORBIDDEN:
                shown = words.text("{material} – forbidden", material=shown)
            offered.append((one.name_lv, shown))
        offered.append((_OTHER, words.text_in("material", "Another one")))
        self.choice.offer(offered, "")
        self.setLayout(column(self.choice, self.other, self.remark, spacing=6))
        self.other.hide()
        if not self.has_list:
            self.hide()

    @property
    def material(self) -> str:
        """The material; empty where none is said."""
        return self.other.typed if self.choice.value == _OTHER else self.choice.value or ""

    @property
    def is_forbidden(self) -> bool:
        """Whether the machine's list forbids it."""
        return self._ruling is Ruling.FORBIDDEN

    @property
    def _ruling(self) -> Ruling:
        if not self.material:
            return Ruling.ALLOWED
        return ruling_on(self._session.file, self._machine.id, self.material)

    def show_material(self, material: str) -> None:
        """Show what was used."""
        names = {one.name_lv for one in materials_of(self._session.file, self._machine.id)}
        self.choice.show_value(material if material in names or not material else _OTHER)
        self.other.line.setText("" if material in names else material)
        self._told()

    def _told(self) -> None:
        words, ruling = self._session.words, self._ruling
        self.other.setVisible(self.choice.value == _OTHER)
        if ruling is Ruling.FORBIDDEN:
            said = words.text("This material is forbidden on the machine. Choose another one.")
            self.remark.say("bad", said)
        elif ruling is Ruling.ASK:
            said = words.text("Write in the note what it is and who has allowed it.")
            self.remark.say("warn", said)
        else:
            self.remark.clear()
        self.changed.emit()
