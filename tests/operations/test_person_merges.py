"""Two cards become one: everything moves, one step takes it back, the preview told the truth."""

from __future__ import annotations

from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Refusal, Rule
from krc_desktop.model.bookings import BookingPurpose, PieceState
from krc_desktop.model.events import SignupStatus
from krc_desktop.model.people import Answer, LinkKind, Purpose, Role
from krc_desktop.model.person_merges import MergeField, Moving, Side
from krc_desktop.operations import (
    attendance,
    consents,
    families,
    history,
    inductions,
    loans,
    people,
    person_merges,
    volunteers,
)
from krc_desktop.operations.duplicates import tell_apart
from krc_desktop.operations.person_merges import merge_people, merge_preview
from krc_desktop.store.person_merges import BY_HAND, KEYS
from tests.builders import World, day


def refusal(verb: Any, *args: Any, **how: Any) -> Refusal:
    with pytest.raises(BrokenRule) as broken:
        verb(*args, **how)
    return broken.value


def merge(world: World, stays: Any, gone: Any, **picks: Any) -> None:
    merge_people(world.file, stays_id=stays.id, gone_id=gone.id, **picks)


def test_no_table_that_refers_to_people_is_forgotten(world: World):
    connection = world.file.connection
    tables = [row[0] for row in connection.execute("SELECT name FROM pragma_table_list")]
    referring = {
        (table, row[0])
        for table in tables
        for row in connection.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'people\'', (table,)
        )
    }
    # hours name their agreement's person: moved together with it
    assert referring == {(key.table, key.column) for key in (*KEYS, *BY_HAND)}
    for key in KEYS:
        wall = {
            frozenset(
                row[0]
                for row in connection.execute("SELECT name FROM pragma_index_info(?)", (name,))
            )
            for (name, unique) in connection.execute(
                'SELECT name, "unique" FROM pragma_index_list(?)', (key.table,)
            )
            if unique
        }
        alone = {columns - {key.column} for columns in wall if key.column in columns}
        wanted = {frozenset(key.alone_with)} if key.alone_with is not None else set()
        assert alone == wanted, key


def full(world: World) -> tuple[Any, Any, Any]:
    """Two cards with everything that can hang on one, and a bystander."""
    stays = world.person("Valija Lazdiņa", "SEN", phone="+37120000140", outside_id="P-1")
    gone = world.person(
        "Valija Lazdina", "SEN", phone="+37120000141", birth_year=1951, outside_id="P-2"
    )
    third = world.person("Zenta Citāda", birth_year=1960)
    file, centre = world.file, world.centre
    both = world.event("2026-10-05 10:00", "2026-10-05 12:00", title="Adītāju rīts")
    hers = world.event("2026-09-05 10:00", "2026-09-05 12:00")
    world.attend(both, stays, gone, third)
    world.attend(hers, gone)
    soon = world.event("2026-12-05 10:00", "2026-12-05 12:00")
    for person in (stays, gone):
        attendance.sign_up(
            file, event_id=soon.id, person_id=person.id, status=SignupStatus.REGISTERED
        )
    for person in (stays, gone):
        people.set_roles(file, person_id=person.id, roles=[Role.PARTICIPANT, Role.VOLUNTEER])
    agreement = volunteers.add_agreement(file, centre_id=centre, person_id=gone.id, number="7/2026")
    world.hours(gone, "2026-10-06", 90, agreement_id=agreement.row_id)
    world.hours(gone, "2026-10-07", 180)
    world.hours(stays, "2026-10-07", 60)
    machine = world.machine()
    for person in (stays, gone):
        inductions.record_induction(
            file, equipment_id=machine.id, person_id=person.id, inducted_on=day("2026-10-01")
        )
    world.book(
        machine,
        "2026-10-08 10:00",
        "2026-10-08 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=gone.id,
    )
    loans.lend(
        file, centre_id=centre, item="Adāmadatas", out_on=day("2026-10-09"), person_id=gone.id
    )
    families.link_people(file, person_id=gone.id, other_id=third.id, kind=LinkKind.FAMILY)
    families.link_people(file, person_id=stays.id, other_id=third.id, kind=LinkKind.FAMILY)
    families.link_people(file, person_id=gone.id, other_id=stays.id, kind=LinkKind.FAMILY)
    tell_apart(file, person_id=gone.id, other_id=third.id)
    consents.record_consent(
        file,
        person_id=stays.id,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_on=day("2026-01-12"),
        guardian_id=gone.id,
    )
    return file.people.get(stays.id), file.people.get(gone.id), third


def test_everything_moves_and_one_step_takes_it_back(world: World):
    stays, gone, _ = full(world)
    before = world.journaled()
    merge(world, stays, gone)
    connection = world.file.connection
    for key in (*KEYS, *BY_HAND):
        left = connection.execute(
            f"SELECT count(*) FROM {key.table} WHERE {key.column} = ?",  # noqa: S608
            (gone.id,),
        ).fetchone()
        assert left == (0,), key
    card = world.file.people.get(stays.id)
    assert (card.name, card.phone, card.birth_year) == ("Valija Lazdiņa", "+37120000140", 1951)
    assert world.file.volunteers.count("person_id = ?", stays.id) == 3
    assert world.file.volunteers.agreements.count("person_id = ?", stays.id) == 1
    assert world.file.volunteers.count("agreement_id IS NOT NULL") == 1
    assert world.file.people.links.count() == 1
    assert world.file.people.not_duplicates.count() == 1
    for called in ("P-1", "P-2", gone.uid, stays.uid):
        found = world.file.people.by_outside_id(called)
        assert found is not None
        assert found.id == stays.id
    assert world.file.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    history.undo(world.file)
    assert world.journaled() == before
    history.redo(world.file)
    assert world.file.people.count("id = ?", gone.id) == 0


def test_the_preview_tells_what_differs_what_moves_and_what_becomes_one(world: World):
    stays, gone, _ = full(world)
    preview = merge_preview(world.file, stays_id=stays.id, gone_id=gone.id)
    rows = {choice.field: choice for choice in preview.fields}
    assert rows[MergeField.GROUP].is_equal
    assert rows[MergeField.BIRTH_YEAR].proposed is Side.GONE
    assert rows[MergeField.PHONE].proposed is Side.STAYS
    assert MergeField.EMAIL not in rows
    moved = {one.kind: one for one in preview.moves}
    assert moved[Moving.VISITS].count == 2
    assert (moved[Moving.HOURS].count, moved[Moving.HOURS].minutes) == (2, 270)
    assert moved[Moving.LOANS].count == moved[Moving.BOOKINGS].count == 1
    assert [(one.title.lv, one.both_came) for one in preview.shared] == [("Adītāju rīts", True)]
    assert preview.consents[0].proposed is Side.STAYS
    assert person_merges.older_first(gone, stays) == (stays, gone)


def test_the_figures_told_before_are_those_after(world: World):
    stays, gone, _ = full(world)
    world.attend(world.event("2026-08-01 10:00", "2026-08-01 12:00", centre="AGL"), stays)
    world.attend(world.event("2026-08-02 10:00", "2026-08-02 12:00", centre="AGL"), gone)
    told = merge_preview(world.file, stays_id=stays.id, gone_id=gone.id).figures
    codes = {one.id: one.code for one in world.file.centres.all()}

    def counted() -> list[tuple[int, int, int, int]]:
        shown = []
        for one in told:
            figures = world.figures(one.period, codes.get(one.centre_id or 0))
            shown.append(
                (figures.unique_people, figures.visits, figures.new_people, figures.volunteers)
            )
        return shown

    def as_told(which: str) -> list[tuple[int, int, int, int]]:
        sides = [getattr(one, which) for one in told]
        return [(s.unique_people, s.visits, s.new_people, s.volunteers) for s in sides]

    others = {f"{year}-{month:02}" for year in (2026,) for month in range(1, 13)}
    others -= {str(one.month) for one in told}
    untouched = {month: world.figures(month).as_json() for month in others}
    assert counted() == as_told("before")
    merge(world, stays, gone)
    assert counted() == as_told("after")
    for month, figures in untouched.items():
        after = world.figures(month).as_json()
        for name in ("unique_people", "visits", "new_people", "volunteers"):
            assert after[name] == figures[name], (month, name)
    whole = next(one for one in told if one.month is None)
    assert whole.before.unique_people - whole.after.unique_people == 1


def test_whoever_came_on_one_of_two_cards_came(world: World):
    stays, gone = world.person("Anna Rudzāte"), world.person("Anna Rudzate", "SEN")
    event = world.event()
    world.attend(event, stays, present=False)
    world.attend(event, gone)
    merge(world, stays, gone)
    (visit,) = world.file.events.attendances.all()
    assert (visit.person_id, visit.present, visit.group_id) == (stays.id, True, world.group("SEN"))


@pytest.mark.parametrize(
    ("one", "other", "side", "result"),
    [
        (Answer.YES, Answer.NO, None, Answer.NO),
        (Answer.NO, Answer.YES, None, Answer.NO),
        (Answer.YES, None, None, Answer.YES),
        (None, Answer.YES, None, Answer.YES),
        (Answer.YES, None, Side.GONE, Answer.NO),
        (Answer.YES, Answer.YES, None, Answer.YES),
    ],
)
def test_a_no_beats_a_yes(world: World, one: Any, other: Any, side: Any, result: Answer):
    stays, gone = world.person("Anna Rudzāte"), world.person("Anna Rudzate")
    for person, answer, given in ((stays, one, "2026-05-01"), (gone, other, "2026-06-01")):
        if answer is not None:
            consents.record_consent(
                world.file,
                person_id=person.id,
                purpose=Purpose.PHOTO,
                answer=answer,
                given_on=day(given),
            )
    picks = {Purpose.PHOTO: side} if side else {}
    merge(world, stays, gone, picks=picks)
    after = consents.consents_on(world.file, person_id=stays.id)
    assert after[Purpose.PHOTO].answer is result
    assert world.file.people.consents.count() == (one is not None) + (other is not None)


def test_a_yes_is_not_picked_over_a_no(world: World):
    stays, gone = world.person("Anna Rudzāte"), world.person("Anna Rudzate")
    for person, answer in ((stays, Answer.YES), (gone, Answer.NO)):
        consents.record_consent(
            world.file,
            person_id=person.id,
            purpose=Purpose.STORY,
            answer=answer,
            given_on=day("2026-05-01"),
        )
    before = world.everything()
    told = refusal(
        merge_people,
        world.file,
        stays_id=stays.id,
        gone_id=gone.id,
        picks={Purpose.STORY: Side.STAYS},
    )
    assert told.key is Rule.CONSENT_NO_STANDS
    assert world.everything() == before


def test_picks_decide_and_notes_are_kept_together(world: World):
    stays = world.person("Anna Rudzāte", notes="Nāk ar suni.", phone="20000001")
    gone = world.person("Anna Rudzate-Liepa", notes="Runā latgaliski.", phone="20000002")
    merge(world, stays, gone, picks={MergeField.NAME: Side.GONE, MergeField.PHONE: Side.GONE})
    card = world.file.people.get(stays.id)
    assert card.name == "Anna Rudzate-Liepa"
    assert card.phone == "20000002"
    assert card.notes == "Nāk ar suni.\nRunā latgaliski."
    assert world.file.search.people("liepa") == [stays.id]


def test_what_can_not_be_merged_is_refused_and_nothing_is_changed(world: World):
    anna, child = world.person("Anna Rudzāte"), world.person("Anna Rudzate")
    ward = world.person("Mazais Bērns", birth_year=2018)
    families.link_people(world.file, person_id=ward.id, other_id=anna.id, kind=LinkKind.GUARDIAN)
    families.link_people(world.file, person_id=child.id, other_id=anna.id, kind=LinkKind.GUARDIAN)
    young = world.person("Anna Rudzāte", birth_year=2015)
    before = world.everything()
    same = refusal(merge_people, world.file, stays_id=anna.id, gone_id=anna.id)
    assert same.key is Rule.MERGE_PERSON_INTO_ITSELF
    assert refusal(merge_people, world.file, stays_id=anna.id, gone_id=99).key is Rule.NOT_FOUND
    grown = refusal(merge_people, world.file, stays_id=young.id, gone_id=anna.id)
    assert grown.key is Rule.GUARDIAN_IS_CHILD
    assert world.everything() == before


def test_a_circle_of_guardians_by_a_merge_is_refused(world: World):
    anna, ilze, other = (world.person(f"{name} Rudzāte") for name in ("Anna", "Ilze", "Anna"))
    for ward, guardian in ((anna, ilze), (ilze, other)):
        families.link_people(
            world.file, person_id=ward.id, other_id=guardian.id, kind=LinkKind.GUARDIAN
        )
    before = world.everything()
    told = refusal(merge_people, world.file, stays_id=anna.id, gone_id=other.id)
    assert told.key is Rule.GUARDIAN_CIRCLE
    assert world.everything() == before


def test_an_import_finds_the_survivor_of_a_merge_of_a_merge(world: World):
    one, two, three = (world.person("Anna Rudzāte", outside_id=f"P-{n}") for n in (1, 2, 3))
    merge(world, two, three)
    merge(world, one, two)
    for called in ("P-1", "P-2", "P-3", two.uid, three.uid):
        found = world.file.people.by_outside_id(called)
        assert found is not None
        assert found.id == one.id


def test_pieces_of_both_stay_on_the_shelf_under_their_labels(world: World):
    from krc_desktop.model.bookings import Piece

    stays, gone = world.person("Anna Rudzāte"), world.person("Anna Rudzate")
    with world.file.writing("add_piece"):
        for label, owner in (("K-1", stays), ("K-2", gone)):
            world.file.bookings.pieces.add(
                Piece(
                    centre_id=world.centre,
                    label=label,
                    person_id=owner.id,
                    amount=1,
                    state=PieceState.SHELF,
                    made_on=day("2026-10-01"),
                )
            )
    merge(world, stays, gone)
    owners = {piece.label: piece.person_id for piece in world.file.bookings.pieces.all()}
    assert owners == {"K-1": stays.id, "K-2": stays.id}


def test_a_guardians_no_stands_and_only_notes_are_kept_of_both(world: World):
    stays = world.person("Anna Rudzāte", guardian_consent=Answer.YES)
    gone = world.person("Anna Rudzate", guardian_consent=Answer.NO)
    ids = {"stays_id": stays.id, "gone_id": gone.id}
    picks = {MergeField.GUARDIAN_CONSENT: Side.STAYS}
    assert refusal(merge_people, world.file, **ids, picks=picks).key is Rule.CONSENT_NO_STANDS
    both = {MergeField.PHONE: Side.BOTH}
    assert refusal(merge_people, world.file, **ids, picks=both).key is Rule.CHOICE_UNKNOWN
    merge(world, stays, gone)
    assert world.file.people.get(stays.id).guardian_consent is Answer.NO
