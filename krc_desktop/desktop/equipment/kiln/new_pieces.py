"""New pieces in a small card: whose, what, how many; Enter adds and begins the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.alphabet import begins_so
from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.dryness_field import DrynessField
from krc_desktop.desktop.equipment.kiln.owner_field import Meant, OwnerField
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.model.bookings import FiringKind
from krc_desktop.model.shelf import PieceSize
from krc_desktop.operations import shelf
from krc_desktop.operations.change import Change
from krc_desktop.store.shelf import words_used

_KIND = "new_pieces.kind"
_SIZE = "new_pieces.size"
_MOST_SHOWN = 5
DRIES_FOR = timedelta(days=7)


class NewPiecesPopover(ScrolledPopover):
    """Asks for pieces; `made` tells which came of it, and the card stays for the next ones."""

    made = Signal(int)

    def __init__(
        self,
        session: Session,
        beside: QWidget,
        *,
        kind: FiringKind = FiringKind.BISQUE,
        promised: date | None = None,
    ) -> None:
        """An empty card; `promised` is the day that can be promised of that kind now."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("New pieces"), width=440)
        self._day = promised
        self._count = 0
        self.owner = OwnerField(session)
        self.what = LineField(theme, words.text("What"), hint=words.text("e.g. cup with a handle"))
        self.amount = Stepper(theme, words.text("How many"), least=1, most=1000)
        self.amount.show_value(1)
        self.sizes = Segmented(theme, words.text("Size"))
        for size in (PieceSize.SMALL, PieceSize.MEDIUM, PieceSize.LARGE):
            self.sizes.offer(size, said.size_name(words, size))
        self.kind = ChoiceField(theme, words.text("Waits for"), lambda *_: self._kind_chosen())
        self.dryness = DrynessField(session)
        self.remark = Remark(theme)
        self.hint = label(theme, "", "meta", "ink2", wraps=True)
        self.save = button(
            theme, words.text("Add"), self._add, kind="primary", keys="Return", icon="plus"
        )
        self._arrange(kind)

    def _arrange(self, kind: FiringKind) -> None:
        words, theme = self.session.words, self.session.theme
        Completer(theme, self.what.line, self._proposed_words, from_letters=1).taken.connect(
            lambda proposal: self.what.line.setText(proposal.key)
        )
        amount = column(
            label(theme, words.text("How many"), "label", "ink2"), self.amount, spacing=4
        )
        size = column(label(theme, words.text("Size"), "label", "ink2"), self.sizes, spacing=4)
        self.add_scrolled(
            self.owner,
            self.what,
            boxed(row(amount, size, None, spacing=14)),
            self.kind,
            self.dryness,
        )
        foot = row(self.hint, self.save, spacing=10)
        foot.setStretch(0, 1)
        self.add_below(self.remark, foot)
        kinds = (FiringKind.BISQUE, FiringKind.GLAZE, FiringKind.DECOR, FiringKind.OTHER)
        kept = self.session.recalled(_KIND, kind.value)
        usual = FiringKind(kept) if kept in set(FiringKind) else kind
        self.kind.offer([(one, said.kind_name(words, one)) for one in kinds], usual)
        kept_size = self.session.recalled(_SIZE, PieceSize.SMALL)
        self.sizes.choose(PieceSize(kept_size) if kept_size in set(PieceSize) else PieceSize.SMALL)
        self._kind_chosen()
        for line in (self.owner.line, self.what.line, self.amount.line, self.dryness.line):
            line.returnPressed.connect(self._entered)
        self.owner.decided.connect(self.what.line.setFocus)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the cursor in the owner."""
        super().open(focus or self.owner.line)

    def _kind_chosen(self) -> None:
        """Raw clay dries for a week; what was fired once is dry."""
        raw = self.kind.value is FiringKind.BISQUE
        self.dryness.show_drying(self.session.today + DRIES_FOR if raw else None)
        self._say_hint()

    def _say_hint(self) -> None:
        words = self.session.words
        parts = [words.text("Enter adds it and begins the next")]
        if self._count:
            parts = [words.counted("{n} row added", "{n} rows added", self._count)]
        if self._day is not None:
            day = said.day_said(words, self._day)
            parts.append(words.text("what is dry by the next firing is ready {day}", day=day))
        self.hint.setText("; ".join(parts) + ".")
        self.refit_soon()

    def _proposed_words(self, typed: str) -> Sequence[Proposal]:
        used = words_used(self.session.file.connection, self.session.centre_id)
        others = [one for one in used if one != typed and begins_so(one, typed)]
        return [Proposal(one, one) for one in (typed, *others)][:_MOST_SHOWN] if others else []

    # -- adding --------------------------------------------------------------------------------

    def _entered(self) -> None:
        """Enter in the owner's line goes on to what it is; everywhere else it adds."""
        if self.owner.line.hasFocus() and not self.what.typed and self.owner.meant() is not None:
            self.what.line.setFocus()
            return
        self._add()

    def _add(self) -> None:
        words = self.session.words
        self.remark.clear()
        meant = self._owner()
        drying = self.dryness.meant() if meant is not None else None
        if meant is None or drying is None:
            return
        change = self._kept(meant, drying)
        if change is None:
            return
        self.session.keep(_KIND, str(self.kind.value))
        self.session.keep(_SIZE, str(self.sizes.value))
        self._count += 1
        label_given = self.session.file.bookings.pieces.get(change.row_id or 0).label
        self.session.messages.toast(
            words.text("Added: {label}", label=label_given),
            action=words.text("Undo"),
            act=self.session.undo,
            keys="Ctrl+Z",
        )
        self._begin_next()
        self.made.emit(change.row_id or 0)

    def _owner(self) -> Meant | None:
        words, meant = self.session.words, self.owner.meant()
        if meant is not None:
            self.owner.complain("")
            return meant
        if not self.owner.typed:
            self._wrong(self.owner, words.text("Type whose pieces they are."))
        else:
            self._wrong(
                self.owner,
                words.text("Choose from the list, or add somebody new."),
                words.text("Add “{name}” as new", name=self.owner.typed[:40]),
                self._take_new,
            )
        return None

    def _take_new(self) -> None:
        self.owner.take_as_new()
        self.remark.clear()
        self._add()

    def _wrong(self, field: LineField, sentence: str, fix: str = "", act: Any = None) -> None:
        field.complain(sentence)
        self.remark.say("bad", sentence, fix, act)
        field.line.setFocus()
        self.refit_soon()

    def _kept(self, meant: Meant, drying: dict[str, Any]) -> Change | None:
        facts: dict[str, Any] = {
            "centre_id": self.session.centre_id,
            "what": self.what.typed,
            "amount": self.amount.value,
            "size": self.sizes.value or PieceSize.UNSAID,
            "waits_for": self.kind.value,
            **drying,
        }
        how: dict[str, Any] = {"refused": self._refused, "quiet": True, "called": self.what.name}
        if meant.new_name:
            return self.session.do(shelf.add_piece_of_new, **how, line=meant.new_name, **facts)
        return self.session.do(
            shelf.add_piece,
            **how,
            person_id=meant.person_id,
            event_id=meant.event_id,
            **facts,
        )

    def _refused(self, sentence: str) -> None:
        self.remark.say("bad", sentence)
        self.refit_soon()

    def _begin_next(self) -> None:
        self.owner.show_owner(None)
        self.what.line.clear()
        self.amount.show_value(1)
        self._say_hint()
        self.refit_soon()
        self.owner.line.setFocus()
