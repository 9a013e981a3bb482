"""For whom or what a machine is booked: a person, an organisation, an event, or maintenance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.bookings import Booking, BookingPurpose
from krc_desktop.model.equipment import Equipment, EquipmentKind
from krc_desktop.model.reports import Both
from krc_desktop.operations import people
from krc_desktop.operations.booking_words import called, for_whom, purpose_named
from krc_desktop.store.booking_clashes import named

_EACH = 3
_ICONS = {
    BookingPurpose.PERSON: "user",
    BookingPurpose.ORGANISATION: "buildings",
    BookingPurpose.EVENT: "calendar-blank",
    BookingPurpose.FIRING: "fire",
    BookingPurpose.MAINTENANCE: "wrench",
}


@dataclass(frozen=True)
class Whom:
    """Whom a booking is for; on a kiln everything but maintenance is a firing."""

    purpose: BookingPurpose
    person_id: int | None = None
    organisation_id: int | None = None
    event_id: int | None = None

    @property
    def icon(self) -> str:
        """The icon of what is named: on a kiln the purpose does not say it."""
        if self.person_id is not None:
            return _ICONS[BookingPurpose.PERSON]
        if self.organisation_id is not None:
            return _ICONS[BookingPurpose.ORGANISATION]
        if self.event_id is not None:
            return _ICONS[BookingPurpose.EVENT]
        return _ICONS[self.purpose]


def whom_of(booking: Booking) -> Whom:
    """Whom a stored booking is for."""
    return Whom(booking.purpose, booking.person_id, booking.organisation_id, booking.event_id)


class WhomField(LineField):
    """A line that finds whom a few letters mean; `decided` when somebody was taken."""

    decided = Signal()

    def __init__(self, session: Session, machine: Equipment) -> None:
        """Nobody is named yet."""
        words, theme = session.words, session.theme
        super().__init__(
            theme, words.text("For whom"), hint=words.text("Person, organisation or event")
        )
        self._session = session
        self._machine = machine
        self._whom: Whom | None = None
        self._shown = ""
        self._what = self.line.addAction(
            theme.icon("user", "ink2", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        more = self.line.addAction(
            theme.icon("caret-down", "ink2", 14), QLineEdit.ActionPosition.TrailingPosition
        )
        more.setToolTip(words.text("Show choices"))
        more.triggered.connect(self._offer_all)
        self.completer = Completer(theme, self.line, self._propose, from_letters=0)
        self.completer.taken.connect(self._taken)

    @property
    def whom(self) -> Whom | None:
        """Whom the line names; None while it names nobody."""
        return self._whom if self.line.text().strip() == self._shown and self._shown else None

    def show_whom(self, whom: Whom | None) -> None:
        """Show somebody, or nobody."""
        self._whom = whom
        self._shown = self._named(whom) if whom is not None else ""
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        icon = whom.icon if whom is not None else "user"
        self._what.setIcon(self.theme.icon(icon, "ink2", 16))
        self.complain("")

    def _named(self, whom: Whom) -> str:
        file = self._session.file
        booking = Booking(
            centre_id=0,
            equipment_id=self._machine.id,
            starts_at=file.clock.now(),
            ends_at=file.clock.now(),
            local_day=self._session.today,
            purpose=whom.purpose,
            person_id=whom.person_id,
            organisation_id=whom.organisation_id,
            event_id=whom.event_id,
        )
        return for_whom(self._session.words, named(file.connection, booking))

    # -- proposals -----------------------------------------------------------------------------

    def _offer_all(self) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self.line.selectAll()
        self.line.textEdited.emit("")

    def _propose(self, typed: str) -> Sequence[Proposal]:
        if typed == self._shown:
            return self._without_name()
        found = [*self._people(typed), *self._events(typed), *self._organisations(typed)]
        fixed = [one for one in self._without_name() if typed.lower() in one.text.lower()]
        new = self._session.words.text("Add “{name}” as new", name=typed)
        return [*fixed, *found, Proposal(None, new, is_new=True)]

    def _without_name(self) -> list[Proposal]:
        """What names nobody: a shared firing of a kiln, maintenance."""
        purposes = [BookingPurpose.MAINTENANCE]
        if self._is_kiln:
            purposes.insert(0, BookingPurpose.FIRING)
        return [
            Proposal(Whom(purpose), purpose_named(self._session.words, purpose))
            for purpose in purposes
        ]

    @property
    def _is_kiln(self) -> bool:
        return self._machine.kind is EquipmentKind.KILN

    def _purpose(self, usual: BookingPurpose) -> BookingPurpose:
        return BookingPurpose.FIRING if self._is_kiln else usual

    def _people(self, typed: str) -> list[Proposal]:
        file = self._session.file
        ids = file.search.people(typed, limit=_EACH)
        known = file.people.by_ids(ids)
        purpose = self._purpose(BookingPurpose.PERSON)
        likely = likely_proposals(self._session, typed, ids)
        return [
            Proposal(Whom(purpose, person_id=one), known[one].name) for one in ids if one in known
        ] + [Proposal(Whom(purpose, person_id=one.key), one.text, one.meta) for one in likely]

    def _events(self, typed: str) -> list[Proposal]:
        file, words = self._session.file, self._session.words
        ids = file.search.events(typed, limit=_EACH)
        known = file.events.by_ids(ids)
        purpose = self._purpose(BookingPurpose.EVENT)
        return [
            Proposal(
                Whom(purpose, event_id=one),
                called(words, Both(known[one].title_lv, known[one].title_en)),
                words.day_and_weekday(known[one].local_day),
            )
            for one in ids
            if one in known
        ]

    def _organisations(self, typed: str) -> list[Proposal]:
        file, words = self._session.file, self._session.words
        ids = file.search.organisations(typed, limit=_EACH)
        known = file.organisations.by_ids(ids)
        purpose = self._purpose(BookingPurpose.ORGANISATION)
        what = words.text_in("booking for", "Organisation")
        return [
            Proposal(Whom(purpose, organisation_id=one), known[one].name, what.lower())
            for one in ids
            if one in known
        ]

    def _taken(self, proposal: Proposal) -> None:
        if proposal.is_new:
            self._add_person(self.line.text().strip())
            return
        self.show_whom(proposal.key)
        self.decided.emit()

    def _add_person(self, typed: str) -> None:
        """Whoever is not in the file yet gets a card at once; undo takes it back."""
        added = self._session.do(
            people.add_person_from_line,
            refused=self._session.messages.toast,
            centre_id=self._machine.centre_id,
            line=typed,
        )
        if added is not None and added.row_id is not None:
            purpose = self._purpose(BookingPurpose.PERSON)
            self.show_whom(Whom(purpose, person_id=added.row_id))
            self.decided.emit()
