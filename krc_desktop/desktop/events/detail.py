"""One event beside the list: its fields, its people, its figures, and all that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from krc_desktop.desktop.events.about import AboutCard
from krc_desktop.desktop.events.counted import CountedCard
from krc_desktop.desktop.events.day_tabs import DayTabs
from krc_desktop.desktop.events.details import Details
from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.event_head import EventHead
from krc_desktop.desktop.events.hours import HoursCard
from krc_desktop.desktop.events.outputs import OutputsCard
from krc_desktop.desktop.events.partners import PartnersCard
from krc_desktop.desktop.events.photos import PhotosCard
from krc_desktop.desktop.events.seen import Seen, seen_now
from krc_desktop.desktop.events.sheets.card import SheetsCard
from krc_desktop.desktop.events.signups.card import SignupsCard
from krc_desktop.desktop.events.totals import TotalsBar
from krc_desktop.desktop.events.visitors import VisitorsCard
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.widths import Width

# below this width of the detail, at the usual size of text, cards stand under each other
_TWO_COLUMNS = 580


class EventDetail(QWidget):
    """The cards are made once; another event fills them anew."""

    person_asked = Signal(int)
    made = Signal(int)

    def __init__(self, session: Session) -> None:
        """The detail without an event yet."""
        super().__init__()
        self.session = session
        self.event_id: int | None = None
        self.seen: Seen | None = None
        self._day: date | None = None
        self._whole = False
        self._people_first = False
        self._columns = 0
        self.head = EventHead(session)
        self.title = self.head.title
        self.details = Details(session)
        self.tabs = DayTabs(session)
        self.visitors = VisitorsCard(session)
        self.counted = CountedCard(session)
        self.totals = TotalsBar(session)
        self._make_papers()
        self.outputs = OutputsCard(session)
        self.hours = HoursCard(session)
        self.photos = PhotosCard(session)
        self.partners = PartnersCard(session)
        self.about = AboutCard(session)
        self._people = _grid()
        self._things = _grid()
        self._sections = column(spacing=12)
        self.scrolled = ScrolledColumn(
            self.head, self._sections, spacing=10, margins=(20, 10, 20, 20)
        )
        self.scrolled.column.addStretch(1)
        self._parts = (
            self.details,
            self.tabs,
            boxed(self._people),
            self.totals,
            boxed(self._things),
        )
        self.setLayout(column(self.scrolled, spacing=0))
        self._connect()
        self._arrange()

    def _make_papers(self) -> None:
        """Sheets and sign-ups: one of them may be hidden, the other then takes its room."""
        self.sheets = SheetsCard(self.session)
        self.signups = SignupsCard(self.session)
        self._papers = row(self.sheets, self.signups, spacing=12)
        self._papers.setStretch(0, 1)
        self._papers.setStretch(1, 1)
        self._papers_box = boxed(self._papers)

    def _connect(self) -> None:
        self.tabs.day_chosen.connect(self.show_day)
        self.visitors.person_asked.connect(self.person_asked)
        self.head.made.connect(self.made)
        shortcut = QShortcut(QKeySequence("Alt+G"), self)
        shortcut.activated.connect(self.counted.open_groups)

    @property
    def cards(self) -> tuple[EventCard, ...]:
        """Every card, in the order of reading."""
        return (
            self.visitors,
            self.counted,
            self.sheets,
            self.signups,
            self.outputs,
            self.hours,
            self.photos,
            self.partners,
            self.about,
        )

    # -- showing -------------------------------------------------------------------------------

    def show_event(self, event_id: int) -> None:
        """Show another event; what is being typed is kept for the one before."""
        if event_id == self.event_id:
            return
        self.save()
        self.event_id = event_id
        self._day, self._whole = None, False
        self.scrolled.verticalScrollBar().setValue(0)
        self._show(anew=True)

    def show_day(self, day: date | None) -> None:
        """Show a day of the event, or all of them."""
        self._day, self._whole = day, day is None
        self.visitors.entry.begin()
        self._show(anew=False)

    def refresh(self) -> None:
        """Read the event again."""
        if self.event_id is not None:
            self._show(anew=False)

    def forget(self) -> None:
        """The event is gone."""
        self.event_id = None
        self.seen = None

    def _show(self, *, anew: bool) -> None:
        if self.event_id is None:
            return
        seen = seen_now(self.session.file, self.event_id, self._day, whole=self._whole)
        if seen is None:
            self.forget()
            return
        self.seen = seen
        self._day = seen.day
        self.head.show_event(seen, anew=anew)
        self.details.show_event(seen, anew=anew)
        self.tabs.show_event(seen)
        self.totals.show_event(seen)
        for card in self.cards:
            card.show_event(seen, anew=anew)

    def save(self) -> None:
        """Keep everything that is being typed."""
        if self.event_id is None:
            return
        self.title.save()
        self.details.save()
        self.about.save()

    def focus_title(self) -> None:
        """Put the cursor into the title."""
        self.title.line.setFocus()

    def focus_people(self) -> None:
        """Put the cursor where people are written down."""
        self.visitors.entry.line.setFocus()
        self.scrolled.ensureWidgetVisible(self.visitors)

    # -- room ----------------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """In a narrow window people come before properties."""
        people_first = width is Width.NARROW
        if people_first != self._people_first:
            self._people_first = people_first
            self._order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand cards beside each other as far as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _order(self) -> None:
        details, tabs, people, totals, things = self._parts
        ordered = (
            (tabs, people, totals, details, things)
            if self._people_first
            else (details, tabs, people, totals, things)
        )
        for part in ordered:
            self._sections.removeWidget(part)
            self._sections.addWidget(part)

    def _arrange(self) -> None:
        room = self.width() / self.session.theme.scale
        columns = 2 if room >= _TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        self.details.take_room(wide=columns > 1)
        _fill(self._people, ((self.visitors, self.counted),), columns, (46, 54))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._papers.setDirection(across if columns > 1 else down)
        papers = (self._papers_box,)
        things = (papers, (self.outputs, self.hours), (self.photos, self.partners), (self.about,))
        _fill(self._things, things, columns, (1, 1))
        self._order()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(12)
    return grid


def _fill(
    grid: QGridLayout,
    rows: Sequence[Sequence[QWidget]],
    columns: int,
    shares: tuple[int, ...],
) -> None:
    """Put cards into a grid: so many beside each other, the last of a row as wide as is left."""
    for card in (card for line in rows for card in line):
        # not takeAt: an item that Python still holds keeps Qt from hearing of new heights
        grid.removeWidget(card)
    if columns == 1:
        rows = [(card,) for line in rows for card in line]
    across = max(len(line) for line in rows)
    for number, share in enumerate(shares):
        grid.setColumnStretch(number, share if number < across else 0)
    for at, line in enumerate(rows):
        for number, card in enumerate(line):
            last = number == len(line) - 1
            grid.addWidget(card, at, number, 1, across - number if last else 1)
