"""A document of pages: cover and body, header and footer, sections, contents, page counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
)

from krc_desktop.language import Language
from krc_desktop.reports import letters
from krc_desktop.reports.headings import Contents, Place, SectionHead
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import (
    BODY_HEIGHT,
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT_WIDTH,
    Sheet,
)

COVER_TOP = 14 * mm
COVER_HEIGHT = PAGE_HEIGHT - COVER_TOP - BOTTOM
_OUTLINE_FROM = 5
LANGUAGE_TAGS = MappingProxyType({Language.LATVIAN: "lv-LV", Language.ENGLISH: "en-GB"})


@dataclass(frozen=True)
class Imprint:
    """What every page and the file's properties say of the document."""

    title: str
    owner: str
    subject: str
    number: str
    author: str
    footer: str
    program: str
    mark: str = ""


class PagedDocument(BaseDocTemplate):  # type: ignore[misc]
    """A document with a cover and body pages, built in one pass.

    What only the end knows, the pages of sections and the number of pages, is drawn last into forms
    that the pages refer to.
    """

    def __init__(
        self, target: BytesIO, sheet: Sheet, imprint: Imprint, contents: Contents | None
    ) -> None:
        """Prepare pages, properties and the marks of every page."""
        self._sheet, self._imprint, self._contents = sheet, imprint, contents
        letters.glyphs(Face.SANS)  # fonts are known before the first canvas asks
        super().__init__(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=property_text(imprint.title),
            author=property_text(imprint.author),
            subject=property_text(imprint.subject),
            keywords=property_text(f"{imprint.number}, {imprint.owner}"),
            creator=property_text(imprint.program),
            lang=LANGUAGE_TAGS[sheet.words.language],
            displayDocTitle=1,
            invariant=1,
            pageCompression=1,
            initialFontName=Face.SANS.value,
            initialFontSize=8,
        )
        self.addPageTemplates([self._template("cover"), self._template("body")])

    def _template(self, kind: str) -> PageTemplate:
        height = COVER_HEIGHT if kind == "cover" else BODY_HEIGHT
        frame = Frame(
            LEFT,
            BOTTOM,
            TEXT_WIDTH,
            height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        draw = self._cover_page if kind == "cover" else self._body_page
        return PageTemplate(id=kind, frames=[frame], onPage=draw)

    def _cover_page(self, canvas: Any, _document: Any) -> None:
        if canvas.getPageNumber() == 1:
            canvas.bookmarkPage("cover")
            canvas.addOutlineEntry(self._imprint.title, "cover", level=0)
        self._foot(canvas)

    def _body_page(self, canvas: Any, _document: Any) -> None:
        self._head(canvas)
        self._foot(canvas)

    def _head(self, canvas: Any) -> None:
        """The owner, the document and its number at the head of a body page."""
        sheet, imprint = self._sheet, self._imprint
        base = PAGE_HEIGHT - 13 * mm
        right = " · ".join(part for part in (imprint.number, imprint.mark) if part)
        right = sheet.fitted(right, Face.SANS, 7.4, TEXT_WIDTH * 0.35)
        canvas.setFillColor(sheet.profile.grey)
        canvas.setFont(Face.SANS.value, 7.4)
        canvas.drawRightString(PAGE_WIDTH - RIGHT, base, right)
        about = sheet.line(imprint.title, Face.SANS)
        taken = letters.width(right, Face.SANS, 7.4) + letters.width(about, Face.SANS, 7.4) + 24
        owner = sheet.fitted(imprint.owner, Face.SANS_SEMIBOLD, 7.4, TEXT_WIDTH - taken)
        after = LEFT + letters.width(owner, Face.SANS_SEMIBOLD, 7.4) + 8
        canvas.drawString(after, base, about)
        canvas.setFillColor(sheet.profile.ink)
        canvas.setFont(Face.SANS_SEMIBOLD.value, 7.4)
        canvas.drawString(LEFT, base, owner)
        self._hairline(canvas, base - 2.8 * mm)

    def _foot(self, canvas: Any) -> None:
        """The project, the page of the pages, and the mark for the hole punch."""
        sheet = self._sheet
        base = 12 * mm
        self._hairline(canvas, base + 2.6 * mm)
        canvas.doForm(_page_form(canvas.getPageNumber()))
        canvas.setFillColor(sheet.profile.grey)
        canvas.setFont(Face.SANS.value, 7.4)
        footer = sheet.fitted(self._imprint.footer, Face.SANS, 7.4, TEXT_WIDTH - 30 * mm)
        canvas.drawString(LEFT, base, footer)
        canvas.setStrokeColor(sheet.profile.hair)
        canvas.setLineWidth(0.5)
        canvas.line(4 * mm, PAGE_HEIGHT / 2, 7 * mm, PAGE_HEIGHT / 2)

    def finish(self, canvas: Any) -> None:
        """Fill in what only the end knows."""
        if self._contents is not None:
            self._contents.fill_in(canvas)
        sheet, pages = self._sheet, self.page
        for page in range(1, pages + 1):
            canvas.beginForm(_page_form(page))
            canvas.setFillColor(sheet.profile.ink)
            canvas.setFont(Face.SANS_SEMIBOLD.value, 7.4)
            said = sheet.words.text("Page {page} of {pages}", page=page, pages=pages)
            canvas.drawRightString(PAGE_WIDTH - RIGHT, 12 * mm, said)
            canvas.endForm()

    def _hairline(self, canvas: Any, base: float) -> None:
        canvas.setStrokeColor(self._sheet.profile.hair)
        canvas.setLineWidth(0.4)
        canvas.line(LEFT, base, PAGE_WIDTH - RIGHT, base)

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - reportlab's name
        """Bookmark each section and report it to the contents."""
        if isinstance(flowable, SectionHead):
            self.canv.bookmarkPage(flowable.key)
            self.canv.addOutlineEntry(f"{flowable.number}. {flowable.title}", flowable.key, level=0)
            if self._contents is not None:
                self._contents.note(Place(flowable.number, flowable.title, self.page))

    def afterPage(self) -> None:  # noqa: N802 - reportlab's name
        """Open the outline of a long document."""
        if self.page == _OUTLINE_FROM:
            self.canv.showOutline()


def built(sheet: Sheet, imprint: Imprint, contents: Contents | None, story: Sequence[Any]) -> bytes:
    """The bytes of a document; its story holds its contents, where it has any, at top level."""
    target = BytesIO()
    document = PagedDocument(target, sheet, imprint, contents)

    class Finishing(Canvas):  # type: ignore[misc]
        """A canvas that lets the document finish before it is saved."""

        def save(self) -> None:
            """Finish, then write the file."""
            document.finish(self)
            super().save()

    document.build([NextPageTemplate("body"), *story], canvasmaker=Finishing)
    return target.getvalue()


def _page_form(page: int) -> str:
    return f"page-{page}"


def room_for(height: float) -> Flowable:
    """A page break where less than a height is left."""
    return CondPageBreak(height)


def property_text(text: str) -> str:
    """A typed text as a property of the file."""
    return " ".join(letters.plain(text).split())
