"""Gathers volunteers' papers from the file; verbs of what comes of them signed or given out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.agreements import ALONE_FROM, ages_on, agreement_on
from krc_desktop.model.fields import checked
from krc_desktop.model.people import ADULT, LinkKind
from krc_desktop.model.reports import Both
from krc_desktop.model.volunteer_papers import (
    AgreementPaper,
    CertificatePaper,
    InKind,
    MonthPage,
    MonthSheets,
    in_kind_value,
    tasks_done,
)
from krc_desktop.model.volunteers import Certificate, Known
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.equipment_papers import paper_head
from krc_desktop.periods import Month, Period
from krc_desktop.store import volunteer_papers as read
from krc_desktop.store.agreements import agreements_of
from krc_desktop.store.centre_file import CentreFile


def month_sheets(
    file: CentreFile, *, centre_id: int, month: Month, people_ids: Iterable[int] | None = None
) -> MonthSheets:
    """The month of each volunteer to sign (None: of all who have hours), by surname."""
    period = month.period
    with file.reading():
        wanted = read.people_with_hours(file, centre_id, period)
        if people_ids is not None:
            chosen = set(people_ids)
            wanted = [person_id for person_id in wanted if person_id in chosen]
        pages = tuple(_month_page(file, centre_id, person_id, period) for person_id in wanted)
        head = paper_head(file, file.centres.get(centre_id))
    return MonthSheets(head, month, pages)


def _month_page(file: CentreFile, centre_id: int, person_id: int, period: Period) -> MonthPage:
    agreement = agreement_on(agreements_of(file, person_id), period.last)
    return MonthPage(
        name=file.people.get(person_id).name,
        agreement=agreement.number if agreement else "",
        entries=read.worked(file, centre_id, person_id, period),
    )


def confirm_signed(
    file: CentreFile, *, centre_id: int, month: Month, people_ids: Iterable[int]
) -> Change:
    """Take signed monthly sheets in: those people's accepted hours of the month are measured."""
    with doing(file, Verb.CONFIRM_HOURS) as work:
        work.about("centres", centre_id)
        for entry_id in read.declared_entries(file, centre_id, month.period, people_ids):
            entry = file.volunteers.get(entry_id)
            file.volunteers.change(replace(entry, known=Known.MEASURED))
    return work.change


def certificate_paper(
    file: CentreFile, *, centre_id: int, person_id: int, period: Period
) -> CertificatePaper:
    """A certificate of a period as it would be given out now: a draft, without a number."""
    with file.reading():
        return _certificate(file, centre_id, person_id, period)


def issued_certificate(file: CentreFile, *, certificate_id: int) -> CertificatePaper:
    """A certificate that was given out, by today's entries; compare `minutes` with the issued."""
    with file.reading():
        issued = file.volunteers.certificates.get(certificate_id)
        period = Period(issued.first_day, issued.last_day)
        draft = _certificate(file, issued.centre_id, issued.person_id, period)
    return replace(draft, issued=issued)


def _certificate(
    file: CentreFile, centre_id: int, person_id: int, period: Period
) -> CertificatePaper:
    centre = file.centres.get(centre_id)
    head = paper_head(file, centre)
    person = file.people.get(person_id)
    if person.erased_on is not None:
        raise BrokenRule(Rule.NOT_FOUND, what="people")
    entries = read.worked(file, centre_id, person_id, period)
    agreement = agreement_on(agreements_of(file, person_id), period.last)
    usual = head.project.implementer if head.project else Both(centre.name_lv, centre.name_en)
    return CertificatePaper(
        head=head,
        name=person.name,
        period=period,
        place=centre.locative_lv,
        organiser=Both(agreement.organiser) if agreement and agreement.organiser else usual,
        tasks=tasks_done(entries),
        days=len({entry.day for entry in entries}),
        minutes=sum(entry.minutes for entry in entries),
        measured=sum(e.minutes for e in entries if e.known is Known.MEASURED),
    )


def certify(file: CentreFile, *, centre_id: int, person_id: int, period: Period) -> Change:
    """Give a certificate out: it gets the centre's next number of the year and is kept.

    The Change's row is the certificate; print it with `issued_certificate`. Refused (NO_HOURS)
    where the person has no accepted hours in the period.
    """
    with doing(file, Verb.CERTIFY_HOURS) as work:
        draft = _certificate(file, centre_id, person_id, period)
        if not draft.minutes:
            raise BrokenRule(Rule.NO_HOURS, person=draft.name)
        today = clock.today(file.clock)
        certificate = Certificate(
            centre_id=centre_id,
            person_id=person_id,
            year=today.year,
            number=read.last_certificate(file, centre_id, today.year) + 1,
            first_day=period.first,
            last_day=period.last,
            minutes=draft.minutes,
            local_day=today,
        )
        added = file.volunteers.certificates.add(checked(certificate))
        work.about("certificates", added.id)
    return work.change


def agreement_paper(file: CentreFile, *, agreement_id: int) -> AgreementPaper:
    """An agreement as a form to sign; for a minor with the guardian's part."""
    agreement = file.volunteers.agreements.get(agreement_id)
    person = file.people.get(agreement.person_id)
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    day = agreement.valid_from or clock.today(file.clock)
    ages = ages_on(person, band, day)
    guardians = [
        file.people.get(link.other_id).name
        for link in list(
            file.people.links.find("person_id = ? AND kind = ?", person.id, LinkKind.GUARDIAN.value)
        )
    ]
    return AgreementPaper(
        head=paper_head(file, file.centres.get(agreement.centre_id)),
        agreement=agreement,
        name=person.name,
        is_minor=ages is not None and ages[0] < ADULT,
        guardian_needed=ages is not None and ages[0] < ALONE_FROM,
        guardian=guardians[0] if len(guardians) == 1 else "",
    )


def in_kind(file: CentreFile, *, period: Period, centre_id: int | None = None) -> list[InKind]:
    """The value of accepted hours in a span, for each project that shows it and runs in the span.

    Of a centre or of all; each project values only its own days. Never to be added to money.
    """
    found = []
    with file.reading():
        for project in file.projects.newest_first():
            first = max(project.starts_on, period.first)
            last = min(project.ends_on, period.last)
            if not project.in_kind_shown or last < first:
                continue
            own = Period(first, last)
            rates = list(file.projects.rates.find("project_id = ? ORDER BY id", project.id))
            rated, unrated = in_kind_value(rates, read.minutes_by_day(file, centre_id, own))
            found.append(InKind(Both(project.name_lv, project.name_en), own, rated, unrated))
    return found
