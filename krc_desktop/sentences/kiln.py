"""Sentences of the kiln."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
    Rule.NOT_A_KILN: lambda w: w.text(
        "A firing needs a kiln and a booking made for a firing ({equipment}). Choose the kiln."
    ),
    Rule.READING_BEFORE_START: lambda w: w.text(
        "The kiln was switched on at {on_at}; a reading at {read_at} is too early. Check the time."
    ),
    Rule.KILN_NOT_ON: lambda w: w.text(
        "The kiln is not switched on yet. Switch it on first; readings come after that."
    ),
    Rule.KILN_ON_ALREADY: lambda w: w.text(
        "The kiln was switched on at {on_at}: this can't be changed any more."
    ),
    Rule.KILN_NOT_OFF: lambda w: w.text(
        "The kiln is still on. Switch it off first, and write that down."
    ),
    Rule.KILN_OPENED: lambda w: w.text(
        "The kiln was opened at {opened_at}, by a reading of {limit} °C or less. Undo the opening"
        " first."
    ),
    Rule.KILN_TOO_HOT: lambda w: w.text(
        "The latest reading is {celsius} °C. The kiln is opened only at {limit} °C or less: let it"
        " cool and write down a new reading."
    ),
    Rule.KILN_UNREAD: lambda w: w.text(
        "A reading opens the kiln, not the clock. Write down a temperature of {limit} °C or less"
        " first."
    ),
    Rule.CHECKS_MISSING: lambda w: w.text(
        "The kiln is not switched on before every check is ticked. Missing: {missing}."
    ),
    Rule.KINDS_MIXED: lambda w: w.text(
        "Kinds are never mixed in one firing: {label} waits for another kind. Leave it out, or"
        " choose another programme."
    ),
    Rule.PIECE_NOT_DRY: lambda w: w.text(
        "Wet clay bursts: {label} is not dry yet. Leave it out, or say that it is dry."
    ),
    Rule.PIECE_NOT_WAITING: lambda w: w.text(
        "{label} is no longer on the shelf. Look at the list again."
    ),
    Rule.PIECE_NOT_READY: lambda w: w.text(
        "{label} is not ready for collection. Look at the list again."
    ),
    Rule.PIECE_IN_KILN: lambda w: w.text(
        "{label} is in a firing, or was in one, and stays in its log. Take it out of the firing"
        " first, or say what became of it."
    ),
    Rule.OPERATOR_NOT_INDUCTED: lambda w: w.text(
        "{person} has no valid induction ({equipment}). Record the induction, or name an inducted"
        " person who switches on."
    ),
    Rule.PROGRAMME_EMPTY: lambda w: w.text(
        "The programme “{programme}” has no segments. Say how fast, how hot and how long first."
    ),
    Rule.MOMENT_IN_FUTURE: lambda w: w.text(
        "{moment} is still to come. Write down what has happened already."
    ),
}
