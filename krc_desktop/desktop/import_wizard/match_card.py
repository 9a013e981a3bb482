"""“Perhaps already there”: rows that look like a known card, and whether they are the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.import_wizard.draft import ImportDraft
from krc_desktop.desktop.likely_people import why
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, icon_label, label
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.exchange.import_previews import PreviewRow, RowState

_FIRST, _MORE = 3, 30
SAME, ANOTHER = "same", "another"


class MatchCard(Card):
    """The pairs of a draft, the undecided before the others; `shown` gives the row of one."""

    shown = Signal(int, object)

    def __init__(self, session: Session, draft: ImportDraft) -> None:
        """A card without pairs."""
        theme, words = session.theme, session.words
        self.count = label(theme, "", "label", "ink3")
        super().__init__(theme, words.text("Perhaps already there"), self.count, dense=True)
        self._session, self._draft = session, draft
        self.pairs: list[PreviewRow] = []
        self.switches: dict[int, Segmented] = {}
        self._order: list[int] = []
        self._most = _FIRST
        self._lines = column(spacing=6)
        self._left = label(theme, "", "meta", "ink2")
        self.more = button(theme, words.text("Show all"), self._show_more, kind="link")
        self.add(boxed(self._lines), row(self._left, None, self.more))
        self.body.setSpacing(4)

    def show_draft(self) -> None:
        """Show the pairs of the list as it was last weighed."""
        shown = self._draft.shown
        found = list(shown.matches) if shown is not None else []
        found = [row for row in found if row.state is not RowState.LEFT_OUT]
        numbers = {row.number for row in found}
        if numbers != set(self._order):
            # decided ones keep their places: a switch never jumps away under the pointer
            undecided = [row for row in found if row.state is RowState.UNDECIDED]
            self._order = [row.number for row in undecided]
            self._order += [row.number for row in found if row.state is not RowState.UNDECIDED]
            self.pairs = []
        by_number = {row.number: row for row in found}
        pairs = [by_number[number] for number in self._order]
        rebuilds = [self._key(row) for row in pairs] != [self._key(row) for row in self.pairs]
        self.pairs = pairs
        self.setVisible(bool(pairs))
        if rebuilds:
            self._rebuild()
        for one in pairs[: self._most]:
            self.switches[one.number].choose(self._answer(one))

    @staticmethod
    def _key(one: PreviewRow) -> tuple[object, ...]:
        return (one.number, one.read.name, one.match)

    @staticmethod
    def _answer(one: PreviewRow) -> str:
        if one.state is RowState.UNDECIDED:
            return ""
        return SAME if one.state is RowState.COMPLETES else ANOTHER

    def _rebuild(self) -> None:
        words = self._session.words
        clear(self._lines)
        self.switches = {}
        self.count.setText(words.number(len(self.pairs)))
        for at, one in enumerate(self.pairs[: self._most]):
            if at:
                self._lines.addWidget(hairline())
            self._lines.addWidget(self._line(one))
        left = len(self.pairs) - self._most
        self.more.setVisible(left > 0)
        self._left.setVisible(left > 0)
        self._left.setText(words.counted("{n} more pair", "{n} more pairs", max(0, left)))

    def _line(self, one: PreviewRow) -> QWidget:
        theme, words = self._session.theme, self._session.words
        match = one.match
        known = match.name if match is not None else ""
        theirs, ours = (
            ElidedLabel(theme, one.read.name, "strong"),
            ElidedLabel(theme, known, "strong"),
        )
        names = row(theirs, icon_label(theme, "arrows-left-right", "ink3", 16), ours, spacing=8)
        names.setStretch(0, 1)
        names.setStretch(2, 1)
        switch = Segmented(theme, words.text("{name} and {known}", name=one.read.name, known=known))
        switch.offer(SAME, words.text_in("same card", "The same"))
        switch.offer(ANOTHER, words.text_in("same card", "Another"))
        switch.chosen.connect(
            lambda answer, row=one.number: self._decided(row, same=answer == SAME)
        )
        self.switches[one.number] = switch
        reason = label(theme, self._why(one), "meta", "ink2", wraps=True)
        below = row(reason, switch, spacing=8)
        below.setStretch(0, 1)
        below.setAlignment(switch, Qt.AlignmentFlag.AlignVCenter)
        return boxed(column(names, below, spacing=2))

    def _why(self, one: PreviewRow) -> str:
        words, opened = self._session.words, self._draft.opened
        where = words.text("row {n}", n=one.number)
        if opened is not None and opened.kind is ListKind.HOURS:
            return f"{where} · " + words.text("the same hours are logged already")
        reasons = why(words, one.match.reasons) if one.match is not None else ""
        return f"{where} · {reasons}" if reasons else where

    def _decided(self, number: int, *, same: bool) -> None:
        self.shown.emit(number, None)
        self._draft.say_same(number, same=same)

    def _show_more(self) -> None:
        self._most += _MORE
        self._rebuild()
        self.pairs, pairs = [], self.pairs
        self.pairs = pairs
        for one in pairs[: self._most]:
            self.switches[one.number].choose(self._answer(one))
