"""Telpas un vietas: where the centre works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.add_line import AddLine
from krc_desktop.desktop.settings.card import kept_text
from krc_desktop.desktop.settings.edit_popover import EditPopover
from krc_desktop.desktop.settings.named_row import NamedRow
from krc_desktop.desktop.settings.named_rows import Deed, NamedRows
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.centres import Site
from krc_desktop.model.fields import LINE, NAME
from krc_desktop.operations.centres import add_site, archive_site, change_site, restore_site


class SitesRows(QWidget):
    """A line with the names; “Labot” unfolds them."""

    def __init__(self, session: Session) -> None:
        """Folded."""
        super().__init__()
        self._session = session
        self._words = words = session.words
        self._sites: dict[int, Site] = {}
        self.unfold = button(session.theme, words.text("Edit"), self._unfold, kind="quiet")
        self.unfold.setAccessibleName(words.text("Edit rooms and places"))
        self._names = label(session.theme, "", "meta", "ink2", wraps=True)
        title = label(session.theme, words.text("Rooms and places"), "strong")
        head = row(column(title, self._names, spacing=1), self.unfold)
        head.setStretch(0, 1)
        self.rows = NamedRows(session, self._deeds, moves=False)
        self.rows.opened.connect(self._open)
        self.adding = AddLine(
            session,
            words.text("Add"),
            [(words.text("New room or place"), 0), (words.text("Address, if another"), 0)],
            self._add,
        )
        self.setLayout(column(head, self.rows, self.adding, spacing=8))
        self.rows.hide()
        self.adding.hide()

    def refresh(self) -> None:
        """Read the centre's places."""
        shelf = self._session.file.centres
        used = shelf.sites_of(self._session.centre_id)
        archived = shelf.sites_of(self._session.centre_id, archived=True)
        self._sites = {site.id: site for site in [*used, *archived]}
        names = ", ".join(site.name for site in used)
        self._names.setText(names or self._words.text("none yet"))
        self.rows.show_rows([self._row(site) for site in self._sites.values()])

    def _row(self, site: Site) -> NamedRow:
        archived = (self._words.text_in("place", "archived"), "neutral")
        return NamedRow(site.id, site.name, site.address, (archived,) if site.archived_on else ())

    def _unfold(self) -> None:
        unfolded = self.rows.isHidden()
        self.rows.setVisible(unfolded)
        self.adding.setVisible(unfolded)
        self.unfold.setText(self._words.text("Fold") if unfolded else self._words.text("Edit"))

    def _add(self, texts: Sequence[str], refused: Callable[[str], None]) -> bool:
        name, address = texts
        change = self._session.do(
            add_site,
            refused=refused,
            called=self.adding.fields[0].name,
            centre_id=self._session.centre_id,
            name=name,
            address=address,
        )
        return change is not None

    def _deeds(self, site_id: int, beside: QWidget) -> list[Deed]:
        words, session = self._words, self._session
        edit = Deed(words.text("Edit"), "pencil-simple", partial(self._open, site_id, beside))
        if self._sites[site_id].archived_on:
            back = partial(session.do, restore_site, site_id=site_id)
            return [edit, Deed(words.text("Take into use again"), "arrow-counter-clockwise", back)]
        away = partial(session.do, archive_site, site_id=site_id)
        return [edit, Deed(words.text("Archive"), "archive", away)]

    def _open(self, site_id: int, beside: QWidget) -> None:
        session, words = self._session, self._words

        def which() -> dict[str, Any]:
            return {"site_id": site_id}

        name = kept_text(session, words.text("Name"), change_site, "name", which, limit=NAME)
        address = kept_text(
            session, words.text("Address"), change_site, "address", which, limit=LINE
        )

        def reread() -> bool:
            known = session.file.centres.sites.by_ids([site_id]).get(site_id)
            if known is not None:
                name.show_value(known.name)
                address.show_value(known.address)
            return known is not None

        card = EditPopover(session, beside, self._sites[site_id].name)
        card.put(name, address)
        card.end()
        card.follow(["sites"], reread)
        card.show_up()
