"""The log of one firing: how far it is, the curve, what is to be done next."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.kiln import firing_words
from krc_desktop.desktop.equipment.kiln.before_card import BeforeCard
from krc_desktop.desktop.equipment.kiln.contents_card import ContentsCard
from krc_desktop.desktop.equipment.kiln.curve_card import CurveCard
from krc_desktop.desktop.equipment.kiln.curve_shown import shown_of
from krc_desktop.desktop.equipment.kiln.firing_acts import FiringActs
from krc_desktop.desktop.equipment.kiln.firing_steps import steps_of
from krc_desktop.desktop.equipment.kiln.heat_card import HeatCard
from krc_desktop.desktop.equipment.kiln.phase_strip import PhaseStrip
from krc_desktop.desktop.equipment.kiln.readings_card import ReadingsCard
from krc_desktop.desktop.equipment.kiln.result_card import ResultCard
from krc_desktop.desktop.equipment.kiln.two_columns import TwoColumns
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import icon_label, label, set_tone, tag
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.bookings import Booking
from krc_desktop.model.firings import Stage
from krc_desktop.model.places import Place
from krc_desktop.operations.firing_course import Course, course_of
from krc_desktop.store.firings import checks_of, contents_of, questions_before, readings_of
from krc_desktop.store.shelf import pieces_with_owners

_TONES = {Stage.FIRING: "kiln", Stage.COOLING: "kiln", Stage.OPENED: "ok"}

# the tables whose changes concern the page
_SUBJECTS = frozenset(
    {
        "bookings",
        "booking_phases",
        "firings",
        "firing_readings",
        "firing_segments",
        "firing_checks",
        "pieces",
        "piece_firings",
        "kiln_programmes",
        "programme_segments",
        "equipment",
        "equipment_phases",
        "equipment_questions",
        "inductions",
        "people",
    }
)


class FiringPane(Pane):
    """Left the steps, the curve and the contents; right what is to be done at this stage."""

    part = places.FIRING
    subjects = _SUBJECTS

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(
            session,
            session.words.text_in("one firing", "Firing"),
            back=session.words.text("Kiln shelf"),
        )
        self.booking_id = 0
        self.course: Course | None = None
        self.stage = Stage.PLANNED
        self._is_new_here = False
        self.acts = FiringActs(self)
        self._make_head()
        theme = self.theme
        self.strip = PhaseStrip(theme)
        self.curve = CurveCard(session)
        self.contents = ContentsCard(session)
        self.contents.contents_asked.connect(self.acts.show_contents)
        self.contents.checks_asked.connect(self.acts.show_checks)
        self.contents.log_asked.connect(self.acts.show_log)
        self.remark = Remark(theme)
        self.before = BeforeCard(session)
        self.before.programmes_asked.connect(self.acts.edit_programmes)
        self.heat = HeatCard(session)
        self.heat.off_asked.connect(self.acts.switch_off)
        self.heat.open_asked.connect(self.acts.open_kiln)
        self.result = ResultCard(session)
        self.result.log_asked.connect(self.acts.show_log)
        self.readings = ReadingsCard(session)
        self._make_body()
        session.minute_passed.connect(self._minute_passed)

    def _make_head(self) -> None:
        words, theme = self.words, self.theme
        self._sign = icon_label(theme, "fire", "kiln", 22)
        self.state = tag(theme, "")
        self.head.left.insertWidget(1, self._sign)
        self.head.beside_title(self.state)
        self.paper = button(theme, words.text("Firing log"), self.acts.print_log, icon="printer")
        self.more = icon_button(theme, "dots-three", words.text("More"))
        self.menu = QMenu(self.more)
        self.menu.setFont(theme.font("body"))
        self.menu.aboutToShow.connect(lambda: self.acts.fill_menu(self.menu))
        self.more.setMenu(self.menu)
        self.head.at_right(self.paper, self.more)

    def _make_body(self) -> None:
        left = column(self.curve, self.contents, None, spacing=12)
        left.setStretch(0, 100)
        self._left = boxed(left)
        todo = (self.remark, self.before, self.heat, self.result, self.readings)
        self._right = boxed(column(*todo, None, spacing=12))
        said = self.words.text("This firing is no longer in the file.")
        gone = label(self.theme, said, "body", "ink2", wraps=True)
        self.columns = TwoColumns(
            self._left,
            self._right,
            boxed(column(None, gone, None, margins=(28, 24, 24, 24))),
            shares=(65, 36),
            top=self.strip,
            scrolls=True,
            right_first=True,
        )
        self.body.addWidget(self.columns)
        self.take_width(self.width_now)

    # -- showing -------------------------------------------------------------------------------

    def booking(self) -> Booking | None:
        """The booking of the firing; None where it is no longer there."""
        return self.session.file.bookings.by_ids([self.booking_id]).get(self.booking_id)

    def refresh(self) -> None:
        """Read the file and show it."""
        booking = self.booking()
        self.columns.show_anything(is_there=booking is not None)
        if booking is None:
            self.course = None
            return
        self.course = course_of(self.session.file, booking.id)
        firing = self.course.firing if self.course is not None else None
        self.stage = firing_words.stage_of(firing, booking)
        self._show_head(booking)
        self._show_stage(booking)
        self._show_contents(booking)
        self.strip.show_steps(steps_of(self.session, booking, self.course))
        if self.course is None:
            self.curve.hide()
            self.readings.hide()
            return
        self._show_course(self.course)

    def _show_course(self, course: Course) -> None:
        file = self.session.file
        readings = readings_of(file, course.firing.id)
        self.curve.setVisible(bool(course.plan.segments or readings))
        self.curve.show_course(course, shown_of(self.session, course, readings))
        people = file.people.by_ids(one.person_id or 0 for one in readings)
        names = {one.id: one.name for one in people.values()}
        self.readings.show_readings(course, readings, names)
        if self.stage in {Stage.FIRING, Stage.COOLING}:
            self.heat.show_course(course, readings)
            if self._is_new_here:
                self.heat.entry.celsius.line.setFocus()
        self._is_new_here = False

    def _show_head(self, booking: Booking) -> None:
        firing = self.course.firing if self.course is not None else None
        self.head.title.setText(firing_words.title(self.words, firing))
        self.state.setText(firing_words.stage_name(self.words, self.stage, firing, booking))
        set_tone(self.state, _TONES.get(self.stage, "neutral"))
        self.state.adjustSize()

    def _show_stage(self, booking: Booking) -> None:
        firing = self.course.firing if self.course is not None else None
        self.before.setVisible(self.stage is Stage.PLANNED)
        self.heat.setVisible(self.stage in {Stage.FIRING, Stage.COOLING})
        self.result.setVisible(self.stage is Stage.OPENED)
        if self.stage is Stage.PLANNED:
            self.before.show_firing(booking, firing)
        why = booking.status_reason
        gone = self.words.text("This firing was cancelled.")
        said = f"{gone} {why}".strip() if self.stage is Stage.CANCELLED else ""
        self.remark.say("warn", said)

    def _show_contents(self, booking: Booking) -> None:
        file = self.session.file
        firing = self.course.firing if self.course is not None else None
        parts = contents_of(file, firing.id) if firing is not None else []
        pieces = pieces_with_owners(file.connection, [part.piece_id for part in parts])
        asked = {one.text_lv for one in questions_before(file, booking.equipment_id)}
        done = checks_of(file, firing.id) if firing is not None else []
        on = firing is not None and firing.on_at is not None
        ticked = sum(one.what in asked for one in done)
        counts = (len(done), len(done)) if on else (ticked, len(asked))
        self.contents.show_contents(firing, parts, pieces, counts)
        if firing is not None and self.stage is Stage.OPENED:
            self.result.show_result(firing, parts, pieces)

    def _minute_passed(self) -> None:
        """The present moves on; what is typed stays."""
        if not self.isVisible() or self.course is None:
            return
        if self.stage is Stage.PLANNED:
            self.before.time.show_now()
        else:
            self.course = course_of(self.session.file, self.booking_id)
            if self.course is not None:
                self._show_course(self.course)
                booking = self.course.booking
                self.strip.show_steps(steps_of(self.session, booking, self.course))

    # -- what a part is asked ------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Go to a firing, by its booking."""
        if place.record is not None and place.record != self.booking_id:
            self.booking_id = place.record
            self.is_stale = self._is_new_here = True

    def place(self) -> Place:
        """The firing that is shown."""
        return places.place_of(self.part, *([self.booking_id] if self.booking_id else []))

    def back_place(self) -> Place:
        """Back to the shelf of its kiln."""
        booking = self.booking()
        kiln = [booking.equipment_id] if booking is not None else []
        return places.place_of(places.SHELF, *kiln)

    def forget(self) -> None:
        """Another centre is at hand."""
        self.booking_id, self.course = 0, None

    def print_page(self) -> bool:
        """Print the log."""
        if self.booking() is None:
            return False
        self.acts.print_log()
        return True

    def take_width(self, width: Width) -> None:
        """Two columns, or one in a narrow window; there the title needs the room."""
        super().take_width(width)
        self.columns.take_width(width)
        narrow = self.columns.is_narrow
        self._sign.setVisible(not narrow)
        self.paper.setText("" if narrow else self.paper.accessibleName())
        self.paper.setToolTip(self.paper.accessibleName())
