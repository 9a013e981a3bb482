"""The page of the shelf: ticks, the next firing, the promise, what is ready, new pieces."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krc_desktop.desktop.equipment.kiln.new_pieces import NewPiecesPopover
from krc_desktop.desktop.equipment.kiln.other_time import OtherTimePopover
from krc_desktop.desktop.equipment.kiln.piece_popover import PiecePopover
from krc_desktop.desktop.equipment.kiln.programmes import ProgrammesPopover
from krc_desktop.desktop.equipment.kiln.reminders import RemindersPopover
from krc_desktop.desktop.equipment.kiln.shelf_pane import ShelfPane
from krc_desktop.language import Language
from krc_desktop.model.bookings import Booking, FiringKind, Piece, PieceState
from krc_desktop.operations import equipment, firing_log
from krc_desktop.operations.change import Verb, doing
from krc_desktop.settings import TextSize
from krc_desktop.store.firings import contents_of, programmes_of, segments_of_programme
from tests.builders import World, day
from tests.desktop.conftest import Opened
from tests.desktop.equipment.kiln.going import enter, key, page, popover, press, put, shelf
from tests.kilns import Kiln, wall


def bookings(world: World) -> list[Booking]:
    return list(world.file.bookings.find("status = 'booked' ORDER BY id"))


def piece(world: World, label: str) -> Piece:
    found = world.file.bookings.pieces.find_one("label = ?", label)
    assert found is not None
    return found


def ticked(pane: ShelfPane) -> list[str]:
    rows = pane.list.pieces.rows
    return [row.label for row in rows if row.ticked]


@pytest.fixture
def kiln(world: World) -> Kiln:
    """Four shelves of six places; three pieces for bisque, one wet, one for glaze."""
    made = Kiln.of(world)
    equipment.change_equipment(world.file, equipment_id=made.id, shelves=4, places_per_shelf=6)
    anna, toms = world.person(phone="+37120000122"), world.person("Toms Ķirsis")
    made.piece(anna, what="Bļodiņa", size="small")
    made.piece(toms, what="Vāze", size="medium")
    made.piece(toms, what="Krūze", state=PieceState.DRYING, dry_on=day("2026-12-20"))
    made.piece(anna, what="Šķīvji", amount=5, waits_for=FiringKind.GLAZE)
    made.now("2026-11-02 10:00")
    return made


def test_the_next_firing_has_filled_itself(world: World, kiln: Kiln, opened: Opened):
    pane = shelf(opened(world))
    assert ticked(pane) == ["K-0001", "K-0002"]
    assert [chip.text() for chip in pane.chips.values()] == ["Biskvīts 3", "Glazūra 5", "Dekors 0"]
    assert pane.count.text() == "8 izstrādājumi"
    assert pane.next.loaded.text() == "2"
    assert "3 no 24" in pane.next.taken.text()
    assert "K-0003" in pane.next.left_out.text()
    assert "ceturtdien, 5.\u00a0novembrī" in pane.next.promise.day.text()


def test_booking_puts_what_is_ticked_into_the_kiln_and_keeps_the_promise(
    world: World, kiln: Kiln, opened: Opened
):
    window = opened(world)
    pane = shelf(window)
    key(pane.list, Qt.Key.Key_Home)
    pane.list.choose(piece(world, "K-0002").id)
    key(pane.list, Qt.Key.Key_Space)
    assert ticked(pane) == ["K-0001"]
    press(pane.next.book)
    (booking,) = bookings(world)
    assert wall(booking.starts_at) == "2026-11-02 10:00"
    inside = [part.piece_id for part in contents_of(world.file, kiln.log(booking).id)]
    assert inside == [piece(world, "K-0001").id]
    assert piece(world, "K-0001").promised_on == day("2026-11-05")
    assert not pane.underway.isHidden()
    window.session.undo()
    assert bookings(world) == []
    assert piece(world, "K-0001").state is PieceState.SHELF


def test_a_press_on_the_box_ticks_and_one_of_another_kind_changes_the_firing(
    world: World, kiln: Kiln, opened: Opened
):
    pane = shelf(opened(world))
    glaze = piece(world, "K-0004")
    place = pane.list.place_of(glaze.id)
    QTest.mouseClick(
        pane.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(24, place.center().y()),
    )
    assert pane.reading.kind is FiringKind.GLAZE
    assert ticked(pane) == ["K-0004"]
    assert "1040" in pane.next.programme.box.currentText()
    press(pane.chips[FiringKind.BISQUE])
    assert ticked(pane) == ["K-0001", "K-0002"]


def test_wet_clay_can_not_be_ticked_and_says_why(world: World, kiln: Kiln, opened: Opened):
    window = opened(world)
    pane = shelf(window)
    pane.acts.tick(piece(world, "K-0003").id)
    assert ticked(pane) == ["K-0001", "K-0002"]


def test_by_hand_it_stays_until_it_is_filled_anew(world: World, kiln: Kiln, opened: Opened):
    pane = shelf(opened(world))
    pane.acts.tick(piece(world, "K-0001").id)
    kiln.piece(world.person("Ilze Liepa"))
    pane.refresh()
    assert ticked(pane) == ["K-0002"]
    press(pane.next.refill)
    assert ticked(pane) == ["K-0001", "K-0002", "K-0005"]


def test_another_time_is_typed_and_what_stands_in_the_way_is_said(
    world: World, kiln: Kiln, opened: Opened
):
    window = opened(world)
    pane = shelf(window)
    kiln.plan("2026-11-04 09:30")
    pane.refresh()
    press(pane.next.other)
    card = popover(window, OtherTimePopover)
    put(card.day.line, "3.11.")
    put(card.time.line, "10:00")
    assert card.remark.said
    assert card.remark.fix.text()
    press(card.remark.fix)
    assert not card.remark.said
    press(card.save)
    assert len(bookings(world)) == 2
    assert {one.state for one in (piece(world, "K-0001"), piece(world, "K-0002"))} == {
        PieceState.FIRING
    }


@pytest.mark.parametrize(("typed", "time"), [("31.02.", "10:00"), ("5.11.", "25:00"), ("", "")])
def test_a_time_that_cant_be_read_is_said_and_books_nothing(
    world: World, kiln: Kiln, opened: Opened, typed: str, time: str
):
    window = opened(world)
    pane = shelf(window)
    press(pane.next.other)
    card = popover(window, OtherTimePopover)
    put(card.day.line, typed)
    card.day.line.setText(typed)
    card.time.line.setText(time)
    press(card.save)
    assert card.remark.said
    assert bookings(world) == []


def test_a_firing_that_was_goes_straight_to_its_log(world: World, kiln: Kiln, opened: Opened):
    window = opened(world)
    pane = shelf(window)
    pane.acts.tick(piece(world, "K-0001").id)
    pane.acts.tick(piece(world, "K-0002").id)
    press(pane.next.other)
    card = popover(window, OtherTimePopover)
    card.day.line.setText("5.10.")
    card.time.line.setText("9:30")
    press(card.save)
    (booking,) = bookings(world)
    assert booking.local_day == day("2026-10-05")
    assert page(window).place().rows == (booking.id,)


def test_a_promise_is_kept_when_it_is_said_and_its_miss_is_told(
    world: World, kiln: Kiln, opened: Opened
):
    pane = shelf(opened(world))
    press(pane.next.promise.keep)
    assert piece(world, "K-0002").promised_on == day("2026-11-05")
    kiln.plan("2026-11-02 10:15")
    pane.refresh()
    notes = {row.label: row.note for row in pane.list.pieces.rows}
    assert "05.11." in notes["K-0002"]
    assert "tagad" in notes["K-0002"]


# -- pieces ------------------------------------------------------------------------------------


def test_pieces_are_added_one_after_the_other(world: World, kiln: Kiln, opened: Opened):
    window = opened(world)
    pane = shelf(window)
    pane.start_new()
    card = popover(window, NewPiecesPopover)
    put(card.owner.line, "Anna Rudzāte")
    enter(card.what.line, "Krūze ar osu")
    new = piece(world, "K-0005")
    assert (new.what, new.amount, new.waits_for) == ("Krūze ar osu", 1, FiringKind.BISQUE)
    assert (new.state, new.dry_on) == (PieceState.DRYING, day("2026-11-09"))
    assert not card.isHidden()
    assert card.owner.typed == ""
    assert card.owner.line.hasFocus()
    put(card.owner.line, "Toms Ķirsis")
    put(card.what.line, "Vāze")
    press(card.dryness.choice.button_of(PieceState.SHELF))
    card.amount.line.setText("3")
    card.amount.line.editingFinished.emit()
    enter(card.what.line, "Vāzes")
    assert (piece(world, "K-0006").amount, piece(world, "K-0006").state) == (3, PieceState.SHELF)
    window.session.undo()
    assert world.file.bookings.pieces.find_one("label = 'K-0006'") is None


def test_an_owner_nobody_knows_is_said_and_can_be_made(world: World, kiln: Kiln, opened: Opened):
    window = opened(world)
    shelf(window).start_new()
    card = popover(window, NewPiecesPopover)
    press(card.save)
    assert "kam" in card.remark.said
    put(card.owner.line, "Emīlija Cīrule")
    card.owner.completer.close()
    press(card.save)
    assert world.file.bookings.pieces.count() == 4
    press(card.remark.fix)
    new = piece(world, "K-0005")
    assert world.file.people.get(new.person_id or 0).name == "Emīlija Cīrule"
    window.session.undo()
    assert not list(world.file.people.find("last_name = 'Cīrule'"))


def test_an_event_can_be_the_owner(world: World, kiln: Kiln, opened: Opened):
    event = world.event(title="Māla darbnīca bērniem")
    window = opened(world)
    shelf(window).start_new()
    card = popover(window, NewPiecesPopover)
    found = card.owner._propose("darbnīca")
    card.owner._taken(next(one for one in found if one.key.event_id))
    enter(card.what.line, "Bļodiņas")
    assert piece(world, "K-0005").event_id == event.id


@pytest.mark.parametrize("typed", ["31.02.", "kaut kad", "01.01.2026."])
def test_a_day_that_cant_be_is_said_and_stays_typed(
    world: World, kiln: Kiln, opened: Opened, typed: str
):
    window = opened(world)
    shelf(window).start_new()
    card = popover(window, NewPiecesPopover)
    put(card.owner.line, "Anna Rudzāte")
    put(card.dryness.line, typed)
    press(card.save)
    assert card.dryness.complaint.said or card.remark.said
    assert card.dryness.line.text() == typed
    assert world.file.bookings.pieces.count() == 4


def test_a_piece_is_corrected_in_its_card(world: World, kiln: Kiln, opened: Opened):
    window = opened(world)
    pane = shelf(window)
    one = piece(world, "K-0001")
    pane.list.choose(one.id)
    key(pane.list, Qt.Key.Key_Return)
    card = popover(window, PiecePopover)
    enter(card.what.line, "Liela bļoda")
    card.amount.line.setText("4")
    card.amount.line.editingFinished.emit()
    assert (piece(world, "K-0001").what, piece(world, "K-0001").amount) == ("Liela bļoda", 4)
    press(card.dryness.choice.button_of(PieceState.MADE))
    assert piece(world, "K-0001").state is PieceState.MADE
    put(card.owner.line, "Toms Ķirsis")
    card.owner.line.editingFinished.emit()
    owner = piece(world, "K-0001").person_id or 0
    assert world.file.people.get(owner).name == "Toms Ķirsis"
    card.close_up()


def test_delete_takes_a_piece_away_and_undo_brings_it_back(
    world: World, kiln: Kiln, opened: Opened
):
    window = opened(world)
    pane = shelf(window)
    pane.list.choose(piece(world, "K-0001").id)
    key(pane.list, Qt.Key.Key_Delete)
    assert world.file.bookings.pieces.find_one("label = 'K-0001'") is None
    assert pane.list.current_key == piece(world, "K-0002").id
    window.session.undo()
    assert ticked(pane) == ["K-0001", "K-0002"]


def test_the_shelf_is_copied_as_a_table(world: World, kiln: Kiln, opened: Opened):
    pane = shelf(opened(world))
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 5
    assert lines[1].split("\t")[:4] == ["K-0001", "Bļodiņa", "1", "Anna Rudzāte"]


# -- ready -------------------------------------------------------------------------------------


def test_what_is_ready_is_handed_out_and_comes_back(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.fired(
        kiln.plan("2026-11-05 09:30", piece(world, "K-0001"), piece(world, "K-0002"))
    )
    firing_log.open_kiln(world.file, booking_id=booking.id)
    kiln.now("2026-12-11 10:00")
    window = opened(world)
    pane = shelf(window)
    assert pane.ready.late.text() == "Nav paņemti ilgāk par 4 nedēļām: 2"
    press(pane.ready.reminders)
    card = popover(window, RemindersPopover)
    assert "Anna Rudzāte · +37120000122 · Bļodiņa K-0001" in card.text.toPlainText()
    press(card.copy)
    assert "K-0002" in QGuiApplication.clipboard().text()
    pane.piece_acts.hand_out([piece(world, "K-0001").id], "Anna Rudzāte")
    assert piece(world, "K-0001").collected_on == day("2026-12-11")
    window.session.undo()
    assert piece(world, "K-0001").state is PieceState.READY


# -- programmes and empty states -----------------------------------------------------------------


def test_programmes_are_changed_where_they_are_chosen(world: World, kiln: Kiln, opened: Opened):
    window = opened(world)
    pane = shelf(window)
    press(pane.next.edit)
    card = popover(window, ProgrammesPopover)
    enter(card.name.line, "Biskvīts 940")
    put(card.segments.lines[2][1], "940")
    card.segments.lines[2][1].editingFinished.emit()
    assert pane.next.programme.box.currentText() == "Biskvīts 940"
    put(card.segments.lines[0][0], "ļoti ātri")
    card.segments.lines[0][0].editingFinished.emit()
    assert card.segments.lines[0][0].property("err") is True
    put(card.segments.lines[0][0], "9999")
    card.segments.lines[0][0].editingFinished.emit()
    assert "9999" in card.remark.said
    press(card.archive)
    assert "Biskvīts 940" not in [one.name_lv for one in programmes_of(world.file, kiln.id)]


def test_a_kiln_without_programmes_is_offered_the_usual_ones(world: World, opened: Opened):
    Kiln.of(world)
    bare = world.kiln("Mazais ceplis")
    with doing(world.file, Verb.CHANGE_EQUIPMENT):
        for one in programmes_of(world.file, bare.id):
            for segment in segments_of_programme(world.file, one.id):
                world.file.bookings.programme_segments.remove(segment.id)
            world.file.bookings.programmes.remove(one.id)
    pane = shelf(opened(world), bare.id)
    assert not pane.next.kiln.isHidden()
    press(pane.next.none_yet.fix)
    assert len(programmes_of(world.file, bare.id)) == 4


def test_a_centre_without_a_kiln_is_told_what_the_shelf_is_for(world: World, opened: Opened):
    pane = shelf(opened(world))
    assert pane.columns.currentWidget() is pane.columns.instead
    assert pane.add_pieces.isHidden()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "text_size"),
    [((1366, 768), 100), ((911, 512), 100), ((1366, 768), 150), ((1366, 768), 200)],
)
def test_nothing_is_cut_in_any_size(
    world: World,
    kiln: Kiln,
    opened: Opened,
    language: Language,
    size: tuple[int, int],
    text_size: int,
):
    kiln.plan("2026-11-09 09:30")
    window = opened(world, language=language, size=size, text_size=TextSize(text_size))
    pane = shelf(window)
    QApplication.processEvents()
    assert pane.head.minimumSizeHint().width() <= pane.width()
    for inside in (pane._left, pane._right):
        assert inside.minimumSizeHint().width() <= inside.width()


def test_at_thousands_the_page_reads_a_window(world: World, kiln: Kiln, opened: Opened):
    anna = world.person("Ilze Liepa")
    with doing(world.file, Verb.ADD_PIECE):
        for number in range(300):
            world.file.bookings.pieces.add(
                Piece(
                    centre_id=world.centre,
                    label=f"K-{number + 1000}",
                    person_id=anna.id,
                    amount=1,
                    waits_for=FiringKind.BISQUE,
                    state=PieceState.SHELF,
                    made_on=day("2026-10-25"),
                )
            )
    pane = shelf(opened(world))
    assert len([row for row in pane.list.pieces.rows if not row.is_heading]) == 201
    assert pane.count.text() == "308 izstrādājumi"
