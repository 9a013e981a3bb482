"""Answers by purpose: who gives them, what holds on a day, who must not be photographed."""

from __future__ import annotations

from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import SignupStatus
from krc_desktop.model.people import Answer, Form, Giver, LinkKind, Purpose
from krc_desktop.operations import attendance, consents, families, people
from tests.builders import World, day


def answer(world: World, person: Any, said: Answer = Answer.YES, **how: Any) -> int:
    given = {"purpose": Purpose.PHOTO, "given_on": day("2026-09-12")} | how
    consents.record_consent(world.file, person_id=person.id, answer=said, **given)
    newest = world.file.people.consents.find_one("TRUE ORDER BY id DESC")
    assert newest is not None
    return newest.id


def refused(verb: Any, *args: Any, **how: Any) -> Rule:
    with pytest.raises(BrokenRule) as broken:
        verb(*args, **how)
    return broken.value.key


def held(world: World, person: Any, on: str) -> Answer:
    return consents.consents_on(world.file, person_id=person.id, day=day(on))[Purpose.PHOTO].answer


def test_what_holds_on_a_day_is_the_newest_answer_still_given(world: World):
    anna = world.person()
    assert held(world, anna, "2026-10-01") is Answer.NOT_ASKED
    yes = answer(world, anna, given_by=Giver.SELF, form=Form.PAPER)
    assert held(world, anna, "2026-09-11") is Answer.NOT_ASKED
    assert held(world, anna, "2026-09-12") is Answer.YES
    consents.withdraw_consent(world.file, consent_id=yes, withdrawn_on=day("2026-10-01"))
    assert held(world, anna, "2026-09-30") is Answer.YES
    assert held(world, anna, "2026-10-01") is Answer.NO
    standing = consents.consents_on(world.file, person_id=anna.id)[Purpose.PHOTO]
    assert standing.is_withdrawn
    answer(world, anna, given_on=day("2026-10-20"))
    assert held(world, anna, "2026-10-19") is Answer.NO
    assert held(world, anna, "2026-10-20") is Answer.YES
    past = consents.consent_history(world.file, person_id=anna.id, purpose=Purpose.PHOTO)
    assert [one.given_on for one in past] == [day("2026-10-20"), day("2026-09-12")]


def test_a_guardian_says_yes_for_somebody_under_18(world: World):
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    mother = world.person("Dace Cīrule", birth_year=1988)
    assert refused(answer, world, child, given_by=Giver.SELF) is Rule.CONSENT_NEEDS_GUARDIAN
    assert refused(answer, world, child, guardian_id=child.id) is Rule.OWN_GUARDIAN
    friend = world.person("Cits Bērns", birth_year=2016)
    assert refused(answer, world, child, guardian_id=friend.id) is Rule.GUARDIAN_IS_CHILD
    answer(world, child, Answer.NO, given_by=Giver.SELF)
    given = answer(world, child, guardian_id=mother.id)
    assert world.file.people.consents.get(given).given_by is Giver.GUARDIAN


def test_bad_days_and_answers_are_refused(world: World):
    anna = world.person()
    yes = answer(world, anna)
    take_back = consents.withdraw_consent
    early = day("2026-09-11")
    assert (
        refused(take_back, world.file, consent_id=yes, withdrawn_on=early)
        is Rule.CONSENT_WITHDRAWN_EARLY
    )
    late = day("2026-11-03")
    assert refused(take_back, world.file, consent_id=yes, withdrawn_on=late) is (
        Rule.CONSENT_IN_FUTURE
    )
    assert refused(answer, world, anna, given_on=late) is Rule.CONSENT_IN_FUTURE
    assert refused(answer, world, anna, Answer.NOT_ASKED) is Rule.CHOICE_UNKNOWN
    no = answer(world, anna, Answer.NO)
    assert refused(take_back, world.file, consent_id=no, withdrawn_on=day("2026-10-01")) is (
        Rule.CHOICE_UNKNOWN
    )


def test_a_scan_is_kept_with_the_answer_or_later(world: World):
    anna = world.person()
    first = answer(world, anna, scan=b"%PDF-1.7 paper")
    digest = world.file.people.consents.get(first).scan_sha256
    assert world.file.kept(digest or "") == b"%PDF-1.7 paper"
    later = answer(world, anna)
    consents.attach_scan(world.file, consent_id=later, scan=b"\x89PNG", media_type="image/png")
    assert world.file.kept(world.file.people.consents.get(later).scan_sha256 or "") == b"\x89PNG"


def test_who_is_not_to_be_photographed_at_an_event(world: World):
    yes, no, unasked, taken_back, later, absent = (
        world.person(f"{name} Paraugs")
        for name in ("Jānis", "Nora", "Uldis", "Tālis", "Laila", "Zigis")
    )
    child = world.person("Bērns Paraugs", "BER", birth_year=2018)
    event = world.event()
    world.attend(event, yes, no, unasked, taken_back, child)
    attendance.sign_up(
        world.file, event_id=event.id, person_id=later.id, status=SignupStatus.REGISTERED
    )
    answer(world, yes)
    answer(world, no, Answer.NO)
    back = answer(world, taken_back)
    consents.withdraw_consent(world.file, consent_id=back, withdrawn_on=day("2026-10-01"))
    answer(world, later, given_on=day("2026-10-08"))  # the day after the event
    answer(world, absent, Answer.NO)
    listed = consents.no_photo_list(world.file, event_id=event.id)
    assert [(row.name, row.answer, row.is_withdrawn, row.is_child) for row in listed.rows] == [
        ("Paraugs Bērns", Answer.NOT_ASKED, False, True),
        ("Paraugs Laila", Answer.NOT_ASKED, False, False),
        ("Paraugs Nora", Answer.NO, False, False),
        ("Paraugs Tālis", Answer.NO, True, False),
        ("Paraugs Uldis", Answer.NOT_ASKED, False, False),
    ]
    assert (listed.people, listed.not_asked) == (6, 3)
    assert listed.rows[3].since == day("2026-10-01")


def test_the_list_of_a_centre_may_leave_out_those_nobody_asked(world: World):
    no = world.person("Nora Paraugs")
    world.person("Uldis Paraugs")
    gone = world.person("Arhīva Paraugs")
    people.archive_person(world.file, person_id=gone.id)
    answer(world, no, Answer.NO)
    whole = consents.no_photo_list(world.file, centre_id=world.centre)
    short = consents.no_photo_list(world.file, centre_id=world.centre, without_not_asked=True)
    assert [row.name for row in whole.rows] == ["Paraugs Nora", "Paraugs Uldis"]
    assert [row.name for row in short.rows] == ["Paraugs Nora"]
    assert short.not_asked_left_out
    assert not whole.not_asked_left_out


def test_guardians_are_grown_up_others_and_never_in_a_circle(world: World):
    grandmother, mother, child = (
        world.person(f"{name} Paraugs", birth_year=born)
        for name, born in (("Zenta", 1950), ("Dace", 1985), ("Emīlija", 2017))
    )
    link = families.link_people
    guardian = LinkKind.GUARDIAN
    link(world.file, person_id=child.id, other_id=mother.id, kind=guardian)
    link(world.file, person_id=mother.id, other_id=grandmother.id, kind=guardian)
    circle = {"person_id": grandmother.id, "other_id": mother.id, "kind": guardian}
    assert refused(link, world.file, **circle) is Rule.GUARDIAN_CIRCLE
    own = {"person_id": mother.id, "other_id": mother.id, "kind": guardian}
    assert refused(link, world.file, **own) is Rule.OWN_GUARDIAN
    young = {"person_id": mother.id, "other_id": child.id, "kind": guardian}
    assert refused(link, world.file, **young) in {Rule.GUARDIAN_CIRCLE, Rule.GUARDIAN_IS_CHILD}
    assert [one.id for one in families.guardians_of(world.file, child.id)] == [mother.id]
    younger = {"person_id": mother.id, "birth_year": 2016}
    assert refused(people.change_person, world.file, **younger) is Rule.GUARDIAN_IS_CHILD


def test_a_family_is_linked_once_and_can_be_unlinked(world: World):
    anna, ilze = world.person("Anna Paraugs"), world.person("Ilze Paraugs")
    family = {"kind": LinkKind.FAMILY}
    families.link_people(world.file, person_id=anna.id, other_id=ilze.id, **family)
    again = {"person_id": ilze.id, "other_id": anna.id, **family}
    assert refused(families.link_people, world.file, **again) is Rule.ALREADY_THERE
    (link,) = world.file.people.links.all()
    families.unlink_people(world.file, link_id=link.id)
    assert world.file.people.links.count() == 0
