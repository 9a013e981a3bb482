"""A line that adds to a list: type, Enter, the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark

Adding = Callable[[Sequence[str], Callable[[str], None]], bool]


class AddLine(QWidget):
    """Fields side by side and a button; `add(texts, refused)` answers whether it was added."""

    def __init__(
        self, session: Session, what: str, fields: Sequence[tuple[str, int]], add: Adding
    ) -> None:
        """A line of fields (name, width at 100 %; 0 takes the rest); `what`: the button's text."""
        super().__init__()
        theme = session.theme
        self._add = add
        self.fields = [LineField(theme, name) for name, _ in fields]
        for field, (_, width) in zip(self.fields, fields, strict=True):
            if width:
                field.setFixedWidth(theme.px(width))
            field.line.returnPressed.connect(self.add)
            field.line.textEdited.connect(lambda _text: self._nothing_wrong())
        self.button = button(theme, what, self.add, icon="plus")
        self.remark = Remark(theme)
        line = row(*self.fields, self.button, spacing=10)
        line.setAlignment(self.button, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(line, self.remark, spacing=6))

    def add(self) -> None:
        """Add what was typed; what can't be is said and stays typed."""
        self._nothing_wrong()
        if self._add([field.typed for field in self.fields], self._refused):
            for field in self.fields:
                field.line.clear()
            self.fields[0].line.setFocus()

    def _refused(self, said: str) -> None:
        self.fields[0].complain(said)
        self.remark.say("bad", said)
        self.fields[0].line.setFocus()

    def _nothing_wrong(self) -> None:
        self.remark.clear()
        self.fields[0].complain("")
