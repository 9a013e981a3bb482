"""Two cards of one person become one: shown first, then done as one step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.people import OTHERS, Answer, Consent, Person, PersonAlias, Purpose
from krc_desktop.model.person_merges import (
    ConsentChoice,
    FieldChoice,
    MergeField,
    MergePreview,
    Side,
    Value,
    merged_card,
    proposed_consent,
    proposed_side,
)
from krc_desktop.model.reports import Both
from krc_desktop.operations import families, people
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.merge_previews import figures_changed, moves, shared_visits
from krc_desktop.store.person_merges import move_everything

Picks = Mapping[MergeField | Purpose, Side]


def merge_preview(file: CentreFile, *, stays_id: int, gone_id: int) -> MergePreview:
    """What differs between two cards, what would move, what the figures would be.

    Raises BrokenRule: MERGE_PERSON_INTO_ITSELF, PERSON_ERASED, NOT_FOUND.
    """
    with file.reading():
        stays, gone = _two(file, stays_id, gone_id)
        return MergePreview(
            stays=stays,
            gone=gone,
            fields=_fields(file, stays, gone),
            consents=_consents(file, stays, gone),
            moves=moves(file.connection, gone_id),
            shared=shared_visits(file.connection, stays_id, gone_id),
            figures=figures_changed(file.connection, stays_id, gone_id),
        )


def older_first(one: Person, other: Person) -> tuple[Person, Person]:
    """The card that is proposed to stay, then the other: the older one stays."""
    first, second = sorted((one, other), key=lambda person: person.id)
    return first, second


def merge_people(
    file: CentreFile, *, stays_id: int, gone_id: int, picks: Picks | None = None
) -> Change:
    """Let one card stand for two: everything moves to the one that stays, the other is gone.

    `picks` overrule what the preview proposes. An import that calls the person by the outside id or
    the uid of the card that is gone finds the one that stays. Sent reports are not touched.
    Raises BrokenRule: CONSENT_NO_STANDS, GUARDIAN_CIRCLE, GUARDIAN_IS_CHILD besides the preview's.
    """
    chosen = dict(picks or {})
    with doing(file, Verb.MERGE_PEOPLE) as work:
        stays, gone = _two(file, stays_id, gone_id)
        work.about("people", stays_id)
        sides = {choice.field: choice.proposed for choice in _fields(file, stays, gone)}
        sides |= {field: side for field, side in chosen.items() if isinstance(field, MergeField)}
        _check_picks(stays, gone, sides)
        consents = _consents(file, stays, gone)
        move_everything(file, stays_id, gone_id)
        for alias in (gone.outside_id, gone.uid):
            if alias:
                file.people.aliases.add(PersonAlias(outside_id=alias, person_id=stays_id))
        file.people.remove(gone_id)
        card = replace(stays, **merged_card(stays, gone, sides))  # type: ignore[arg-type]
        file.people.change(people.acceptable(file, card))
        for choice in consents:
            _keep_answer(file, stays_id, choice, chosen.get(choice.purpose, choice.proposed))
        families.check_guardianship(file, stays_id)
    return work.change


def _two(file: CentreFile, stays_id: int, gone_id: int) -> tuple[Person, Person]:
    if stays_id == gone_id:
        raise BrokenRule(Rule.MERGE_PERSON_INTO_ITSELF)
    stays, gone = file.people.get(stays_id), file.people.get(gone_id)
    if stays.erased_on is not None or gone.erased_on is not None:
        raise BrokenRule(Rule.PERSON_ERASED)
    return stays, gone


def _check_picks(stays: Person, gone: Person, sides: Mapping[MergeField, Side]) -> None:
    """Only notes are kept of both, and a guardian's no stands as any other."""
    for field, side in sides.items():
        if side is Side.BOTH and field is not MergeField.NOTES:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field=field.value, given=side.value)
    kept = gone if sides.get(MergeField.GUARDIAN_CONSENT) is Side.GONE else stays
    said = (stays.guardian_consent, gone.guardian_consent)
    if Answer.NO in said and kept.guardian_consent is not Answer.NO:
        raise BrokenRule(Rule.CONSENT_NO_STANDS)


# -- fields --------------------------------------------------------------------------------------


def _fields(file: CentreFile, stays: Person, gone: Person) -> tuple[FieldChoice, ...]:
    """The fields that at least one of two cards has."""
    group = file.people.groups.find_one("code = ?", OTHERS)
    others = group.id if group is not None else 0
    found = (
        FieldChoice(
            field,
            _value(file, stays, field),
            _value(file, gone, field),
            proposed_side(field, stays, gone, others),
        )
        for field in MergeField
    )
    return tuple(one for one in found if one.stays or one.gone)


def _value(file: CentreFile, person: Person, field: MergeField) -> Value:
    """A field of a card as it is shown."""
    shown: Value
    match field:
        case MergeField.NAME:
            shown = person.name
        case MergeField.GROUP:
            group = file.people.groups.get(person.group_id)
            shown = Both(group.name_lv, group.name_en)
        case MergeField.AGE_BAND:
            band = file.people.age_bands.by_ids([person.age_band_id or 0])
            shown = "".join(one.label for one in band.values())
        case MergeField.ORGANISATION:
            organisation = file.organisations.by_ids([person.organisation_id or 0])
            shown = "".join(one.name for one in organisation.values())
        case MergeField.MUNICIPALITY:
            places = file.centres.municipalities.by_ids([person.municipality_id or 0])
            shown = next((Both(one.name_lv, one.name_en) for one in places.values()), None)
        case MergeField.GUARDIAN_CONSENT:
            unsaid = person.guardian_consent is Answer.NOT_ASKED
            shown = None if unsaid else person.guardian_consent
        case MergeField.PRIVACY_NOTICE:
            shown = person.privacy_notice_on
        case _:
            shown = getattr(person, field.value)
    return shown


# -- consents ------------------------------------------------------------------------------------


def _consents(file: CentreFile, stays: Person, gone: Person) -> tuple[ConsentChoice, ...]:
    """The purposes for which at least one of two people has answered."""
    found: list[ConsentChoice] = []
    for purpose in Purpose:
        one = file.people.latest_consent(stays.id, purpose.value)
        other = file.people.latest_consent(gone.id, purpose.value)
        if one is None and other is None:
            continue
        answers = _answer(one), _answer(other)
        proposed, is_open = proposed_consent(*answers)
        found.append(ConsentChoice(purpose, one, other, *answers, proposed, is_open))
    return tuple(found)


def _answer(consent: Consent | None) -> Answer:
    if consent is None:
        return Answer.NOT_ASKED
    return Answer.NO if consent.withdrawn_on is not None else consent.answer


def _keep_answer(file: CentreFile, person_id: int, choice: ConsentChoice, side: Side) -> None:
    """See to it that the merged history says what was chosen: a yes not chosen is withdrawn."""
    chosen = choice.gone_answer if side is Side.GONE else choice.stays_answer
    if Answer.NO in (choice.stays_answer, choice.gone_answer) and chosen is not Answer.NO:
        raise BrokenRule(Rule.CONSENT_NO_STANDS)
    standing = file.people.latest_consent(person_id, choice.purpose.value)
    if standing is None or chosen is Answer.YES or _answer(standing) is not Answer.YES:
        return
    day = max(clock.today(file.clock), standing.given_on)
    file.people.consents.change(replace(standing, withdrawn_on=day))
