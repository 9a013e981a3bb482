"""What was chosen over the columns of a list, proposed again for the next of the same headings."""

from __future__ import annotations

from krc_desktop.desktop.session import Session
from krc_desktop.exchange.column_guesses import FIELDS_OF, Field
from krc_desktop.exchange.import_lists import OpenedList
from krc_desktop.exchange.import_previews import Choices


def remember_choices(session: Session, opened: OpenedList, choices: Choices) -> None:
    """Keep which column is which field: numbers and fields, nothing of what is in the list."""
    told = ",".join(f"{at}={field.value}" for at, field in sorted(choices.fields.items()))
    session.keep(_key(opened), told)


def recalled_choices(session: Session, opened: OpenedList) -> Choices | None:
    """What was chosen for a list of these headings; None where nothing was."""
    told = session.recalled(_key(opened))
    known = {field.value: field for field in FIELDS_OF[opened.kind]}
    fields: dict[int, Field] = {}
    for one in told.split(","):
        at, _, name = one.partition("=")
        fits = at.isdecimal() and int(at) < len(opened.columns) and name in known
        if fits and not opened.columns[int(at)].guess.holds_codes:
            fields[int(at)] = known[name]
    return Choices(fields) if fields else None


def _key(opened: OpenedList) -> str:
    return f"import.{opened.shape}"
