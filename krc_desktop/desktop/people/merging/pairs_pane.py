"""Iespējamie dublikāti: cards that may be one person's, pair by pair, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.likely_people import reasons
from krc_desktop.desktop.people.deeper import DeeperPane
from krc_desktop.desktop.people.drawings import PeopleDrawing
from krc_desktop.desktop.people.merging.cards import card_button
from krc_desktop.desktop.people.merging.places import DUPLICATES, merge_place
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, ScrolledColumn, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.empty_states import EmptyState
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label, tag
from krc_desktop.desktop.work import Progress, Task
from krc_desktop.operations.duplicates import DuplicateFinder, LikelyTwo, tell_apart
from krc_desktop.store.centre_file import CentreFile

_AT_ONCE = 20
_MOST = 200


class PairsPane(DeeperPane):
    """Found beside the window; each pair is merged, or said to be two people for good."""

    part = DUPLICATES
    subjects = frozenset({"people", "not_duplicates"})

    def __init__(self, session: Session) -> None:
        """Nothing is found yet."""
        super().__init__(session, session.words.text("Likely duplicates"))
        words, theme = self.words, self.theme
        self.pairs: list[LikelyTwo] | None = None
        self._shown = _AT_ONCE
        self._task: Task | None = None
        self.said = label(theme, "", "body", "ink2", wraps=True)
        self._cards = column(spacing=12)
        self.more = button(theme, words.text("Show more"), self._show_more)
        inside = column(self.said, self._cards, row(self.more, None), None, spacing=12)
        wide = boxed(inside)
        wide.setMaximumWidth(theme.px(980))
        self._sights = QStackedWidget()
        self._sights.addWidget(ScrolledColumn(wide, None, margins=(28, 16, 24, 16)))
        self._sights.addWidget(self._nobody_twice())
        self.body.addWidget(self._sights)
        self.more.hide()

    def _nobody_twice(self) -> QWidget:
        words = self.words
        state = EmptyState(
            self.theme,
            title=words.text("Nobody is on the list twice"),
            sentence=words.text("No two cards look like one person's. Nothing to do here."),
            drawing=PeopleDrawing(self.theme),
        )
        return ScrolledColumn(state)

    # -- reading -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look for pairs anew; those known stay in sight meanwhile."""
        if self._task is not None:
            self._task.cancel()
        if self.pairs is None:
            self.said.setText(self.words.text("Looking through the cards…"))
        self._task = self.session.work.start(_reading, done=self._take)

    def _take(self, found: list[LikelyTwo]) -> None:
        self._task = None
        if found != self.pairs:
            self.pairs = found
            self._lay_anew()

    def _lay_anew(self) -> None:
        clear(self._cards)
        pairs = self.pairs or []
        for pair in pairs[: self._shown]:
            self._cards.addWidget(self._card(pair))
        self._sights.setCurrentIndex(0 if pairs else 1)
        self.more.setVisible(len(pairs) > self._shown)
        self.said.setText(self._in_words(pairs))

    def _in_words(self, pairs: Sequence[LikelyTwo]) -> str:
        words = self.words
        if len(pairs) >= _MOST:
            return words.text("The {n} likeliest pairs are shown.", n=words.number(len(pairs)))
        return words.counted(
            "{n} pair of cards that may be one person's.",
            "{n} pairs of cards that may be one person's.",
            len(pairs),
        )

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._lay_anew()

    # -- one pair ------------------------------------------------------------------------------

    def _card(self, pair: LikelyTwo) -> QWidget:
        theme, words = self.theme, self.words
        made = Card(theme, dense=True)
        both = row(
            card_button(self.session, pair.person),
            card_button(self.session, pair.other),
            spacing=16,
        )
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        why = [tag(theme, said, "warn") for said in reasons(words, pair.reasons)]
        names = f"{pair.person.name}, {pair.other.name}"
        apart = button(
            theme, words.text("They are two people"), partial(self._apart, pair), kind="quiet"
        )
        merge = button(
            theme, words.text("Merge…"), partial(self._merge, pair), kind="soft", icon="intersect"
        )
        for one in (apart, merge):
            one.setAccessibleName(f"{one.text()} {names}")
        foot = row(flowing(*why, spacing=6), apart, merge, spacing=8)
        foot.setStretch(0, 1)
        foot.setAlignment(apart, Qt.AlignmentFlag.AlignBottom)
        made.add(both, foot)
        made.setAccessibleName(names)
        return made

    def _apart(self, pair: LikelyTwo) -> None:
        change = self.session.do(
            tell_apart,
            said=self.words.text("Remembered: they are two people"),
            person_id=pair.person.id,
            other_id=pair.other.id,
        )
        if change is not None and self.pairs is not None:
            self.pairs = [one for one in self.pairs if one is not pair]
            self._lay_anew()
            self.setFocus()

    def _merge(self, pair: LikelyTwo) -> None:
        self.session.go(merge_place(pair.person.id, pair.other.id))


def _reading(file: CentreFile, progress: Progress) -> list[LikelyTwo]:
    progress.check()
    with gently(), file.reading():
        return DuplicateFinder(file).pairs(limit=_MOST)
