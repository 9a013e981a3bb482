"""Organisations over time: names, places, merges counted once, what each gave."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language
from krc_desktop.model.events import EventStatus, PartnerRole
from krc_desktop.model.organisation_history import NumberDoubt, doubt_of
from krc_desktop.model.organisations import Gift
from krc_desktop.operations import (
    centres,
    counted_lines,
    events,
    history,
    organisation_history,
    organisations,
)
from krc_desktop.store.organisation_history import organisation_history as history_of
from tests.builders import World, day


def test_names_follow_each_other_to_this_day(world: World):
    school = world.organisation("Strops")
    for name, until in (("BJC “Strops”", "2024-08-31"), ("Aglonas BJC “Strops”", "2026-06-30")):
        organisations.rename_organisation(
            world.file, organisation_id=school.id, name=name, until=day(until)
        )
    spans = history_of(world.file, school.id).names
    assert [(s.name, s.first, s.last) for s in spans] == [
        ("Strops", None, day("2024-08-31")),
        ("BJC “Strops”", day("2024-09-01"), day("2026-06-30")),
        ("Aglonas BJC “Strops”", day("2026-07-01"), None),
    ]


def test_a_municipality_is_told_with_what_came_after_it(world: World):
    new = centres.add_municipality(
        world.file, name_lv="Preiļu novads", valid_from=day("2021-07-01")
    )
    old = centres.add_municipality(
        world.file, name_lv="Aglonas novads", valid_until=day("2021-06-30"), successor_id=new.row_id
    )
    school = world.organisation(municipality_id=old.row_id)
    places = history_of(world.file, school.id).places
    assert [(p.name.lv, p.last) for p in places] == [
        ("Aglonas novads", day("2021-06-30")),
        ("Preiļu novads", None),
    ]


def test_merged_ones_count_once_and_bring_what_they_gave(world: World):
    stays, gone = world.organisation("Strops"), world.organisation("BJC Strops")
    event = world.event()
    events.set_partners(
        world.file,
        event_id=event.id,
        organisations={
            stays.id: (PartnerRole.CO_ORGANISER, "telpas"),
            gone.id: (PartnerRole.SUPPORTER, "māls"),
        },
    )
    for one, minutes in ((stays, 120), (gone, 60)):
        organisation_history.add_contribution(
            world.file,
            centre_id=world.centre,
            organisation_id=one.id,
            kind=Gift.ROOM,
            day=day("2026-10-07"),
            quantity=minutes,
        )
    assert world.figures().organisations == 2
    organisations.merge_organisations(world.file, gone_id=gone.id, stays_id=stays.id)
    assert world.figures().organisations == 1
    past = history_of(world.file, gone.id)
    assert past.organisation.id == stays.id
    assert [one.name for one in past.merged] == ["BJC Strops"]
    assert past.sums.room_minutes == 180
    assert {one.what for one in past.given_at} == {"telpas", "māls"}


def test_gifts_are_told_by_kind_and_never_in_the_future(world: World):
    giver = world.organisation()
    give = {"centre_id": world.centre, "organisation_id": giver.id}
    before = world.journaled()
    for kind, facts in (
        (Gift.PEOPLE, {"quantity": 3}),
        (Gift.THINGS, {"what": "krāsas"}),
        (Gift.MONEY, {"cents": 5000, "what": "degviela"}),
    ):
        organisation_history.add_contribution(
            world.file, kind=kind, day=day("2026-10-01"), **give, **facts
        )
    past = history_of(world.file, giver.id)
    assert (past.sums.people, past.sums.cents, past.sums.entries) == (3, 5000, 1)
    assert past.first_day == day("2026-10-01")
    for kind, on, facts, rule in (
        (Gift.THINGS, "2026-10-01", {}, Rule.FIELD_EMPTY),
        (Gift.THINGS, "2026-12-01", {"what": "x"}, Rule.MOMENT_IN_FUTURE),
        (Gift.ROOM, "2026-10-01", {"quantity": 0}, Rule.NUMBER_OUT_OF_RANGE),
        (Gift.ROOM, "2026-10-01", {"what": "010203-12345"}, Rule.PERSONAL_CODE),
    ):
        with pytest.raises(BrokenRule) as refused:
            organisation_history.add_contribution(
                world.file, kind=kind, day=day(on), **give, **facts
            )
        assert refused.value.key is rule
    organisation_history.change_contribution(
        world.file, contribution_id=past.gifts[0].id, cents=6000
    )
    organisation_history.remove_contribution(world.file, contribution_id=past.gifts[1].id)
    for _ in range(5):
        history.undo(world.file)
    assert world.journaled() == before


def test_the_first_time_is_of_a_held_event(world: World):
    one = world.organisation()
    world.event(
        "2026-09-01 10:00", "2026-09-01 11:00", partners=[one], status=EventStatus.CANCELLED
    )
    world.event("2026-09-15 10:00", "2026-09-15 11:00", partners=[one])
    assert history_of(world.file, one.id).first_day == day("2026-09-15")


@pytest.mark.parametrize(
    ("number", "doubt"),
    [
        (None, None),
        ("90009737220", None),
        ("90009737221", NumberDoubt.CHECK_DIGIT),
        ("9000973722", None),
    ],
)
def test_a_check_digit_is_only_a_warning(number: str | None, doubt: NumberDoubt | None):
    assert doubt_of(number) is doubt


def test_a_wrong_check_digit_is_kept_and_a_personal_code_refused(world: World):
    world.organisation("Viena", registration_number="90009737221")
    for code in ("01020312345", "32123456789"):
        with pytest.raises(BrokenRule) as refused:
            world.organisation("Otra", registration_number=code)
        assert refused.value.key is Rule.PERSONAL_CODE


class TestCountedWithNames:
    @pytest.fixture
    def known(self, world: World) -> dict[str, int]:
        names = (
            "Aglonas vidusskola",
            "PII “Zvaniņš”",
            "Biedrība “Māls un uguns”",
            "Preiļu bibliotēka",
        )
        return {name: world.organisation(name).id for name in names}

    def read(self, world: World, typed: str):
        return counted_lines.understood(world.file, typed, Language.LATVIAN)

    @pytest.mark.parametrize(
        ("typed", "names", "more"),
        [
            ("12 pedagogi no Aglonas vidusskolas", ["Aglonas vidusskola"], 0),
            (
                "12 pedagogi no PII “Zvaniņš”, Aglonas vidusskolas un vēl 3 iestādēm",
                ["PII “Zvaniņš”", "Aglonas vidusskola"],
                3,
            ),
            (
                "12 pedagogi no biedrības Māls un uguns, Preiļu bibliotēkas",
                ["Biedrība “Māls un uguns”", "Preiļu bibliotēka"],
                0,
            ),
            (
                "12 teachers from aglonas vidusskola and pii zvanins",
                ["Aglonas vidusskola", "PII “Zvaniņš”"],
                0,
            ),
            ("12 pedagogi no 5 iestādēm", [], 5),
            ("12 pedagogi", [], 0),
            ("12 no Preiļu bibliotēkas, Preiļu bibliotēkas", ["Preiļu bibliotēka"], 0),
        ],
    )
    def test_a_line_names_organisations_in_any_case(
        self, world: World, known: dict[str, int], typed: str, names: list[str], more: int
    ):
        line = self.read(world, typed)
        assert list(line.organisations) == [known[name] for name in names]
        assert (line.counted.people, line.counted.organisations) == (12, more)
        assert line.unknown == line.unclear == ()

    def test_people_count_once_and_each_organisation_once(
        self, world: World, known: dict[str, int]
    ):
        event = world.event(status=EventStatus.PLANNED)
        before = world.journaled()
        line = self.read(world, "12 pedagogi no Aglonas vidusskolas un Preiļu bibliotēkas")
        counted_lines.add_counted_from(world.file, event_id=event.id, line=line)
        figures = world.figures()
        assert (figures.visits_unnamed, figures.organisations) == (12, 2)
        history.undo(world.file)
        assert world.journaled() == before

    def test_an_unknown_name_is_told_and_added_only_when_asked(
        self, world: World, known: dict[str, int]
    ):
        event = world.event()
        line = self.read(world, "3 bērni no PII “Rūķītis”")
        assert line.unknown == ("PII “Rūķītis”",)
        with pytest.raises(BrokenRule) as refused:
            counted_lines.add_counted_from(world.file, event_id=event.id, line=line)
        assert refused.value.key is Rule.CHOICE_UNKNOWN
        added = counted_lines.add_counted_from(
            world.file, event_id=event.id, line=line, adds_unknown=True
        )
        assert world.file.organisations.get(added.made[0]).name == "PII “Rūķītis”"
        assert world.figures().organisations == 1

    def test_a_name_that_two_bear_is_never_guessed(self, world: World, known: dict[str, int]):
        world.organisation("Aglonas vidusskola")
        line = self.read(world, "3 bērni no Aglonas vidusskolas")
        assert line.unclear == ("Aglonas vidusskolas",)
        with pytest.raises(BrokenRule):
            counted_lines.add_counted_from(
                world.file, event_id=world.event().id, line=line, adds_unknown=True
            )

    def test_an_earlier_name_and_one_merged_away_mean_the_one_that_stays(
        self, world: World, known: dict[str, int]
    ):
        stays = known["Preiļu bibliotēka"]
        gone = world.organisation("Galvenā bibliotēka")
        organisations.merge_organisations(world.file, gone_id=gone.id, stays_id=stays)
        organisations.rename_organisation(
            world.file, organisation_id=stays, name="Preiļu Galvenā bibliotēka"
        )
        for name in ("Galvenās bibliotēkas", "Preiļu bibliotēkas", "Preiļu Galvenās bibliotēkas"):
            assert self.read(world, f"3 bērni no {name}").organisations == (stays,)
