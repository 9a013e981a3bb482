"""What every part of a machine's card is: a white card with rows that are built from the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.model.machine_cards import MachineCard

Opening = Callable[[QWidget], object]


class MachinePart(Card):
    """A card with a heading, what stands at its right, and rows below."""

    def __init__(self, session: Session, title: str, *aside: QWidget) -> None:
        """An empty part."""
        super().__init__(session.theme, title, *aside)
        self.session = session
        self.theme = session.theme
        self.words = session.words
        self._said: object = None
        self.rows = column(spacing=6)
        self.add(self.rows)

    @property
    def card(self) -> MachineCard:
        """The card that is shown."""
        return self._card

    def show_card(self, card: MachineCard) -> None:
        """Show a machine's card; rows stay as they are where nothing of it has changed."""
        said = self.said(card)
        self._card = card
        if self._said != said:
            self._said = said
            self.lay_anew()

    def lay_anew(self) -> None:
        """Lay the rows anew; the focus stays on the row that had it."""
        had = self._focused()
        clear(self.rows)
        self.fill(self._card)
        self._focus_again(had)

    def said(self, card: MachineCard) -> object:
        """What of the card this part shows: compared to what it showed before."""
        return card

    def fill(self, card: MachineCard) -> None:
        """Lay the rows anew."""
        raise NotImplementedError

    def _buttons(self) -> list[QAbstractButton]:
        return [one for one in self.findChildren(QAbstractButton) if not one.isHidden()]

    def _focused(self) -> str:
        """The name of the row that has the focus: it gets it again."""
        for one in self._buttons():
            if one.hasFocus():
                return one.accessibleName()
        return ""

    def _focus_again(self, name: str) -> None:
        if not name:
            return
        named = [one for one in self._buttons() if one.accessibleName() == name]
        following = named or self._buttons()
        if following:
            following[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def link(session: Session, text: str, opening: Opening, *, name: str = "") -> QPushButton:
    """A link at the right of a card's heading; it is handed to what it opens."""
    made = button(session.theme, text, kind="link")
    made.clicked.connect(lambda: opening(made))
    if name:
        made.setAccessibleName(name)
    return made


def sentence_row(
    session: Session, icon: str, ink: str, text: str, *, role: str = "meta", tone: str = "ink2"
) -> QWidget:
    """An icon and a text that wraps beside it."""
    theme = session.theme
    sign = icon_label(theme, icon, ink, 18)
    said = label(theme, text, role, tone, wraps=True)
    line = row(sign, said, spacing=10)
    line.setStretch(1, 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return boxed(line)


def quiet_line(session: Session, text: str) -> QWidget:
    """What a part says that has nothing to show."""
    return label(session.theme, text, "meta", "ink2", wraps=True)
