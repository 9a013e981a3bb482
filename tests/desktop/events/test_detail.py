"""The fields of one event: kept when left, refused in a sentence that keeps what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.when import When
from krc_desktop.language import Language
from krc_desktop.model.events import Channel, EventStatus, PartnerRole
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.operations import attendance, people, stories
from krc_desktop.store.event_details import (
    counted_of,
    helpers_of,
    outputs_of,
    partners_of,
    photos_of,
)
from tests.builders import World, at, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import enter, page_of, retype, shown, type_in


def test_a_title_is_kept_when_the_field_is_left_and_the_list_shows_it(world: World, opened: Opened):
    event = world.event()
    window = opened(world)
    detail = shown(window, event)
    retype(detail.title.line, "Māla krūzes")
    assert world.file.events.get(event.id).title_lv == "Māla krūzes"
    assert "Māla krūzes" in [row.title for row in page_of(window).list.rows.rows.rows]
    assert detail.head.saved.text().startswith("Saglabāts")


def test_in_english_the_title_that_is_seen_is_the_one_that_changes(world: World, opened: Opened):
    event = world.event(title_en="Clay bowls")
    detail = shown(opened(world, language=Language.ENGLISH), event)
    assert detail.title.typed == "Clay bowls"
    retype(detail.title.line, "Clay mugs")
    changed = world.file.events.get(event.id)
    assert (changed.title_lv, changed.title_en) == ("Māla bļodiņas", "Clay mugs")


def test_an_empty_title_is_refused_and_the_old_one_stays(world: World, opened: Opened):
    event = world.event()
    detail = shown(opened(world), event)
    retype(detail.title.line, " ")
    assert detail.title.complains
    assert world.file.events.get(event.id).title_lv == "Māla bļodiņas"


def test_what_was_typed_is_kept_for_its_event_when_another_is_shown(world: World, opened: Opened):
    event, other = world.event(), world.event("2026-10-08 10:00", "2026-10-08 11:00", title="Cits")
    window = opened(world)
    detail = shown(window, event)
    type_in(detail.about.leader.line, "Zenta")
    detail.show_event(other.id)
    assert world.file.events.get(event.id).leader == "Zenta"
    assert world.file.events.get(other.id).leader == ""
    assert detail.about.leader.typed == ""


def test_a_refused_text_does_not_go_over_to_another_event(world: World, opened: Opened):
    event, other = world.event(), world.event("2026-10-08 10:00", "2026-10-08 11:00", title="Cits")
    window = opened(world)
    detail = shown(window, event)
    retype(detail.title.line, " ")
    detail.show_event(other.id)
    assert detail.title.typed == "Cits"
    assert not detail.title.complains


# -- when -----------------------------------------------------------------------------------------


def when_of(world: World, opened: Opened, event_id: int) -> When:
    return shown(opened(world), world.file.events.get(event_id)).details.when


def test_days_and_hours_are_read_together(world: World, opened: Opened):
    event = world.event()
    when = when_of(world, opened, event.id)
    retype(when.days.line, "19.–21.11.2026.")
    retype(when.begins.line, "10")
    retype(when.ends.line, "15.30")
    moved = world.file.events.get(event.id)
    assert (moved.starts_at, moved.ends_at) == (at("2026-11-19 10:00"), at("2026-11-21 15:30"))
    assert len(world.file.events.days_of(event.id)) == 3
    assert when.days.typed == "19.–21.11.2026."
    assert (when.begins.typed, when.ends.typed) == ("10:00", "15:30")


def test_an_end_before_the_start_is_told_and_stays_typed(world: World, opened: Opened):
    event = world.event()
    when = when_of(world, opened, event.id)
    retype(when.ends.line, "14:00")
    assert "14:00" in when.remark.said
    assert when.ends.typed == "14:00"
    assert world.file.events.get(event.id).ends_at == event.ends_at


def test_both_hours_can_be_moved_past_each_other(world: World, opened: Opened):
    event = world.event()
    when = when_of(world, opened, event.id)
    retype(when.begins.line, "19:00")
    assert when.begins.complains
    retype(when.ends.line, "21:00")
    moved = world.file.events.get(event.id)
    assert (moved.starts_at, moved.ends_at) == (at("2026-10-07 19:00"), at("2026-10-07 21:00"))
    assert when.remark.said == ""
    assert not when.begins.complains


@pytest.mark.parametrize(
    ("field", "typed"), [("days", "31.02."), ("begins", "25:00"), ("days", "x" * 10_000)]
)
def test_what_is_no_day_or_hour_is_told_and_stays_typed(
    world: World, opened: Opened, field: str, typed: str
):
    event = world.event()
    when = when_of(world, opened, event.id)
    edit = getattr(when, field)
    edit.line.setFocus()
    edit.line.setText(typed)
    edit.line.clearFocus()
    assert 0 < len(when.remark.said) < 300
    assert edit.typed == typed
    assert world.file.events.get(event.id).starts_at == event.starts_at


def test_an_evening_may_end_after_midnight(world: World, opened: Opened):
    event = world.event("2026-10-07 19:00", "2026-10-07 22:00")
    when = when_of(world, opened, event.id)
    retype(when.ends.line, "1:00")
    assert world.file.events.get(event.id).ends_at == at("2026-10-08 01:00")
    retype(when.days.line, "9.10.2026.")
    moved = world.file.events.get(event.id)
    assert (moved.starts_at, moved.ends_at) == (at("2026-10-09 19:00"), at("2026-10-10 01:00"))


def test_a_day_with_people_is_not_taken_away(world: World, opened: Opened):
    event = world.event("2026-10-19 10:00", "2026-10-21 15:00")
    world.attend(event, world.person(), on="2026-10-21")
    when = when_of(world, opened, event.id)
    retype(when.days.line, "19.–20.10.2026.")
    assert "21.10.2026." in when.remark.said
    assert len(world.file.events.days_of(event.id)) == 3


def test_half_a_time_is_not_kept_after_a_pause_and_a_whole_one_is(
    qtbot: QtBot, world: World, opened: Opened
):
    event = world.event()
    when = when_of(world, opened, event.id)
    when.begins.line.selectAll()
    type_in(when.begins.line, "1")
    when.begins._settled.timeout.emit()
    assert world.file.events.get(event.id).starts_at == event.starts_at
    type_in(when.begins.line, "5:30")
    when.begins._settled.timeout.emit()
    assert world.file.events.get(event.id).starts_at == at("2026-10-07 15:30")


# -- choices --------------------------------------------------------------------------------------


def choose(field: object, value: object) -> None:
    """Choose as the mouse does."""
    box = field.box  # type: ignore[attr-defined]
    at_ = field._values.index(value)  # type: ignore[attr-defined]
    box.setCurrentIndex(at_)
    box.activated.emit(at_)


def test_a_cancelled_event_asks_why(world: World, opened: Opened):
    event = world.event(status=EventStatus.PLANNED)
    detail = shown(opened(world), event)
    assert not detail.details.why.isVisible()
    choose(detail.details.status, EventStatus.CANCELLED)
    why = detail.details.why
    assert why.isVisible()
    assert why.reason.edit.hasFocus()
    assert not why.new_day.isVisible()
    retype(why.reason.line, "Saslima vadītāja")
    changed = world.file.events.get(event.id)
    assert (changed.status, changed.status_reason) == (EventStatus.CANCELLED, "Saslima vadītāja")


def test_a_postponed_event_also_asks_for_the_new_day(world: World, opened: Opened):
    event = world.event(status=EventStatus.PLANNED)
    detail = shown(opened(world), event)
    choose(detail.details.status, EventStatus.POSTPONED)
    retype(detail.details.why.reason.line, "Sniegs")
    retype(detail.details.why.new_day.line, "31.02.")
    assert detail.details.why.remark.said
    retype(detail.details.why.new_day.line, "4.12.2026.")
    changed = world.file.events.get(event.id)
    assert changed.postponed_to == day("2026-12-04")
    assert changed.status_reason == "Sniegs"
    assert detail.details.why.remark.said == ""


def test_an_event_that_was_held_offers_hours_to_its_leader(world: World, opened: Opened):
    leader = world.person("Zenta Upmale")
    event = world.event(status=EventStatus.PLANNED, leader="Zenta Upmale")
    window = opened(world)
    detail = shown(window, event)
    choose(detail.details.status, EventStatus.HELD)
    [helper] = helpers_of(world.file, event.id)
    assert helper.entry.person_id == leader.id
    assert detail.hours.waiting.isVisible()
    window.session.undo()
    assert helpers_of(world.file, event.id) == []
    assert world.file.events.get(event.id).status is EventStatus.PLANNED


def test_only_lines_of_the_day_are_offered_and_none_can_be_chosen(world: World, opened: Opened):
    event = world.event()
    detail = shown(opened(world), event)
    [field] = detail.details.lines
    offered = [field.box.itemText(n) for n in range(field.box.count())]
    assert offered[0] == "Bez aktivitātes"
    line = world.line("A1")
    choose(field, line)
    sits = world.file.events.lines.find_one("event_id = ?", event.id)
    assert sits is not None
    assert sits.line_id == line
    choose(field, None)
    assert world.file.events.lines.find_one("event_id = ?", event.id) is None


def test_kind_channel_and_place_are_kept(world: World, opened: Opened):
    event = world.event()
    detail = shown(opened(world), event)
    kind = next(iter(world.file.events.kinds.all()))
    choose(detail.details.kind, kind.id)
    choose(detail.details.channel, Channel.EXHIBITION)
    retype(detail.details.place.line, "Parka lapene")
    changed = world.file.events.get(event.id)
    assert changed.kind_id == kind.id
    assert changed.channel is Channel.EXHIBITION
    assert changed.place == "Parka lapene"


def test_places_used_before_are_proposed_after_what_was_typed(world: World, opened: Opened):
    world.event("2026-10-01 10:00", "2026-10-01 11:00", place="Lielā telpa")
    event = world.event()
    detail = shown(opened(world), event)
    texts = [one.text for one in detail.details._places("Liel")]
    assert texts == ["Liel", "Lielā telpa"]


# -- the rest -------------------------------------------------------------------------------------


def test_places_are_only_a_warning(world: World, opened: Opened):
    event = world.event()
    detail = shown(opened(world), event)
    retype(detail.about.capacity.line, "divi")
    assert detail.about.capacity.complains
    retype(detail.about.capacity.line, "1")
    assert world.file.events.get(event.id).capacity == 1
    for name in ("Anna Rudzāte", "Ilze Meikšāne"):
        enter(detail.visitors.entry.line, name)
    assert "1" in detail.visitors.room.said
    retype(detail.about.capacity.line, "")
    assert world.file.events.get(event.id).capacity is None
    assert detail.visitors.room.said == ""


def test_outputs_are_read_from_one_line_and_can_be_corrected(world: World, opened: Opened):
    event = world.event()
    detail = shown(opened(world), event)
    enter(detail.outputs.entry.line, "24 putnu būrīši → 5 PII")
    [line] = outputs_of(world.file, event.id)
    assert (line.output.quantity, line.output.what, line.recipient) == (24, "putnu būrīši", "5 PII")
    row = detail.outputs._lines[0]
    row.edit.click()
    assert detail.outputs.entry.typed == "24 putnu būrīši → 5 PII"
    detail.outputs.entry.line.selectAll()
    enter(detail.outputs.entry.line, "25 putnu būrīši → 5 PII")
    assert outputs_of(world.file, event.id)[0].output.quantity == 25
    row.cross.click()
    assert outputs_of(world.file, event.id) == []


def test_an_output_without_a_number_is_told(world: World, opened: Opened):
    detail = shown(opened(world), world.event())
    enter(detail.outputs.entry.line, "daudz būrīšu")
    assert "daudz būrīšu" in detail.outputs.entry.complaint.text()
    assert detail.outputs.entry.typed == "daudz būrīšu"


def test_partners_are_found_or_made_and_have_a_part(world: World, opened: Opened):
    known = world.organisation("Biedrība “Ritums”")
    event = world.event()
    detail = shown(opened(world), event)
    enter(detail.partners.entry.line, "ritums")
    enter(detail.partners.entry.line, "Zīlītes bērnudārzs")
    found = partners_of(world.file, event.id)
    assert [one.name for one in found] == [known.name, "Zīlītes bērnudārzs"]
    detail.partners._lines[0].role._chose(PartnerRole.SUPPORTER)
    assert partners_of(world.file, event.id)[0].partner.role is PartnerRole.SUPPORTER
    detail.partners._lines[0].cross.click()
    assert [one.name for one in partners_of(world.file, event.id)] == ["Zīlītes bērnudārzs"]


def test_hours_are_logged_by_name_and_length_in_one_line(world: World, opened: Opened):
    world.person("Zenta Upmale")
    event = world.event()
    detail = shown(opened(world), event)
    line = detail.hours.entry.line
    enter(line, "zent")
    assert line.text() == "Upmale Zenta: "
    enter(line, "25")
    assert detail.hours.entry.complains
    line.setText("Upmale Zenta: ")
    enter(line, "2,5")
    [helper] = helpers_of(world.file, event.id)
    assert helper.entry.minutes == 150
    assert detail.hours._lines[0].hours.typed == "2,5\u00a0h"


def test_organisations_of_counted_people_by_name_and_by_number(world: World, opened: Opened):
    world.organisation("Zīlītes bērnudārzs")
    event = world.event()
    world.count(event, 12, "PED")
    window = opened(world)
    detail = shown(window, event)
    row = detail.counted.row_of(counted_of(world.file, event.id)[0].headcount.id)
    assert row is not None
    row.open_organisations()
    from krc_desktop.desktop.events.from_organisations import FromOrganisations

    [popover] = window.findChildren(FromOrganisations)
    enter(popover.entry.line, "zil")
    enter(popover.entry.line, "4")
    [line] = counted_of(world.file, event.id)
    assert [name for _, name in line.organisations] == ["Zīlītes bērnudārzs"]
    assert line.from_organisations == 5
    assert row.whence.text() == "no 5 iestādēm"


def test_the_rows_behind_the_figures_add_up(world: World, opened: Opened):
    event = world.event()
    world.attend(event, world.person("Anna Rudzāte"), world.person("Ilze Meikšāne"))
    world.count(event, 12, "PED")
    window = opened(world)
    detail = shown(window, event)
    detail.totals.rows.click()
    from krc_desktop.desktop.events.totals import FigureRows

    [popover] = window.findChildren(FigureRows)
    assert sum(int(row.right) for row in popover.list.rows.rows) == 14
    QTest.keyClick(popover, Qt.Key.Key_Escape)


# -- photos ---------------------------------------------------------------------------------------


def picture(path: Path, size: tuple[int, int] = (40, 30)) -> Path:
    from PIL import Image

    Image.new("RGB", size, "teal").save(path)
    return path


def test_a_photo_is_read_in_the_background_and_shown(
    qtbot: QtBot, world: World, opened: Opened, tmp_path: Path
):
    event = world.event()
    detail = shown(opened(world), event)
    detail.photos.take_files([picture(tmp_path / "talka.png")])
    qtbot.waitUntil(lambda: len(photos_of(world.file, event.id)) == 1)
    [line] = photos_of(world.file, event.id)
    assert line.photo.local_day == day("2026-10-07")
    qtbot.waitUntil(lambda: line.photo.file_sha256 in detail.photos._pictures)


def test_what_is_no_picture_is_told_in_a_sentence(
    qtbot: QtBot, world: World, opened: Opened, tmp_path: Path
):
    event = world.event()
    detail = shown(opened(world), event)
    other = tmp_path / "piezimes.txt"
    other.write_text("nav attēls", encoding="utf-8")
    detail.photos.take_files([other])
    qtbot.waitUntil(lambda: bool(detail.photos.complaint.said))
    assert "piezimes.txt" in detail.photos.complaint.said
    assert photos_of(world.file, event.id) == []


def test_a_picture_of_two_hundred_megapixels_is_refused_before_it_is_unpacked(
    qtbot: QtBot, world: World, opened: Opened, tmp_path: Path
):
    detail = shown(opened(world), world.event())
    detail.photos.take_files([_huge(tmp_path / "milzis.png")])
    qtbot.waitUntil(lambda: bool(detail.photos.complaint.said))
    assert "milzis.png" in detail.photos.complaint.said


def _huge(path: Path) -> Path:
    """A PNG whose header says 20,000 × 10,000 pixels."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 20_000, 10_000, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + content)
    return path


def test_a_photo_with_somebody_who_has_not_agreed_is_marked(
    qtbot: QtBot, world: World, opened: Opened, tmp_path: Path
):
    event, person = world.event(), world.person()
    added = stories.add_photo(
        world.file,
        centre_id=world.centre,
        event_id=event.id,
        jpeg=picture(tmp_path / "talka.jpg").read_bytes(),
        width=40,
        height=30,
        day=event.local_day,
    )
    stories.set_photo_people(world.file, photo_id=added.row_id or 0, people=[person.id])
    window = opened(world)
    detail = shown(window, event)
    assert detail.photos.consent.said
    detail.photos._open(0)
    from krc_desktop.desktop.events.photo_card import PhotoPopover

    [popover] = window.findChildren(PhotoPopover)
    assert popover.warning.said
    popover.close_up()
    people.record_consent(
        world.file,
        person_id=person.id,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_on=event.local_day,
    )
    page_of(window).refresh()
    assert detail.photos.consent.said == ""
    qtbot.waitUntil(lambda: not window.session.work.is_busy)


def test_an_event_that_is_deleted_leaves_the_detail_and_comes_back(world: World, opened: Opened):
    event, other = world.event(), world.event("2026-10-08 10:00", "2026-10-08 11:00", title="Cits")
    attendance.record_attendance(world.file, event_id=event.id, person_id=world.person().id)
    window = opened(world)
    detail = shown(window, event)
    from krc_desktop.desktop.events.event_menu import delete

    delete(window.session, event.id)
    assert detail.event_id == other.id
    window.session.undo()
    assert world.file.events.get(event.id).title_lv == "Māla bļodiņas"
