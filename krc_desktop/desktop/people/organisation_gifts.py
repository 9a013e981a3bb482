"""What an organisation gave: at the events where it was partner, and whatever was written down."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import gift_words
from krc_desktop.desktop.people.gift_popover import GiftPopover
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, icon_label, label
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.model.organisation_history import GivenAt, OrganisationHistory
from krc_desktop.model.organisations import Contribution
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.agenda_words import named

_MOST_SHOWN = 6


class OrganisationGifts(Card):
    """A line with the sums, a row for each gift; a press changes it or opens its event."""

    def __init__(self, session: Session) -> None:
        """Nothing was given yet."""
        self._session, self._words = session, session.words
        words, theme = session.words, session.theme
        self.adding = button(theme, words.text("Add"), self.add_gift, kind="link", icon="plus")
        self.adding.setAccessibleName(words.text("Add a contribution"))
        super().__init__(theme, words.text("What it gave"), self.adding)
        self.sums = label(theme, "", "meta", "ink2", wraps=True)
        self._rows = column(spacing=0)
        self.more = button(theme, "", self._show_all, kind="link")
        self.add(self.sums, self._rows, self.more)
        self._history: OrganisationHistory | None = None
        self._shown: object = None
        self._shows_all = False

    def show_history(self, history: OrganisationHistory) -> None:
        """Show an organisation's gifts."""
        before = self._history
        if before is not None and before.organisation.id != history.organisation.id:
            self._shows_all = False
        self._history = history
        said = gift_words.sums_said(self._words, history.sums)
        nothing = self._words.text(
            "Rooms, people, things or money in kind: write down what helped."
        )
        self.sums.setText(said if history.gifts or history.given_at else nothing)
        self.sums.setVisible(bool(self.sums.text()))
        shown = (history.organisation.id, history.gifts, history.given_at, self._shows_all)
        if shown != self._shown:
            self._shown = shown
            self._lay(history)

    def _lay(self, history: OrganisationHistory) -> None:
        clear(self._rows)
        dated: list[tuple[object, QWidget]] = [
            (gift.local_day, self._gift(gift)) for gift in history.gifts
        ]
        dated += [(given.day, self._given(given)) for given in history.given_at]
        dated.sort(key=lambda pair: str(pair[0]), reverse=True)
        kept = dated if self._shows_all else dated[:_MOST_SHOWN]
        for at, (_, made) in enumerate(kept):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(made)
        for _, made in dated[len(kept) :]:
            made.deleteLater()
        self.more.setText(self._words.text("Show all {n}", n=self._words.number(len(dated))))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(len(dated) > len(kept))

    def _gift(self, gift: Contribution) -> QWidget:
        words = self._words
        kind = gift_words.gift_name(words, gift.kind)
        title = gift.what or kind
        day = words.date(gift.local_day)
        meta = f"{kind} · {day}" if gift.what else day
        right = gift_words.amount_of(words, gift)
        made = self._row(gift_words.ICONS[gift.kind], title, meta, right)
        made.clicked.connect(lambda: self.open_gift(gift.id))
        return made

    def _given(self, given: GivenAt) -> RowButton:
        words = self._words
        event = named(words, given.title)
        meta = f"{event} · {words.date(given.day)}"
        made = self._row("calendar-blank", given.what, meta, "")
        made.clicked.connect(lambda: self._session.go(Place(PageName.EVENTS, (given.event_id,))))
        return made

    def _row(self, icon: str, title: str, meta: str, right: str) -> RowButton:
        theme = self._session.theme
        texts = column(
            ElidedLabel(theme, title, "strong"), ElidedLabel(theme, meta, "meta", "ink2"), spacing=0
        )
        inside = row(
            icon_label(theme, icon, "ink2", 18), texts, label(theme, right, "strong"), spacing=10
        )
        inside.setStretch(1, 1)
        name = ", ".join(part for part in (title, meta, right) if part)
        return RowButton(theme, inside, name)

    # -- what is done --------------------------------------------------------------------------

    def add_gift(self) -> None:
        """Write down something that was given."""
        self.open_gift(0)

    def open_gift(self, gift_id: int) -> None:
        """Change a gift, or take it away; 0: a new one."""
        if self._history is not None:
            GiftPopover(
                self._session, self.adding, self._history.organisation.id, gift_id
            ).show_up()

    def _show_all(self) -> None:
        self._shows_all = True
        if self._history is not None:
            self.show_history(self._history)
