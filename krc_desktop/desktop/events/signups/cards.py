"""The cards of the sign-ups: those with a place, those who wait, those who took it back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from krc_desktop.desktop.events.signups import signup_words
from krc_desktop.desktop.events.signups.pill_rows import PillRows
from krc_desktop.desktop.events.signups.signing_up import SigningUp
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.language import Phrasebook
from krc_desktop.model.event_details import Room
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.signups import SignupList

OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.NOT_HELD)


class PlacesCard(Card):
    """The line to sign up with, how the places stand, and on the day who came."""

    rest_marked = Signal(bool)

    def __init__(self, session: Session) -> None:
        """The card without an event yet."""
        super().__init__(session.theme, dense=True)
        self._words = session.words
        theme, words = session.theme, session.words
        name = words.text_in("sign-up", "Have a place")
        self.setAccessibleName(name)
        self.taken = label(theme, "", "strong", "ink2")
        self.came = button(theme, "", lambda: self.rest_marked.emit(True), kind="soft")  # noqa: FBT003
        self.absent = button(
            theme,
            words.text("The rest did not come"),
            lambda: self.rest_marked.emit(False),  # noqa: FBT003
            kind="link",
        )
        self.entry = SigningUp(session)
        self.room = Remark(theme)
        remove = words.text("Does not come (Delete)")
        self.people = PillRows(theme, words.text_in("sign-up", "Those with a place"), remove)
        self.nobody = label(
            theme,
            words.text("Nobody has signed up yet. Letters of a name and Enter are enough."),
            "body",
            "ink2",
            wraps=True,
        )
        self.hint = label(theme, "", "meta", "ink2", wraps=True)
        head = row(
            label(theme, name, "section"), self.taken, None, self.absent, self.came, spacing=8
        )
        self.add(head, self.entry, self.room, self.people, self.nobody, self.hint)

    def show_event(
        self, event: Event, found: SignupList, marks: Mapping[int, bool], *, can_mark: bool
    ) -> None:
        """Show those with a place; `marks`: who came on the day that is seen, and who did not."""
        words = self._words
        self.entry.show_event(event, found)
        self.taken.setText(signup_words.places_said(words, found))
        rows = signup_words.rows_with_place(words, found, marks, can_mark=can_mark)
        self.people.show_people(rows)
        self.nobody.setVisible(not rows)
        rest = sum(one.person_id not in marks for one in found.registered)
        text = words.text("All came") if rest == len(rows) else words.text("The rest came")
        self.came.setText(text)
        self.came.setAccessibleName(text)
        for one in (self.came, self.absent):
            one.setVisible(can_mark and rest > 0)
        self.room.say("warn", _room_said(words, found))
        self.hint.setText(_hint(words, event, can_mark=can_mark))
        self.hint.setVisible(bool(rows))


def _room_said(words: Phrasebook, found: SignupList) -> str:
    if found.room is Room.OVER:
        return words.text(
            "Places: {places}, signed up: {taken}. More signed up than there is room for.",
            places=found.capacity or 0,
            taken=len(found.registered),
        )
    if found.room is Room.FULL:
        return words.text("All places are taken: the next ones wait, unless you choose otherwise.")
    return ""


def _hint(words: Phrasebook, event: Event, *, can_mark: bool) -> str:
    if can_mark:
        return words.text(
            "Space: came · Shift+Space: did not come · Delete: takes it back · Enter: card"
        )
    if event.status in OFF:
        return words.text("The event is off: nobody is marked as present.")
    return words.text("Who came can be marked on the day of the event.")


class QueueCard(Card):
    """Those who wait, in their order; the first is proposed as soon as there is a place."""

    def __init__(self, session: Session) -> None:
        """The card without an event yet."""
        words, theme = session.words, session.theme
        self.count = label(theme, "", "strong", "ink2")
        super().__init__(
            theme, words.text_in("sign-up", "Wait for a place"), self.count, dense=True
        )
        self._words = words
        self.said = Remark(theme)
        remove = words.text("Does not come (Delete)")
        self.people = PillRows(theme, words.text_in("sign-up", "Those who wait"), remove)
        self.add(self.said, self.people)

    def show_event(self, found: SignupList) -> None:
        """Show those who wait."""
        words = self._words
        rows = signup_words.rows_waiting(words, found)
        self.count.setText(words.number(len(rows)))
        self.people.show_people(rows)
        self.setVisible(bool(rows))
        said = ""
        if found.proposed is not None:
            said = words.text(
                "A place is free. Ask the first one: {name}", name=found.proposed.name
            )
        self.said.say("ok", said)


class GoneCard(Card):
    """Those who took it back; they may sign up again, at the end."""

    def __init__(self, session: Session) -> None:
        """The card without an event yet."""
        words, theme = session.words, session.theme
        self.count = label(theme, "", "strong", "ink2")
        super().__init__(theme, words.text_in("sign-up", "Took it back"), self.count, dense=True)
        self._words = words
        self.people = PillRows(theme, words.text_in("sign-up", "Those who took it back"), "")
        self.add(self.people)

    def show_event(self, found: SignupList) -> None:
        """Show those who took it back."""
        rows = signup_words.rows_cancelled(self._words, found)
        self.count.setText(self._words.number(len(rows)))
        self.people.show_people(rows)
        self.setVisible(bool(rows))
