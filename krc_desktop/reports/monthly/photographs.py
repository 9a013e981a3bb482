"""Section 8: pictures as evidence, whole and uncropped, in rows of one height."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Spacer, Table

from krc_desktop.model.reports import MonthlyReport, Photo
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.monthly.sections import section
from krc_desktop.reports.paper import BODY_HEIGHT, GUTTER, TEXT_WIDTH, Role, Sheet, clipped
from krc_desktop.reports.tables import bounded

_TALLEST = 76 * mm
_PANORAMA = 1.6


def photographs(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The pictures with their captions, or one sentence."""
    words = sheet.words
    title = words.text("Photographs")
    if not report.photos:
        empty = words.text("No photographs were chosen for this report.")
        return section(sheet, 8, title, "", [sheet.para(empty, Role.CAPTION)])
    remark = words.text("published with the consent of those shown; children are not named")
    content: list[Any] = []
    number = 1
    for row in _rows(report.photos):
        content += [_row(sheet, row, number), Spacer(1, 7)]
        number += len(row)
    first = content[0].wrap(TEXT_WIDTH, BODY_HEIGHT)[1]
    return section(sheet, 8, title, remark, content, room=first + 18 * mm)


def _aspect(photo: Photo) -> float:
    return min(max(photo.width / photo.height, 0.25), 6.0) if photo.height > 0 else 1.5


def _rows(photos: Sequence[Photo]) -> list[Sequence[Photo]]:
    """One wide above and three below, or pairs; three stand side by side."""
    if len(photos) == 3:
        return [photos]
    if len(photos) == 4 and _aspect(photos[0]) < _PANORAMA:
        return [photos[:2], photos[2:]]
    if len(photos) <= 2:
        return [photos]
    return [photos[:1], *(photos[at : at + 3] for at in range(1, len(photos), 3))]


def _row(sheet: Sheet, photos: Sequence[Photo], number: int) -> Table:
    """Pictures of one height that together fill the width, captions under each."""
    free = TEXT_WIDTH - GUTTER * (len(photos) - 1)
    height = min(free / sum(_aspect(photo) for photo in photos), _TALLEST)
    widths = [height * _aspect(photo) for photo in photos]
    pictures: list[Any] = []
    captions: list[Any] = []
    for offset, (photo, width) in enumerate(zip(photos, widths, strict=True)):
        pictures += [_picture(sheet, photo, width, height), ""]
        caption = _caption(sheet, photo, number + offset)
        captions += [bounded(sheet, caption, width, _TALLEST), ""]
    columns = [part for width in widths for part in (width, GUTTER)]
    if sum(widths) < free:
        columns[-2] += free - sum(widths)  # the caption may use what the picture leaves
    table = Table([pictures[:-1], captions[:-1]], colWidths=columns[:-1], hAlign="LEFT")
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), Face.SANS.value, 8.4),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, 0), 0),
            ("NOSPLIT", (0, 0), (-1, -1)),
        ]
    )
    return table


def _picture(sheet: Sheet, photo: Photo, width: float, height: float) -> Picture:
    image = _image(photo)

    def drawn(pen: Pen) -> None:
        if image is None:
            pen.outline(0, 0, width, height)
            text = sheet.words.text("The picture could not be read.")
            pen.text(6, height / 2, sheet.fitted(text, Face.SANS, 7.4, width - 12))
            return
        pen.canvas.drawImage(image, 0, 0, width, height)
        pen.canvas.setStrokeColor(pen.profile.ink)
        pen.canvas.setLineWidth(0.3)
        pen.canvas.rect(0, 0, width, height, stroke=1, fill=0)

    return Picture(sheet, width, height, drawn)


def _image(photo: Photo) -> ImageReader | None:
    """The picture, or None where its bytes are none: a bad file must not stop the report."""
    try:
        image = ImageReader(BytesIO(photo.jpeg))
        image.getRGBData()
    except Exception:  # whatever the decoder meets in foreign bytes
        return None
    return image


def _caption(sheet: Sheet, photo: Photo, number: int) -> Any:
    words = sheet.words
    caption = clipped(" ".join(photo.caption.split()), 400)
    parts = [caption if not caption or caption[-1] in ".!?…" else f"{caption}."]
    if photo.taken_on is not None:
        parts.append(
            f"{words.date(photo.taken_on)}{'' if words.date(photo.taken_on)[-1] == '.' else '.'}"
        )
    if photo.event_number:
        parts.append(f"({clipped(photo.event_number, 60)}).")
    if photo.photographer:
        parts.append(words.text("Photo: {name}.", name=clipped(photo.photographer, 120)))
    head = sheet.coloured(words.text("Fig. {n}.", n=number), sheet.profile.accent)
    text = sheet.escaped(" ".join(part for part in parts if part))
    return sheet.rich(Markup(f"{head} {text}"), Role.CAPTION)
