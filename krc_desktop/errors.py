"""Two families of refusal, with facts and without prose.

`BrokenRule`: what was asked for goes against a rule of the centre's world (an overlap, a bad date).
`Trouble`: the world stands in the way (a full disk, a locked or damaged file).

The sentence a person reads is made at the edge, in `sentences`; every member below has one there,
and a test holds them together. To add a refusal: 1. a member here; 2. its sentence in its
subject's module of `sentences`; 3. its Latvian in the catalogue.
"""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """What can be wrong with what was asked for."""

    # time
    TIME_SKIPPED = "time_skipped"
    PERIOD_REVERSED = "period_reversed"
    PERIOD_UNREADABLE = "period_unreadable"
    PERIOD_NOT_A_MONTH = "period_not_a_month"
    DAY_UNREADABLE = "day_unreadable"
    TIME_UNREADABLE = "time_unreadable"
    OPENING_UNREADABLE = "opening_unreadable"
    NUMBER_UNREADABLE = "number_unreadable"
    END_BEFORE_START = "end_before_start"
    # any field
    FIELD_EMPTY = "field_empty"
    TEXT_TOO_LONG = "text_too_long"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    CHOICE_UNKNOWN = "choice_unknown"
    CONTROL_CHARACTER = "control_character"
    PERSONAL_CODE = "personal_code"
    NOT_FOUND = "not_found"
    ALREADY_THERE = "already_there"
    STILL_IN_USE = "still_in_use"
    CONTRADICTION = "contradiction"
    # people
    GROUP_NUMBERS_ONLY = "group_numbers_only"
    BIRTH_YEAR_IN_FUTURE = "birth_year_in_future"
    CONSENT_WITHDRAWN_EARLY = "consent_withdrawn_early"
    OWN_GUARDIAN = "own_guardian"
    GUARDIAN_IS_CHILD = "guardian_is_child"
    GROUP_HAS_PEOPLE = "group_has_people"
    MERGE_INTO_ITSELF = "merge_into_itself"
    MERGE_PERSON_INTO_ITSELF = "merge_person_into_itself"
    PERSON_ERASED = "person_erased"
    PERSON_STILL_HAS = "person_still_has"
    GUARDIAN_CIRCLE = "guardian_circle"
    CONSENT_NEEDS_GUARDIAN = "consent_needs_guardian"
    CONSENT_IN_FUTURE = "consent_in_future"
    CONSENT_NO_STANDS = "consent_no_stands"
    KEPT_UNTIL_PAST = "kept_until_past"
    # events
    DAY_OUTSIDE_EVENT = "day_outside_event"
    LINE_NOT_RUNNING = "line_not_running"
    LINE_HAS_EVENTS = "line_has_events"
    EVENT_TOO_LONG = "event_too_long"
    ATTENDANCE_REMAINS = "attendance_remains"
    HEADCOUNT_UNREADABLE = "headcount_unreadable"
    GROUP_UNKNOWN = "group_unknown"
    GROUP_UNCLEAR = "group_unclear"
    OUTPUT_UNREADABLE = "output_unreadable"
    SERIES_TOO_LONG = "series_too_long"
    SERIES_HAS_DAY = "series_has_day"
    SERIES_NO_DAYS = "series_no_days"
    EVENT_IS_OFF = "event_is_off"
    # equipment
    BOOKING_OVERLAPS = "booking_overlaps"
    BOOKING_TOO_LONG = "booking_too_long"
    STAYS_TOO_LONG = "stays_too_long"
    OVER_LONGEST = "over_longest"
    UNDER_SHORTEST = "under_shortest"
    OUTSIDE_OPENING = "outside_opening"
    CENTRE_CLOSED = "centre_closed"
    SUPERVISOR_NOT_INDUCTED = "supervisor_not_inducted"
    SUPERVISOR_IS_MINOR = "supervisor_is_minor"
    ADULT_NEEDED = "adult_needed"
    MATERIAL_FORBIDDEN = "material_forbidden"
    MATERIAL_UNSAID = "material_unsaid"
    ANSWER_NEEDED = "answer_needed"
    USE_IN_FUTURE = "use_in_future"
    BOOKING_WAS_USED = "booking_was_used"
    EQUIPMENT_RETIRED = "equipment_retired"
    EQUIPMENT_ELSEWHERE = "equipment_elsewhere"
    EQUIPMENT_HAS_PAST = "equipment_has_past"
    EQUIPMENT_BOOKED_AHEAD = "equipment_booked_ahead"
    KILN_HAS_FIRINGS = "kiln_has_firings"
    PLAN_UNCLEAR = "plan_unclear"
    LENGTH_UNREADABLE = "length_unreadable"
    NOT_A_DOCUMENT = "not_a_document"
    DOCUMENT_TOO_LARGE = "document_too_large"
    OUT_OF_SERVICE = "out_of_service"
    NO_INDUCTION = "no_induction"
    NO_ONE_NAMED = "no_one_named"
    NOT_A_KILN = "not_a_kiln"
    READING_BEFORE_START = "reading_before_start"
    KILN_NOT_ON = "kiln_not_on"
    KILN_ON_ALREADY = "kiln_on_already"
    KILN_NOT_OFF = "kiln_not_off"
    KILN_OPENED = "kiln_opened"
    KILN_TOO_HOT = "kiln_too_hot"
    KILN_UNREAD = "kiln_unread"
    CHECKS_MISSING = "checks_missing"
    KINDS_MIXED = "kinds_mixed"
    PIECE_NOT_DRY = "piece_not_dry"
    PIECE_NOT_WAITING = "piece_not_waiting"
    PIECE_NOT_READY = "piece_not_ready"
    PIECE_IN_KILN = "piece_in_kiln"
    OPERATOR_NOT_INDUCTED = "operator_not_inducted"
    PROGRAMME_EMPTY = "programme_empty"
    MOMENT_IN_FUTURE = "moment_in_future"
    PERSON_ARCHIVED = "person_archived"
    # volunteers
    PERSON_ON_SHEET = "person_on_sheet"
    SHEET_TOTAL_MISSING = "sheet_total_missing"
    SHEET_DIFFERS = "sheet_differs"
    HEADCOUNT_OF_SHEET = "headcount_of_sheet"
    NOT_A_SCAN = "not_a_scan"
    SIGNED_UP_ALREADY = "signed_up_already"
    NO_HOURS = "no_hours"
    COLUMN_HAS_CODES = "column_has_codes"
    COLUMN_TWICE = "column_twice"
    VOLUNTEER_TOO_YOUNG = "volunteer_too_young"
    HOURS_IN_FUTURE = "hours_in_future"
    HOURS_UNREADABLE = "hours_unreadable"
    HOURS_OUT_OF_DAY = "hours_out_of_day"
    # reports
    ALREADY_ISSUED = "already_issued"
    REASON_NEEDED = "reason_needed"
    # history
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    # import and export
    COLUMN_MISSING = "column_missing"
    ROW_REFUSED = "row_refused"
    ROWS_REFUSED = "rows_refused"
    DUPLICATE_ID = "duplicate_id"
    NOT_A_TABLE = "not_a_table"
    TABLE_TOO_LARGE = "table_too_large"
    TABLE_EMPTY = "table_empty"
    NOT_A_PICTURE = "not_a_picture"
    PICTURE_TOO_LARGE = "picture_too_large"
    CENTRE_NEEDED = "centre_needed"


class Fault(StrEnum):
    """What can stand in the way."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    NO_SUCH_FILE = "no_such_file"
    FILE_MOVED = "file_moved"
    NO_SUCH_FOLDER = "no_such_folder"
    NO_CENTRE_FILE = "no_centre_file"
    NOT_A_FOLDER = "not_a_folder"
    FOLDER_NOT_EMPTY = "folder_not_empty"
    FILE_EXISTS = "file_exists"
    NOT_OURS = "not_ours"
    EMPTY_FILE = "empty_file"
    DAMAGED = "damaged"
    NEWER = "newer"
    CANNOT_READ = "cannot_read"
    CANNOT_WRITE = "cannot_write"
    MIGRATION_FAILED = "migration_failed"
    NOT_HEALTHY = "not_healthy"


class Refusal(Exception):
    """Either family: a key and the facts that its sentence needs."""

    def __init__(self, key: Rule | Fault, /, **facts: object) -> None:
        """Keep the key and the facts; facts may be personal, so they are for the screen only."""
        super().__init__(key.value)
        self.key = key
        self.facts = facts


class BrokenRule(Refusal):
    """What was asked for goes against a rule; nothing was changed."""

    key: Rule

    def __init__(self, rule: Rule, /, **facts: object) -> None:
        """A broken rule with its facts."""
        super().__init__(rule, **facts)


class Trouble(Refusal):
    """The world stands in the way; nothing was changed."""

    key: Fault

    def __init__(self, fault: Fault, /, **facts: object) -> None:
        """A trouble with its facts."""
        super().__init__(fault, **facts)
