"""Iestatījumi: one column of cards with an index; every change is kept at once."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from krc_desktop.desktop.pages import title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.about_card import AboutCard
from krc_desktop.desktop.settings.card import SettingsCard
from krc_desktop.desktop.settings.centre_card import CentreCard
from krc_desktop.desktop.settings.hours_card import HoursCard
from krc_desktop.desktop.settings.index import Index
from krc_desktop.desktop.settings.lists_card import ListsCard
from krc_desktop.desktop.settings.look_card import LookCard
from krc_desktop.desktop.settings.privacy_card import PrivacyCard
from krc_desktop.desktop.settings.projects_card import ProjectsCard
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.buttons import DropChip, button
from krc_desktop.desktop.widgets.empty_states import nothing_found
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.change import Change

_COLUMN = 720
_MARGIN = 14


class SettingsPage(Page):
    """The cards, in the order of the index."""

    name = PageName.SETTINGS

    def __init__(self, session: Session) -> None:
        """The page over a session."""
        super().__init__(session, title(session.words, self.name))
        self.cards: list[SettingsCard] = [
            CentreCard(session),
            LookCard(session),
            HoursCard(session),
            ListsCard(session),
            ProjectsCard(session),
            PrivacyCard(session),
            AboutCard(session),
        ]
        self._at = self.cards[0].part
        self._is_going = False
        self._arriving = ""
        self._make_head()
        self.index = Index(self.theme, self.words.text("Parts of the settings"), self.cards)
        self.index.asked.connect(self.go_to)
        self._index_pane = boxed(column(self.index, margins=(24, 14, 0, 14)))
        self._none = nothing_found(
            self.theme,
            self.words.text("No setting is called so."),
            button(self.theme, self.words.text("Clear the search"), self.search.clear),
        )
        self._none.hide()
        holder = self._holder()
        self.scrolled = ScrolledColumn(
            row(holder, None, spacing=0), None, margins=(24, _MARGIN, 24, 24)
        )
        bar = self.scrolled.verticalScrollBar()
        bar.valueChanged.connect(lambda _at: self._follow_scroll())
        bar.rangeChanged.connect(lambda _least, _most: self._still_arriving())
        panes = row(self._index_pane, self.scrolled, spacing=0)
        panes.setStretch(1, 1)
        self.body.addLayout(panes)
        self.index.mark(self._at)

    def _holder(self) -> QWidget:
        """The column of cards, no wider than one reads with ease."""
        holder = boxed(column(*self.cards, self._none, spacing=12))
        holder.setMaximumWidth(self.theme.px(_COLUMN))
        holder.setMinimumWidth(0)
        policy = holder.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        policy.setHorizontalStretch(1_000)
        holder.setSizePolicy(policy)
        return holder

    def _make_head(self) -> None:
        words, theme = self.words, self.theme
        self.search = QLineEdit()
        self.search.setFont(theme.font("body"))
        self.search.setPlaceholderText(words.text("Find a setting"))
        self.search.setAccessibleName(words.text("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            theme.icon("magnifying-glass", "ink2", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.setFixedWidth(theme.px(210))
        self.search.textChanged.connect(self._filter)
        self._jump = DropChip(theme, words.text("Part of the settings"))
        self._jump.offer([(card.part, card.short_title) for card in self.cards], self._at)
        self._jump.chosen.connect(self.go_to)
        self._jump.hide()
        self._note = boxed(
            row(
                icon_label(theme, "check", "ink2", 16),
                label(theme, words.text("Changes are kept at once"), "meta", "ink2"),
            )
        )
        self.head.beside_title(self._jump)
        self.head.at_right(self._note, 8, self.search)

    # -- reading -------------------------------------------------------------------------------

    def concerns(self, change: Change) -> bool:
        """Whether a change touched what any card shows."""
        return any(card.subjects & change.subjects for card in self.cards)

    def refresh(self) -> None:
        """Read the file and show it, each card its part."""
        for card in self.cards:
            card.refresh()

    # -- finding -------------------------------------------------------------------------------

    def _filter(self, wanted: str) -> None:
        self._arriving = ""
        seen = {card.part for card in self.cards if card.speaks_of(wanted)}
        for card in self.cards:
            card.setVisible(card.part in seen)
        self.index.show_only(seen)
        self._none.setVisible(not seen)
        self.scrolled.verticalScrollBar().setValue(0)

    def _follow_scroll(self) -> None:
        if self._is_going:
            return
        self._arriving = ""
        bar = self.scrolled.verticalScrollBar()
        seen = [card for card in self.cards if not card.isHidden()]
        above = [card for card in seen if self._top(card) <= bar.value() + self.theme.px(60)]
        if bar.maximum() > 0 and bar.value() == bar.maximum() and seen:
            above = seen
        if above:
            self._mark(above[-1].part)

    def _top(self, card: SettingsCard) -> int:
        return card.mapToGlobal(card.rect().topLeft()).y() - self._zero()

    def _zero(self) -> int:
        """Where on the screen the column would begin if it were scrolled to its top."""
        top = self.scrolled.viewport().mapToGlobal(self.scrolled.viewport().rect().topLeft())
        return top.y() - self.scrolled.verticalScrollBar().value() + _MARGIN

    def _mark(self, part: str) -> None:
        self._at = part if any(card.part == part for card in self.cards) else self._at
        self.index.mark(part)
        self._jump.choose(part)

    def go_to(self, part: str) -> None:
        """Scroll to a card."""
        self.search.clear()
        card = next((card for card in self.cards if card.part == part), None)
        if card is None:
            return
        self._is_going = True
        self.scrolled.verticalScrollBar().setValue(self._top(card))
        self._is_going = False
        self._mark(part)

    # -- what every page can -------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Go to a card, and in it to what it names after a slash."""
        part, _, within = place.part.partition("/")
        if not part:
            part = "centre" if place.rows else self._at
        self._mark(part)
        # the cards have their heights only after they were laid out
        QTimer.singleShot(0, self, lambda: self._arrive(part, within))

    def _arrive(self, part: str, within: str) -> None:
        self.go_to(part)
        self._arriving = part
        card = next((card for card in self.cards if card.part == part), None)
        if within and card is not None:
            card.go_to(within)

    def _still_arriving(self) -> None:
        """The cards above have grown to their heights: stay with the card until one scrolls."""
        if self._arriving:
            self.go_to(self._arriving)

    def place(self) -> Place:
        """The card that is seen, and what was touched in it."""
        card = next(card for card in self.cards if card.part == self._at)
        within = card.place_within()
        return Place(self.name, part=f"{self._at}/{within}" if within else self._at)

    def focus_search(self) -> bool:
        """Find a setting."""
        self.search.setFocus()
        return True

    def take_width(self, width: Width) -> None:
        """In a narrow window the index is a list in the head."""
        super().take_width(width)
        narrow = width is Width.NARROW
        self._index_pane.setVisible(not narrow)
        self._jump.setVisible(narrow)
        self._note.setVisible(width is Width.FULL)
