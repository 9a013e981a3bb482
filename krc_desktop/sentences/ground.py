"""Sentences of time, of fields, of history."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
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
    Rule.ALREADY_ISSUED: lambda w: w.text(
        "An issued report is never changed. Issue a corrected version instead."
    ),
    Rule.REASON_NEEDED: lambda w: w.text(
        "A corrected report needs a reason. Write in a sentence what was wrong."
    ),
    Rule.NOTHING_TO_UNDO: lambda w: w.text("There is nothing to undo."),
    Rule.NOTHING_TO_REDO: lambda w: w.text("There is nothing to redo."),
}
