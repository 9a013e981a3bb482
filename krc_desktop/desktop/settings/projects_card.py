"""Projekti: each with its funder, days and activity lines; one is unfolded at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import SettingsCard
from krc_desktop.desktop.settings.project_details import ProjectDetails
from krc_desktop.desktop.settings.project_popover import ProjectPopover
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import hairline, label, tag
from krc_desktop.language import Language
from krc_desktop.model.projects import Project


class ProjectsCard(SettingsCard):
    """A line for each project, its details below when opened."""

    part = "projects"
    icon = "target"
    subjects = frozenset({"projects", "activity_lines"})

    def __init__(self, session: Session) -> None:
        """No projects yet."""
        words = session.words
        adding = button(session.theme, words.text("Add a project"), kind="link")
        super().__init__(session, words.text("Projects"), adding)
        adding.clicked.connect(lambda: ProjectPopover(session, adding).show_up())
        self.parts: dict[int, ProjectPart] = {}
        self._open_id = 0
        self._box = column(spacing=8)
        self._none = label(
            self.theme,
            words.text("No project yet. Its activity lines and credit line go into the report."),
            "body",
            "ink2",
            wraps=True,
        )
        self.add(self._none, self._box)

    def refresh(self) -> None:
        """Read the projects; the details only of the one that is open."""
        projects = self.session.file.projects.newest_first()
        wanted = {project.id for project in projects}
        for row_id in [row_id for row_id in self.parts if row_id not in wanted]:
            gone = self.parts.pop(row_id)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, project in enumerate(projects):
            if project.id not in self.parts:
                made = ProjectPart(self.session, project.id)
                made.toggled.clicked.connect(lambda _=False, row_id=project.id: self.open(row_id))
                self.parts[project.id] = made
            part = self.parts[project.id]
            if self._box.indexOf(part) != at:
                self._box.insertWidget(at, part)
            part.line.setVisible(at > 0)
            part.show_project(project, is_open=project.id == self._open_id)
        self._none.setVisible(not projects)

    def open(self, project_id: int) -> None:
        """Unfold a project, or fold it."""
        self._open_id = 0 if self._open_id == project_id else project_id
        self.refresh()


class ProjectPart(QWidget):
    """A project's line and, when open, its details."""

    def __init__(self, session: Session, project_id: int) -> None:
        """A project that is not shown yet."""
        super().__init__()
        self._session = session
        self._words = session.words
        self._id = project_id
        theme = session.theme
        self.line = hairline()
        self._name = label(theme, "", "strong", wraps=True)
        self._meta = label(theme, "", "meta", "ink2", wraps=True)
        self._now = tag(theme, self._words.text_in("project", "now"), "ok")
        self.toggled = button(theme, self._words.text("Open"), kind="quiet")
        head = row(column(self._name, self._meta, spacing=1), self._now, self.toggled)
        head.setStretch(0, 1)
        self.details: ProjectDetails | None = None
        self._below = column(spacing=0)
        self.setLayout(column(self.line, head, self._below, spacing=8))

    def show_project(self, project: Project, *, is_open: bool) -> None:
        """Show the line, and the details if it is open."""
        words = self._words
        english = words.language is Language.ENGLISH and project.name_en
        name = project.name_en if english else project.name_lv
        lines = self._session.file.projects.lines_of(project.id)
        codes = ", ".join(line.code for line in lines)
        days = f"{words.date(project.starts_on)}–{words.date(project.ends_on)}"
        said = words.text("activities {codes}", codes=codes) if codes else ""
        self._name.setText(name)
        self._meta.setText(" · ".join(part for part in (days, said) if part))
        self._now.setVisible(project.starts_on <= self._session.today <= project.ends_on)
        self.toggled.setText(words.text("Fold") if is_open else words.text("Open"))
        self.toggled.setAccessibleName(f"{self.toggled.text()}: {name}")
        if is_open and self.details is None:
            self.details = ProjectDetails(self._session, project.id)
            self._below.addWidget(self.details)
        if self.details is not None:
            self.details.setVisible(is_open)
            if is_open:
                self.details.show_project(project, lines)
