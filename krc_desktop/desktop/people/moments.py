"""What happened with a person, in words: the rows of the timeline on the card."""

from __future__ import annotations

from collections.abc import Callable

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.widgets.rows import Lead, ListRow
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.events import EventStatus
from krc_desktop.model.people import Answer, Purpose, Role
from krc_desktop.model.person_timelines import TimelineKind, TimelineLine
from krc_desktop.operations.agenda_words import named

Said = Callable[[Phrasebook, TimelineLine], str]


def _attended(words: Phrasebook, line: TimelineLine) -> str:
    if line.state != EventStatus.HELD:
        return words.text_in("moment", "on the list")
    if line.of_days > 1:
        return words.text_in(
            "moment", "came on {days} of {of_days} days", days=line.days, of_days=line.of_days
        )
    return words.text_in("moment", "took part")


def _signed_up(words: Phrasebook, line: TimelineLine) -> str:
    if line.is_waiting:
        return words.text_in("moment", "on the waiting list")
    return words.text_in("moment", "signed up")


def _hours(words: Phrasebook, line: TimelineLine) -> str:
    return words.text_in("moment", "volunteer work, {hours} h", hours=words.hours(line.minutes))


def _induction(words: Phrasebook, line: TimelineLine) -> str:
    if line.until is None:
        return words.text_in("moment", "induction")
    return words.text_in("moment", "induction, valid until {day}", day=words.date(line.until))


def _agreement(words: Phrasebook, line: TimelineLine) -> str:
    if line.until is None:
        return words.text_in("moment", "agreement")
    return words.text_in("moment", "agreement, until {day}", day=words.date(line.until))


def _certificate(words: Phrasebook, line: TimelineLine) -> str:
    return words.text_in("moment", "for {hours} h", hours=words.hours(line.minutes))


def _lent(words: Phrasebook, line: TimelineLine) -> str:
    if line.until is None:
        return words.text_in("moment", "lent out")
    return words.text_in("moment", "lent out until {day}", day=words.date(line.until))


def _answered(words: Phrasebook, line: TimelineLine) -> str:
    purpose, _, answer = line.state.partition(":")
    said = wording.answer(words, Answer(answer)).lower()
    return f"{wording.purpose(words, Purpose(purpose))}: {said}"


def _pieces(said: str) -> Said:
    return lambda words, line: _PIECES[said](words, line.days)


_PIECES: dict[str, Callable[[Phrasebook, int], str]] = {
    "made": lambda w, n: w.counted("{n} piece made", "{n} pieces made", n),
    "collected": lambda w, n: w.counted("{n} piece collected", "{n} pieces collected", n),
}
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
_SAID: dict[TimelineKind, Said] = {
    TimelineKind.ATTENDED: _attended,
    TimelineKind.ABSENT: lambda w, _: w.text_in("moment", "did not take part"),
    TimelineKind.SIGNED_UP: _signed_up,
    TimelineKind.HOURS: _hours,
    TimelineKind.INDUCTION: _induction,
    TimelineKind.BOOKING: lambda w, line: _BOOKINGS[line.state](w, line),
    TimelineKind.AGREEMENT: _agreement,
    TimelineKind.AGREEMENT_ENDED: lambda w, _: w.text_in("moment", "agreement ended"),
    TimelineKind.CERTIFICATE: _certificate,
    TimelineKind.CONSENT: _answered,
    TimelineKind.CONSENT_WITHDRAWN: _answered,
    TimelineKind.PIECES_MADE: _pieces("made"),
    TimelineKind.PIECES_COLLECTED: _pieces("collected"),
    TimelineKind.LENT: _lent,
    TimelineKind.BROUGHT_BACK: lambda w, _: w.text_in("moment", "brought back"),
    TimelineKind.ROLE: lambda w, line: wording.role(w, Role(line.state)),
    TimelineKind.STORY: lambda w, _: w.text_in("moment", "story"),
    TimelineKind.PHOTO: lambda w, _: w.text_in("moment", "can be recognised in a photo"),
    TimelineKind.REGISTERED: lambda w, _: w.text_in("moment", "the card was made"),
}
# an icon and a tone
_SIGNS: dict[TimelineKind, tuple[str, str]] = {
    TimelineKind.ATTENDED: ("check", "ok"),
    TimelineKind.ABSENT: ("x", "warn"),
    TimelineKind.SIGNED_UP: ("calendar-blank", "soft"),
    TimelineKind.HOURS: ("handshake", "soft"),
    TimelineKind.INDUCTION: ("identification-card", "knit"),
    TimelineKind.BOOKING: ("clock", "neutral"),
    TimelineKind.AGREEMENT: ("file-text", "soft"),
    TimelineKind.AGREEMENT_ENDED: ("file-text", "neutral"),
    TimelineKind.CERTIFICATE: ("identification-badge", "soft"),
    TimelineKind.CONSENT: ("note-pencil", "knit"),
    TimelineKind.CONSENT_WITHDRAWN: ("x-circle", "warn"),
    TimelineKind.PIECES_MADE: ("cube", "kiln"),
    TimelineKind.PIECES_COLLECTED: ("cube", "kiln"),
    TimelineKind.LENT: ("package", "neutral"),
    TimelineKind.BROUGHT_BACK: ("package", "neutral"),
    TimelineKind.ROLE: ("user", "soft"),
    TimelineKind.STORY: ("quotes", "soft"),
    TimelineKind.PHOTO: ("image", "neutral"),
    TimelineKind.REGISTERED: ("note-pencil", "knit"),
}
# what a row is called that has no name of its own
_UNNAMED: dict[TimelineKind, Callable[[Phrasebook], str]] = {
    TimelineKind.HOURS: lambda w: w.text("Volunteer work"),
    TimelineKind.AGREEMENT: lambda w: w.text("Volunteer agreement"),
    TimelineKind.AGREEMENT_ENDED: lambda w: w.text("Volunteer agreement"),
    TimelineKind.CONSENT: lambda w: w.text_in("moment", "Consent"),
    TimelineKind.CONSENT_WITHDRAWN: lambda w: w.text_in("moment", "Consent withdrawn"),
    TimelineKind.ROLE: lambda w: w.text_in("moment", "Role"),
    TimelineKind.STORY: lambda w: w.text_in("moment", "Story"),
    TimelineKind.PHOTO: lambda w: w.text_in("moment", "Photo"),
    TimelineKind.REGISTERED: lambda w: w.text_in("moment", "Registered at the centre"),
}
# what is called by a number or a label, with the word before it
_NUMBERED: dict[TimelineKind, Callable[[Phrasebook, str], str]] = {
    TimelineKind.AGREEMENT: lambda w, n: w.text("Agreement No. {number}", number=n),
    TimelineKind.AGREEMENT_ENDED: lambda w, n: w.text("Agreement No. {number}", number=n),
    TimelineKind.CERTIFICATE: lambda w, n: w.text("Certificate No. {number}", number=n),
    TimelineKind.PIECES_MADE: lambda w, n: w.text("Kiln shelf, {label}", label=n),
    TimelineKind.PIECES_COLLECTED: lambda w, n: w.text("Kiln shelf, {label}", label=n),
}
OF_EVENTS = frozenset({TimelineKind.ATTENDED, TimelineKind.ABSENT, TimelineKind.SIGNED_UP})


def moment_row(words: Phrasebook, line: TimelineLine, *, with_year: bool) -> ListRow:
    """A line of the timeline as a row; its key is the line itself."""
    is_off = line.kind in OF_EVENTS and line.state in _STATES
    said = (_STATES[line.state] if is_off else _SAID[line.kind])(words, line)
    icon, tone = ("calendar-x", "neutral") if is_off else _SIGNS[line.kind]
    if line.kind is TimelineKind.ATTENDED and line.state != EventStatus.HELD and not is_off:
        icon, tone = _SIGNS[TimelineKind.SIGNED_UP]
    title = _title(words, line)
    day = words.date(line.day) if with_year else words.short_date(line.day)
    return ListRow(
        line,
        title,
        said,
        right=day,
        lead=Lead("icon", icon, tone=tone),
        is_dimmed=is_off,
        sentence=f"{words.date(line.day)} {title}, {said}",
    )


def _title(words: Phrasebook, line: TimelineLine) -> str:
    name = named(words, line.title)
    if name and line.kind in _NUMBERED:
        return _NUMBERED[line.kind](words, name)
    if not name and line.kind in _UNNAMED:
        return _UNNAMED[line.kind](words)
    return name or words.text("Volunteer work")
