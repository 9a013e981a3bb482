"""Sheets to sign, certificates, the value in kind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.pdf_pages import document_of
from krc_desktop.desktop.volunteers.certificate_popover import CertificatePopover
from krc_desktop.desktop.volunteers.page import VolunteersPage
from krc_desktop.desktop.volunteers.sheets_popover import SheetsPopover
from krc_desktop.model.volunteers import Known
from krc_desktop.operations import projects
from tests.builders import World, day
from tests.desktop.letters import type_over
from tests.desktop.volunteers.conftest import Shown

Left = Qt.MouseButton.LeftButton
_LONG = 10_000


def ready(qtbot: QtBot, popover: PaperPopover) -> int:
    """How many pages the made sheet has."""
    qtbot.waitUntil(lambda: popover.made is not None, timeout=_LONG)
    assert popover.made is not None
    return document_of(popover.made.pdf).pageCount()


def sheets_of(page: VolunteersPage) -> SheetsPopover:
    page.papers.open_sheets()
    found = page.window().findChild(SheetsPopover)
    assert isinstance(found, SheetsPopover)
    return found


def test_the_month_of_all_is_one_pdf_with_a_page_each(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta, toms = world.person("Zenta Upmale"), world.person("Toms Cīrulis")
    mine = world.hours(zenta, "2026-10-07", 150)
    other = world.hours(toms, "2026-10-08", 60)
    page = shown()
    popover = sheets_of(page)
    assert popover.whose.isHidden()
    assert ready(qtbot, popover) == 2
    qtbot.mouseClick(popover.confirm, Left)
    assert {world.file.volunteers.get(one.id).known for one in (mine, other)} == {Known.MEASURED}
    assert page.log._sums[Known.MEASURED].text().startswith("mērītas 3,5")


def test_the_month_of_one_is_a_page_and_confirms_only_theirs(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta, toms = world.person("Zenta Upmale"), world.person("Toms Cīrulis")
    world.hours(zenta, "2026-10-07", 150)
    other = world.hours(toms, "2026-10-08", 60)
    page = shown(zenta.id)
    popover = sheets_of(page)
    assert popover.whose.value == zenta.id
    assert ready(qtbot, popover) == 1
    qtbot.mouseClick(popover.whose.button_of(None), Left)
    assert popover.made is None
    assert ready(qtbot, popover) == 2
    popover._choose_whose(zenta.id)
    qtbot.mouseClick(popover.confirm, Left)
    assert world.file.volunteers.get(other.id).known is Known.DECLARED


def test_signed_already_needs_no_button(world: World, shown: Shown) -> None:
    world.hours(world.person("Zenta Upmale"), "2026-10-07", 150, known=Known.MEASURED)
    assert sheets_of(shown()).confirm.isHidden()


def test_a_certificate_is_looked_at_and_given_out(world: World, shown: Shown, qtbot: QtBot) -> None:
    zenta = world.person("Zenta Upmale")
    world.hours(zenta, "2026-10-07", 150, task="Adīja")
    world.hours(zenta, "2025-10-07", 60, task="Adīja")
    page = shown(zenta.id)
    page.papers.open_certificate()
    form = page.window().findChild(CertificatePopover)
    assert isinstance(form, CertificatePopover)
    assert form.who.typed == "Zenta Upmale"
    assert form.summary.text().startswith("2,5\u00a0h · 1 diena")
    form._take_all()
    assert form.first.typed == "07.10.2025."
    assert form.summary.text().startswith("3,5\u00a0h · 2 dienas")
    qtbot.mouseClick(form.draft, Left)
    (draft,) = page.window().findChildren(PaperPopover)
    assert ready(qtbot, draft) == 1
    assert not list(world.file.volunteers.certificates.all())
    draft.close_up()
    page.papers.open_certificate()
    form = page.window().findChildren(CertificatePopover)[-1]
    type_over(form.first.line, "1.10.2026.")
    qtbot.mouseClick(form.save, Left)
    (given,) = list(world.file.volunteers.certificates.all())
    assert (given.first_day, given.minutes) == (day("2026-10-01"), 150)
    paper = page.window().findChildren(PaperPopover)[-1]
    assert ready(qtbot, paper) == 1
    assert paper.made is not None
    assert paper.made.file_name == "KRC-PRE-BD-2026-01.pdf"


def test_a_certificate_of_nothing_or_nobody_is_refused_in_words(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta = world.person("Zenta Upmale")
    page = shown()
    page.papers.open_certificate()
    form = page.window().findChild(CertificatePopover)
    assert isinstance(form, CertificatePopover)
    qtbot.mouseClick(form.save, Left)
    assert form.remark.said
    form.who.show_person(zenta)
    qtbot.mouseClick(form.save, Left)
    assert form.remark.said
    assert not list(world.file.volunteers.certificates.all())


def test_value_in_kind_only_where_the_project_shows_it(world: World, shown: Shown) -> None:
    world.hours(world.person("Zenta Upmale"), "2026-10-07", 150)
    page = shown()
    assert page.in_kind.isHidden()
    project = world.file.projects.newest_first()[0]
    projects.change_project(world.file, project_id=project.id, in_kind_shown=True)
    projects.add_rate(
        world.file,
        project_id=project.id,
        cents_per_hour=670,
        source="CSP 2025",
        valid_from=day("2026-01-01"),
    )
    page.refresh()
    texts = " ".join(made.accessibleName() for made in page.in_kind.findChildren(QWidget))
    assert not page.in_kind.isHidden()
    assert "16,75\u00a0€" in texts
    assert "CSP 2025" in texts
