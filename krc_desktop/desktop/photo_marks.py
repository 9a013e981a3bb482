"""The mark of whoever must not be photographed: wherever people are shown and photos chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, row
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.language import Phrasebook
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.operations.consents import consents_on
from krc_desktop.store.centre_file import CentreFile

ICON = "camera-slash"


def photo_words(words: Phrasebook, answer: Answer) -> str:
    """Why somebody is not photographed; empty where they have said yes."""
    if answer is Answer.YES:
        return ""
    if answer is Answer.NO:
        return words.text("Do not photograph")
    return words.text("Not asked: do not photograph")


def photo_answers(file: CentreFile, people: Iterable[int], day: date) -> dict[int, Answer]:
    """What each of a few people answers about photos on a day."""
    return {one: consents_on(file, person_id=one, day=day)[Purpose.PHOTO].answer for one in people}


def photo_mark(theme: Theme, words: Phrasebook, answer: Answer) -> QWidget:
    """An icon with its words on a tint."""
    tone = "bad" if answer is Answer.NO else "warn"
    said = photo_words(words, answer)
    inside = row(
        icon_label(theme, ICON, tone, 14),
        label(theme, said, "caption", tone),
        spacing=5,
        margins=(9, 2, 10, 2),
    )
    made = boxed(inside, "photo_mark")
    made.setProperty("tone", tone)
    made.setMinimumHeight(theme.px(22))
    made.setAccessibleName(said)
    inside.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return made
