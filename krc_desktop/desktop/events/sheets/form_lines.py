"""Where the lines of our own form lie, and what a blank of it says."""

from __future__ import annotations

from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.sheets.blank_sheet import BlankSheet
from krc_desktop.desktop.events.sheets.fit import Fit
from krc_desktop.desktop.events.sheets.sheet_words import sheet_name
from krc_desktop.language import Phrasebook
from krc_desktop.model.reports import Both
from krc_desktop.model.sheets import SheetView
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.event_entry import groups_named


def printed_fit(file: CentreFile, days: int) -> Fit:
    """The lines of the form as it is printed for so many days; a scan usually shows just that."""
    from krc_desktop.reports.sign_in.grid import ROW, grid_of

    grid = grid_of(len(groups_named(file)), days)
    return Fit((grid.height - grid.first_row) / grid.height, ROW / grid.height, grid.rows)


def blank_of(words: Phrasebook, view: SheetView) -> BlankSheet:
    """The blank of a sheet."""
    event = view.event
    day = words.date(view.days[0].local_day) if view.days else ""
    return BlankSheet(
        kind=words.text("Sign-in sheet"),
        title=in_language(words, Both(event.title_lv, event.title_en)),
        about=" · ".join(part for part in (day, event.place) if part),
        code=f"{view.code} · {sheet_name(words, view.sheet.number, view.of)}",
        columns=(
            words.text_in("sheet", "No."),
            words.text_in("sheet", "Name"),
            words.text_in("sheet", "Group"),
            words.text_in("sheet", "Photos"),
            words.text_in("sheet", "Signature"),
        ),
    )
