"""Sheets drawn by hand, page by page, with the properties and the foot that every sheet has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from krc_desktop.model.equipment_papers import MachineHead, PaperHead
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.document import LANGUAGE_TAGS, Imprint, property_text
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import Sheet

Draw = Callable[[Pen], None]


def drawn(
    sheet: Sheet, imprint: Imprint, size: tuple[float, float], pages: Sequence[Draw]
) -> bytes:
    """The bytes of pages of a size (points); equal pages give equal bytes."""
    letters.glyphs(Face.SANS)  # fonts are known before the canvas asks
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        initialFontName=Face.SANS.value,
        initialFontSize=8,
        lang=LANGUAGE_TAGS[sheet.words.language],
    )
    canvas.setTitle(property_text(imprint.title))
    canvas.setAuthor(property_text(imprint.author))
    canvas.setSubject(property_text(imprint.subject))
    canvas.setKeywords(property_text(f"{imprint.number}, {imprint.owner}"))
    canvas.setCreator(property_text(imprint.program))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for draw in pages:
        draw(Pen(canvas, sheet))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def imprint_of(sheet: Sheet, head: PaperHead, number: str, title: str) -> Imprint:
    """What a sheet's foot and the file's properties say."""
    centre = sheet.name(head.centre)
    return Imprint(
        title=f"{title} · {centre}",
        owner=centre,
        subject=title,
        number=number,
        author=head.coordinator.name or centre,
        footer=credit(sheet, head),
        program=f"KRC Desktop {head.program_version}",
        mark=sheet.words.text("Sample data") if head.is_sample else "",
    )


def credit(sheet: Sheet, head: PaperHead) -> str:
    """The project, who implements it and who pays for it; the centre where no project runs."""
    project = head.project
    if project is None:
        return sheet.name(head.centre)
    named = sheet.words.text("Project “{name}”", name=sheet.name(project.name))
    return joined(named, sheet.name(project.implementer), sheet.name(project.funder))


def joined(*parts: str) -> str:
    """Particulars of one thing on one line; empty ones left out."""
    return " · ".join(part for part in parts if part)


def stamped(sheet: Sheet, imprint: Imprint, head: PaperHead) -> str:
    """The number, the mark of a sample, and when it was printed."""
    printed = sheet.words.text("printed {when}", when=sheet.words.stamp(head.made_at))
    return joined(imprint.number, imprint.mark, printed)


def small_foot(pen: Pen, left: str, right: str, *, margin: float, base: float = 12 * mm) -> None:
    """Two small remarks at the foot of a page drawn by hand."""
    sheet, width = pen.sheet, pen.canvas._pagesize[0]
    room = width - 2 * margin
    right = sheet.fitted(right, Face.SANS, 7.4, room * 0.5)
    taken = letters.width(right, Face.SANS, 7.4) + 12
    left = sheet.fitted(left, Face.SANS, 7.4, room - taken)
    pen.text(margin, base, left, colour=pen.profile.grey)
    pen.text(width - margin, base, right, colour=pen.profile.grey, align="right")


def machine_code(sheet: Sheet, machine: MachineHead) -> str:
    """A machine's number as sheets say it."""
    return sheet.words.text_in("machine", "No. {code}", code=machine.code)
