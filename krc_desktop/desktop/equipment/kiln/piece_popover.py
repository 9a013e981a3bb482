"""Pieces in a small card, each part corrected at once; what is promised, where they were."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.dryness_field import DrynessField
from krc_desktop.desktop.equipment.kiln.owner_field import OwnerField
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.model.bookings import FiringKind, PieceState
from krc_desktop.model.fields import LINE
from krc_desktop.model.shelf import WAITING, PieceSize, ShelfPiece, state_on
from krc_desktop.operations import shelf
from krc_desktop.operations.change import Change
from krc_desktop.store.shelf import firings_of_piece, pieces_with_owners

_MOVED_BY_HAND = (PieceState.SHELF, PieceState.READY, PieceState.DAMAGED, PieceState.COLLECTED)


class PiecePopover(ScrolledPopover):
    """What is known of pieces; Delete takes them away, with a way back."""

    def __init__(self, session: Session, beside: QWidget, piece_id: int) -> None:
        """A card over pieces of the file."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("Pieces"), width=440)
        self._id = piece_id
        self.owner = OwnerField(session)
        self.what = TextField(theme, words.text("What"), self._commit_what, limit=LINE)
        self.amount = Stepper(theme, words.text("How many"), least=1, most=1000)
        self.sizes = Segmented(theme, words.text("Size"))
        for size in (PieceSize.SMALL, PieceSize.MEDIUM, PieceSize.LARGE):
            self.sizes.offer(size, said.size_name(words, size))
        self.kind = ChoiceField(theme, words.text("Waits for"), self._commit_kind)
        self.state = ChoiceField(theme, words.text("Where they are"), self._commit_state)
        self.dryness = DrynessField(session)
        self.facts = label(theme, "", "meta", "ink2", wraps=True)
        self.remark = Remark(theme)
        self.labels = button(
            theme, words.text_in("paper", "Label"), self._print, kind="quiet", icon="printer"
        )
        self.remove = button(theme, words.text("Remove"), self._remove, kind="quiet", icon="trash")
        self._arrange()
        self._show()
        session.changes.changed.connect(self._something_changed)

    def _arrange(self) -> None:
        words, theme = self.session.words, self.session.theme
        amount = column(
            label(theme, words.text("How many"), "label", "ink2"), self.amount, spacing=4
        )
        size = column(label(theme, words.text("Size"), "label", "ink2"), self.sizes, spacing=4)
        self.add_scrolled(
            self.owner,
            self.what,
            boxed(row(amount, size, None, spacing=14)),
            row(self.kind, self.state, spacing=10),
            self.dryness,
            self.facts,
        )
        done = button(theme, words.text("Close"), self.close_up)
        self.add_below(self.remark, row(self.labels, self.remove, None, done))
        self.owner.decided.connect(self._commit_owner)
        self.owner.line.editingFinished.connect(self._commit_owner)
        self.amount.changed.connect(lambda amount: self._change(amount=amount))
        self.sizes.chosen.connect(lambda size: self._change(size=size))
        self.dryness.changed.connect(self._commit_dryness)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the focus where one begins."""
        super().open(focus or self.what.line)

    # -- showing -------------------------------------------------------------------------------

    def _piece(self) -> ShelfPiece | None:
        found = pieces_with_owners(self.session.file.connection, [self._id])
        return found[0] if found else None

    def _show(self) -> None:
        one, words = self._piece(), self.session.words
        if one is None:
            return
        piece = one.piece
        self.heading.setText(piece.label)
        self.setAccessibleName(f"{piece.label}, {said.piece_name(words, piece)}")
        if not self.owner.line.hasFocus():
            self.owner.show_owner(one.owner)
        self.what.show_value(piece.what)
        self.amount.show_value(piece.amount)
        self.sizes.choose(PieceSize(piece.size))
        self.kind.offer(
            [(kind, said.kind_name(words, kind)) for kind in (*FiringKind, None)], piece.waits_for
        )
        self._show_state(one)
        self.facts.setText("\n".join(self._told(one)))
        self.facts.setVisible(bool(self.facts.text()))

    def _show_state(self, one: ShelfPiece) -> None:
        words, piece = self.session.words, one.piece
        in_kiln = piece.state is PieceState.FIRING
        waits = piece.state in WAITING
        shown = PieceState.SHELF if waits else piece.state
        offered = [PieceState.FIRING] if in_kiln else list(_MOVED_BY_HAND)
        self.state.offer([(state, said.bare_state(words, state)) for state in offered], shown)
        for part in (self.amount, self.kind.box, self.state.box):
            part.setEnabled(not in_kiln)
        self.dryness.setVisible(waits)
        self.dryness.show_state(state_on(piece, self.session.today), piece.dry_on)
        self.remove.setVisible(not in_kiln)

    def _told(self, one: ShelfPiece) -> list[str]:
        words, piece = self.session.words, one.piece
        told = [words.text("Made on {day}.", day=words.date(piece.made_on))]
        if piece.promised_on is not None:
            day = said.day_said(words, piece.promised_on)
            told.append(words.text("Promised: {day}.", day=day))
        numbers = firings_of_piece(self.session.file.connection, piece.id)
        if numbers:
            shown = ", ".join(number or "–" for number in numbers)
            told.append(words.text("Firings: No. {numbers}.", numbers=shown))
        if piece.collected_on is not None:
            told.append(words.text("Collected on {day}.", day=words.date(piece.collected_on)))
        return told

    def _something_changed(self, change: Change) -> None:
        if self.isHidden() or not change.subjects & {"pieces", "piece_firings"}:
            return
        if self._piece() is None:
            self.close_up()
        else:
            self._show()

    # -- changing ------------------------------------------------------------------------------

    def _change(self, refused: Refused | None = None, **changes: Any) -> None:
        self.remark.clear()
        self.session.do(
            shelf.change_pieces,
            refused=refused or self._refused,
            quiet=True,
            called=self.what.name,
            piece_id=self._id,
            **changes,
        )

    def _refused(self, sentence: str) -> None:
        self.remark.say("bad", sentence)
        self._show()
        self.refit_soon()

    def _commit_what(self, text: str, refused: Refused) -> None:
        self._change(refused, what=text)

    def _commit_kind(self, kind: FiringKind | None, _refused: Refused) -> None:
        self._change(waits_for=kind)

    def _commit_state(self, state: PieceState, _refused: Refused) -> None:
        self._change(state=state)

    def _commit_dryness(self) -> None:
        drying = self.dryness.meant()
        one = self._piece()
        if drying is not None and one is not None and one.piece.state in WAITING:
            self._change(**drying)

    def _commit_owner(self) -> None:
        words, meant = self.session.words, self.owner.meant()
        if meant is None or meant.new_name:
            if self.owner.typed:
                self.owner.complain(words.text("Choose from the list."))
                self.remark.say("bad", words.text("Choose the owner from the list."))
            return
        self._change(person_id=meant.person_id, event_id=meant.event_id)

    def _print(self) -> None:
        from krc_desktop.desktop import papers

        papers.piece_labels(self.session, self.labels, [self._id])

    def _remove(self) -> None:
        one = self._piece()
        name = one.piece.label if one is not None else ""
        change = self.session.do(
            shelf.remove_piece,
            refused=self._refused,
            said=self.session.words.text("Removed: {label}", label=name),
            piece_id=self._id,
        )
        if change is not None:
            self.close_up()
