"""What each refusal says: one sentence of what happened and what to do, in a phrasebook's language.

The window and the command line take their sentences from here. Facts stand in braces; a fact that
the store alone knew is shown as a dash.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from krc_desktop.errors import Fault, Refusal, Rule
from krc_desktop.language import Phrasebook

_UNKNOWN = "–"


def sentence(words: Phrasebook, refusal: Refusal) -> str:
    """The sentence of a refusal with its facts."""
    template = _SENTENCES[refusal.key](words)
    facts = {name: shown(words, value) for name, value in refusal.facts.items()}
    return template.format_map(_Facts(facts))


def shown(words: Phrasebook, value: object) -> str:
    """A fact as a person reads it."""
    if isinstance(value, datetime):
        return f"{words.date(value.date())} {words.time(value)}"
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, time):
        return words.time(value)
    return str(value)


class _Facts(dict[str, str]):
    """Facts of which some may be missing."""

    def __missing__(self, key: str) -> str:
        return _UNKNOWN


_SENTENCES: dict[Rule | Fault, Callable[[Phrasebook], str]] = {
    Rule.TIME_SKIPPED: lambda w: w.text(
        "On {day} the clocks go forward and {time} does not exist. Choose another time."
    ),
    Rule.PERIOD_REVERSED: lambda w: w.text(
        "The last day ({last}) must not be before the first ({first})."
    ),
    Rule.PERIOD_UNREADABLE: lambda w: w.text(
        "“{given}” is not a period. Enter it like this: 2026-10, 2026 or 2026-07..2026-10."
    ),
    Rule.PERIOD_NOT_A_MONTH: lambda w: w.text(
        "The monthly report is made for one month. Enter it like this: 2026-10."
    ),
    Rule.DAY_UNREADABLE: lambda w: w.text(
        "“{given}” is not a valid date. Enter the date like this: 01.10.2026."
    ),
    Rule.TIME_UNREADABLE: lambda w: w.text(
        "“{given}” is not a valid time. Enter the time like this: 14:00."
    ),
    Rule.OPENING_UNREADABLE: lambda w: w.text(
        "“{given}” can't be read as opening hours. Type them like this: 9:00–19:00, or: closed."
    ),
    Rule.NUMBER_UNREADABLE: lambda w: w.text("“{given}” is not a number. Enter digits only."),
    Rule.END_BEFORE_START: lambda w: w.text(
        "The end ({ends}) must be after the start ({starts}). Check both times."
    ),
    Rule.FIELD_EMPTY: lambda w: w.text("The field “{field}” is empty. Fill it in."),
    Rule.TEXT_TOO_LONG: lambda w: w.text(
        "The text in “{field}” has {length} characters. Shorten it to {limit}."
    ),
    Rule.NUMBER_OUT_OF_RANGE: lambda w: w.text(
        "In “{field}” {given} is not possible. Enter a number from {least} to {most}."
    ),
    Rule.CHOICE_UNKNOWN: lambda w: w.text(
        "In “{field}” the value “{given}” is not known. Check its spelling, or enter it first."
    ),
    Rule.CONTROL_CHARACTER: lambda w: w.text(
        "The field “{field}” holds a character that can't be seen. Type the text anew."
    ),
    Rule.PERSONAL_CODE: lambda w: w.text(
        "A personal identity code was found in “{field}”. This program keeps no personal codes:"
        " delete it."
    ),
    Rule.NOT_FOUND: lambda w: w.text("This is no longer in the file. Look at the list again."),
    Rule.ALREADY_THERE: lambda w: w.text(
        "The value “{given}” in “{field}” is taken already. Choose another."
    ),
    Rule.STILL_IN_USE: lambda w: w.text(
        "This is used elsewhere, or leans on what is no longer there; nothing was changed. Look at"
        " the list again, or archive it instead."
    ),
    Rule.CONTRADICTION: lambda w: w.text(
        "What was entered contradicts itself; nothing was changed. Check dates, choices and"
        " amounts."
    ),
    Rule.GROUP_NUMBERS_ONLY: lambda w: w.text(
        "The group “{group}” is counted only as a number and can't be given to a named person."
        " Use a head-count line."
    ),
    Rule.BIRTH_YEAR_IN_FUTURE: lambda w: w.text(
        "The year of birth {given} lies in the future. Check it."
    ),
    Rule.CONSENT_WITHDRAWN_EARLY: lambda w: w.text(
        "The consent was given on {given_on} and can't be withdrawn before, on {withdrawn_on}."
        " Check the dates."
    ),
    Rule.OWN_GUARDIAN: lambda w: w.text(
        "Nobody is their own guardian. Choose another person as guardian."
    ),
    Rule.GUARDIAN_IS_CHILD: lambda w: w.text(
        "A guardian must be of age: {person}. Choose another person, or check the age group."
    ),
    Rule.GROUP_HAS_PEOPLE: lambda w: w.text(
        "Named people belong to this group, so it can't be counted as numbers only. Give them"
        " another group first."
    ),
    Rule.MERGE_INTO_ITSELF: lambda w: w.text(
        "An organisation can't be merged into itself or into one that was merged away. Choose"
        " another."
    ),
    Rule.DAY_OUTSIDE_EVENT: lambda w: w.text(
        "{day} is not a day of the event “{event}”. Check the date, or change the event's days."
    ),
    Rule.LINE_NOT_RUNNING: lambda w: w.text(
        "The activity line {line} runs from {first} to {last}, not on {day}. Choose another line."
    ),
    Rule.LINE_HAS_EVENTS: lambda w: w.text(
        "Events sit on the activity line {line} outside these days: {events}. Choose other days, or"
        " put those events on another line first."
    ),
    Rule.EVENT_TOO_LONG: lambda w: w.text(
        "An event may last at most {days} days. Check the dates, or make several events."
    ),
    Rule.ATTENDANCE_REMAINS: lambda w: w.text(
        "People are listed on {day}. Remove them from that day first."
    ),
    Rule.HEADCOUNT_UNREADABLE: lambda w: w.text(
        "“{given}” can't be read as a number of people. Type it like this: 12 educators from 5"
        " kindergartens."
    ),
    Rule.GROUP_UNKNOWN: lambda w: w.text(
        "There is no group “{given}”. Type one of these: {groups}."
    ),
    Rule.GROUP_UNCLEAR: lambda w: w.text(
        "“{given}” may mean several groups. Type one of these in full: {groups}."
    ),
    Rule.OUTPUT_UNREADABLE: lambda w: w.text(
        "“{given}” can't be read as things made or given. Type it like this: 24 bird-boxes → 5"
        " kindergartens."
    ),
    Rule.SERIES_TOO_LONG: lambda w: w.text(
        "A series may reach to {last} and have at most {most} events. Choose an earlier end."
    ),
    Rule.SERIES_HAS_DAY: lambda w: w.text(
        "The series has an event on {day} already. Leave this day out."
    ),
    Rule.SERIES_NO_DAYS: lambda w: w.text(
        "No day but the first one is chosen. Tick the days on which the event repeats."
    ),
    Rule.BOOKING_OVERLAPS: lambda w: w.text(
        "There is already another booking at this time: {equipment}, {starts} – {ends}{other}."
        " Choose another time."
    ),
    Rule.BOOKING_TOO_LONG: lambda w: w.text(
        "A booking may last at most {days} days. Check the dates."
    ),
    Rule.EQUIPMENT_RETIRED: lambda w: w.text(
        "{equipment}: out of use since {retired_on}. Choose another machine."
    ),
    Rule.EQUIPMENT_ELSEWHERE: lambda w: w.text(
        "{equipment}: it belongs to another centre. Choose a machine of this centre."
    ),
    Rule.OUT_OF_SERVICE: lambda w: w.text(
        "{equipment}: out of service from {starts} ({reason}). Choose another time."
    ),
    Rule.NO_INDUCTION: lambda w: w.text(
        "The booking can't be confirmed: {person} has no valid induction ({equipment}). Record the"
        " induction, or name an inducted supervisor."
    ),
    Rule.NO_ONE_NAMED: lambda w: w.text(
        "It is not said whom this is for. Name the person, the organisation or the event that the"
        " purpose asks for; maintenance is for nobody."
    ),
    Rule.NOT_A_KILN: lambda w: w.text(
        "A firing needs a kiln and a booking made for a firing ({equipment}). Choose the kiln."
    ),
    Rule.READING_BEFORE_START: lambda w: w.text(
        "The kiln was switched on at {on_at}; a reading at {read_at} is too early. Check the time."
    ),
    Rule.PERSON_ARCHIVED: lambda w: w.text(
        "The card of {person} is archived. Bring it back first, or choose another person."
    ),
    Rule.VOLUNTEER_TOO_YOUNG: lambda w: w.text(
        "Volunteering is allowed from the age of 13. Check the age group: {person}."
    ),
    Rule.HOURS_IN_FUTURE: lambda w: w.text(
        "{day} lies in the future. Log hours once they are done."
    ),
    Rule.HOURS_UNREADABLE: lambda w: w.text(
        "“{given}” is not a length of time. Enter hours like this: 2.5 or 2:30."
    ),
    Rule.HOURS_OUT_OF_DAY: lambda w: w.text(
        "One day can hold from 1 minute to 24 hours. Check the hours."
    ),
    Rule.ALREADY_ISSUED: lambda w: w.text(
        "An issued report is never changed. Issue a corrected version instead."
    ),
    Rule.REASON_NEEDED: lambda w: w.text(
        "A corrected report needs a reason. Write in a sentence what was wrong."
    ),
    Rule.NOTHING_TO_UNDO: lambda w: w.text("There is nothing to undo."),
    Rule.NOTHING_TO_REDO: lambda w: w.text("There is nothing to redo."),
    Rule.COLUMN_MISSING: lambda w: w.text(
        "The file lacks these columns: {columns}. Add them to its first row."
    ),
    Rule.ROW_REFUSED: lambda w: w.text("Row {number}{called}: {reason}"),
    Rule.ROWS_REFUSED: lambda w: w.text(
        "Nothing was imported. Correct these rows and import the file again: {count}."
    ),
    Rule.DUPLICATE_ID: lambda w: w.text(
        "This row repeats row {row} ({given}). Keep only one of them."
    ),
    Rule.NOT_A_TABLE: lambda w: w.text(
        "“{path}” is no table that can be read. Save it as CSV or XLSX and try again."
    ),
    Rule.TABLE_TOO_LARGE: lambda w: w.text(
        "“{path}” is too large to be read safely. Split it into smaller files."
    ),
    Rule.TABLE_EMPTY: lambda w: w.text(
        "“{path}” has no rows below its heading. Choose another file."
    ),
    Rule.NOT_A_PICTURE: lambda w: w.text(
        "“{path}” is no picture that can be read. Choose a JPEG or PNG file."
    ),
    Rule.PICTURE_TOO_LARGE: lambda w: w.text(
        "“{path}” is too large for a photo. Make it smaller, or choose another."
    ),
    Rule.CENTRE_NEEDED: lambda w: w.text(
        "There is no centre “{given}” in the file. Its centres: {known}."
    ),
    Fault.DISK_FULL: lambda w: w.text(
        "The disk is full: nothing was written to “{path}”. Free some space and try again."
    ),
    Fault.READ_ONLY: lambda w: w.text(
        "“{path}” can't be written: it is protected. Choose another folder, or ask for permission"
        " to write there."
    ),
    Fault.LOCKED: lambda w: w.text(
        "Another program is writing to “{path}” at the moment; nothing was changed. Wait a little"
        " and try again."
    ),
    Fault.NO_SUCH_FILE: lambda w: w.text("There is no file “{path}”. Check its name."),
    Fault.FILE_MOVED: lambda w: w.text(
        "The file “{path}” is no longer in its place: nothing was written. Put it back, then try"
        " again."
    ),
    Fault.NO_SUCH_FOLDER: lambda w: w.text(
        "There is no folder “{path}”. Make it first, or choose another."
    ),
    Fault.NO_CENTRE_FILE: lambda w: w.text(
        "There is no centre's data in “{path}” yet. Begin with the command “sample” or “import"
        " centres”, or name another folder with --data."
    ),
    Fault.NOT_A_FOLDER: lambda w: w.text("“{path}” is a file. Name a folder for the data."),
    Fault.FOLDER_NOT_EMPTY: lambda w: w.text(
        "There are data in “{path}” already; they were left as they are. Name an empty folder with"
        " --data."
    ),
    Fault.FILE_EXISTS: lambda w: w.text(
        "“{path}” is there already and was left as it is. Choose another name."
    ),
    Fault.NOT_OURS: lambda w: w.text(
        "“{path}” is no file of KRC Desktop (or it is protected with a password); it was left as it"
        " is. Choose another file."
    ),
    Fault.EMPTY_FILE: lambda w: w.text(
        "“{path}” is empty: its content was lost. Restore it from a backup."
    ),
    Fault.DAMAGED: lambda w: w.text(
        "“{path}” is damaged; it was left as it is. Restore it from a backup."
    ),
    Fault.NEWER: lambda w: w.text(
        "“{path}” was made by a newer KRC Desktop (file version {version}; this program knows"
        " {known}); it was left as it is. Update the program."
    ),
    Fault.CANNOT_READ: lambda w: w.text(
        "“{path}” can't be read. Check that it is a file and that you may open it."
    ),
    Fault.CANNOT_WRITE: lambda w: w.text(
        "“{path}” could not be written; nothing was changed. Check the disk and its free space."
    ),
    Fault.MIGRATION_FAILED: lambda w: w.text(
        "“{path}” could not be brought to this version; it was left as it is. Send the log to the"
        " project office."
    ),
    Fault.NOT_HEALTHY: lambda w: w.text(
        "Something is wrong in “{path}”: {problems}. Restore it from a backup."
    ),
}
