"""What an organisation gave on a day: a room, people, things, money in kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import gift_words
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import BrokenRule
from krc_desktop.model.organisations import Contribution, Gift
from krc_desktop.model.typed_hours import read_hours
from krc_desktop.model.typed_money import read_cents
from krc_desktop.operations.change import Change
from krc_desktop.operations.organisation_history import (
    add_contribution,
    change_contribution,
    remove_contribution,
)
from krc_desktop.sentences import sentence


class GiftPopover(FormPopover):
    """A new gift of an organisation, or one that is known."""

    def __init__(
        self, session: Session, beside: QWidget, organisation_id: int, gift_id: int = 0
    ) -> None:
        """A form; without a gift's id: a new one of today."""
        words = session.words
        shelf = session.file.organisations.contributions
        known = shelf.get(gift_id) if gift_id else None
        name = words.text("What was given") if known else words.text("New contribution")
        super().__init__(session, beside, name, width=424)
        self._organisation_id, self._known = organisation_id, known
        self.kind = Segmented(self.theme, words.text("What was given"))
        for kind in (Gift.ROOM, Gift.PEOPLE, Gift.THINGS, Gift.MONEY):
            self.kind.offer(kind, _short(session, kind))
        self.kind.choose(known.kind if known else Gift.ROOM)
        self.kind.chosen.connect(lambda _kind: self._turn())
        self.what = self.line(words.text_in("gift", "What"), known.what if known else "")
        self.day = self.day_line(words.text("Day"), known.local_day if known else session.today)
        self.much = self.line("", self._much(known))
        cents = known.cents if known else None
        self.value = self.line(
            words.text("Value, €"), words.number(cents / 100, 2) if cents is not None else ""
        )
        hint = words.text("A value in kind is told beside the project's money, never added to it.")
        self.put(
            row(self.kind, None),
            self.what,
            row(self.day, self.much, self.value, spacing=10),
            label(self.theme, hint, "meta", "ink2", wraps=True),
        )
        deeds = (
            [self.deed(words.text("Remove"), "trash", lambda: self._remove(known.id))]
            if known is not None
            else []
        )
        self.finish(words.text("Save") if known else words.text("Add"), *deeds)
        self._turn()

    def _much(self, known: Contribution | None) -> str:
        if known is None or known.quantity is None:
            return ""
        if known.kind is Gift.ROOM:
            return f"{known.quantity // 60}:{known.quantity % 60:02}"
        return str(known.quantity)

    def _turn(self) -> None:
        words, kind = self.words, self.kind.value
        is_room = kind is Gift.ROOM
        self.much.rename(words.text("Hours") if is_room else words.text("How many people"))
        self.much.setVisible(kind in (Gift.ROOM, Gift.PEOPLE))
        self.refit_soon()

    # -- keeping -------------------------------------------------------------------------------

    def keep(self) -> Change | None:
        """Write the gift down."""
        facts: dict[str, Any] = {
            "kind": self.kind.value,
            "what": self.what.typed,
            "quantity": self._quantity(),
            "cents": self._cents(),
        }
        day = self.day_typed(self.day)
        if self._known is None:
            return self.session.do(
                add_contribution,
                refused=self.refused,
                called=self.what.name,
                centre_id=self.session.centre_id,
                organisation_id=self._organisation_id,
                day=day,
                **facts,
            )
        return self.session.do(
            change_contribution,
            refused=self.refused,
            called=self.what.name,
            contribution_id=self._known.id,
            local_day=day,
            **facts,
        )

    def _quantity(self) -> int | None:
        """Minutes of a room, or people; None where nobody said, or the kind has none."""
        if self.much.isHidden() or not self.much.typed:
            return None
        if self.kind.value is Gift.PEOPLE:
            return self.whole_typed(self.much)
        try:
            return read_hours(self.much.typed)
        except BrokenRule as broken:
            self.much.complain(sentence(self.words, broken))
            raise

    def _cents(self) -> int | None:
        if not self.value.typed:
            return None
        try:
            return read_cents(self.value.typed) or None
        except BrokenRule as broken:
            self.value.complain(sentence(self.words, broken))
            raise

    def _remove(self, gift_id: int) -> None:
        self.session.do(remove_contribution, contribution_id=gift_id)


def _short(session: Session, kind: Gift) -> str:
    """A kind as it fits into a row of four."""
    if kind is Gift.MONEY:
        return session.words.text_in("gift", "Money")
    return gift_words.gift_name(session.words, kind)
