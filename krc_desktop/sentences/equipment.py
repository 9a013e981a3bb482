"""Sentences of machines."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
    Rule.EQUIPMENT_RETIRED: lambda w: w.text(
        "{equipment}: out of use since {retired_on}. Choose another machine."
    ),
    Rule.EQUIPMENT_ELSEWHERE: lambda w: w.text(
        "{equipment}: it belongs to another centre. Choose a machine of this centre."
    ),
    Rule.EQUIPMENT_HAS_PAST: lambda w: w.text(
        "{equipment}: bookings or records belong to it, so it can't be deleted."
        " It is out of use, and its figures stay."
    ),
    Rule.EQUIPMENT_BOOKED_AHEAD: lambda w: w.text(
        "{equipment}: it is booked on {starts}. Cancel or move the bookings to come first."
    ),
    Rule.KILN_HAS_FIRINGS: lambda w: w.text(
        "{equipment}: firings are logged on it, so it stays a kiln. Add another machine instead."
    ),
    Rule.PLAN_UNCLEAR: lambda w: w.text(
        "Maintenance is planned either by days or by a counter. Enter one of the two."
    ),
    Rule.LENGTH_UNREADABLE: lambda w: w.text(
        "“{given}” is not a length of time. Enter it like this: 15 min, 8 h or 14 d."
    ),
    Rule.NOT_A_DOCUMENT: lambda w: w.text(
        "“{path}” can't be kept here. Choose a PDF, a picture, a text or a table."
    ),
    Rule.DOCUMENT_TOO_LARGE: lambda w: w.text(
        "“{path}” is larger than {megabytes} MB. Make it smaller, or choose another."
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
}
