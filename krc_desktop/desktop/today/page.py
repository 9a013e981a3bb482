"""The page of the day: what is on, what comes, what is to be done, three figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.pages import title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.today.agenda_card import AgendaCard
from krc_desktop.desktop.today.figures_card import FiguresCard
from krc_desktop.desktop.today.learning import Learnt, count, learn
from krc_desktop.desktop.today.nothing_yet import nothing_yet
from krc_desktop.desktop.today.to_do_card import Thing, ToDoCard
from krc_desktop.desktop.today.today_words import day_title
from krc_desktop.desktop.today.week_card import WeekCard
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.desktop.work import Task
from krc_desktop.model.agenda import AgendaDay, MonthFigure, MonthFigures, OpeningDay, ReportDue
from krc_desktop.model.checklist import Check, CheckKind, PlanDue
from krc_desktop.model.machine_things import MachineThing
from krc_desktop.model.places import NEW, PageName, Place
from krc_desktop.operations import agenda, maintenance
from krc_desktop.operations.agenda_words import day_sentence
from krc_desktop.periods import Month, Period

# the parts of places that other pages know
PEOPLE, MONTH, SUGGESTIONS, HOURS, BOOKING = (
    "people",
    "month",
    "suggestions",
    "hours",
    "booking",
)
_LEFT_SHARE, _RIGHT_SHARE = 4, 3


# the tables whose changes concern the day, what is to be done, or the figures
_SUBJECTS = frozenset(
    {
        "events",
        "event_days",
        "event_lines",
        "attendances",
        "headcounts",
        "signups",
        "bookings",
        "booking_phases",
        "firings",
        "firing_readings",
        "pieces",
        "piece_firings",
        "equipment",
        "inductions",
        "faults",
        "loans",
        "maintenance_plans",
        "maintenance_jobs",
        "volunteer_entries",
        "photos",
        "photo_people",
        "consents",
        "centres",
        "closures",
        "opening_hours",
        "projects",
        "report_texts",
        "report_points",
        "report_plans",
        "issued_reports",
    }
)


class TodayPage(Page):
    """One look at the day; everything leads to where it is put right."""

    name = PageName.TODAY
    subjects = _SUBJECTS

    def __init__(self, session: Session) -> None:
        """The page over a session."""
        super().__init__(session, title(session.words, self.name))
        self._openings: Mapping[date, OpeningDay] = {}
        self._learning: Task | None = None
        self._counting: Task | None = None
        self.sentence = label(self.theme, "", "body", "ink2", wraps=True)
        self.agenda = AgendaCard(session)
        self.week = WeekCard(session)
        self.to_do = ToDoCard(session)
        self.figures = FiguresCard(session)
        self._left, self._right = column(None, spacing=16), column(None, spacing=16)
        self._right_box = boxed(self._right)
        beside = row(boxed(self._left), self._right_box, spacing=16)
        beside.setStretch(0, _LEFT_SHARE)
        beside.setStretch(1, _RIGHT_SHARE)
        self._scrolled = ScrolledColumn(self.sentence, beside, spacing=14, margins=(28, 0, 24, 24))
        self._scrolled.column.addStretch(1)
        self._empty: QWidget | None = None
        self.head.line.hide()
        self.body.addWidget(self._scrolled)
        self._arrange()
        self._connect()

    def _connect(self) -> None:
        self.agenda.opened.connect(self._open)
        self.agenda.people_asked.connect(self._open_people)
        self.agenda.new_asked.connect(self.start_new)
        self.agenda.booking_asked.connect(self._open_booking)
        self.week.opened.connect(self._open)
        self.week.booking_asked.connect(self._open_booking)
        self.week.day_asked.connect(self._open_month)
        self.to_do.asked.connect(self._do)
        self.figures.asked.connect(self._open_rows)
        self.session.minute_passed.connect(self._minute_passed)

    # -- reading -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the day and the week at once; the rest arrives from beside the window."""
        if not self._show_empty():
            self._show_days()
            self._learn()

    def _show_days(self) -> None:
        session, words = self.session, self.words
        today, now = session.today, session.clock.now()
        self.head.title.setText(day_title(words, today))
        days = self._agenda(Period(today, agenda.rest_of_week(today).last))
        opening = self._openings.get(today)
        self.sentence.setText(day_sentence(words, days[0], opening, now))
        self.agenda.show_day(days[0], opening, now)
        self.week.show_week(days[1:], self._openings, today)

    def _agenda(self, period: Period) -> tuple[AgendaDay, ...]:
        centre = self.session.centre_id
        return agenda.agenda(self.session.file, centre_id=centre, period=period)

    def _learn(self) -> None:
        for task in (self._learning, self._counting):
            if task is not None:
                task.cancel()
        session, today = self.session, self.session.today
        days = Period(today, agenda.rest_of_week(today).last)
        month = Month.of(today)
        centre = session.centre_id
        self._learning = session.work.start(
            partial(learn, centre_id=centre, days=days, words=self.words), done=self._learnt
        )
        self._counting = session.work.start(
            partial(count, centre_id=centre, month=month), done=self._counted
        )

    def _learnt(self, found: Learnt) -> None:
        self._openings = found.openings
        self.to_do.show_things(found.things)
        self._show_days()

    def _counted(self, found: MonthFigures) -> None:
        self.figures.show_figures(found)

    def _minute_passed(self) -> None:
        """The line moves on; an event that has ended asks for its people."""
        if self.isVisible() and self._empty_is_hidden:
            self._show_days()

    # -- where it leads ------------------------------------------------------------------------

    def _open(self, event_id: int) -> None:
        self.session.go(Place(PageName.EVENTS, (event_id,)))

    def _open_booking(self, booking_id: int) -> None:
        self.session.go(Place(PageName.EQUIPMENT, (booking_id,), part=BOOKING))

    def _open_people(self, event_id: int) -> None:
        self.session.go(Place(PageName.EVENTS, (event_id,), part=PEOPLE))

    def _open_month(self, day: date) -> None:
        self.session.go(Place(PageName.EVENTS, month=Month.of(day), part=MONTH))

    def _open_rows(self, figure: MonthFigure, month: Month) -> None:
        by_hours = figure is MonthFigure.VOLUNTEER_MINUTES
        page = PageName.VOLUNTEERS if by_hours else PageName.EVENTS
        self.session.go(Place(page, month=month))

    def _do(self, thing: Thing) -> None:
        """Do what a thing to do asks for, or go where it is done."""
        if isinstance(thing, PlanDue):
            self._record_maintenance(thing)
        elif isinstance(thing, ReportDue | MachineThing):
            self.session.go(thing.place)
        elif thing.kind is CheckKind.BOOKINGS_WITHOUT_OUTCOME:
            from krc_desktop.desktop.today.outcomes import OutcomesPopover

            OutcomesPopover(self.session, self.to_do.heading, thing).open()
        elif thing.place.page is not None:
            self.session.go(_place_of(thing))

    def _record_maintenance(self, plan: PlanDue) -> None:
        self.session.do(
            maintenance.record_maintenance,
            equipment_id=plan.equipment_id,
            plan_id=plan.plan_id,
            done_on=clock.today(self.session.clock),
            what=plan.what,
        )

    def start_new(self) -> None:
        """Plan an event: the page of events asks for it."""
        self.session.go(Place(PageName.EVENTS, part=NEW))

    # -- a file in which nothing is yet ----------------------------------------------------------

    @property
    def _empty_is_hidden(self) -> bool:
        return self._empty is None or self._empty.isHidden()

    def _show_empty(self) -> bool:
        """Teach how to begin where nothing was entered yet; whether that is so."""
        centre = self.session.centre_id
        file = self.session.file
        is_empty = not (
            file.events.find_one("centre_id = ?", centre)
            or file.volunteers.find_one("centre_id = ?", centre)
            or file.bookings.find_one("centre_id = ?", centre)
        )
        if is_empty and self._empty is None:
            self._empty = nothing_yet(self.session, self.start_new, self._set_hours)
            self.body.addWidget(self._empty)
        self._scrolled.setVisible(not is_empty)
        if self._empty is not None:
            self._empty.setVisible(is_empty)
        self.head.title.setText(day_title(self.words, self.session.today))
        return is_empty

    def _set_hours(self) -> None:
        self.session.go(Place(PageName.SETTINGS, part=HOURS))

    # -- arranging -----------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """Two columns, or one in a narrow window: the day, what is to be done, the week."""
        super().take_width(width)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width_now is Width.NARROW
        left: tuple[QWidget, ...] = (self.agenda, self.week)
        right: tuple[QWidget, ...] = (self.to_do, self.figures)
        if narrow:
            left, right = (self.agenda, self.to_do, self.week, self.figures), ()
        for card in (*left, *right):
            # not takeAt: an item that Python still holds keeps Qt from hearing of new heights
            self._left.removeWidget(card)
            self._right.removeWidget(card)
        for box, cards in ((self._left, left), (self._right, right)):
            for at, card in enumerate(cards):
                box.insertWidget(at, card)
        self._right_box.setVisible(not narrow)


def _place_of(check: Check) -> Place:
    """Where the rows of a check are: in one month, or by themselves; people are typed at once."""
    place = check.place
    months = {Month.of(told.day) for told in check.rows}
    month = months.pop() if len(months) == 1 else None
    return Place(place.page, place.rows, month, _PARTS.get(check.kind, place.part))


_PARTS = {
    CheckKind.EVENTS_WITHOUT_PEOPLE: PEOPLE,
    CheckKind.SUGGESTED_HOURS: SUGGESTIONS,
}
