"""What is done with pieces on the shelf: added, opened, removed, handed out, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.widgets.clipboard import copy_table
from krc_desktop.model.bookings import FiringKind

if TYPE_CHECKING:
    from krc_desktop.desktop.equipment.kiln.shelf_pane import ShelfPane


class PieceActs(QObject):
    """Acts of a pane; popovers and verbs are loaded when first needed."""

    def __init__(self, pane: ShelfPane) -> None:
        """The acts of a pane."""
        super().__init__(pane)
        self.pane = pane
        self.session = pane.session
        self._anchor: QWidget | None = None

    def add_pieces(self) -> None:
        """Begin new pieces."""
        from krc_desktop.desktop.equipment.kiln.new_pieces import NewPiecesPopover

        reading = self.pane.reading
        if not self.session.centre_id or self.pane.add_pieces.isHidden():
            return
        popover = NewPiecesPopover(
            self.session,
            self.pane.add_pieces,
            kind=reading.kind or FiringKind.BISQUE,
            promised=reading.promise.collect_on if reading.promise else None,
        )
        popover.made.connect(self.pane.list.choose)
        popover.open()

    def open_piece(self, piece_id: int) -> None:
        """Open pieces to be corrected."""
        from krc_desktop.desktop.equipment.kiln.piece_popover import PiecePopover

        PiecePopover(self.session, self._beside(piece_id), piece_id).open()

    def _beside(self, piece_id: int) -> QWidget:
        """Something at a piece's row to hang a popover on; the focus goes back to the list."""
        pieces = self.pane.list
        if self._anchor is None:
            self._anchor = QWidget(pieces.viewport())
            self._anchor.setFocusProxy(pieces)
        self._anchor.setGeometry(pieces.place_of(piece_id).adjusted(60, 0, -60, 0))
        self._anchor.show()
        return self._anchor

    def remove(self, piece_id: int) -> None:
        """Take pieces away; there is a way back."""
        from krc_desktop.operations import shelf

        label = self.session.file.bookings.pieces.get(piece_id).label
        self.session.do(
            shelf.remove_piece,
            said=self.session.words.text("Removed: {label}", label=label),
            piece_id=piece_id,
        )

    def hand_out(self, piece_ids: list[int], name: str) -> None:
        """Ready pieces were collected."""
        from krc_desktop.operations import shelf

        self.session.do(
            shelf.hand_out,
            said=self.session.words.text("Handed out: {name}", name=name),
            piece_ids=piece_ids,
        )

    def copy(self) -> None:
        """Put the shelf on the clipboard as a table."""
        words = self.session.words
        headings = (
            words.text("Label"),
            words.text("What"),
            words.text("How many"),
            words.text("Whose"),
            words.text("Waits for"),
            words.text("Where they are"),
        )
        rows = [
            (
                one.piece.label,
                said.piece_name(words, one.piece),
                one.piece.amount,
                said.owner_name(words, one.owner),
                said.kind_name(words, one.piece.waits_for),
                said.state_name(words, one.piece, self.session.today),
            )
            for group in self.pane.reading.groups.values()
            for one in group
        ]
        copy_table(words, headings, rows)

    # -- paper ---------------------------------------------------------------------------------

    def print_labels(self) -> None:
        """Labels of what is ticked, else of all that is on the shelf."""
        reading = self.pane.reading
        ticked = [one.piece.id for one in reading.filling.chosen]
        on_shelf = [one.piece.id for group in reading.groups.values() for one in group]
        self.print_labels_of(ticked or on_shelf)

    def print_labels_of(self, piece_ids: list[int]) -> None:
        """Labels of pieces."""
        from krc_desktop.desktop import papers

        papers.piece_labels(self.session, self.pane.labels, piece_ids)

    def print_ready(self) -> None:
        """The list of what is ready for collection."""
        from krc_desktop.desktop import papers

        papers.ready_list(self.session, self.pane.ready.print)

    def remind(self) -> None:
        """The text about those who have not come for weeks."""
        from krc_desktop.desktop.equipment.kiln.reminders import RemindersPopover

        reading = self.pane.reading
        weeks = reading.kiln.collect_weeks if reading.kiln is not None else 4
        late = [one for one in reading.ready if one.weeks(self.session.today) >= weeks]
        RemindersPopover(self.session, self.pane.ready.reminders, late).open()
