"""One piece of an opened kiln: how many of it were lost, what becomes of the good ones."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import FiringKind, PieceFiring, PieceState
from krc_desktop.model.shelf import ShelfPiece
from krc_desktop.operations.firing_contents import Becomes


def choices(words: Phrasebook, kind: FiringKind | None) -> list[tuple[Becomes, str]]:
    """What can become of pieces after a firing of a kind."""
    found = [(Becomes.READY, words.text_in("pieces", "ready"))]
    if kind is not FiringKind.GLAZE:
        found.append((Becomes.GLAZE, words.text_in("pieces", "wait for glaze")))
    if kind is not FiringKind.DECOR:
        found.append((Becomes.DECOR, words.text_in("pieces", "wait for decor")))
    found.append((Becomes.AGAIN, words.text_in("pieces", "fired again")))
    return found


def becomes_now(one: ShelfPiece) -> Becomes:
    """What became of a piece, as its choice shows it."""
    piece = one.piece
    if piece.state is not PieceState.SHELF or piece.waits_for is None:
        return Becomes.READY if piece.state is not PieceState.SHELF else Becomes.AGAIN
    waits = {FiringKind.GLAZE: Becomes.GLAZE, FiringKind.DECOR: Becomes.DECOR}
    return waits.get(piece.waits_for, Becomes.AGAIN)


class ResultRow(QWidget):
    """Name and owner, the stepper of what was lost, ⋯ with what becomes of the rest."""

    changed = Signal(int, object)

    def __init__(
        self,
        session: Session,
        part: PieceFiring,
        one: ShelfPiece,
        kind: FiringKind | None,
        *,
        says_state: bool,
    ) -> None:
        """A row of a firing of a kind; `says_state`: not all became the same."""
        super().__init__()
        words, theme, piece = session.words, session.theme, one.piece
        self._words = words
        self._now = becomes_now(one)
        name = f"{piece.label} {said.piece_name(words, piece)}"
        told = said.owner_name(words, one.owner)
        if says_state or piece.state is PieceState.DAMAGED:
            told += f" · {self._state_said(one)}"
        texts = column(
            ElidedLabel(theme, name, "strong"), ElidedLabel(theme, told, "meta", "ink2"), spacing=0
        )
        lost = words.text("Lost of {name}, of {n}", name=name, n=part.pieces_in)
        self.lost = Stepper(theme, lost, least=0, most=part.pieces_in)
        self.lost.show_value(part.pieces_lost)
        self.lost.changed.connect(lambda number: self.changed.emit(number, self._now))
        self.then = icon_button(
            theme, "dots-three", words.text("What becomes of {name}", name=name)
        )
        self.then.setMenu(self._menu(session, kind))
        gone = piece.state in {PieceState.COLLECTED, PieceState.FIRING}
        for control in (self.lost, self.then):
            control.setEnabled(not gone)
        line = row(texts, self.lost, self.then, spacing=4, margins=(0, 5, 0, 5))
        line.setStretch(0, 1)
        self.setLayout(line)

    def _state_said(self, one: ShelfPiece) -> str:
        """What became of a piece."""
        if one.piece.state in {PieceState.SHELF, PieceState.READY}:
            return dict(choices(self._words, None))[becomes_now(one)]
        return said.bare_state(self._words, one.piece.state)

    def _menu(self, session: Session, kind: FiringKind | None) -> QMenu:
        menu = QMenu(self.then)
        menu.setFont(session.theme.font("body"))
        for becomes, text in choices(self._words, kind):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(becomes is self._now)
            action.triggered.connect(
                lambda _checked=False, then=becomes: self.changed.emit(self.lost.value, then)
            )
        return menu
