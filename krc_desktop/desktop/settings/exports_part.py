"""The log of what left the laptop: when, what, how many rows, with names or not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings import privacy_words
from krc_desktop.desktop.settings.unfolding import Unfolding
from krc_desktop.desktop.widgets.boxes import boxed, clear, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.clipboard import Value, copy_table
from krc_desktop.desktop.widgets.labels import label, tag
from krc_desktop.model.exports import ExportLine
from krc_desktop.store.exports import export_log

_AT_ONCE = 15
_MOST_COPIED = 10_000


class ExportsPart(Unfolding):
    """The newest lines; more of them are asked for."""

    def __init__(self, session: Session) -> None:
        """Folded."""
        words = session.words
        super().__init__(
            session,
            words.text("What left this computer"),
            words.text("What was saved or printed, when, with names or without; never whose"),
        )
        self._shown = _AT_ONCE
        self.lines: list[ExportLine] = []

    def refresh(self) -> None:
        """Read the log again, where it is seen."""
        if self.is_open:
            self.read()

    def read(self) -> None:
        """Show the newest lines."""
        session = self._session
        found = export_log(session.file.connection, limit=self._shown + 1)
        self.lines = found[: self._shown]
        clear(self.inside)
        if not self.lines:
            said = session.words.text(
                "Nothing has left yet. Extracts and lists with names leave a line here when they"
                " are saved, printed or opened."
            )
            self.inside.addWidget(label(session.theme, said, "meta", "ink2", wraps=True))
            return
        self.inside.addWidget(self._table())
        words, theme = session.words, session.theme
        copy = button(theme, words.text("Copy the table"), self._copy, kind="link", icon="copy")
        deeds = row(copy, None)
        if len(found) > self._shown:
            deeds.insertWidget(0, button(theme, words.text("Show more"), self._more, kind="link"))
        self.inside.addLayout(deeds)

    def _table(self) -> QWidget:
        words, theme = self._session.words, self._session.theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at, heading in enumerate(self._headings()):
            made = label(theme, heading, "caption_strong", "ink3")
            grid.addWidget(made, 0, at, right if at == 2 else Qt.AlignmentFlag.AlignLeft)
        for at, line in enumerate(self.lines, start=1):
            grid.addWidget(label(theme, words.stamp(line.made_at), "meta", "ink2"), at, 0)
            what = privacy_words.exported(words, line.what)
            grid.addWidget(label(theme, what, "body", wraps=True), at, 1)
            grid.addWidget(label(theme, words.number(line.rows), "body"), at, 2, right)
            tone = "warn" if line.with_names else "neutral"
            grid.addWidget(tag(theme, self._names(line), tone), at, 3, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        return boxed(grid)

    def _headings(self) -> tuple[str, str, str, str]:
        words = self._session.words
        return (
            words.text_in("export", "When"),
            words.text_in("export", "What"),
            words.text_in("export", "Rows"),
            words.text_in("export", "Names"),
        )

    def _names(self, line: ExportLine) -> str:
        words = self._session.words
        if line.with_names:
            return words.text_in("export", "with names")
        return words.text_in("export", "no names")

    def _more(self) -> None:
        self._shown += 4 * _AT_ONCE
        self.read()

    def _copy(self) -> None:
        words = self._session.words
        lines = export_log(self._session.file.connection, limit=_MOST_COPIED)
        rows: list[tuple[Value, ...]] = [
            (line.made_at, privacy_words.exported(words, line.what), line.rows, self._names(line))
            for line in lines
        ]
        copy_table(words, self._headings(), rows)
        self._session.messages.toast(words.text("The table is on the clipboard"))
