"""When something happened at the kiln: now, unless another time is typed (`26.11. 18:00`)."""

from __future__ import annotations

from datetime import datetime

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.errors import BrokenRule
from krc_desktop.model.typed_moments import read_moment


class MomentField(LineField):
    """A line that holds the present until somebody types in it."""

    def __init__(self, session: Session, name: str = "") -> None:
        """A field at the present."""
        super().__init__(session.theme, name or session.words.text_in("reading", "Time"))
        self._session = session
        self._is_own = False
        self.setFixedWidth(session.theme.px(120))
        self.line.textEdited.connect(lambda _text: self._typed())
        self.line.setToolTip(
            session.words.text("What was yesterday is typed with its day: 26.11. 18:00")
        )
        self.show_now()

    def _typed(self) -> None:
        self._is_own = bool(self.typed)
        self.complain("")

    def forget(self) -> None:
        """Be at the present again."""
        self._is_own = False
        self.show_now()

    def show_now(self) -> None:
        """Show the present, unless another time was typed."""
        if not self._is_own:
            self.line.setText(self._session.words.time(self._session.clock.now()))

    def moment(self) -> datetime | None:
        """The instant typed, None for now. Raises BrokenRule."""
        if not self._is_own:
            return None
        try:
            return read_moment(self.typed, self._session.clock.now())
        except BrokenRule:
            self.complain("!")
            raise
