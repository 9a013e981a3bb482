"""The head of an organisation's card: its name, its kind, and what is done with the card."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.alphabet import folded
from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import Disc, tone_of
from krc_desktop.desktop.people.editing import OrganisationEditing
from krc_desktop.desktop.people.organisation_merge import OrganisationMergePopover
from krc_desktop.desktop.people.rename_popover import RenamePopover
from krc_desktop.desktop.session import Refused
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import tag
from krc_desktop.model.fields import LINE
from krc_desktop.model.organisation_lists import OrganisationCard
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.people import initials
from krc_desktop.operations.organisations import (
    archive_organisation,
    rename_organisation,
    restore_organisation,
)


class OrganisationHead(QWidget):
    """What it is called; a new name leaves the old one on the card."""

    def __init__(self, editing: OrganisationEditing) -> None:
        """An empty head."""
        super().__init__()
        self._editing = editing
        self.session = session = editing.session
        self.theme, self.words = theme, words = session.theme, session.words
        self.disc = Disc(theme, 60, "record")
        self.name = editing.own(
            TextField(
                theme,
                words.text_in("organisation", "Name"),
                self._keep_name,
                limit=LINE,
                kind="title",
                shows_name=False,
                waits=True,
            )
        )
        self._tags = flowing(spacing=6)
        self._tagged: tuple[object, ...] = ()
        self.more = icon_button(
            theme, "dots-three-bold", words.text("More about this card"), self._open_menu
        )
        middle = column(None, self.name, self._tags, None, spacing=2)
        line = row(self.disc, boxed(middle), self.more, spacing=12)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_card(self, card: OrganisationCard) -> None:
        """Show which organisation's card it is."""
        one = card.organisation
        self._card = card
        number = list(OrganisationKind).index(one.kind)
        self.disc.show_letters(initials(one.name), tone_of(number))
        self.name.show_value(one.name)
        tagged = (one.kind, one.archived_on)
        if tagged != self._tagged:
            self._tagged = tagged
            self._show_tags(card)

    def _show_tags(self, card: OrganisationCard) -> None:
        one, layout = card.organisation, self._tags.layout()
        if layout is None:
            return
        clear(layout)
        layout.addWidget(tag(self.theme, wording.kind(self.words, one.kind)))
        if one.archived_on is not None:
            day = self.words.date(one.archived_on)
            layout.addWidget(tag(self.theme, self.words.text("Archived {day}", day=day), "warn"))

    def _keep_name(self, typed: str, refused: Refused) -> None:
        """Rename it, unless only a slip is put right: then no earlier name is left behind."""
        one = self._card.organisation
        is_used = self._card.first_day is not None or self._card.people
        if not is_used or folded(typed.strip()) == folded(one.name):
            self._editing.keep(refused, self.name.name, name=typed)
            return
        self.session.do(
            rename_organisation,
            refused=refused,
            called=self.name.name,
            organisation_id=one.id,
            name=typed,
        )

    # -- the card as a whole -------------------------------------------------------------------

    def card_menu(self) -> QMenu:
        """What can be done with the card."""
        menu = QMenu(self)
        menu.setFont(self.theme.font("body"))
        menu.aboutToHide.connect(menu.deleteLater)
        rename = menu.addAction(self.theme.icon("pencil-simple"), self.words.text("Rename …"))
        rename.triggered.connect(self.open_rename)
        merge = menu.addAction(
            self.theme.icon("intersect"), self.words.text("Merge with another …")
        )
        merge.triggered.connect(self.open_merge)
        if self._card.organisation.archived_on is None:
            icon, text, verb = "archive", self.words.text("Archive the card"), archive_organisation
        else:
            icon, text = "arrow-counter-clockwise", self.words.text("Bring the card back")
            verb = restore_organisation
        action = menu.addAction(self.theme.icon(icon), text)
        action.triggered.connect(
            lambda: self.session.do(verb, organisation_id=self._card.organisation.id)
        )
        return menu

    def open_rename(self) -> None:
        """Rename it from a day on."""
        RenamePopover(self.session, self.more, self._card.organisation).show_up()

    def open_merge(self) -> None:
        """Find the other card of the same organisation."""
        popover = OrganisationMergePopover(self.session, self.more, self._card.organisation.id)
        popover.open(popover.line)

    def _open_menu(self) -> None:
        self.card_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
