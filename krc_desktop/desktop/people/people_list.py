"""The list of people: surname first, in Latvian order, found by name or telephone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import tone_of
from krc_desktop.desktop.people.searched_list import SearchedList, Table, whole
from krc_desktop.desktop.photo_marks import ICON, photo_words
from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.buttons import Chip, DropChip
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion
from krc_desktop.desktop.work import Progress
from krc_desktop.language import Case, Phrasebook
from krc_desktop.model.people import Answer, Gap, Group, Role
from krc_desktop.model.people_lists import PeopleCounts, PeopleFilter, PeopleShown, PersonRow
from krc_desktop.operations.agenda_words import named
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.people_lists import people_page

_KEPT = "people.filter"


class PeopleList(SearchedList):
    """Everybody of the centre, or those whom the chips leave."""

    def __init__(self, session: Session) -> None:
        """The list as it was narrowed the last time."""
        words, theme = session.words, session.theme
        self.group = DropChip(theme, words.text("Group"))
        self._chips: dict[PeopleShown, Chip] = {
            PeopleShown.ACTIVE: Chip(theme, words.text_in("people", "All")),
            PeopleShown.VOLUNTEERS: Chip(theme, words.text("Volunteers")),
            PeopleShown.INCOMPLETE: Chip(theme, "", icon="warning-circle", ink="warn"),
            PeopleShown.ARCHIVED: Chip(theme, "", icon="archive"),
        }
        chips = [self._chips[PeopleShown.ACTIVE], self.group, *list(self._chips.values())[1:]]
        super().__init__(
            session,
            name=words.text_in("page", "People"),
            search=words.text("Search by name or phone"),
            chips=chips,
        )
        self._shown, self._counts = PeopleShown.ACTIVE, PeopleCounts(0, 0, 0, 0, {})
        for shown, chip in self._chips.items():
            chip.clicked.connect(partial(self._choose, shown))
        self.group.chosen.connect(lambda _group: self._narrowed())
        self._recall()

    # -- what is wanted ------------------------------------------------------------------------

    @property
    def wanted(self) -> PeopleFilter:
        """Which people are shown."""
        return PeopleFilter(
            shown=self._shown,
            group_id=self.group.value,
            centre_id=self.session.centre_id,
            typed=self.search.text(),
        )

    def clear_filters(self) -> None:
        """Show everybody again."""
        self.search.setText("")
        self.group.choose(None)
        self._choose(PeopleShown.ACTIVE)

    def show_archived(self) -> None:
        """Show those who were put away."""
        self.clear_filters()
        self._choose(PeopleShown.ARCHIVED)

    def _choose(self, shown: PeopleShown, _checked: bool = True) -> None:  # noqa: FBT001, FBT002
        self._shown = shown
        self._narrowed()

    def _narrowed(self) -> None:
        self.session.keep(_KEPT, f"{self._shown.value} {self.group.value or ''}".strip())
        self._mark_chips()
        self.read_anew()

    def _recall(self) -> None:
        shown, _, group = self.session.recalled(_KEPT, PeopleShown.ACTIVE.value).partition(" ")
        self._shown = PeopleShown(shown) if shown in set(PeopleShown) else PeopleShown.ACTIVE
        known = self._offer_groups()
        if group.isdigit() and int(group) in known:
            self.group.choose(int(group))
        self._mark_chips()

    # -- chips ---------------------------------------------------------------------------------

    def show_counts(self, counts: PeopleCounts) -> None:
        """Say on the chips how many each would show."""
        self._counts = counts
        self._offer_groups()
        self._mark_chips()

    def _offer_groups(self) -> set[int]:
        words = self.words
        groups = named_groups(self.session.file)
        offered: list[tuple[Any, str]] = [(None, words.text("All groups"))]
        for group in groups:
            count = self._counts.by_group.get(group.id, 0)
            name = wording.group_name(words, group)
            offered.append((group.id, f"{name} {words.number(count)}" if count else name))
        known = {group.id for group in groups}
        chosen = self.group.value if self.group.value in known else None
        self.group.offer(offered, chosen)
        return known

    def _mark_chips(self) -> None:
        words, counts = self.words, self._counts
        incomplete, archived = words.number(counts.incomplete), words.number(counts.archived)
        self._chips[PeopleShown.INCOMPLETE].say(
            words.text_in("people", "Incomplete {n}", n=incomplete)
        )
        self._chips[PeopleShown.ARCHIVED].say(words.text_in("people", "Archive {n}", n=archived))
        for shown, chip in self._chips.items():
            chip.setChecked(shown is self._shown)
        for shown, count in (
            (PeopleShown.INCOMPLETE, counts.incomplete),
            (PeopleShown.ARCHIVED, counts.archived),
            (PeopleShown.VOLUNTEERS, counts.volunteers),
        ):
            self._chips[shown].setVisible(bool(count) or shown is self._shown)

    # -- rows ----------------------------------------------------------------------------------

    def portion(self, after: Any, limit: int) -> Portion:
        """The next people, each first of a letter under it."""
        key, letter = after or (("", 0), "")
        found = people_page(
            self.session.file.connection, self.wanted, self.session.today, after=key, limit=limit
        )
        rows: list[ListRow] = []
        for person in found:
            if person.heading != letter:
                letter = person.heading
                rows.append(ListRow(f"letter {letter}", letter, is_heading=True))
            rows.append(_row(self.words, person, self.session.today))
        return Portion(rows, (found[-1].key, letter) if len(found) == limit else None)

    def table_job(self) -> Callable[[CentreFile, Progress], Table]:
        """A job that reads everybody shown as a table."""
        return partial(_table, self.words, self.wanted, self.session.today)


def named_groups(file: CentreFile) -> list[Group]:
    """The groups in use that a person may have, in their order."""
    groups = [
        group
        for group in file.people.groups.all()
        if group.archived_on is None and not group.numbers_only
    ]
    return sorted(groups, key=lambda group: (group.position, group.id))


def _row(words: Phrasebook, person: PersonRow, today: date) -> ListRow:
    group = capitalised(named(words, person.group))
    about = [part for part in (group, _age(person)) if part]
    fact = _fact(words, person, today)
    mark = "warning-circle" if Gap.GROUP in person.gaps else "question" if person.gaps else ""
    mark = mark or (ICON if person.refuses_photos else "")
    meta = " · ".join(part for part in (", ".join(about), fact) if part)
    lacks = ". ".join(wording.gap(words, gap) for gap in sorted(person.gaps))
    if person.refuses_photos:
        lacks = ". ".join(part for part in (lacks, photo_words(words, Answer.NO)) if part)
    return ListRow(
        person.id,
        person.name,
        meta,
        lead=Lead("initials", person.initials, tone=tone_of(person.group_id)),
        mark=mark,
        is_dimmed=person.archived_on is not None,
        sentence=". ".join(part for part in (person.name, meta, lacks) if part),
    )


def _age(person: PersonRow) -> str:
    return person.age_band or (str(person.birth_year) if person.birth_year else "")


def _fact(words: Phrasebook, person: PersonRow, today: date) -> str:
    """The one fact of a row: a volunteer's hours of the month, else the visits of the year."""
    if person.minutes:
        month = words.month_name(today.month, Case.LOCATIVE)
        hours = words.hours(person.minutes)
        return words.text_in("people", "{hours} h in {month}", hours=hours, month=month)
    if person.visits:
        return words.counted("{n} visit", "{n} visits", person.visits)
    return wording.role(words, Role.VOLUNTEER) if Role.VOLUNTEER in person.roles else ""


def _table(
    words: Phrasebook, wanted: PeopleFilter, today: date, file: CentreFile, progress: Progress
) -> Table:
    def part(after: Any, limit: int) -> list[PersonRow]:
        return people_page(file.connection, wanted, today, after=after, limit=limit)

    headings = (
        words.text("Surname, first name"),
        words.text("Group"),
        words.text("Age group"),
        words.text("Birth year"),
        words.text("Phone"),
        words.text("Roles"),
        words.text("Events in {year}", year=today.year),
        words.text("Visits in {year}", year=today.year),
    )
    rows = [
        (
            person.name,
            named(words, person.group),
            person.age_band,
            person.birth_year,
            person.phone,
            ", ".join(wording.role(words, role) for role in sorted(person.roles)),
            person.events,
            person.visits,
        )
        for person in whole(part, progress)
    ]
    return headings, rows
