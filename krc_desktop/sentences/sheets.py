"""Sentences of sheets and sign-ups."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
    Rule.PERSON_ON_SHEET: lambda w: w.text(
        "{person} is on line {line} of this sheet already. Choose “written twice” for this line."
    ),
    Rule.SHEET_TOTAL_MISSING: lambda w: w.text(
        "It is not said how many signed this sheet. Type the number from its foot, or count the"
        " signatures."
    ),
    Rule.SHEET_DIFFERS: lambda w: w.text(
        "The sheet says {stated}, entered are {entered}. Enter the missing lines, or say why they"
        " don't count."
    ),
    Rule.HEADCOUNT_OF_SHEET: lambda w: w.text(
        "These people come from sign-in sheet {number}. Change them there."
    ),
    Rule.NOT_A_SCAN: lambda w: w.text(
        "A scan of a sheet is a picture or a PDF of at most {megabytes} MB. Choose another file."
    ),
    Rule.SIGNED_UP_ALREADY: lambda w: w.text("{person} is signed up already."),
    Rule.NO_HOURS: lambda w: w.text(
        "{person} has no accepted hours in these days. Choose other days, or accept hours first."
    ),
}
