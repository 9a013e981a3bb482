"""Verbs of consents: an answer with who gave it, how and when; and the list for photographers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from krc_desktop import __version__, clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.consents import NoPhotoList, Standing, check_giver, standing_on
from krc_desktop.model.people import (
    Answer,
    Consent,
    Form,
    Giver,
    Person,
    Purpose,
    check_consent,
)
from krc_desktop.model.reports import Both
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.families import check_grown_up
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.consents import no_photo_of_centre, no_photo_of_event


def record_consent(
    file: CentreFile,
    *,
    person_id: int,
    purpose: Purpose,
    answer: Answer,
    given_on: date,
    given_by: Giver = Giver.UNKNOWN,
    guardian_id: int | None = None,
    form: Form = Form.UNKNOWN,
    scan: bytes | None = None,
    media_type: str = "application/pdf",
    scan_sha256: str | None = None,
) -> Change:
    """Record an answer: a new one never overwrites an older one.

    `scan` is kept in the file; `scan_sha256` names one that is kept already.

    Raises BrokenRule: CHOICE_UNKNOWN (only yes and no are answers), CONSENT_IN_FUTURE,
    CONSENT_NEEDS_GUARDIAN, OWN_GUARDIAN, GUARDIAN_IS_CHILD, PERSON_ERASED.
    """
    if answer not in (Answer.YES, Answer.NO):
        raise BrokenRule(Rule.CHOICE_UNKNOWN, field="answer", given=answer.value)
    with doing(file, Verb.RECORD_CONSENT) as work:
        consent = Consent(
            person_id=person_id,
            purpose=purpose,
            answer=answer,
            given_by=Giver.GUARDIAN if guardian_id is not None else given_by,
            guardian_id=guardian_id,
            form=form,
            given_on=given_on,
            scan_sha256=file.keep(scan, media_type) if scan is not None else scan_sha256,
        )
        _check(file, consent)
        file.people.consents.add(consent)
        work.about("people", person_id)
    return work.change


def withdraw_consent(file: CentreFile, *, consent_id: int, withdrawn_on: date) -> Change:
    """Withdraw a consent from a day on; that it was given stays in the history.

    Raises BrokenRule: CONSENT_WITHDRAWN_EARLY, CONSENT_IN_FUTURE, CHOICE_UNKNOWN (of a no).
    """
    with doing(file, Verb.WITHDRAW_CONSENT) as work:
        consent = replace(file.people.consents.get(consent_id), withdrawn_on=withdrawn_on)
        if consent.answer is not Answer.YES:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field="answer", given=consent.answer.value)
        check_consent(consent)
        _not_to_come(file, withdrawn_on)
        file.people.consents.change(consent)
        work.about("people", consent.person_id)
    return work.change


def attach_scan(
    file: CentreFile, *, consent_id: int, scan: bytes, media_type: str = "application/pdf"
) -> Change:
    """Keep the paper on which an answer was given, scanned later than it was written down."""
    with doing(file, Verb.RECORD_CONSENT) as work:
        consent = file.people.consents.get(consent_id)
        digest = file.keep(scan, media_type)
        file.people.consents.change(replace(consent, scan_sha256=digest))
        work.about("people", consent.person_id)
    return work.change


def _check(file: CentreFile, consent: Consent) -> None:
    check_consent(consent)
    _not_to_come(file, consent.given_on)
    person = file.people.get(consent.person_id)
    if person.erased_on is not None:
        raise BrokenRule(Rule.PERSON_ERASED)
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    check_giver(consent, person, band)
    if consent.guardian_id is not None:
        _check_guardian(file, file.people.get(consent.guardian_id))


def _check_guardian(file: CentreFile, guardian: Person) -> None:
    if guardian.erased_on is not None:
        raise BrokenRule(Rule.PERSON_ERASED)
    check_grown_up(file, guardian)


def _not_to_come(file: CentreFile, day: date) -> None:
    if day > clock.today(file.clock):
        raise BrokenRule(Rule.CONSENT_IN_FUTURE, day=day)


# -- reading -------------------------------------------------------------------------------------


def consents_on(
    file: CentreFile, *, person_id: int, day: date | None = None
) -> dict[Purpose, Standing]:
    """What holds for a person on a day (today), for every purpose."""
    known = file.people.consents.find("person_id = ?", person_id)
    return standing_on(known, day or clock.today(file.clock))


def consent_history(file: CentreFile, *, person_id: int, purpose: Purpose) -> list[Consent]:
    """Every answer of a person for a purpose, newest first."""
    where = "person_id = ? AND purpose = ? ORDER BY given_on DESC, id DESC"
    return list(file.people.consents.find(where, person_id, purpose.value))


def no_photo_list(
    file: CentreFile,
    *,
    event_id: int | None = None,
    centre_id: int | None = None,
    without_not_asked: bool = False,
) -> NoPhotoList:
    """Whom not to photograph at an event (on its day), or of a centre (today).

    `without_not_asked` leaves out those whom nobody asked: a large centre's list stays readable.
    """
    with file.reading():
        event = file.events.get(event_id) if event_id is not None else None
        today = clock.today(file.clock)
        if event is not None:
            day = event.local_day
            rows, people = no_photo_of_event(file.connection, event.id, day)
        else:
            day = today
            rows, people = no_photo_of_centre(file.connection, centre_id or 0, day)
        centre = file.centres.get(event.centre_id if event is not None else centre_id or 0)
    asked = [row for row in rows if row.answer is not Answer.NOT_ASKED]
    return NoPhotoList(
        centre=Both(centre.name_lv, centre.name_en),
        event=Both(event.title_lv, event.title_en) if event is not None else None,
        day=day,
        made_at=file.clock.now(),
        rows=tuple(asked if without_not_asked else rows),
        people=people,
        not_asked=len(rows) - len(asked),
        not_asked_left_out=without_not_asked and len(asked) < len(rows),
        is_sample=centre.is_sample,
        program_version=__version__,
    )
