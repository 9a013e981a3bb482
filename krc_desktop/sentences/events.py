"""Sentences of events."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
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
    Rule.EVENT_IS_OFF: lambda w: w.text(
        "The event does not take place, so it needs no machines. Mark it as planned first."
    ),
}
