"""What a verb answers: a Change. Every verb is named here, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from krc_desktop.store.centre_file import CentreFile, Writing


class Verb(StrEnum):
    """Every verb; what it is called where it is undone stands in `labels`."""

    START_FILE = "start_file"
    IMPORT = "import"
    ADD_CENTRE = "add_centre"
    CHANGE_CENTRE = "change_centre"
    ADD_SITE = "add_site"
    CHANGE_SITE = "change_site"
    ARCHIVE_SITE = "archive_site"
    RESTORE_SITE = "restore_site"
    SET_OPENING_HOURS = "set_opening_hours"
    ADD_CLOSURE = "add_closure"
    CHANGE_CLOSURE = "change_closure"
    REMOVE_CLOSURE = "remove_closure"
    ADD_MUNICIPALITY = "add_municipality"
    ADD_PROJECT = "add_project"
    CHANGE_PROJECT = "change_project"
    ADD_LINE = "add_line"
    CHANGE_LINE = "change_line"
    REMOVE_LINE = "remove_line"
    ORDER_LINES = "order_lines"
    ADD_INDICATOR = "add_indicator"
    SET_TARGET = "set_target"
    ENTER_INDICATOR = "enter_indicator"
    ADD_RATE = "add_rate"
    ADD_GRANT = "add_grant"
    CHANGE_GRANT = "change_grant"
    ADD_GROUP = "add_group"
    CHANGE_GROUP = "change_group"
    ARCHIVE_GROUP = "archive_group"
    RESTORE_GROUP = "restore_group"
    REMOVE_GROUP = "remove_group"
    ORDER_GROUPS = "order_groups"
    ADD_AGE_BAND = "add_age_band"
    ADD_PERSON = "add_person"
    CHANGE_PERSON = "change_person"
    ARCHIVE_PERSON = "archive_person"
    RESTORE_PERSON = "restore_person"
    DELETE_PERSON = "delete_person"
    SET_ROLES = "set_roles"
    LINK_PEOPLE = "link_people"
    RECORD_CONSENT = "record_consent"
    WITHDRAW_CONSENT = "withdraw_consent"
    ADD_ORGANISATION = "add_organisation"
    CHANGE_ORGANISATION = "change_organisation"
    RENAME_ORGANISATION = "rename_organisation"
    MERGE_ORGANISATIONS = "merge_organisations"
    ARCHIVE_ORGANISATION = "archive_organisation"
    RESTORE_ORGANISATION = "restore_organisation"
    ADD_EVENT_KIND = "add_event_kind"
    CHANGE_EVENT_KIND = "change_event_kind"
    ARCHIVE_EVENT_KIND = "archive_event_kind"
    RESTORE_EVENT_KIND = "restore_event_kind"
    REMOVE_EVENT_KIND = "remove_event_kind"
    ORDER_EVENT_KINDS = "order_event_kinds"
    ADD_EVENT = "add_event"
    CHANGE_EVENT = "change_event"
    MOVE_EVENT = "move_event"
    SET_EVENT_STATUS = "set_event_status"
    DELETE_EVENT = "delete_event"
    COPY_EVENT = "copy_event"
    REPEAT_EVENT = "repeat_event"
    CHANGE_SERIES = "change_series"
    MOVE_SERIES = "move_series"
    SET_SERIES_STATUS = "set_series_status"
    DELETE_SERIES = "delete_series"
    SET_LINE = "set_line"
    SET_PARTNERS = "set_partners"
    RECORD_ATTENDANCE = "record_attendance"
    ADD_NEW_VISITOR = "add_new_visitor"
    REPEAT_VISITORS = "repeat_visitors"
    REMOVE_ATTENDANCE = "remove_attendance"
    ADD_HEADCOUNT = "add_headcount"
    CHANGE_HEADCOUNT = "change_headcount"
    REMOVE_HEADCOUNT = "remove_headcount"
    ADD_OUTPUT = "add_output"
    CHANGE_OUTPUT = "change_output"
    REMOVE_OUTPUT = "remove_output"
    SIGN_UP = "sign_up"
    RECORD_SHEET = "record_sheet"
    ADD_EQUIPMENT = "add_equipment"
    CHANGE_EQUIPMENT = "change_equipment"
    RETIRE_EQUIPMENT = "retire_equipment"
    RECORD_INDUCTION = "record_induction"
    ADD_MAINTENANCE_PLAN = "add_maintenance_plan"
    RECORD_MAINTENANCE = "record_maintenance"
    ADD_COUNTER = "add_counter"
    REPORT_FAULT = "report_fault"
    CLOSE_FAULT = "close_fault"
    TAKE_OUT_OF_SERVICE = "take_out_of_service"
    LEND = "lend"
    TAKE_BACK = "take_back"
    BOOK = "book"
    MOVE_BOOKING = "move_booking"
    CANCEL_BOOKING = "cancel_booking"
    SET_BOOKING_STATUS = "set_booking_status"
    LOG_USE = "log_use"
    LOG_FIRING = "log_firing"
    ADD_READING = "add_reading"
    ADD_PIECE = "add_piece"
    CHANGE_PIECE = "change_piece"
    LOAD_PIECE = "load_piece"
    ADD_AGREEMENT = "add_agreement"
    LOG_HOURS = "log_hours"
    CHANGE_HOURS = "change_hours"
    REMOVE_HOURS = "remove_hours"
    ACCEPT_HOURS = "accept_hours"
    SUGGEST_HOURS = "suggest_hours"
    ADD_STORY = "add_story"
    CHOOSE_STORY = "choose_story"
    ADD_PUBLICITY = "add_publicity"
    ADD_PHOTO = "add_photo"
    CHANGE_PHOTO = "change_photo"
    REMOVE_PHOTO = "remove_photo"
    SET_PHOTO_PEOPLE = "set_photo_people"
    WRITE_REPORT_TEXT = "write_report_text"
    SET_ATTENTION = "set_attention"
    SET_DIFFICULTIES = "set_difficulties"
    SET_PLANS = "set_plans"
    TAKE_PLANS = "take_plans"
    SET_PLAN_OUTCOME = "set_plan_outcome"
    ISSUE_REPORT = "issue_report"


@dataclass(frozen=True)
class Change:
    """What a verb did: its name for Undo, the tables it touched, the row it was about."""

    verb: Verb
    group: int
    subjects: frozenset[str]
    row_id: int | None = None


@dataclass
class Work:
    """A verb at work; becomes its Change when the transaction is through."""

    file: CentreFile
    verb: Verb
    writing: Writing

    def about(self, table: str, row_id: int) -> None:
        """Say which row the verb is about: the first one said stays."""
        if self.writing.row_id is None:
            self.writing.row_id = row_id
            self.file.journal.name_subject(self.writing.group, table, row_id)
        self.row_id = row_id

    row_id: int | None = None

    @property
    def change(self) -> Change:
        """What was done. The tables touched are known once the transaction is through."""
        return Change(self.verb, self.writing.group, self.writing.subjects, self.row_id)


@contextmanager
def doing(file: CentreFile, verb: Verb, *, undoable: bool = True) -> Iterator[Work]:
    """The frame of every verb: one transaction, one step of undo, one Change."""
    with file.writing(verb.value, undoable=undoable) as writing:
        yield Work(file, verb, writing)
