"""What a person did, in words: the rows of the timeline on the card."""

from __future__ import annotations

from collections.abc import Callable

from krc_desktop.desktop.widgets.rows import Lead, ListRow
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.events import EventStatus
from krc_desktop.model.people_lists import Moment, MomentKind
from krc_desktop.operations.agenda_words import named

Said = Callable[[Phrasebook, Moment], str]


def _attended(words: Phrasebook, moment: Moment) -> str:
    if moment.state != EventStatus.HELD:
        return words.text_in("moment", "on the list")
    if moment.of_days > 1:
        return words.text_in(
            "moment", "came on {days} of {of_days} days", days=moment.days, of_days=moment.of_days
        )
    return words.text_in("moment", "took part")


def _signed_up(words: Phrasebook, moment: Moment) -> str:
    if moment.is_waiting:
        return words.text_in("moment", "on the waiting list")
    return words.text_in("moment", "signed up")


def _hours(words: Phrasebook, moment: Moment) -> str:
    return words.text_in("moment", "volunteer work, {hours} h", hours=words.hours(moment.minutes))


def _induction(words: Phrasebook, moment: Moment) -> str:
    if moment.until is None:
        return words.text_in("moment", "induction")
    return words.text_in("moment", "induction, valid until {day}", day=words.date(moment.until))


_BOOKINGS: dict[str, Said] = {
    BookingStatus.BOOKED: lambda w, _: w.text_in("moment", "booked"),
    BookingStatus.USED: lambda w, _: w.text_in("moment", "booked and used"),
    BookingStatus.NO_SHOW: lambda w, _: w.text_in("moment", "booked, did not come"),
    BookingStatus.CANCELLED: lambda w, _: w.text_in("moment", "booking cancelled"),
}
_STATES: dict[str, Said] = {
    EventStatus.CANCELLED: lambda w, _: w.text_in("moment", "event cancelled"),
    EventStatus.POSTPONED: lambda w, _: w.text_in("moment", "event postponed"),
    EventStatus.NOT_HELD: lambda w, _: w.text_in("moment", "event not held"),
}
_SAID: dict[MomentKind, Said] = {
    MomentKind.ATTENDED: _attended,
    MomentKind.ABSENT: lambda w, _: w.text_in("moment", "did not take part"),
    MomentKind.SIGNED_UP: _signed_up,
    MomentKind.HOURS: _hours,
    MomentKind.INDUCTION: _induction,
    MomentKind.BOOKING: lambda w, moment: _BOOKINGS[moment.state](w, moment),
}
# an icon and a tone
_SIGNS: dict[MomentKind, tuple[str, str]] = {
    MomentKind.ATTENDED: ("check", "ok"),
    MomentKind.ABSENT: ("x", "warn"),
    MomentKind.SIGNED_UP: ("calendar-blank", "soft"),
    MomentKind.HOURS: ("handshake", "soft"),
    MomentKind.INDUCTION: ("identification-card", "knit"),
    MomentKind.BOOKING: ("clock", "neutral"),
}
OF_EVENTS = frozenset({MomentKind.ATTENDED, MomentKind.ABSENT, MomentKind.SIGNED_UP})


def moment_row(words: Phrasebook, moment: Moment, *, with_year: bool) -> ListRow:
    """A moment as a row; its key is the moment itself."""
    is_off = moment.kind in OF_EVENTS and moment.state in _STATES
    said = (_STATES[moment.state] if is_off else _SAID[moment.kind])(words, moment)
    icon, tone = ("calendar-x", "neutral") if is_off else _SIGNS[moment.kind]
    if moment.kind is MomentKind.ATTENDED and moment.state != EventStatus.HELD and not is_off:
        icon, tone = _SIGNS[MomentKind.SIGNED_UP]
    title = named(words, moment.title) or words.text("Volunteer work")
    day = words.date(moment.day) if with_year else words.short_date(moment.day)
    return ListRow(
        moment,
        title,
        said,
        right=day,
        lead=Lead("icon", icon, tone=tone),
        is_dimmed=is_off,
        sentence=f"{words.date(moment.day)} {title}, {said}",
    )
