"""A project's activity lines: free codes, a gap stays a gap and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.add_line import AddLine
from krc_desktop.desktop.settings.line_popover import LinePopover
from krc_desktop.desktop.settings.named_row import NamedRow
from krc_desktop.desktop.settings.named_rows import Deed, NamedRows
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Language
from krc_desktop.model.projects import ActivityLine, Project, missing_codes
from krc_desktop.operations.projects import add_line, order_lines, remove_line, set_line_days


class LineRows(QWidget):
    """Rows of lines, what is missing among their codes, and the line that adds one."""

    def __init__(self, session: Session, project_id: int) -> None:
        """No rows yet."""
        super().__init__()
        self._session = session
        self._words = words = session.words
        self._id = project_id
        self._lines: dict[int, ActivityLine] = {}
        self.rows = NamedRows(session, self._deeds, moves=True)
        self.rows.opened.connect(self.open)
        self.rows.ordered.connect(self._order)
        self.missing = label(session.theme, "", "meta", "ink2", wraps=True)
        self.adding = AddLine(
            session,
            words.text("Add"),
            [(words.text("Code"), 90), (words.text("Title of a new activity line"), 0)],
            self._add,
        )
        self.setLayout(column(self.rows, self.missing, self.adding, spacing=10))

    def show_lines(self, project: Project, lines: Sequence[ActivityLine]) -> None:
        """Show a project's lines."""
        self._lines = {line.id: line for line in lines}
        self.rows.show_rows([self._row(project, line) for line in lines])
        missing = missing_codes(line.code for line in lines)
        said = [
            self._words.text("{code}. line: not in this period.", code=code) for code in missing
        ]
        self.missing.setText(" ".join(said))
        self.missing.setVisible(bool(said))

    def _row(self, project: Project, line: ActivityLine) -> NamedRow:
        words, today = self._words, self._session.today
        english = words.language is Language.ENGLISH and line.title_en
        tags = []
        if line.valid_until < today:
            tags.append((words.text_in("line", "ended"), "neutral"))
        elif line.valid_from > today:
            tags.append((words.text_in("line", "not yet"), "neutral"))
        whole = (line.valid_from, line.valid_until) == (project.starts_on, project.ends_on)
        days = f"{words.date(line.valid_from)}–{words.date(line.valid_until)}"
        meta = words.text("as long as the project") if whole else days
        title = line.title_en if english else line.title_lv
        return NamedRow(line.id, f"{line.code}  {title}", meta, tuple(tags))

    def _order(self, ids: Sequence[int]) -> None:
        self._session.do(order_lines, quiet=True, project_id=self._id, line_ids=ids)

    def _add(self, texts: Sequence[str], refused: Callable[[str], None]) -> bool:
        code, title = texts
        names = [field.name for field in self.adding.fields]
        change = self._session.do(
            add_line,
            refused=refused,
            called=names[0] if not code else names[1],
            project_id=self._id,
            code=code,
            title_lv=title,
        )
        return change is not None

    def _deeds(self, line_id: int, beside: QWidget) -> list[Deed]:
        words, session, line = self._words, self._session, self._lines[line_id]
        deeds = [Deed(words.text("Edit"), "pencil-simple", partial(self.open, line_id, beside))]
        if line.valid_from <= session.today < line.valid_until:
            end = partial(
                session.do,
                set_line_days,
                line_id=line_id,
                valid_from=line.valid_from,
                valid_until=session.today,
            )
            deeds.append(Deed(words.text("End today"), "calendar-x", end))
        gone = partial(session.do, remove_line, line_id=line_id)
        return [*deeds, Deed(words.text("Remove"), "trash", gone)]

    def open(self, line_id: int, beside: QWidget) -> None:
        """Open what is known of a line."""
        LinePopover(self._session, beside, self._lines[line_id]).show_up()
