"""Sentences of people and volunteers."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
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
    Rule.MERGE_PERSON_INTO_ITSELF: lambda w: w.text(
        "This is one and the same card. Choose another one."
    ),
    Rule.PERSON_ERASED: lambda w: w.text(
        "This person's data were erased; only numbers are left. Choose another person."
    ),
    Rule.PERSON_STILL_HAS: lambda w: w.text(
        "The data of {person} can't be erased yet: {things}. Settle this first."
    ),
    Rule.GUARDIAN_CIRCLE: lambda w: w.text(
        "{ward} is a guardian of {guardian} already, so it can't be the other way round. Check who"
        " looks after whom."
    ),
    Rule.CONSENT_NEEDS_GUARDIAN: lambda w: w.text(
        "{person} is under 18: a guardian answers. Choose the guardian who did."
    ),
    Rule.CONSENT_IN_FUTURE: lambda w: w.text(
        "{day} is still to come. Write down an answer that has been given."
    ),
    Rule.CONSENT_NO_STANDS: lambda w: w.text(
        "One of the two cards says no, and a no stands. Ask again, then record the new answer."
    ),
    Rule.KEPT_UNTIL_PAST: lambda w: w.text(
        "{until} is over. Choose a later day until which the data are kept."
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
}
