"""The second step's right side: how the file was read, what is missing, what was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.import_wizard.draft import ImportDraft
from krc_desktop.desktop.import_wizard.wording import (
    encoding_name,
    encodings,
    kind_name,
    rows_counted,
    separator_name,
    separators,
)
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, ScrolledColumn, clear, column, row
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label
from krc_desktop.exchange.import_words import field_name


class ColumnsPanel(ScrolledColumn):
    """The file's card, and below it what has to be known of the columns."""

    def __init__(self, session: Session, draft: ImportDraft) -> None:
        """A panel over a draft."""
        theme, words = session.theme, session.words
        self._session, self._draft = session, draft
        self.file = Card(theme, words.text("The file"), dense=True)
        self.name = ElidedLabel(theme, "", "strong")
        self.rows = label(theme, "", "meta", "ink2", wraps=True)
        self.encoding = ChoiceField(theme, words.text("Encoding"), self._read_otherwise)
        self.separator = ChoiceField(theme, words.text("Separator"), self._read_otherwise)
        told = words.text("Letters such as ā and š look wrong? Choose another encoding.")
        self.hint = label(theme, told, "meta", "ink3", wraps=True)
        self.file.add(self.name, self.rows, self.encoding, self.separator, self.hint)
        self.notes = Card(theme, words.text("Columns"), dense=True)
        self._lines = column(spacing=8)
        self.notes.add(self._lines)
        super().__init__(self.file, self.notes, None)

    def show_draft(self) -> None:
        """Show how the draft's list was read and what its columns lack."""
        opened, words = self._draft.opened, self._session.words
        if opened is None:
            return
        self.name.setText(opened.path.name)
        kind = kind_name(words, opened.kind)
        self.rows.setText(f"{kind} · {rows_counted(words, len(opened.rows))}")
        for field in (self.encoding, self.separator, self.hint):
            field.setVisible(bool(opened.encoding))
        if opened.encoding:
            known = encodings()
            at_hand = "utf-8" if opened.encoding == "utf-8-sig" else opened.encoding
            known.setdefault(at_hand, encoding_name(at_hand))
            self.encoding.offer(list(known.items()), at_hand)
            marks = {mark: separator_name(words, mark) for mark in separators()}
            marks.setdefault(opened.separator, separator_name(words, opened.separator))
            self.separator.offer(list(marks.items()), opened.separator)
        self._show_notes()

    def _show_notes(self) -> None:
        draft, words = self._draft, self._session.words
        clear(self._lines)
        opened = draft.opened
        if opened is None:
            return
        refused = [one for one in opened.columns if one.guess.holds_codes]
        for of in refused:
            said = words.text(
                "Column {column} holds personal identity codes. It is neither shown nor kept.",
                column=f"{of.letter}: {of.heading}" if of.heading else of.letter,
            )
            self._note("x-circle-fill", "bad", said)
        for field in draft.shown.missing if draft.shown is not None else ():
            said = words.text("Choose the column with: {field}", field=field_name(words, field))
            self._note("warning-circle-fill", "warn", said)
        chosen = len(draft.choices.fields)
        said = words.counted("{n} column is brought in", "{n} columns are brought in", chosen)
        self._note("check-circle-fill", "ok", said)
        left = len(opened.columns) - chosen - len(refused)
        if left:
            said = words.counted("{n} column is left out", "{n} columns are left out", left)
            self._note("minus-circle", "ink3", said)

    def _note(self, icon: str, ink: str, said: str) -> None:
        theme = self._session.theme
        text = label(theme, said, "body", wraps=True)
        line = row(icon_label(theme, icon, ink, 18), text, spacing=10)
        line.setStretch(1, 1)
        self._lines.addLayout(line)

    def _read_otherwise(self, _value: object, _refused: object) -> QWidget | None:
        self._draft.read_otherwise(self.encoding.value, self.separator.value)
        return None
