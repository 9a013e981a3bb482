"""What is in a firing, ticked before the kiln is on, only told after that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.desktop.widgets.tick_lists import TickList, grow_to
from krc_desktop.model.bookings import Booking, Firing
from krc_desktop.model.shelf import ShelfPiece, dryness
from krc_desktop.operations import firing_contents
from krc_desktop.operations.change import Change
from krc_desktop.store.firings import contents_of
from krc_desktop.store.shelf import pieces_with_owners, waiting_for

_MOST_SEEN = 9


class ContentsPopover(ScrolledPopover):
    """A line for each piece; each tick is kept at once."""

    def __init__(self, session: Session, beside: QWidget, booking: Booking, firing: Firing) -> None:
        """The contents of a firing."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("What is in the kiln"), width=460)
        self._booking, self._firing = booking, firing
        self.list = TickList(theme, words.text("What is in the kiln"))
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._open)
        self.told = label(theme, "", "meta", "ink2", wraps=True)
        self.remark = Remark(theme)
        self.add_scrolled(self.told, self.list)
        done = button(theme, words.text("Close"), self.close_up)
        self.add_below(self.remark, row(None, done))
        self._show()
        session.changes.changed.connect(self._something_changed)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the focus where one begins."""
        super().open(focus or self.list)

    def _show(self) -> None:
        file, words = self.session.file, self.session.words
        inside = {part.piece_id for part in contents_of(file, self._firing.id)}
        pieces = pieces_with_owners(file.connection, inside)
        can = self._firing.on_at is None
        others: list[ShelfPiece] = []
        if can:
            waiting = waiting_for(file.connection, self._booking.centre_id, self._firing.kind)
            day = self._booking.local_day
            others = [one for one in waiting if dryness(one.piece, day) is None]
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.clear()
        for one in (*pieces, *others):
            self.list.addItem(self._item(one, ticked=one.piece.id in inside, can=can))
        self.list.blockSignals(False)  # noqa: FBT003
        grow_to(self.list, _MOST_SEEN)
        self.list.setVisible(self.list.count() > 0)
        if not self.list.count():
            self.told.setText(words.text("No pieces are listed in this firing."))
        elif can:
            self.told.setText(words.text("Tick what is put in: one kind only, dry ones only."))
        else:
            self.told.setText(words.text("The kiln is on, or was: its contents stay."))
        self.refit_soon()

    def _item(self, one: ShelfPiece, *, ticked: bool, can: bool) -> QListWidgetItem:
        words, piece = self.session.words, one.piece
        amount = f" × {piece.amount}" if piece.amount > 1 else ""
        owner = said.owner_name(words, one.owner)
        item = QListWidgetItem(f"{piece.label} {said.piece_name(words, piece)}{amount} · {owner}")
        item.setData(Qt.ItemDataRole.UserRole, piece.id)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags((flags | Qt.ItemFlag.ItemIsUserCheckable) if can else flags)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _something_changed(self, change: Change) -> None:
        if self.isHidden() or not change.subjects & {"pieces", "piece_firings", "firings"}:
            return
        known = self.session.file.bookings.firing_of(self._booking.id)
        if known is None:
            self.close_up()
            return
        self._firing = known
        row = self.list.currentRow()
        self._show()
        self.list.setCurrentRow(row)

    def _ticked(self, _item: QListWidgetItem) -> None:
        items = [self.list.item(at) for at in range(self.list.count())]
        wanted = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        self.remark.clear()
        change = self.session.do(
            firing_contents.change_contents,
            refused=self._refused,
            quiet=True,
            booking_id=self._booking.id,
            piece_ids=wanted,
        )
        if change is None:
            self._show()

    def _refused(self, sentence: str) -> None:
        self.remark.say("bad", sentence)
        self.refit_soon()

    def _open(self, item: QListWidgetItem) -> None:
        from krc_desktop.desktop.equipment.kiln.piece_popover import PiecePopover

        if self._firing.on_at is not None:
            beside = self._beside
            self.close_up()
            piece_id = item.data(Qt.ItemDataRole.UserRole)
            PiecePopover(self.session, beside, piece_id).open()
