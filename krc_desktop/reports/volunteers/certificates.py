"""The certificate of volunteer work: one page between two woven bands."""

from __future__ import annotations

from functools import partial

from reportlab.lib.colors import white
from reportlab.lib.units import mm

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.volunteer_papers import CertificatePaper, TaskDone
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.codes import code_of, draw_code
from krc_desktop.reports.equipment.fitting import fitted_lines
from krc_desktop.reports.equipment.pages import drawn, imprint_of, joined
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import COLOUR, PAGE_HEIGHT, PAGE_WIDTH, Profile, Role, Sheet

_LEFT, _RIGHT = 30 * mm, PAGE_WIDTH - 30 * mm
_WIDE = _RIGHT - _LEFT
_TABLE = _LEFT + 127
_ROW = 18.6
_BAND = 19.6
_CODE = 55.0


def certificate(
    content: CertificatePaper, words: Phrasebook, *, profile: Profile = COLOUR
) -> bytes:
    """The certificate as a PDF; a draft says that it is one. Equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    title = words.text("Certificate of volunteer work")
    imprint = imprint_of(sheet, content.head, content.number, title)
    return drawn(sheet, imprint, (PAGE_WIDTH, PAGE_HEIGHT), [partial(_page, content)])


def _page(content: CertificatePaper, pen: Pen) -> None:
    _band(pen, _top(80))
    _band(pen, _top(765))
    _head(pen, content)
    _whom(pen, content)
    _hours(pen, content)
    end = _tasks(pen, content)
    _source(pen, content, min(end - 34, _top(596)))
    _signatures(pen, content)
    _credit(pen, content)


def _top(down: float) -> float:
    """A height measured from the upper edge."""
    return float(PAGE_HEIGHT - down)


def _band(pen: Pen, top: float) -> None:
    """A woven band: diamonds with a square or a cross inside, between two rules."""
    pen.line(_LEFT, top, _RIGHT, top, 1.4)
    pen.line(_LEFT, top - _BAND, _RIGHT, top - _BAND, 1.4)
    count = 30
    step, middle = _WIDE / count, top - _BAND / 2
    for at in range(count):
        x = _LEFT + (at + 0.5) * step
        _diamond(pen, x, middle, step / 2 - 0.3, filled=False)
        if at % 2 == 0:
            _diamond(pen, x, middle, step / 4.2, filled=True)
        else:
            pen.line(x - 3, middle, x + 3, middle, 1.5)
            pen.line(x, middle - 3, x, middle + 3, 1.5)


def _diamond(pen: Pen, x: float, y: float, reach: float, *, filled: bool) -> None:
    canvas, path = pen.canvas, pen.canvas.beginPath()
    path.moveTo(x - reach, y)
    path.lineTo(x, y + reach)
    path.lineTo(x + reach, y)
    path.lineTo(x, y - reach)
    path.close()
    canvas.setStrokeColor(pen.profile.ink)
    canvas.setFillColor(pen.profile.ink if filled else white)
    canvas.setLineWidth(0.7)
    canvas.drawPath(path, stroke=1, fill=int(filled))


def _head(pen: Pen, content: CertificatePaper) -> None:
    sheet, words, grey = pen.sheet, pen.sheet.words, pen.profile.grey
    mark = words.text("Sample data") if content.head.is_sample else ""
    number = (
        words.text_in("document", "No. {number}", number=content.number)
        if content.issued
        else words.text("draft, not given out")
    )
    said = sheet.fitted(joined(mark, number), Face.SANS, 9.6, _WIDE * 0.5)
    pen.text(_RIGHT, _top(133), said, size=9.6, colour=grey, align="right")
    centre = sheet.fitted(sheet.name(content.head.centre), Face.SANS_SEMIBOLD, 9.8, _WIDE * 0.48)
    pen.text(_LEFT, _top(133), centre, face=Face.SANS_SEMIBOLD, size=9.8)
    title = fitted_lines(sheet, words.text("Certificate"), Face.SERIF_SEMIBOLD, (46, 30), _WIDE, 1)
    pen.text(_LEFT - 2, _top(212), title.lines[0], face=Face.SERIF_SEMIBOLD, size=title.size)
    about = words.text("of volunteer work")
    accent = pen.profile.accent
    pen.text(_LEFT, _top(246), about, face=Face.SERIF, size=23, colour=accent)


def _whom(pen: Pen, content: CertificatePaper) -> None:
    sheet, words = pen.sheet, pen.sheet.words
    opening = words.text("This is to certify that")
    pen.text(_LEFT, _top(297), opening, face=Face.SERIF, size=13, colour=pen.profile.grey)
    name = fitted_lines(sheet, content.name, Face.SERIF_SEMIBOLD, (32, 18), _WIDE, 1)
    base = _top(335)
    if name.lines[0].endswith("…"):
        name = fitted_lines(sheet, content.name, Face.SERIF_SEMIBOLD, (15, 9), _WIDE, 2)
        base += (len(name.lines) - 1) * name.size * 1.1
    for line in name.lines:
        pen.text(_LEFT - 1, base, line, face=Face.SERIF_SEMIBOLD, size=name.size)
        base -= name.size * 1.1
    pen.line(_LEFT, _top(344), _RIGHT, _top(344), 0.8)
    text = sheet.para(_sentence(words, sheet, content), Role.LEAD, leading=19)
    _, height = text.wrap(_WIDE, 76)
    if height > 76:
        text = sheet.para(_sentence(words, sheet, content), Role.NARRATIVE)
        _, height = text.wrap(_WIDE, 76)
    text.drawOn(pen.canvas, _LEFT, _top(354) - height)


def _sentence(words: Phrasebook, sheet: Sheet, content: CertificatePaper) -> str:
    days = {
        "first": words.date(content.period.first),
        "last": words.date(content.period.last),
    }
    project = content.head.project
    if project is not None and sheet.name(project.name):
        said = words.text(
            "did volunteer work from {first} to {last} in the project “{project}”.",
            project=sheet.name(project.name),
            **days,
        )
    else:
        days["last"] = days["last"].rstrip(".")
        said = words.text("did volunteer work from {first} to {last}.", **days)
    organiser = sheet.name(content.organiser)
    if not organiser:
        return said
    named = words.text("Organiser: {name}.", name=organiser.strip(" ."))
    return f"{said} {named}"


def _hours(pen: Pen, content: CertificatePaper) -> None:
    words = pen.sheet.words
    hours = words.hours(content.minutes)
    figure = fitted_lines(pen.sheet, hours, Face.SERIF_SEMIBOLD, (52, 24), _TABLE - _LEFT - 14, 1)
    pen.text(_LEFT - 1, _top(480), figure.lines[0], face=Face.SERIF_SEMIBOLD, size=figure.size)
    said = words.text("hours in all")
    pen.text(_LEFT, _top(502), said, face=Face.SANS_SEMIBOLD, size=9.6)


def _tasks(pen: Pen, content: CertificatePaper) -> float:
    """The tasks with their days and hours; answers where the table ends."""
    words, y = pen.sheet.words, _top(442)
    pen.line(_TABLE, y, _RIGHT, y, 0.9)
    heads = (words.text("Task"), words.text("Days"), words.text("Hours"))
    _row(pen, y - 9.6, heads, 6.6, Face.SANS_SEMIBOLD)
    y -= 14.4
    pen.line(_TABLE, y, _RIGHT, y, 0.5)
    for at, task in enumerate(content.tasks):
        if at:
            pen.line(_TABLE, y, _RIGHT, y, 0.25)
        values = (_task(pen, task), str(task.days), words.hours(task.minutes))
        _row(pen, y - 12.6, values, 9.2, Face.SANS)
        y -= _ROW
    pen.line(_TABLE, y, _RIGHT, y, 0.7)
    total = (words.text("Total"), str(content.days), words.hours(content.minutes))
    _row(pen, y - 12.6, total, 9.2, Face.SANS_SEMIBOLD)
    y -= _ROW
    pen.line(_TABLE, y, _RIGHT, y, 0.9)
    return y


def _row(pen: Pen, base: float, values: tuple[str, str, str], size: float, face: Face) -> None:
    first, days, hours = values
    colour = pen.profile.grey if size < 7 else pen.profile.ink
    room = _RIGHT - 92 - _TABLE
    fitted = fitted_lines(pen.sheet, first, face, (size, min(size, 6.8)), room, 1)
    pen.text(_TABLE, base, fitted.lines[0], face=face, size=fitted.size, colour=colour)
    pen.text(_RIGHT - 56, base, days, face=face, size=size, colour=colour, align="right")
    pen.text(_RIGHT, base, hours, face=face, size=size, colour=colour, align="right")


def _task(pen: Pen, task: TaskDone) -> str:
    if task.task is None:
        return pen.sheet.words.text("other tasks")
    return pen.sheet.name(task.task)


def _source(pen: Pen, content: CertificatePaper, top: float) -> None:
    words = pen.sheet.words
    said = words.text(
        "The hours stand in the centre's log of volunteer work: measured {measured} h, declared"
        " {declared} h.",
        measured=words.hours(content.measured),
        declared=words.hours(content.minutes - content.measured),
    )
    note = pen.sheet.para(said, Role.NOTE, fontSize=8.6, leading=11.6)
    _, height = note.wrap(_WIDE * 0.8, 60)
    note.drawOn(pen.canvas, _LEFT, top - height)


def _signatures(pen: Pen, content: CertificatePaper) -> None:
    """A line for the signature and one for place and date; the code of the certificate."""
    sheet, words, grey = pen.sheet, pen.sheet.words, pen.profile.grey
    base, signer = _top(694), content.head.coordinator
    pen.line(_LEFT, base, _LEFT + 164, base, 0.8)
    name = sheet.fitted(signer.name or words.text("name in print"), Face.SANS_SEMIBOLD, 9.2, 164)
    pen.text(_LEFT, base - 11, name, face=Face.SANS_SEMIBOLD, size=9.2)
    role = joined(sheet.name(signer.role), words.text("signature"))
    pen.text(_LEFT, base - 22, sheet.fitted(role, Face.SANS, 8.4, 164), size=8.4, colour=grey)
    left = _LEFT + 187
    pen.line(left, base, left + 124, base, 0.8)
    place = content.place if words.language is Language.LATVIAN else ""
    when = words.text_in("signature", "date")
    said = ", ".join(part for part in (place, when) if part)
    said = said[:1].upper() + said[1:]
    pen.text(left, base - 11, sheet.fitted(said, Face.SANS, 8.4, 124), size=8.4, colour=grey)
    if content.issued is not None:
        code = code_of("certificate", content.issued.uid)
        draw_code(pen, code, _RIGHT - _CODE - 2, _top(709), _CODE)


def _credit(pen: Pen, content: CertificatePaper) -> None:
    project = content.head.project
    credit = pen.sheet.name(project.credit) if project else ""
    fitted = fitted_lines(pen.sheet, credit, Face.SANS, (7.8, 7), _WIDE, 2)
    y = _top(741) + (len(fitted.lines) - 1) * 2
    for line in fitted.lines:
        pen.text(_LEFT, y, line, size=fitted.size, colour=pen.profile.grey)
        y -= fitted.size * 1.25
