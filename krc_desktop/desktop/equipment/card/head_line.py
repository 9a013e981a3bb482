"""The head of a machine's card as one line that gives way: words first, then the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QWidget

from krc_desktop.desktop.equipment.card.head import NameField, StateTags, show_sign, sign_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.page import PageHead
from krc_desktop.model.machine_cards import MachineCard

_MARGINS = 28 + 24 + 24
_GAP = 12


class HeadLine:
    """The sign, the name, the state, and what is done with the machine.

    `acts`: what the kiln's shelf, the passport, the fault, the booking and ⋯ do.
    """

    def __init__(
        self,
        session: Session,
        head: PageHead,
        back: QWidget,
        acts: Mapping[str, Callable[[], object]],
    ) -> None:
        """A line in a page's head, after the way back."""
        words, theme = session.words, session.theme
        self._theme = theme
        self._head, self._back = head, back
        head.title.hide()
        self.sign = sign_of(session)
        self.name = NameField(session)
        self.tags = StateTags(session)
        head.beside_title(self.sign, self.name, self.tags)
        self.shelf = button(theme, words.text("Kiln shelf"), acts["shelf"], icon="cube")
        self.passport = button(
            theme, words.text("Passport for the wall"), acts["passport"], icon="printer"
        )
        self.fault = button(theme, words.text("Report a fault"), acts["fault"], icon="warning")
        self.book = button(
            theme, words.text("Book"), acts["book"], kind="primary", icon="calendar-plus"
        )
        self.more = icon_button(
            theme, "dots-three-bold", words.text("More about this machine"), acts["more"]
        )
        self._wordy = {one: one.text() for one in (self.shelf, self.passport, self.fault)}
        for one, text in self._wordy.items():
            one.setToolTip(text)
        head.at_right(self.shelf, self.passport, self.fault, self.book, self.more)

    def show_card(self, card: MachineCard | None) -> None:
        """Show a machine; of none only the way back."""
        for one in (self.sign, self.name, self.tags, *self._wordy, self.book, self.more):
            one.setVisible(card is not None)
        if card is None:
            return
        machine = card.machine
        show_sign(self.sign, machine)
        self.name.show_machine(machine)
        self.tags.show_card(card)
        in_use = machine.retired_on is None
        self.shelf.setVisible(machine.open_below_celsius is not None)
        self.fault.setVisible(in_use)
        self.book.setVisible(in_use)

    # -- room ----------------------------------------------------------------------------------

    def fit(self, width: int) -> bool:
        """Take the words away that don't fit into a width; whether the state fits in the line."""
        room = width - _MARGINS
        self.name.most = max(self._theme.px(140), min(self._theme.px(420), room // 3))
        self.name.fit()
        if self._shorten(room, with_tags=True):
            return True
        self._shorten(room, with_tags=False)
        return False

    def _shorten(self, room: int, *, with_tags: bool) -> bool:
        """Take as many words away as must be; whether it fits then."""
        for wordless in range(len(self._wordy) + 1):
            for number, (one, text) in enumerate(self._wordy.items()):
                one.setText(text if number >= wordless else "")
            if self._needed(with_tags=with_tags) <= room:
                return True
        return False

    def _needed(self, *, with_tags: bool) -> int:
        left: list[QWidget] = [self._back, self.sign, self.name]
        if with_tags:
            left.append(self.tags)
        right: list[QPushButton] = [*self._wordy, self.book, self.more]
        shown = [one for one in (*left, *right) if not one.isHidden()]
        return sum(_width_of(one) + _GAP for one in shown)


def _width_of(one: QWidget) -> int:
    """The width that a layout gives: what it would like, within what was set."""
    return min(max(one.sizeHint().width(), one.minimumWidth()), one.maximumWidth())
