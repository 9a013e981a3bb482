"""Mērītas | Deklarētas."""

from __future__ import annotations

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.shown import known_icon
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.model.volunteers import Known


def known_switch(session: Session, known: Known) -> Segmented:
    """A switch of how hours are known, with one of the two chosen."""
    words = session.words
    made = Segmented(session.theme, words.text("How the hours are known"))
    for value, text, tip in (
        (
            Known.MEASURED,
            words.text_in("hours", "Measured"),
            words.text("Clocked, or signed on a sheet"),
        ),
        (Known.DECLARED, words.text_in("hours", "Declared"), words.text("Told by the volunteer")),
    ):
        made.offer(value, text, icon=known_icon(value), tip=tip)
    made.choose(known)
    return made
