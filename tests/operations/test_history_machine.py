"""Any verbs in any order: undone together they leave the file as it was, redone as it became."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.imports import import_file
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, PieceState
from krc_desktop.model.equipment import EquipmentKind, Phase
from krc_desktop.model.events import EventStatus, SignupStatus
from krc_desktop.model.imports import ImportKind
from krc_desktop.model.people import Answer, LinkKind, Purpose, Role
from krc_desktop.model.projects import GrantStatus, Measure
from krc_desktop.model.reports import Attention, AttentionKind, Difficulty
from krc_desktop.model.stories import ReportPart
from krc_desktop.operations import (
    attendance,
    bookings,
    centres,
    equipment,
    events,
    firing_contents,
    firing_log,
    firings,
    history,
    inductions,
    machine_questions,
    maintenance,
    organisations,
    outages,
    people,
    projects,
    sheets,
    shelf,
    stories,
    volunteers,
)
from krc_desktop.periods import Month
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.schema import SEARCHED
from tests.builders import NOW, World, at, day, make_empty

ANY = st.integers(1, 6)
DAY = st.integers(0, 40)
HOUR = st.integers(0, 400)
OCTOBER = Month(2026, 10)
NAME = st.sampled_from(["Anna Rudzāte", "Jānis Liepa", "Ilze Čaks", "Žanis Ķirsis"])


class AnyVerbs(RuleBasedStateMachine):
    """Verbs on rows that may or may not be there; a refusal must leave everything as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="krc-"))
        path = self.folder / "centrs.krc"
        make_empty(path)
        self.world = World(CentreFile.opened(path, NOW))

    @initialize()
    def something_to_work_on(self) -> None:
        world = self.world
        self.before_all = world.journaled()
        world.file.connection.execute("PRAGMA synchronous = OFF")
        world.person("Anna Rudzāte", "SEN", birth_year=1970)
        world.kiln(risk="green")
        world.machine()
        world.event("2026-10-20 10:00", "2026-10-22 16:00", title="Nometne")
        world.organisation()

    def teardown(self) -> None:
        try:
            self.everything_undone_and_redone()
        finally:
            self.world.file.close()
            shutil.rmtree(self.folder)

    def everything_undone_and_redone(self) -> None:
        file, now = self.world.file, self.world.journaled()
        steps = 0
        try:
            while True:
                history.undo(file)
                steps += 1
        except BrokenRule as broken:
            assert broken.key is Rule.NOTHING_TO_UNDO, broken.key  # noqa: PT017
        undone = self.world.journaled()
        # the centre with which every file begins was a verb too
        undone["centres"] = self.before_all["centres"]
        assert undone == self.before_all
        for _ in range(steps):
            history.redo(file)
        assert self.world.journaled() == now

    def tried(self, verb: Callable[..., Any], **how: Any) -> None:
        """The verb with the open file; refused, it leaves every table as it was."""
        before = self.world.everything()
        try:
            verb(self.world.file, **how)
        except BrokenRule:
            assert self.world.everything() == before

    @rule(
        name=NAME,
        group=st.sampled_from(["BER", "SEN", "SOC"]),
        year=st.sampled_from([None, 1990, 2015]),
    )
    def a_person_comes(self, name: str, group: str, year: int | None) -> None:
        first, _, last = name.partition(" ")
        group_id = self.world.group(group)
        self.tried(
            people.add_person,
            centre_id=1,
            first_name=first,
            last_name=last,
            group_id=group_id,
            birth_year=year,
        )

    @rule(who=ANY, other=ANY, what=st.integers(0, 7))
    def a_card_changes(self, who: int, other: int, what: int) -> None:
        verbs: list[tuple[Callable[..., Any], dict[str, Any]]] = [
            (people.change_person, {"person_id": who, "last_name": "Kalna", "group_id": other}),
            (people.archive_person, {"person_id": who}),
            (people.delete_person, {"person_id": who}),
            (people.set_roles, {"person_id": who, "roles": [Role.VOLUNTEER, Role.GUARDIAN]}),
            (people.set_roles, {"person_id": who, "roles": [Role.PARTICIPANT]}),
            (people.link_people, {"person_id": who, "other_id": other, "kind": LinkKind.GUARDIAN}),
            (
                people.record_consent,
                {
                    "person_id": who,
                    "purpose": Purpose.PHOTO,
                    "answer": Answer.YES,
                    "given_on": day("2026-10-01"),
                },
            ),
            (
                people.withdraw_consent,
                {"consent_id": who, "withdrawn_on": day("2026-10-05")},
            ),
        ]
        verb, how = verbs[what]
        self.tried(verb, **how)

    @rule(on=DAY, hours=st.sampled_from([2, 5, 30, 54]))
    def an_event_is_planned(self, on: int, hours: int) -> None:
        starts = at("2026-10-01 10:00") + timedelta(days=on)
        self.tried(
            events.add_event,
            centre_id=1,
            title_lv="Pasākums",
            starts_at=starts,
            ends_at=starts + timedelta(hours=hours),
        )

    @rule(which=ANY, on=DAY, hours=st.sampled_from([2, 5, 30, 54, 100]))
    def an_event_moves(self, which: int, on: int, hours: int) -> None:
        starts = at("2026-10-01 10:00") + timedelta(days=on)
        self.tried(
            events.move_event,
            event_id=which,
            starts_at=starts,
            ends_at=starts + timedelta(hours=hours),
        )

    @rule(which=ANY, status=st.sampled_from(EventStatus), line=st.sampled_from([None, 6, 7, 99]))
    def an_event_gets_its_state_and_line(
        self, which: int, status: EventStatus, line: int | None
    ) -> None:
        self.tried(events.set_event_status, event_id=which, status=status, reason="slimība")
        self.tried(events.set_line, event_id=which, line_id=line, project_id=2)

    @rule(which=ANY)
    def an_event_is_deleted(self, which: int) -> None:
        self.tried(events.delete_event, event_id=which)

    @rule(which=ANY, who=ANY, on=DAY, present=st.booleans())
    def somebody_is_written_down(self, which: int, who: int, on: int, present: bool) -> None:
        found = self.world.file.events.days_of(which)
        local = found[on % len(found)].local_day if found else None
        self.tried(
            attendance.record_attendance, event_id=which, person_id=who, day=local, present=present
        )
        self.tried(attendance.sign_up, event_id=which, person_id=who, status=SignupStatus.WAITING)

    @rule(which=ANY, row=ANY, what=st.integers(0, 6), on=DAY)
    def people_are_counted(self, which: int, row: int, what: int, on: int) -> None:
        local = day("2026-10-01") + timedelta(days=on) if on % 2 else None
        verbs: list[tuple[Callable[..., Any], dict[str, Any]]] = [
            (
                attendance.add_headcount,
                {"event_id": which, "people": row, "organisations": [1], "day": local},
            ),
            (
                attendance.change_headcount,
                {"headcount_id": row, "people": which, "organisations": [row]},
            ),
            (attendance.remove_headcount, {"headcount_id": row}),
            (attendance.remove_attendance, {"attendance_id": row}),
            (sheets.make_sheet, {"event_id": which, "stated_total": on}),
            (
                sheets.enter_person,
                {"sheet_id": row, "line": which, "person_id": on, "photo": Answer.YES},
            ),
            (sheets.enter_unnamed, {"sheet_id": row, "line": on}),
            (sheets.remove_line, {"sheet_id": row, "line": which}),
            (sheets.remove_sheet, {"sheet_id": row}),
            (
                attendance.add_output,
                {
                    "centre_id": 1,
                    "what": "Burciņas",
                    "quantity": row,
                    "day": day("2026-10-02"),
                    "event_id": which,
                },
            ),
            (attendance.remove_output, {"output_id": row}),
        ]
        verb, how = verbs[what]
        self.tried(verb, **how)

    @rule(name=NAME, one=ANY, other=ANY, event=ANY)
    def organisations_come_and_merge(self, name: str, one: int, other: int, event: int) -> None:
        self.tried(organisations.add_organisation, name=name)
        self.tried(organisations.rename_organisation, organisation_id=one, name=name)
        self.tried(events.set_partners, event_id=event, organisations=[one, other])
        self.tried(organisations.merge_organisations, gone_id=one, stays_id=other)

    @rule(
        machine=ANY,
        hour=HOUR,
        hours=st.sampled_from([1, 3, 36.5]),
        event=ANY,
        purpose=st.sampled_from(BookingPurpose),
        status=st.sampled_from(BookingStatus),
    )
    def a_machine_is_taken(
        self,
        machine: int,
        hour: int,
        hours: float,
        event: int,
        purpose: BookingPurpose,
        status: BookingStatus,
    ) -> None:
        starts = at("2026-10-05 08:00") + timedelta(hours=hour)
        named = {"event_id": event} if purpose is BookingPurpose.EVENT else {}
        named |= {"person_id": event} if purpose is BookingPurpose.PERSON else {}
        self.tried(
            bookings.book,
            equipment_id=machine,
            starts_at=starts,
            ends_at=starts + timedelta(hours=hours),
            purpose=purpose,
            status=status,
            **named,
        )

    @rule(
        which=ANY,
        hour=HOUR,
        hours=st.sampled_from([1, 3, 36.5]),
        status=st.sampled_from(BookingStatus),
        what=st.integers(0, 3),
    )
    def a_booking_changes(
        self, which: int, hour: int, hours: float, status: BookingStatus, what: int
    ) -> None:
        starts = at("2026-10-05 08:00") + timedelta(hours=hour)
        span = {"starts_at": starts, "ends_at": starts + timedelta(hours=hours)}
        verbs: list[tuple[Callable[..., Any], dict[str, Any]]] = [
            (bookings.move_booking, span),
            (bookings.set_booking_status, {"status": status}),
            (bookings.log_use, span),
            (bookings.cancel_booking, {"reason": "slimība"}),
        ]
        verb, how = verbs[what]
        self.tried(verb, booking_id=which, **how)

    @rule(which=ANY, other=ANY, state=st.sampled_from(PieceState))
    def a_firing_is_logged(self, which: int, other: int, state: PieceState) -> None:
        self.tried(firings.log_firing, booking_id=which, on_at=at("2026-10-06 10:00"), pieces_in=9)
        self.tried(
            firing_log.add_reading, firing_id=other, read_at=at("2026-10-06 12:00"), celsius=400
        )
        self.tried(
            shelf.add_piece,
            centre_id=1,
            label=f"P{which}",
            amount=other,
            made_on=day("2026-10-01"),
            person_id=other,
        )
        self.tried(shelf.change_pieces, piece_id=other, state=state)
        self.tried(
            firing_contents.load_piece,
            piece_id=which,
            firing_id=other,
            pieces_in=other,
            pieces_lost=1,
        )

    @rule(which=ANY, who=ANY, what=st.integers(0, 6))
    def a_machine_is_cared_for(self, which: int, who: int, what: int) -> None:
        today = day("2026-10-10")
        verbs: list[tuple[Callable[..., Any], dict[str, Any]]] = [
            (equipment.report_fault, {"equipment_id": which, "what": "Nesilst"}),
            (equipment.close_fault, {"fault_id": which, "remedy": "Salabots"}),
            (
                equipment.record_induction,
                {"equipment_id": which, "person_id": who, "inducted_on": today},
            ),
            (
                equipment.take_out_of_service,
                {
                    "equipment_id": which,
                    "starts_at": at("2026-10-06 10:00"),
                    "ends_at": at("2026-10-07 10:00"),
                    "reason": "Apkope",
                },
            ),
            (equipment.change_equipment, {"equipment_id": which, "kind": EquipmentKind.OTHER}),
            (equipment.lend, {"centre_id": 1, "item": "Pēdiņa", "out_on": today, "person_id": who}),
            (equipment.take_back, {"loan_id": which, "back_on": today}),
        ]
        verb, how = verbs[what]
        self.tried(verb, **how)

    @rule(which=ANY, what=st.integers(0, 9))
    def a_card_of_a_machine_is_changed(self, which: int, what: int) -> None:
        verbs: list[tuple[Callable[..., Any], dict[str, Any]]] = [
            (equipment.furnish_equipment, {"equipment_id": which}),
            (equipment.set_phases, {"equipment_id": which, "phases": [(Phase.WORK, 60, True)]}),
            (equipment.retire_equipment, {"equipment_id": which}),
            (equipment.delete_equipment, {"equipment_id": which}),
            (inductions.renew_induction, {"induction_id": which}),
            (inductions.set_inductors, {"equipment_id": which, "people": [1]}),
            (maintenance.reset_counter, {"counter_id": which}),
            (
                maintenance.record_planned,
                {"equipment_id": which, "plan_ids": [which], "done_on": day("2026-10-10")},
            ),
            (machine_questions.archive_question, {"question_id": which}),
            (outages.end_outage, {"outage_id": which}),
        ]
        verb, how = verbs[what]
        self.tried(verb, **how)

    @rule(who=ANY, entry=ANY, minutes=st.sampled_from([0, 30, 90]), accepted=st.booleans())
    def hours_are_logged(self, who: int, entry: int, minutes: int, accepted: bool) -> None:
        self.tried(
            volunteers.log_hours,
            centre_id=1,
            person_id=who,
            day=day("2026-10-02"),
            minutes=minutes,
        )
        self.tried(volunteers.accept_hours, entry_id=entry, accepted=accepted)
        if minutes == 90:
            self.tried(volunteers.remove_hours, entry_id=entry)

    @rule(which=ANY, value=ANY)
    def a_project_grows(self, which: int, value: int) -> None:
        self.tried(projects.add_line, project_id=which, code=f"B{value}", title_lv="Līnija")
        self.tried(
            projects.add_indicator, project_id=which, title_lv="Ceļš", measure=Measure.ENTERED
        )
        self.tried(projects.set_target, indicator_id=which, value=value, centre_id=None)
        self.tried(
            projects.add_grant, project_id=which, centre_id=1, purpose="x", cents=1, applicant="y"
        )
        self.tried(
            projects.change_grant,
            grant_id=which,
            status=GrantStatus.GRANTED,
            day=day("2026-10-02"),
        )

    @rule(which=ANY, many=st.integers(0, 4))
    def the_month_is_told(self, which: int, many: int) -> None:
        self.tried(
            stories.write_report_text,
            centre_id=1,
            month=OCTOBER,
            part=ReportPart.LEAD,
            body=f"Teksts {which}",
        )
        self.tried(stories.add_story, centre_id=1, day=day("2026-10-02"), body="Stāsts")
        self.tried(stories.choose_story, centre_id=1, month=OCTOBER, story_id=which)
        points = [Attention(AttentionKind.NOTICE, f"Punkts {n}") for n in range(many)]
        self.tried(stories.set_attention, centre_id=1, month=OCTOBER, points=points)
        self.tried(
            stories.set_difficulties,
            centre_id=1,
            month=OCTOBER,
            difficulties=[Difficulty("Ledus", "Smiltis")] * many,
        )

    @rule(opens=st.integers(0, 2), which=ANY)
    def doors_open_and_close(self, opens: int, which: int) -> None:
        self.tried(
            centres.set_opening_hours,
            centre_id=1,
            hours={2: (opens * 60, 600)},
            since=day("2026-10-01") + timedelta(days=which),
        )
        self.tried(
            centres.add_closure,
            centre_id=1,
            first_day=day("2026-10-12"),
            last_day=day("2026-10-12") + timedelta(days=which),
        )
        if opens:
            self.tried(centres.remove_closure, closure_id=which)

    @rule(first=st.sampled_from(["Anna", "Zane"]), count=st.integers(0, 3))
    def a_list_comes_in(self, first: str, count: int) -> None:
        path = self.folder / "saraksts.csv"
        path.write_text(
            "id,first_name,last_name,group,home_centre,photo_consent_lv\n"
            + "".join(f"P{n},{first},Liepa,SEN,PRE,jā\n" for n in range(count + 1)),
            "utf-8",
        )
        import_file(self.world.file, ImportKind.PEOPLE, path)
        path.write_text(
            "id,centre,type_lv,title_lv,start_local,end_local,status_lv,headcount_unregistered\n"
            f"E1,PRE,talka,Talka,2026-10-0{count + 1} 10:00,2026-10-09 12:00,notika,{count}\n",
            "utf-8",
        )
        import_file(self.world.file, ImportKind.EVENTS, path)

    @rule()
    def one_step_back(self) -> None:
        self.tried(history.undo)

    @rule()
    def one_step_forward(self) -> None:
        self.tried(history.redo)

    @rule()
    def a_restart(self) -> None:
        self.world.file.close()
        self.world = World(CentreFile.opened(self.world.path, NOW))
        self.world.file.connection.execute("PRAGMA synchronous = OFF")

    @invariant()
    def no_two_bookings_meet(self) -> None:
        meeting = self.world.file.connection.execute(
            "SELECT 1 FROM bookings AS a JOIN bookings AS b ON a.equipment_id = b.equipment_id"
            " AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at"
            " WHERE a.status IN ('booked', 'used') AND b.status IN ('booked', 'used')"
        ).fetchone()
        assert meeting is None

    @invariant()
    def days_lie_inside_their_events(self) -> None:
        outside = self.world.file.connection.execute(
            "SELECT 1 FROM event_days AS d JOIN events AS e ON e.id = d.event_id"
            " WHERE d.starts_at < e.starts_at OR d.ends_at > e.ends_at"
        ).fetchone()
        assert outside is None

    @precondition(lambda self: hasattr(self, "before_all"))
    @invariant()
    def the_file_is_sound(self) -> None:
        connection = self.world.file.connection
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT group_id, in_bulk FROM journal_pen").fetchall() == [
            (None, 0)
        ]
        for table in SEARCHED:
            connection.execute(
                f"INSERT INTO {table}_search ({table}_search, rank) VALUES ('integrity-check', 1)"  # noqa: S608
            )
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


TestAnyVerbs = AnyVerbs.TestCase
TestAnyVerbs.settings = settings(max_examples=25, stateful_step_count=25)
