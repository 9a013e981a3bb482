"""The agreement of volunteer work as a form to sign.

The law's contents stand in it whether they were typed or not: what is missing is a line to write
on. The personal code is written by hand, on paper alone.
"""

from __future__ import annotations

from typing import Any

from reportlab.platypus import KeepTogether, Spacer

from krc_desktop.language import Phrasebook
from krc_desktop.model.volunteer_papers import AgreementPaper
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.document import built
from krc_desktop.reports.equipment.pages import imprint_of
from krc_desktop.reports.letters import Markup
from krc_desktop.reports.paper import COLOUR, TEXT_WIDTH, Profile, Role, Sheet, clipped
from krc_desktop.reports.volunteers.signing import side_by_side, signature

_LINE = 17


def agreement_form(
    content: AgreementPaper, words: Phrasebook, *, profile: Profile = COLOUR
) -> bytes:
    """The agreement as a PDF, a minor's with the part of the parent or guardian."""
    sheet = Sheet(words, profile)
    title = words.text("Agreement on volunteer work")
    imprint = imprint_of(sheet, content.head, content.agreement.number, title)
    story = [
        *_heading(sheet, content, title),
        *_parties(sheet, content),
        *_clauses(sheet, content),
        Spacer(1, 10),
        KeepTogether(_signing(sheet, content)),
    ]
    return built(sheet, imprint, None, story)


def _heading(sheet: Sheet, content: AgreementPaper, title: str) -> list[Any]:
    words, agreement = sheet.words, content.agreement
    number = words.text_in("document", "No. {number}", number=agreement.number)
    signed = words.date(agreement.signed_on) if agreement.signed_on else ""
    return [
        sheet.para(title, Role.CENTRE, fontSize=21, leading=26),
        sheet.para(number, Role.MONTH, fontSize=12, leading=17),
        Spacer(1, 4),
        _told(sheet, words.text_in("agreement", "Date of signing"), signed),
    ]


def _parties(sheet: Sheet, content: AgreementPaper) -> list[Any]:
    words, agreement = sheet.words, content.agreement
    signer = content.head.coordinator
    found = [
        _told(sheet, words.text("Organiser"), agreement.organiser),
        _told(sheet, words.text("Represented by"), signer.name),
        _told(sheet, words.text_in("agreement", "Volunteer"), content.name),
        _told(sheet, words.text("Personal code (on this paper only)"), ""),
    ]
    if content.is_minor:
        found.append(_told(sheet, words.text("Parent or guardian"), content.guardian))
    return [Spacer(1, 6), *found]


def _clauses(sheet: Sheet, content: AgreementPaper) -> list[Any]:
    words, agreement = sheet.words, content.agreement
    clauses = [
        (words.text("The work"), agreement.tasks),
        (words.text("How, where and when it is done"), agreement.arrangements),
        (words.text("Term"), _term(words, content)),
        (words.text("Expenses"), _expenses(words, covered=agreement.expenses_covered)),
        (words.text("Insurance"), _insurance(words, content)),
        (
            words.text("Duties and rights"),
            words.text(
                "The volunteer was told of the duties and rights, of working safely and of fire"
                " safety. The work is done freely, without pay, and replaces no employee."
                " Either side may end this agreement by telling the other three days before."
            ),
        ),
        (
            words.text("Personal data"),
            words.text(
                "The organiser keeps the volunteer's name, contacts and hours to record the work"
                " and to certify it."
            ),
        ),
    ]
    found: list[Any] = []
    for at, (heading, text) in enumerate(clauses, start=1):
        found += [Spacer(1, 8), sheet.para(f"{at}. {heading}", Role.SUBHEAD)]
        found += _text(sheet, text)
    return found


def _text(sheet: Sheet, text: str) -> list[Any]:
    if not text:
        return [_blank(sheet), _blank(sheet)]
    markup = Markup(sheet.escaped(text, Role.NARRATIVE.face).replace("\n", "<br/>"))
    return [sheet.rich(markup, Role.NARRATIVE)]


def _term(words: Phrasebook, content: AgreementPaper) -> str:
    first, last = content.agreement.valid_from, content.agreement.valid_until
    if first is None:
        return ""
    if last is None:
        return words.text("From {first}, without an end.", first=words.date(first))
    # a Latvian date ends with a full stop, and so does the sentence
    until = words.date(last).rstrip(".")
    return words.text("From {first} to {last}.", first=words.date(first), last=until)


def _expenses(words: Phrasebook, *, covered: bool) -> str:
    if covered:
        return words.text("The organiser covers expenses that were agreed on beforehand.")
    return words.text("No expenses are covered.")


def _insurance(words: Phrasebook, content: AgreementPaper) -> str:
    agreement = content.agreement
    if not agreement.insurance_needed:
        return words.text("The work agreed on needs no accident insurance by law.")
    policy = agreement.insurance_policy
    if not policy:
        return words.text("Accident insurance is needed before the work starts. Policy: ________")
    if agreement.insured_until is None:
        return words.text("Accident insurance: policy {policy}.", policy=policy)
    until = words.date(agreement.insured_until).rstrip(".")
    return words.text("Accident insurance: policy {policy}, until {day}.", policy=policy, day=until)


def _signing(sheet: Sheet, content: AgreementPaper) -> list[Any]:
    words, signer = sheet.words, content.head.coordinator
    role = sheet.name(signer.role)
    found: list[Any] = [
        side_by_side(
            signature(sheet, words.text("For the organiser"), signer.name, role),
            signature(
                sheet,
                words.text_in("agreement", "Volunteer"),
                content.name,
                words.text("signature"),
            ),
        )
    ]
    if not content.is_minor:
        return found
    said = (
        words.text("I agree that my child, who is under 16, does this work outside school hours.")
        if content.guardian_needed
        else words.text("I know of this agreement of my child.")
    )
    return [
        *found,
        Spacer(1, 12),
        sheet.para(said, Role.NARRATIVE),
        Spacer(1, 6),
        side_by_side(
            signature(
                sheet,
                words.text("Parent or guardian"),
                content.guardian,
                words.text("signature"),
            )
        ),
    ]


def _told(sheet: Sheet, label: str, value: str) -> Any:
    """A label with its value, or with a line to write on."""
    if value:
        said = sheet.woven(
            "{label}: {value}", label=sheet.escaped(label), value=_strong(sheet, value)
        )
        return sheet.rich(said, Role.CELL, fontSize=9.6, leading=_LINE)
    text = sheet.line(f"{label}:", Role.CELL.face)
    indent = 10 + len(text) * 4.6

    def line(pen: Pen) -> None:
        pen.text(0, 4, text, size=9.6)
        pen.line(min(indent, TEXT_WIDTH - 120), 2, TEXT_WIDTH, 2, 0.4)

    return Picture(sheet, TEXT_WIDTH, _LINE, line)


def _strong(sheet: Sheet, value: str) -> Markup:
    return sheet.strong(clipped(value, 300))


def _blank(sheet: Sheet) -> Any:
    def line(pen: Pen) -> None:
        pen.line(0, 2, TEXT_WIDTH, 2, 0.4)

    return Picture(sheet, TEXT_WIDTH, _LINE, line)
