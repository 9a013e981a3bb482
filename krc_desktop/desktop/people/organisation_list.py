"""The list of organisations, in Latvian order, found by any word of the name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import tone_of
from krc_desktop.desktop.people.searched_list import SearchedList, Table, whole
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import Chip, DropChip
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion
from krc_desktop.desktop.work import Progress
from krc_desktop.language import Phrasebook
from krc_desktop.model.organisation_lists import (
    OrganisationCounts,
    OrganisationFilter,
    OrganisationRow,
)
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.operations.agenda_words import named
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.organisation_lists import organisations_page

_KEPT = "organisations.filter"
_KINDS = list(OrganisationKind)


class OrganisationList(SearchedList):
    """Every organisation, or those whom the chips leave."""

    def __init__(self, session: Session) -> None:
        """The list as it was narrowed the last time."""
        words, theme = session.words, session.theme
        self.active = Chip(theme, words.text_in("organisations", "All"))
        self.kind = DropChip(theme, words.text("Kind"))
        self.archived = Chip(theme, "", icon="archive")
        super().__init__(
            session,
            name=words.text("Organisations"),
            search=words.text("Search by name"),
            chips=[self.active, self.kind, self.archived],
        )
        self._counts = OrganisationCounts(0, 0, {})
        self._shows_archived = False
        self.active.clicked.connect(partial(self._choose, False))  # noqa: FBT003
        self.archived.clicked.connect(partial(self._choose, True))  # noqa: FBT003
        self.kind.chosen.connect(lambda _kind: self._narrowed())
        self._offer_kinds()
        kept = session.recalled(_KEPT)
        self.kind.choose(OrganisationKind(kept) if kept in set(OrganisationKind) else None)
        self._mark_chips()

    @property
    def wanted(self) -> OrganisationFilter:
        """Which organisations are shown."""
        return OrganisationFilter(
            kind=self.kind.value,
            archived=self._shows_archived,
            centre_id=self.session.centre_id,
            typed=self.search.text(),
        )

    def clear_filters(self) -> None:
        """Show every organisation again."""
        self.search.setText("")
        self.kind.choose(None)
        self._choose(False)  # noqa: FBT003

    def _choose(self, archived: bool, _checked: bool = True) -> None:  # noqa: FBT001, FBT002
        self._shows_archived = archived
        self._narrowed()

    def _narrowed(self) -> None:
        self.session.keep(_KEPT, self.kind.value or "")
        self._mark_chips()
        self.read_anew()

    # -- chips ---------------------------------------------------------------------------------

    def show_counts(self, counts: OrganisationCounts) -> None:
        """Say on the chips how many each would show."""
        self._counts = counts
        self._offer_kinds()
        self._mark_chips()

    def _offer_kinds(self) -> None:
        words = self.words
        offered: list[tuple[Any, str]] = [(None, words.text("All kinds"))]
        for kind in _KINDS:
            count = self._counts.by_kind.get(kind, 0)
            name = wording.kind(words, kind)
            offered.append((kind, f"{name} {words.number(count)}" if count else name))
        self.kind.offer(offered, self.kind.value)

    def _mark_chips(self) -> None:
        archived = self.words.number(self._counts.archived)
        self.archived.say(self.words.text_in("people", "Archive {n}", n=archived))
        self.archived.setVisible(bool(self._counts.archived) or self._shows_archived)
        self.active.setChecked(not self._shows_archived)
        self.archived.setChecked(self._shows_archived)

    # -- rows ----------------------------------------------------------------------------------

    def portion(self, after: Any, limit: int) -> Portion:
        """The next organisations, each first of a letter under it."""
        key, letter = after or (("", 0), "")
        found = organisations_page(
            self.session.file.connection, self.wanted, self.session.today, after=key, limit=limit
        )
        rows: list[ListRow] = []
        for one in found:
            if one.heading != letter:
                letter = one.heading
                rows.append(ListRow(f"letter {letter}", letter, is_heading=True))
            rows.append(_row(self.words, one))
        return Portion(rows, (found[-1].key, letter) if len(found) == limit else None)

    def table_job(self) -> Callable[[CentreFile, Progress], Table]:
        """A job that reads every organisation shown as a table."""
        return partial(_table, self.words, self.wanted, self.session.today)


def _row(words: Phrasebook, one: OrganisationRow) -> ListRow:
    events = words.counted("{n} event", "{n} events", one.events) if one.events else ""
    parts = (wording.kind(words, one.kind), named(words, one.municipality), events)
    return ListRow(
        one.id,
        one.name,
        " · ".join(part for part in parts if part),
        lead=Lead("initials", one.initials, tone=tone_of(_KINDS.index(one.kind))),
        is_dimmed=one.archived_on is not None,
    )


def _table(
    words: Phrasebook, wanted: OrganisationFilter, today: Any, file: CentreFile, progress: Progress
) -> Table:
    def part(after: Any, limit: int) -> list[OrganisationRow]:
        return organisations_page(file.connection, wanted, today, after=after, limit=limit)

    headings = (
        words.text_in("organisation", "Name"),
        words.text("Kind"),
        words.text("Municipality"),
        words.text_in("page", "People"),
        words.text("Events in {year}", year=today.year),
    )
    rows = [
        (
            one.name,
            wording.kind(words, one.kind),
            named(words, one.municipality),
            one.people,
            one.events,
        )
        for one in whole(part, progress)
    ]
    return headings, rows
