"""The month's checklist, the words one writes, the months, the narrow window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.reports.page import ReportsPage
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.events import EventStatus
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.reports import Attention, AttentionKind
from krc_desktop.model.stories import Outcome, ReportPart
from krc_desktop.operations import plans, stories
from krc_desktop.periods import Month
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.reports.conftest import OCTOBER, page_of

SEPTEMBER, NOVEMBER = Month(2026, 9), Month(2026, 11)


def kept(world: World, part: ReportPart = ReportPart.HIGHLIGHTS, month: Month = OCTOBER) -> str:
    """One of a month's texts as the file has it."""
    found = world.file.stories.texts.find_one("month = ? AND part = ?", str(month), part.value)
    return found.body if found else ""


def pressed(page: ReportsPage, name: str) -> QPushButton:
    """The button of a name that begins so."""
    named = {one.accessibleName(): one for one in page.findChildren(QPushButton)}
    return next(one for known, one in named.items() if known.startswith(name))


def write(qtbot: QtBot, page: ReportsPage, key: str, text: str) -> None:
    """Type into one of the texts and leave it."""
    field = page.narratives.fields[key]
    field.setFocus()
    qtbot.keyClicks(field.text, text)
    field.text.clearFocus()


# -- what is missing -----------------------------------------------------------------------------


def test_a_gap_leads_to_the_place_that_fixes_it(page: ReportsPage, october: World, qtbot: QtBot):
    empty = october.event("2026-10-20 10:00", "2026-10-20 12:00", title="Bez cilvēkiem")
    page.refresh()
    went: list[Place] = []
    page.session.went.connect(went.append)
    qtbot.mouseClick(pressed(page, "Ierakstīt: Pasākumi bez"), Qt.MouseButton.LeftButton)
    assert (went[0].page, went[0].rows) == (PageName.EVENTS, (empty.id,))


def test_a_gap_of_this_page_puts_the_cursor_there(page: ReportsPage, qtbot: QtBot):
    qtbot.mouseClick(pressed(page, "Rakstīt: Vēl nav uzrakstīts mēneša"), Qt.MouseButton.LeftButton)
    assert page.narratives.fields["highlights"].text.hasFocus()


def test_ready_is_said_once_nothing_lacks(page: ReportsPage, october: World, qtbot: QtBot):
    assert page.parts.states[0].text() == "Melnraksts"
    page.session.do(
        stories.write_report_text,
        centre_id=october.centre,
        month=OCTOBER,
        part=ReportPart.HIGHLIGHTS,
        body="Māls",
    )
    page.session.do(plans.write_plans, centre_id=october.centre, month=OCTOBER, text="Cepam")
    from krc_desktop.operations.centres import change_centre

    page.session.do(change_centre, centre_id=october.centre, coordinator="Ilze Sauleskalne")
    assert page.parts.states[0].text() == "Gatavs"
    assert page.parts.dues[0].text() == "Termiņš 5.\u00a0novembris"


def test_what_has_no_page_is_answered_on_the_spot(october: World, opened: Opened, qtbot: QtBot):
    machine = october.machine()
    for hour in (10, 12):
        october.book(
            machine,
            f"2026-10-12 {hour}:00",
            f"2026-10-12 {hour + 1}:00",
            status=BookingStatus.BOOKED,
        )
    page = page_of(opened(october))
    qtbot.mouseClick(pressed(page, "Atzīmēt: "), Qt.MouseButton.LeftButton)
    (card,) = page.window().findChildren(Popover)
    for name in ("Neieradās", "Notika"):
        answer = next(
            one
            for one in card.findChildren(QPushButton)
            if one.text() == name and one.isVisibleTo(card)
        )
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
        qtbot.wait(1)
    assert [booking.status for booking in october.file.bookings.all()] == [
        BookingStatus.NO_SHOW,
        BookingStatus.USED,
    ]
    qtbot.waitUntil(lambda: not page.window().findChildren(Popover))


def test_an_empty_month_is_a_valid_report(page: ReportsPage):
    assert page.preview.note.isHidden()
    page.show_place(Place(PageName.REPORTS, month=Month(2026, 3)))
    assert page.preview.note.isVisible()
    assert "derīgs" in page.preview.note.text()


# -- writing -------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_after_a_pause(page: ReportsPage, october: World, qtbot: QtBot):
    field = page.narratives.fields["highlights"]
    field.setFocus()
    qtbot.keyClicks(field.text, "Jauna diena ")
    qtbot.waitUntil(lambda: kept(october) == "Jauna diena", timeout=3000)
    assert field.text.textCursor().position() == len("Jauna diena ")
    page.refresh()
    assert field.typed == "Jauna diena "


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("lead", "Talka bija jauka.", "Talka bija jauka."),
        ("difficulties", "Laika maz.", "Laika maz."),
        ("plans", "5.11. Cepam", "05.11. Cepam"),
    ],
)
def test_each_text_is_kept_in_its_place(
    page: ReportsPage, qtbot: QtBot, key: str, typed: str, shown: str
):
    write(qtbot, page, key, typed)
    page.refresh()
    assert page.narratives.fields[key].typed == shown


def test_each_month_has_its_words(page: ReportsPage, october: World, qtbot: QtBot):
    write(qtbot, page, "highlights", "Oktobris")
    page.step_period(1)
    assert page.narratives.fields["highlights"].typed == ""
    assert page.narratives.fields["plans"].heading.text() == "Plāni decembrim"
    page.step_period(-1)
    assert page.narratives.fields["highlights"].typed == "Oktobris"
    assert kept(october, month=NOVEMBER) == ""


def test_what_was_refused_stays_with_its_month(page: ReportsPage, october: World, qtbot: QtBot):
    write(qtbot, page, "highlights", "Anna 010203-12345")
    field = page.narratives.fields["highlights"]
    assert "Mēneša nozīmīgākais" in field.complaint.text()
    page.step_period(1)
    assert field.typed == ""
    assert not field.complains
    page.step_period(-1)
    assert field.typed == "Anna 010203-12345"
    assert kept(october) == kept(october, month=NOVEMBER) == ""


def test_plans_are_taken_from_the_calendar_once(page: ReportsPage, october: World, qtbot: QtBot):
    october.event(
        "2026-11-05 10:00", "2026-11-05 12:00", title="Piparkūkas", status=EventStatus.PLANNED
    )
    said: list[str] = []
    page.session.messages.toasted.connect(lambda message: said.append(message.text))
    for _ in range(2):
        qtbot.mouseClick(page.narratives.take, Qt.MouseButton.LeftButton)
    assert page.narratives.fields["plans"].typed == "05.11. Piparkūkas"
    assert said == ["Ielikts 1 pasākums", "Kalendārā novembrim citu plānotu pasākumu nav."]
    page.session.undo()
    assert page.narratives.fields["plans"].typed == ""


def test_a_plan_that_came_to_nothing_says_why(october: World, opened: Opened, qtbot: QtBot):
    plans.write_plans(
        october.file, centre_id=october.centre, month=SEPTEMBER, text="10.10. Rudens talka"
    )
    page = page_of(opened(october))
    (row,) = page.outcomes.rows
    assert row.reason.isHidden()
    qtbot.mouseClick(row.answer.button_of(Outcome.NOT_DONE), Qt.MouseButton.LeftButton)
    assert row.reason.line.hasFocus()
    qtbot.keyClicks(row.reason.line, "Lija")
    qtbot.keyClick(row.reason.line, Qt.Key.Key_Return)
    (plan,) = plans.plans_of(october.file, october.centre, SEPTEMBER)
    assert (plan.outcome, plan.outcome_reason) == (Outcome.NOT_DONE, "Lija")
    page.session.undo()
    page.session.undo()
    assert row.answer.value is None


def test_a_plan_that_is_an_event_is_answered_by_the_event(
    october: World, opened: Opened, qtbot: QtBot
):
    from krc_desktop.operations.events import set_event_status

    event = october.event(
        "2026-10-05 10:00", "2026-10-05 12:00", title="Talka", status=EventStatus.PLANNED
    )
    plans.take_plans(october.file, centre_id=october.centre, month=SEPTEMBER)
    set_event_status(october.file, event_id=event.id, status=EventStatus.HELD)
    page = page_of(opened(october))
    (row,) = page.outcomes.rows
    assert not row.state.isHidden()
    assert row.answer.isHidden()


def test_points_are_added_and_taken_away(page: ReportsPage, october: World, qtbot: QtBot):
    def points() -> list[Attention]:
        found = october.file.stories.points.find("TRUE ORDER BY position")
        return [Attention(point.kind, point.body) for point in found]

    qtbot.mouseClick(page.points.more, Qt.MouseButton.LeftButton)
    first = page.points.points[0]
    assert first.text.text.hasFocus()
    qtbot.keyClicks(first.text.text, "Vajag cepli")
    first.kind.box.setCurrentIndex(0)
    first.kind.box.activated.emit(0)
    first.text.text.clearFocus()
    assert points() == [Attention(AttentionKind.DECISION, "Vajag cepli")]
    page.points.remove(first)
    assert points() == []
    assert first.isHidden()
    page.session.undo()
    assert (points(), first.isVisible()) == (
        [Attention(AttentionKind.DECISION, "Vajag cepli")],
        True,
    )


# -- the narrow window ---------------------------------------------------------------------------


def test_a_narrow_window_has_two_tabs(october: World, opened: Opened, qtbot: QtBot):
    page = page_of(opened(october, size=(911, 512)))
    assert page.left.isVisible()
    assert not page.preview.isVisible()
    qtbot.mouseClick(page.sides.tabs.button_of("preview"), Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()
    page.show_place(Place(PageName.REPORTS, month=OCTOBER, part="plans"))
    assert page.narratives.fields["plans"].text.hasFocus()
