from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import (
    Booking,
    BookingPurpose,
    check_bookable,
    check_someone_named,
    check_times,
    phases_of,
)
from krc_desktop.model.equipment import KIND_DEFAULTS, Equipment, EquipmentKind, Phase, Risk
from tests.builders import at

START = at("2026-10-07 10:00")
LASER = Equipment(centre_id=1, name_lv="Lāzergravieris", kind=EquipmentKind.LASER, risk=Risk.RED)
FOR_ANNA = Booking(
    centre_id=1,
    equipment_id=1,
    starts_at=START,
    ends_at=START + timedelta(hours=1),
    local_day=date(2026, 10, 7),
    purpose=BookingPurpose.PERSON,
    person_id=7,
)


def test_fourteen_days_are_the_longest():
    check_times(START, START + timedelta(days=14))
    with pytest.raises(BrokenRule) as refused:
        check_times(START, START + timedelta(days=14, seconds=1))
    assert refused.value.key is Rule.BOOKING_TOO_LONG


def test_a_booking_ends_after_it_starts():
    with pytest.raises(BrokenRule) as refused:
        check_times(START, START)
    assert refused.value.key is Rule.END_BEFORE_START


@pytest.mark.parametrize("purpose", ["person", "organisation", "event"])
def test_a_booking_names_whom_it_is_for(purpose: str):
    nobody = replace(FOR_ANNA, purpose=BookingPurpose(purpose), person_id=None)
    with pytest.raises(BrokenRule) as refused:
        check_someone_named(nobody)
    assert refused.value.key is Rule.NO_ONE_NAMED


def test_maintenance_is_for_nobody_and_a_firing_may_be():
    with pytest.raises(BrokenRule):
        check_someone_named(replace(FOR_ANNA, purpose=BookingPurpose.MAINTENANCE))
    check_someone_named(replace(FOR_ANNA, purpose=BookingPurpose.MAINTENANCE, person_id=None))
    check_someone_named(replace(FOR_ANNA, purpose=BookingPurpose.FIRING, person_id=None))


def test_a_machine_serves_its_own_centre_until_the_day_it_is_retired():
    with pytest.raises(BrokenRule) as refused:
        check_bookable(LASER, 2, date(2026, 10, 7))
    assert refused.value.key is Rule.EQUIPMENT_ELSEWHERE
    old = replace(LASER, retired_on=date(2026, 10, 8))
    check_bookable(old, 1, date(2026, 10, 7))
    with pytest.raises(BrokenRule) as refused:
        check_bookable(old, 1, date(2026, 10, 8))
    assert refused.value.key is Rule.EQUIPMENT_RETIRED


def test_phases_are_laid_only_where_they_fill_the_booking_exactly():
    usual = [(Phase.LOAD, 60), (Phase.FIRE, 120)]
    laid = phases_of(START, START + timedelta(hours=3), usual)
    assert [(phase, (end - start).seconds // 60) for phase, start, end in laid] == usual
    assert laid[0][1] == START
    assert phases_of(START, START + timedelta(hours=4), usual) == []


def test_every_kind_of_machine_has_its_defaults():
    assert set(KIND_DEFAULTS) == set(EquipmentKind)
