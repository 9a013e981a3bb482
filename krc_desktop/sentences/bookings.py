"""Sentences of bookings."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
    Rule.BOOKING_OVERLAPS: lambda w: w.text(
        "There is already another booking at this time: {equipment}, {starts} – {ends}, {whom}."
        " Choose another time."
    ),
    Rule.BOOKING_TOO_LONG: lambda w: w.text(
        "A booking may last at most {days} days. Check the dates."
    ),
    Rule.STAYS_TOO_LONG: lambda w: w.text(
        "Work may stay on a machine for at most {days} days. Choose an earlier day."
    ),
    Rule.OVER_LONGEST: lambda w: w.text(
        "{equipment}: a booking may last at most {most} min. Choose less, or write down why it is"
        " longer."
    ),
    Rule.UNDER_SHORTEST: lambda w: w.text(
        "{equipment}: a booking lasts at least {least} min. Choose more, or write down why it is"
        " shorter."
    ),
    Rule.OUTSIDE_OPENING: lambda w: w.text(
        "{equipment}: {starts} – {ends} lies outside opening hours. Choose another time, or write"
        " down why."
    ),
    Rule.CENTRE_CLOSED: lambda w: w.text(
        "{equipment}: the centre is closed on {day}. Choose another day, or write down why."
    ),
    Rule.SUPERVISOR_NOT_INDUCTED: lambda w: w.text(
        "{person} has no valid induction ({equipment}) and can't supervise. Choose somebody who"
        " has one."
    ),
    Rule.SUPERVISOR_IS_MINOR: lambda w: w.text(
        "{person} is under 18 and can't supervise ({equipment}). Choose an adult."
    ),
    Rule.ADULT_NEEDED: lambda w: w.text(
        "{person} is under 18, so an adult must be there ({equipment}). Name the adult."
    ),
    Rule.MATERIAL_FORBIDDEN: lambda w: w.text(
        "{equipment}: the material “{material}” is forbidden. Choose another one from the list."
    ),
    Rule.MATERIAL_UNSAID: lambda w: w.text(
        "{equipment}: the material “{material}” is not allowed without asking. Write in the note"
        " what it is and who has allowed it."
    ),
    Rule.ANSWER_NEEDED: lambda w: w.text("Not answered yet: {question}"),
    Rule.USE_IN_FUTURE: lambda w: w.text(
        "{starts} lies in the future. Log the use once it has begun."
    ),
    Rule.BOOKING_WAS_USED: lambda w: w.text(
        "The machine was used by this booking, so it stays in the log. Correct the use instead."
    ),
}
