"""After opening: how many of each came out well, what becomes of them, the meter, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln.result_row import ResultRow, becomes_now, choices
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import Card, clear, column, row
from krc_desktop.desktop.widgets.buttons import DropChip, Segmented, button
from krc_desktop.desktop.widgets.fields import LongTextField
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.bookings import (
    Firing,
    FiringKind,
    FiringOutcome,
    PieceFiring,
)
from krc_desktop.model.fields import NOTE
from krc_desktop.model.shelf import ShelfPiece
from krc_desktop.operations import firing_contents, firings
from krc_desktop.operations.firing_contents import Becomes

_FIRST_SHOWN = 12


class ResultCard(Card):
    """A row for each piece; every change is kept at once."""

    log_asked = Signal()

    def __init__(self, session: Session) -> None:
        """A card without a firing."""
        words, theme = session.words, session.theme
        super().__init__(theme, words.text_in("firing", "Result"), dense=True)
        self._session, self._words, self._theme = session, words, theme
        self.body.setContentsMargins(18, 12, 16, 14)
        self._booking = 0
        self._shown: object = None
        self._most = _FIRST_SHOWN
        self.outcome = self._outcomes()
        self.note = LongTextField(
            theme,
            words.text("In words"),
            lambda text, refused: self._log(refused, result=text),
            limit=NOTE,
            hint=words.text("Cones, cracks, the glaze, what to do otherwise"),
            lines=(2, 6),
        )
        self.remark = Remark(theme)
        self._make_rows()
        self.log = button(
            theme,
            words.text("Meter and times"),
            lambda: self.log_asked.emit(),
            kind="link",
            icon="pencil-simple",
        )
        self.add(
            self.outcome,
            row(self.sums, self.all, spacing=8),
            row(None, self._lost, theme.px(92)),
            self._rows,
            row(self.more, None),
            self.remark,
            self.note,
            row(self.log, None),
        )

    def _outcomes(self) -> Segmented:
        words = self._words
        made = Segmented(self._theme, words.text_in("firing", "Result"))
        made.offer(FiringOutcome.GOOD, words.text_in("firing", "Came out well"))
        made.offer(FiringOutcome.PARTLY, words.text_in("firing", "Partly"))
        made.offer(FiringOutcome.STOPPED, words.text_in("firing", "Stopped"))
        made.chosen.connect(lambda outcome: self._log(None, outcome=outcome))
        return made

    def _make_rows(self) -> None:
        words, theme = self._words, self._theme
        self.sums = label(theme, "", "meta", "ink2", wraps=True)
        self.all = DropChip(theme, words.text("What becomes of all of them"))
        self.all.chosen.connect(self._all_become)
        self._lost = label(theme, words.text_in("pieces", "Lost"), "caption_strong", "ink2")
        self._rows = column(spacing=0)
        self.more = button(theme, "", self._show_more, kind="link")

    def show_result(
        self, firing: Firing, parts: Sequence[PieceFiring], pieces: Sequence[ShelfPiece]
    ) -> None:
        """Show what came out of an opened kiln."""
        words = self._words
        if firing.booking_id != self._booking:
            self._booking, self._shown, self._most = firing.booking_id, None, _FIRST_SHOWN
            self.note.show_another(firing.result)
        self.outcome.choose(firing.outcome)
        self.note.show_value(firing.result)
        went, lost = firing.pieces_in or 0, firing.pieces_lost or 0
        self.sums.setText(
            words.text(
                "Put in {went}, good {good}, lost {lost}",
                went=words.number(went),
                good=words.number(went - lost),
                lost=words.number(lost),
            )
        )
        self.all.setVisible(bool(parts))
        self._lost.setVisible(bool(parts))
        known = {one.piece.id: one for one in pieces}
        shown = [(part, known[part.piece_id]) for part in parts if part.piece_id in known]
        becomes = {becomes_now(one) for _, one in shown}
        offered = choices(words, firing.kind)
        only = next(iter(becomes)) if len(becomes) == 1 else None
        mixed = [] if only is not None else [(None, words.text_in("pieces", "various"))]
        self.all.offer([*mixed, *offered], only)
        state = (tuple(shown), self._most, firing.kind, only)
        if state != self._shown:
            self._shown = state
            self._build(shown, firing.kind)

    def _build(
        self, shown: Sequence[tuple[PieceFiring, ShelfPiece]], kind: FiringKind | None
    ) -> None:
        clear(self._rows)
        for part, one in shown[: self._most]:
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(part, one, kind))
        left = len(shown) - self._most
        self.more.setVisible(left > 0)
        self.more.setText(self._words.text("Show {n} more", n=self._words.number(max(left, 0))))

    def _show_more(self) -> None:
        self._most += 50
        state = self._shown
        if isinstance(state, tuple):
            self._shown = (state[0], self._most, *state[2:])
            self._build(state[0], state[2])

    def _row(self, part: PieceFiring, one: ShelfPiece, kind: FiringKind | None) -> QWidget:
        made = ResultRow(self._session, part, one, kind, says_state=self.all.value is None)
        made.changed.connect(partial(self._keep, one.piece.id))
        return made

    # -- keeping -------------------------------------------------------------------------------

    def _keep(self, piece_id: int, lost: int, becomes: Becomes) -> None:
        self.remark.clear()
        self._session.do(
            firing_contents.set_piece_result,
            refused=partial(self.remark.say, "bad"),
            quiet=True,
            booking_id=self._booking,
            piece_id=piece_id,
            lost=lost,
            becomes=becomes,
        )

    def _all_become(self, becomes: Becomes | None) -> None:
        if becomes is not None:
            self.remark.clear()
            self._session.do(
                firing_contents.all_become,
                refused=partial(self.remark.say, "bad"),
                booking_id=self._booking,
                becomes=becomes,
            )

    def _log(self, refused: Refused | None, **facts: Any) -> None:
        self._session.do(
            firings.log_firing,
            refused=refused or partial(self.remark.say, "bad"),
            quiet=True,
            called=self.note.name,
            booking_id=self._booking,
            **facts,
        )
