"""The head of a machine's card: its sign, its name to be changed in place, its state and gate."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.signs import IconSign, craft_tone
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import set_tone, tag
from krc_desktop.language import Language
from krc_desktop.model.equipment import Equipment, EquipmentKind, Risk
from krc_desktop.model.fields import NAME
from krc_desktop.model.machine_cards import MachineCard, Now
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import named
from krc_desktop.operations.equipment import change_equipment

_WIDEST = 420


class NameField(TextField):
    """A machine's name as the title of its card, as wide as it is."""

    def __init__(self, session: Session) -> None:
        """Nobody's name yet."""
        self._session = session
        self._machine: Equipment | None = None
        super().__init__(
            session.theme,
            session.words.text("Name of the machine"),
            self._keep,
            limit=NAME,
            kind="title",
            shows_name=False,
        )
        self.line.setFont(session.theme.font("title"))
        self.most = session.theme.px(_WIDEST)
        self.line.textChanged.connect(lambda _text: self.fit())

    @property
    def _is_english(self) -> bool:
        english = self._session.words.language is Language.ENGLISH
        return english and self._machine is not None and bool(self._machine.name_en)

    def show_machine(self, machine: Equipment) -> None:
        """Show a machine's name."""
        name = named(self._session.words, Both(machine.name_lv, machine.name_en))
        is_other = self._machine is None or self._machine.id != machine.id
        if is_other and self._machine is not None:
            self.save()
        self._machine = machine
        if is_other:
            self.show_anew(name)
        else:
            self.show_value(name)
        self.fit()

    def _keep(self, text: str, refused: Refused) -> None:
        if self._machine is None:
            return
        changes: dict[str, Any] = {"name_en" if self._is_english else "name_lv": text}
        self._session.do(
            change_equipment,
            refused=refused,
            quiet=True,
            called=self.name,
            equipment_id=self._machine.id,
            **changes,
        )

    def fit(self) -> None:
        """Take the width of the name, at most `most`."""
        wanted = QFontMetrics(self.line.font()).horizontalAdvance(self.typed or self.name) + 16
        self.setFixedWidth(min(max(wanted, self.theme.px(80)), self.most))


class StateTags(QWidget):
    """What the machine does now, and what its risk asks."""

    def __init__(self, session: Session) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._session = session
        self._words = session.words
        self.now = tag(session.theme, "")
        self.risk = tag(session.theme, "")
        self.setLayout(row(self.now, self.risk, None, spacing=8))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_card(self, card: MachineCard) -> None:
        """Show a machine's state and gate."""
        machine = card.machine
        self.show_now(card.now, machine.kind)
        self.risk.setText(wording.risk(self._words, machine.risk))
        tone = craft_tone(ink_of(machine.kind)) if machine.risk is Risk.RED else "neutral"
        set_tone(self.risk, tone)
        self.risk.setVisible(machine.risk is not Risk.GREEN)

    def show_now(self, now: Now, kind: EquipmentKind) -> None:
        """Show what it does by now."""
        text, tone = wording.now_pill(self._words, now, kind, self._session.today)
        self.now.setText(text)
        set_tone(self.now, tone)


def sign_of(session: Session) -> IconSign:
    """The sign before the name, empty until a machine is shown."""
    return IconSign(session.theme, "wrench", "neutral", side=40, square=True)


def show_sign(sign: IconSign, machine: Equipment) -> None:
    """Show a machine's sign."""
    sign.show_icon(icon_of(machine.kind), craft_tone(ink_of(machine.kind)))
