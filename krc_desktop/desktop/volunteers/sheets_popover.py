"""The month to sign: of everybody or of one, a page each; once signed, its hours are measured."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers.making import Recipe
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.papers.volunteer_recipes import month_sheets
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.shown import hours
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.model.people import Person
from krc_desktop.operations.volunteer_papers import confirm_signed
from krc_desktop.periods import Month

_MOST_NAME = 18


class SheetsPopover(PaperPopover):
    """Whose sheets, in which language, and what comes of them signed."""

    def __init__(
        self,
        session: Session,
        beside: QWidget,
        month: Month,
        person: Person | None,
        declared: Mapping[int, int],
    ) -> None:
        """The sheets of a month; `declared` are minutes not measured yet, by person."""
        words = session.words
        self._month, self._declared, self._person = month, declared, person
        of_one = person is not None and person.id in declared
        self._whose = person.id if person is not None and of_one else None
        name = words.text("Sheets to sign, {month}", month=words.month(month))
        super().__init__(session, beside, name, self._recipe_of_whom(session))
        self.whose = Segmented(session.theme, words.text("Whose sheets"))
        everybody = words.text("Of all {n}", n=words.number(len(declared)))
        self.whose.offer(None, everybody)
        if person is not None and of_one:
            shown = person.name
            if len(shown) > _MOST_NAME:
                shown = f"{shown[:_MOST_NAME]}…"
            self.whose.offer(person.id, shown, tip=person.name)
        self.whose.choose(self._whose)
        self.whose.setVisible(of_one)
        self.whose.chosen.connect(self._choose_whose)
        self.body.insertLayout(1, row(self.whose, None))
        self.signed = label(session.theme, "", "meta", "ink2", wraps=True)
        self.confirm = button(
            session.theme, words.text("Signed: count as measured"), self._confirm, icon="check"
        )
        self.add(hairline(), self.signed, row(self.confirm, None))
        self._say_signed()

    def _recipe_of_whom(self, session: Session) -> Recipe:
        only = (self._whose,) if self._whose is not None else None
        return month_sheets(session.centre_id, self._month, only)

    def _choose_whose(self, person_id: int | None) -> None:
        self._whose = person_id
        self._recipe = self._recipe_of_whom(self._session)
        self._say_signed()
        self._make(self.wish)

    def _people(self) -> list[int]:
        return [self._whose] if self._whose is not None else list(self._declared)

    def _say_signed(self) -> None:
        words = self._session.words
        minutes = sum(self._declared.get(one, 0) for one in self._people())
        self.signed.setText(
            words.text(
                "Has the signed sheet come back? Then its declared hours ({hours}) are measured.",
                hours=hours(words, minutes),
            )
            if minutes
            else words.text("All hours of these sheets are measured already.")
        )
        self.confirm.setVisible(minutes > 0)

    def _confirm(self) -> None:
        people = self._people()
        self.close_up()
        self._session.do(
            confirm_signed,
            centre_id=self._session.centre_id,
            month=self._month,
            people_ids=people,
        )
