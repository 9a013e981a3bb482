"""What is done about a sign-up: given a place, taken back, came or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from krc_desktop.desktop.session import Session
from krc_desktop.model.event_details import Visitor
from krc_desktop.model.signups import SignupRow
from krc_desktop.operations import attendance, signups
from krc_desktop.operations.change import Change
from krc_desktop.store.centre_file import CentreFile


class SignupDeeds:
    """Each is one step that can be undone; whoever waits is proposed, never moved unasked."""

    def __init__(self, session: Session) -> None:
        """Deeds of a session."""
        self._session = session
        self._words = session.words

    def give_place(self, event_id: int, row: SignupRow) -> None:
        """Give somebody who waits a place."""
        self._session.do(
            _given,
            said=self._words.text("Got a place: {name}", name=row.name),
            event_id=event_id,
            person_id=row.person_id,
        )

    def sign_up_again(self, event_id: int, row: SignupRow, *, waits: bool) -> None:
        """Sign up whoever had taken it back, at the end."""
        self._session.do(
            _again,
            said=self._words.text("Signed up: {name}", name=row.name),
            event_id=event_id,
            person_id=row.person_id,
            waits=waits,
        )

    def cancel(self, event_id: int, row: SignupRow) -> None:
        """Take a sign-up back, and say who waits first for the place."""
        proposed: list[SignupRow] = []

        def cancelled(file: CentreFile, **facts: Any) -> Change:
            answer = signups.cancel_sign_up(file, **facts)
            proposed[:] = [answer.proposed] if answer.proposed else []
            return answer.change

        session, words = self._session, self._words
        done = session.do(cancelled, quiet=True, event_id=event_id, person_id=row.person_id)
        if done is None:
            return
        if not proposed:
            session.messages.toast(
                words.text("Does not come: {name}", name=row.name),
                action=words.text("Undo"),
                act=session.undo,
                keys="Ctrl+Z",
            )
            return
        first = proposed[0]
        who = " · ".join(part for part in (first.name, first.phone) if part)
        session.messages.toast_of_two(
            words.text("A place is free. First in the queue: {who}", who=who),
            (
                words.text_in("sign-up", "Give a place"),
                lambda: self.give_place(event_id, first),
            ),
            (words.text("Undo"), session.undo),
        )

    # -- on the day ----------------------------------------------------------------------------

    def mark(
        self,
        event_id: int,
        day: date,
        people: Sequence[int],
        marks: Mapping[int, Visitor],
        *,
        came: bool,
    ) -> None:
        """Write down that people came or did not; the same once more takes it back."""
        known = marks.get(people[0]) if len(people) == 1 else None
        if known is not None and known.present is came:
            self._session.do(attendance.remove_attendance, attendance_id=known.attendance_id)
            return
        verb = signups.mark_present if came else signups.mark_absent
        self._session.do(verb, event_id=event_id, people_ids=list(people), day=day)


def _given(file: CentreFile, **facts: Any) -> Change:
    return signups.take_from_waiting(file, **facts).change


def _again(file: CentreFile, **facts: Any) -> Change:
    return signups.sign_up(file, **facts).change
