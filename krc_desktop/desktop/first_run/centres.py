"""A centre to choose, as a card; the chosen one unfolds what may be said of it at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QRadioButton, QSizePolicy, QWidget

from krc_desktop.alphabet import folded
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.fields import Field
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label
from krc_desktop.errors import BrokenRule
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.centres import centre_code
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.operations.centres import short_name
from krc_desktop.operations.first_run import KnownMachine, NewCentre

_CODE_LETTERS = 3
_MOST_TYPED = 400
_ICONS = {
    EquipmentKind.KILN: "fire",
    EquipmentKind.LASER: "lightning",
    EquipmentKind.KNITTING: "t-shirt",
    EquipmentKind.SEWING: "scissors",
}


class CentreCard(QFrame):
    """A radio button in a card; a press anywhere on it chooses."""

    chosen = Signal()

    def __init__(self, theme: Theme, title: str, meta: str, icon: str) -> None:
        """A card with a title over a line of facts."""
        super().__init__()
        self.setProperty("role", "choice")
        self.title = title
        self.radio = QRadioButton()
        self.radio.setAccessibleName(f"{title}. {meta}" if meta else title)
        self.radio.setFixedSize(34, max(34, theme.px(34)))
        self.radio.toggled.connect(self._toggled)
        told = column(None, ElidedLabel(theme, title, "strong"), spacing=2)
        if meta:
            told.addWidget(ElidedLabel(theme, meta, "meta", "ink2"))
        told.addStretch(1)
        head = row(self.radio, icon_label(theme, icon), told, spacing=10)
        head.setStretch(2, 1)
        self.details = boxed(column(spacing=10, margins=(74, 0, 8, 6)))
        self.details.hide()
        self.setLayout(column(boxed(head), self.details, spacing=4, margins=(12, 8, 12, 8)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add_detail(self, item: QWidget) -> None:
        """Put something into what unfolds."""
        self.details.layout().addWidget(item)  # type: ignore[union-attr]

    def _toggled(self, on: bool) -> None:  # noqa: FBT001
        self.setProperty("hot", on)
        self.style().unpolish(self)
        self.style().polish(self)
        self.details.setVisible(on and bool(self.details.layout().count()))  # type: ignore[union-attr]
        if on:
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere chooses."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.radio.setChecked(True)
            self.radio.setFocus()

    def centre(self) -> NewCentre | None:
        """The centre as it was told; None where something is wrong, which is then said."""
        raise NotImplementedError

    def machines(self) -> Sequence[KnownMachine]:
        """The machines to begin with."""
        return ()


class KnownCentreCard(CentreCard):
    """One of the project's centres, with its machines to tick off."""

    def __init__(self, theme: Theme, words: Phrasebook, known: NewCentre) -> None:
        """A card of a known centre."""
        self._known = known
        icon = _ICONS.get(known.machines[0].kind, "house-line") if known.machines else "house-line"
        names = [_name(words, machine) for machine in known.machines]
        meta = " · ".join(part for part in (known.address, ", ".join(names).lower()) if part)
        super().__init__(theme, centre_title(words, known), meta, icon)
        self._ticks: list[tuple[QCheckBox, KnownMachine]] = []
        for machine in known.machines:
            name = _name(words, machine)
            tick = QCheckBox(name.replace("&", "&&"))
            tick.setAccessibleName(name)
            tick.setFont(theme.font("body"))
            tick.setChecked(True)
            self._ticks.append((tick, machine))
        if self._ticks:
            ticks = [tick for tick, _ in self._ticks]
            self.add_detail(boxed(row(*ticks, None, spacing=20)))

    def centre(self) -> NewCentre | None:
        """The centre as it is known."""
        return self._known

    def machines(self) -> Sequence[KnownMachine]:
        """Those that stayed ticked."""
        return [machine for tick, machine in self._ticks if tick.isChecked()]


class OtherCentreCard(CentreCard):
    """Any other centre: its name, and a code that is proposed from it."""

    complained = Signal(object)

    def __init__(self, theme: Theme, words: Phrasebook) -> None:
        """The card that asks for a name and a code."""
        super().__init__(
            theme,
            words.text("Another centre"),
            words.text("You enter its name; machines are added later"),
            "plus",
        )
        self._words = words
        self._proposed = ""
        self.name = _line(theme, words.text("Name of the centre"))
        self.code = _line(theme, words.text("Code, for example PRE"))
        self.code.setFixedWidth(theme.px(190))
        self.name_line.textEdited.connect(self._propose)
        self.name_line.textEdited.connect(lambda _text: self.name.complain(""))
        self.code_line.textEdited.connect(lambda _text: self.code.complain(""))
        fields = row(self.name, self.code, spacing=12)
        fields.setAlignment(self.code, Qt.AlignmentFlag.AlignTop)
        fields.setAlignment(self.name, Qt.AlignmentFlag.AlignTop)
        fields.setStretch(0, 1)
        self.add_detail(boxed(fields))

    @property
    def name_line(self) -> QLineEdit:
        """The line of the name."""
        return self.name.edit  # type: ignore[return-value]

    @property
    def code_line(self) -> QLineEdit:
        """The line of the code."""
        return self.code.edit  # type: ignore[return-value]

    def _propose(self, name: str) -> None:
        """Make the code of the name's first letters, until somebody types another."""
        if self.code_line.text() != self._proposed:
            return
        letters = "".join(c for c in folded(name).upper() if c.isascii() and c.isalnum())
        self._proposed = letters[:_CODE_LETTERS]
        self.code_line.setText(self._proposed)

    def complain(self, field: str, sentence: str) -> None:
        """Say beside a field what is wrong with it, and go there."""
        at = self.code if field == "code" else self.name
        at.complain(sentence)
        at.edit.setFocus()
        self.complained.emit(at)

    def centre(self) -> NewCentre | None:
        """The centre as typed; what can't be is said beside its field."""
        name = " ".join(self.name_line.text().split())
        if not name:
            self.complain("name_lv", self._words.text("Type the name of the centre."))
            return None
        try:
            code = centre_code(self.code_line.text())
        except BrokenRule:
            self.complain("code", self._words.text("1 to 12 letters A–Z or digits."))
            return None
        return NewCentre(code=code, name_lv=name)


def _name(words: Phrasebook, machine: KnownMachine) -> str:
    return machine.name_en if words.language is Language.ENGLISH else machine.name_lv


def centre_title(words: Phrasebook, known: NewCentre) -> str:
    """A known centre's short name in the language spoken."""
    if words.language is Language.ENGLISH and known.name_en:
        return short_name(known.name_en, "Community Resource Centre") or known.name_en
    return short_name(known.name_lv, "kopienas resursu centrs") or known.name_lv


def _line(theme: Theme, name: str) -> Field:
    line = QLineEdit()
    # more than may be kept: what is pasted is shown and complained of, not cut in silence
    line.setMaxLength(_MOST_TYPED)
    return Field(theme, name, line)
