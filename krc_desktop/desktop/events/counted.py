"""People who were counted, not named: “12 pedagogi no 5 iestādēm” in one line, a row per group."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.events.counted_entry import CountedEntry
from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.event_words import day_of_event, group_name, in_language
from krc_desktop.desktop.events.from_organisations import FromOrganisations
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, label
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.model.event_details import CountedLine
from krc_desktop.model.events import MOST_COUNTED
from krc_desktop.model.people import Group
from krc_desktop.operations import attendance, presence
from krc_desktop.store.event_details import counted_of
from krc_desktop.store.event_entry import groups_counted


class CountedCard(EventCard):
    """The head-count lines of the day and those of the whole event."""

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        words, theme = session.words, session.theme
        self.add_group = button(
            theme,
            words.text("Add a group"),
            self.open_groups,
            kind="link",
            icon="plus",
            keys="Alt+G",
        )
        super().__init__(session, words.text("Counted, unnamed"), self.add_group)
        self._lines: list[CountedRow] = []
        self._just_added: set[int] = set()
        self.typing = CountedEntry(session)
        self._rows = column(spacing=0)
        self.add(self.typing, self._rows)
        hint = words.text("Don't count named people here again.")
        self.add(None, label(theme, hint, "meta", "ink3", wraps=True))

    @property
    def entry(self) -> EntryLine:
        """The line into which counted people are typed."""
        return self.typing.entry

    # -- showing -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Forget what was typed for another event."""
        self.typing.begin()
        self._just_added.clear()

    def fill(self, seen: Seen) -> None:
        """Show the lines; one of nobody stays only while its event is open."""
        self.typing.count_at(seen.id, seen.counting_day)
        lines = [
            one
            for one in counted_of(self.session.file, seen.id, seen.day if seen.has_days else None)
            if one.headcount.people or one.organisations or one.headcount.id in self._just_added
        ]
        self._just_added |= {one.headcount.id for one in lines}
        while len(self._lines) < len(lines):
            made = CountedRow(self.session, first=not self._lines)
            self._lines.append(made)
            self._rows.addWidget(made)
        for shown, line in zip(self._lines, lines, strict=False):
            shown.show_line(line, seen)
        for at, shown in enumerate(self._lines):
            shown.setVisible(at < len(lines))
        self.say_count(seen.sum.counted)

    def row_of(self, headcount_id: int) -> CountedRow | None:
        """The row of a head-count line."""
        shown = (one for one in self._lines if one.line is not None and not one.isHidden())
        return next((one for one in shown if one.headcount_id == headcount_id), None)

    # -- counting ------------------------------------------------------------------------------

    def _groups(self) -> list[Group]:
        return groups_counted(self.session.file)

    def open_groups(self) -> None:
        """List the groups that are not counted yet."""
        if self.seen is None:
            return
        used = {
            one.line.headcount.group_id
            for one in self._lines
            if one.line is not None and not one.isHidden()
        }
        menu = QMenu(self)
        menu.setFont(self.theme.font("body"))
        for group in self._groups():
            if group.id in used:
                continue
            name = group_name(self.words, group)
            if group.numbers_only:
                name = self.words.text("{group} (numbers only)", group=name)
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=group.id: self.begin_group(one))
        without = menu.addAction(self.words.text("Without a group"))
        without.triggered.connect(lambda: self.begin_group(None))
        menu.popup(self.add_group.mapToGlobal(self.add_group.rect().bottomLeft()))

    def begin_group(self, group_id: int | None) -> None:
        """A row of nobody yet for a group, with the cursor in its number."""
        if self.seen is None:
            return
        hidden = self._hidden_line(group_id)
        if hidden is None:
            change = self.session.do(
                attendance.add_headcount,
                quiet=True,
                event_id=self.seen.id,
                people=0,
                group_id=group_id,
                day=self.seen.counting_day,
            )
            if change is None:
                return
            hidden = self._hidden_line(group_id)
        if hidden is None:
            return
        self._just_added.add(hidden)
        self.fill(self.seen)
        shown = self.row_of(hidden)
        if shown is not None:
            shown.people.line.setFocus()
            shown.people.line.selectAll()

    def _hidden_line(self, group_id: int | None) -> int | None:
        """The newest line of nobody of a group."""
        if self.seen is None:
            return None
        day = self.seen.day if self.seen.has_days else None
        found = [
            one.headcount.id
            for one in counted_of(self.session.file, self.seen.id, day)
            if one.headcount.group_id == group_id and not one.headcount.people
        ]
        return max(found, default=None)


class CountedRow(QWidget):
    """One head-count line: a group over its organisations, the number, what else can be done."""

    def __init__(self, session: Session, *, first: bool) -> None:
        """An empty row; the first has no line above it."""
        super().__init__()
        self.session = session
        self.line: CountedLine | None = None
        self._seen: Seen | None = None
        theme, words = session.theme, session.words
        self.group = ElidedLabel(theme, "", "strong")
        self.whence = button(theme, "", self.open_organisations, kind="flush")
        self.whence.setFont(theme.font("label"))
        self.people = Stepper(theme, words.text("Number of people"), most=MOST_COUNTED)
        self.people.changed.connect(self._count)
        self.more = icon_button(theme, "dots-three-bold", words.text("More"), self._open_menu)
        texts = column(self.group, row(self.whence, None), spacing=0)
        inside = row(texts, self.people, self.more, spacing=6, margins=(0, 4, 0, 4))
        inside.setStretch(0, 1)
        for fixed in (self.people, self.more):
            inside.setAlignment(fixed, Qt.AlignmentFlag.AlignVCenter)
        line = hairline()
        line.setVisible(not first)
        self.setLayout(column(line, inside, spacing=0))

    @property
    def headcount_id(self) -> int:
        """The id of the line that is shown."""
        return self.line.headcount.id if self.line is not None else 0

    def show_line(self, line: CountedLine, seen: Seen) -> None:
        """Show a line."""
        self._seen = seen
        if line != self.line:
            if self.line is None or self.line.headcount.id != line.headcount.id:
                self.people.line.setModified(False)
            self.line = line
            self._show(line, seen)

    def _show(self, line: CountedLine, seen: Seen) -> None:
        words = self.session.words
        name = in_language(words, line.group) if line.group else words.text("Without a group")
        if seen.has_days and (line.day is None or seen.day is None):
            name = f"{name} · {self._day_name(line, seen)}"
        name = capitalised(name)
        self.group.setText(name)
        self.people.line.setAccessibleName(f"{words.text('Number of people')}: {name}")
        self.people.show_value(line.headcount.people)
        count = line.from_organisations
        text = (
            words.counted("from {n} institution", "from {n} institutions", count)
            if count
            else words.text("+ from organisations …")
        )
        self.whence.setText(text)
        self.whence.setAccessibleName(f"{name}: {text}")
        self.whence.setToolTip(", ".join(one for _, one in line.organisations))

    def _day_name(self, line: CountedLine, seen: Seen) -> str:
        for number, one in enumerate(seen.totals.days, start=1):
            if one.day.local_day == line.day:
                return day_of_event(self.session.words, number, one.day.local_day)
        return self.session.words.text("the whole event")

    def _count(self, people: int) -> None:
        self.session.do(
            presence.change_counted, quiet=True, headcount_id=self.headcount_id, people=people
        )

    def open_organisations(self) -> None:
        """Say from which organisations, or from how many, they came."""
        if self.line is not None:
            FromOrganisations(self.session, self.whence, self.line).open()

    def _open_menu(self) -> None:
        words, menu = self.session.words, QMenu(self)
        menu.setFont(self.session.theme.font("body"))
        menu.addAction(words.text("From organisations …")).triggered.connect(
            self.open_organisations
        )
        if self._seen is not None and self._seen.has_days and self.line is not None:
            days = menu.addMenu(words.text("Day"))
            days.setFont(self.session.theme.font("body"))
            choices = [(None, words.text("the whole event"))] + [
                (one.day.id, day_of_event(words, number, one.day.local_day))
                for number, one in enumerate(self._seen.totals.days, start=1)
            ]
            for day_id, text in choices:
                action = days.addAction(text)
                action.setCheckable(True)
                action.setChecked(day_id == self.line.headcount.event_day_id)
                action.triggered.connect(lambda _=False, one=day_id: self._set_day(one))
        menu.addAction(words.text("Take this line away")).triggered.connect(self._remove)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _set_day(self, day_id: int | None) -> None:
        self.session.do(
            attendance.change_headcount,
            quiet=True,
            headcount_id=self.headcount_id,
            event_day_id=day_id,
        )

    def _remove(self) -> None:
        self.session.do(attendance.remove_headcount, headcount_id=self.headcount_id)
