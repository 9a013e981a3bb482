"""A sheet as it lies on the table: the scan left, its lines right, the totals below them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from krc_desktop import clock
from krc_desktop.desktop.events.deeper import SHEET, DeeperPane, sheet_place
from krc_desktop.desktop.events.sheets import form_lines, sheet_menu
from krc_desktop.desktop.events.sheets.attaching import Attaching
from krc_desktop.desktop.events.sheets.halves import LINES, Halves
from krc_desktop.desktop.events.sheets.lines_card import LinesCard
from krc_desktop.desktop.events.sheets.reasons import ReasonPopover
from krc_desktop.desktop.events.sheets.scan_pane import ScanPane
from krc_desktop.desktop.events.sheets.sheet_words import sheet_name
from krc_desktop.desktop.events.sheets.totals_card import TotalsCard
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.errors import BrokenRule
from krc_desktop.model.places import Place
from krc_desktop.model.sheets import LineOutcome, SheetView
from krc_desktop.store.sheets import sheet_view, sheets_of


class SheetPane(DeeperPane):
    """Entering works the same with a scan and without one."""

    part = SHEET
    subjects = frozenset(
        {
            "sheets",
            "sheet_lines",
            "sheet_marks",
            "attendances",
            "headcounts",
            "people",
            "groups",
            "consents",
            "volunteer_entries",
            "events",
            "event_days",
        }
    )

    def __init__(self, session: Session) -> None:
        """The sight without a sheet yet."""
        super().__init__(session, session.words.text("Sign-in sheet"))
        self.sheet_id = 0
        self.view: SheetView | None = None
        self._zoom = 0
        self.scan = ScanPane(session)
        self.lines = LinesCard(session, self._ask_reason)
        self.entering = self.lines.entering
        self.rows = self.lines.rows
        self.totals = TotalsCard(session)
        self.halves = Halves(session, self.scan, self.lines, self.totals)
        self.body.addWidget(self.halves)
        self.attaching = Attaching(session, self, self.scan.complain)
        self._make_head()
        self._connect()

    def _make_head(self) -> None:
        theme, words = self.theme, self.words
        self.which = button(theme, "", self._open_sheets, kind="chip", icon="caret-down")
        self.which.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.head.beside_title(self.which, self.halves.switch)
        self.saved = label(theme, "", "meta", "ink2")
        self.paper = button(
            theme, words.text("Scan of the sheet"), self._open_scan, kind="quiet", icon="paperclip"
        )
        self.more = icon_button(
            theme, "dots-three-bold", words.text("More about this sheet"), self._open_menu
        )
        self.head.at_right(self.saved, self.paper, self.more)
        self.session.saved.connect(self._say_saved)

    def _connect(self) -> None:
        self.scan.attach_asked.connect(lambda: self.attaching.choose(self.sheet_id))
        self.scan.file_chosen.connect(lambda path: self.attaching.take(self.sheet_id, path))
        self.totals.explain_asked.connect(self._explain)
        self.totals.back_asked.connect(self.go_back)

    # -- showing -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a sheet, at its first line that was not entered."""
        another = place.record != self.sheet_id or self.view is None
        self.sheet_id = place.record or 0
        if another:
            self.view = None
            self.saved.setText("")
            self.scan.complain("")
        self.refresh()
        if self.view is None:
            return
        if another and self.view.sheet.stated_total is None and not self.view.lines:
            self.totals.begin()
        else:
            self.entering.focus()

    def place(self) -> Place:
        """The sheet that is shown."""
        return sheet_place(self.sheet_id)

    def refresh(self) -> None:
        """Read the sheet and show it."""
        another = self.view is None
        try:
            self.view = sheet_view(self.session.file, self.sheet_id)
        except BrokenRule:
            self.view = None
            self.belong_to(None)
            return
        view = self.view
        self.belong_to(view.event)
        usual = form_lines.printed_fit(self.session.file, len(view.days))
        self._name()
        if another:
            self.entering.begin(view, usual.per_page)
        else:
            self.entering.show_view(view)
        blank = form_lines.blank_of(self.words, view)
        pages = max(-(-len(self.rows.rows) // usual.per_page), 1)
        self.scan.show_sheet(view.sheet.scan_sha256, usual, blank, pages, self._scan_name(view))
        self.totals.show_view(view)
        self.halves.take_line_height()

    def _name(self) -> None:
        if self.view is None:
            return
        view, words = self.view, self.words
        which = sheet_name(words, view.sheet.number, view.of)
        name = words.text("Sign-in sheet {code}", code=view.code)
        self.head.title.setText(name)
        self.setAccessibleName(f"{name}, {which}")
        narrow = self.width_now is Width.NARROW
        self.which.setText(f"{view.code} · {which}" if narrow else which)
        self.which.setAccessibleName(words.text("Sheets of the event: {which}", which=which))

    def _scan_name(self, view: SheetView) -> str:
        if view.sheet.scan_sha256 is None:
            return self.words.text("Without a scan, by the numbers of the lines")
        day = view.days[0].local_day if view.days else view.event.local_day
        return self.words.text("Scan, {day}", day=self.words.day_in_words(day))

    def leave(self) -> None:
        """Keep what is being typed."""
        self.entering.keep_draft()
        self.entering.completer.close()
        self.totals.save()

    def _say_saved(self) -> None:
        now = self.words.time(clock.local(self.session.clock.now()))
        self.saved.setText(self.words.text("Saved {time}", time=now))

    # -- what a sight is asked -----------------------------------------------------------------

    def _ask_reason(self, meant: LineOutcome | None) -> None:
        if self.view is None:
            return
        one = self.entering.at_hand
        known = one.line.outcome if one is not None else LineOutcome.PERSON
        reason = meant or (LineOutcome.UNNAMED if known is LineOutcome.PERSON else known)
        self.entering.completer.close()
        popover = ReasonPopover(
            self.session, self.entering.editor.name, self.view, self.entering.line, reason
        )
        popover.explained.connect(self.entering.go_down)
        popover.open_up()

    def _explain(self, line: int) -> None:
        self.halves.show_half(LINES)
        self.entering.go_to(line)
        self._ask_reason(None)

    def _open_sheets(self) -> None:
        if self.view is not None:
            sheet_menu.open_sheets(self.session, self.view, self.which)

    def _open_scan(self) -> None:
        if self.view is not None:
            self.attaching.menu_of(self.view.sheet, self.paper)

    def _open_menu(self) -> None:
        if self.view is not None:
            sheet_menu.open_menu(self.session, self.view, self.more, self.print_page)

    def start_new(self) -> None:
        """One more sheet of the event."""
        if self.view is not None:
            sheet_menu.begin_sheet(self.session, self.view.event.id)

    def step_period(self, by: int) -> None:
        """The next or the previous sheet of the event."""
        if self.view is None:
            return
        ids = [one.sheet.id for one in sheets_of(self.session.file, self.view.event.id)]
        at = ids.index(self.sheet_id) + by if self.sheet_id in ids else -1
        if 0 <= at < len(ids):
            self.session.go(sheet_place(ids[at]))

    def print_page(self) -> bool:
        """Print the sheet."""
        if self.view is None:
            return False
        from krc_desktop.desktop.papers.sign_in import print_sign_in

        print_sign_in(self.session, self.more, self.view.event, self.view.sheet)
        return True

    # -- room ----------------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """In a narrow window the lines or the scan."""
        super().take_width(width)
        self._name()
        self.head.title.setVisible(width is not Width.NARROW)
        self.saved.setVisible(width is Width.FULL)
        self.halves.take_width(width)
