"""The at most three points for the project's management, on the report's cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.reports.naming import named_in_words
from krc_desktop.desktop.reports.narratives import Of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import LongTextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.choices import attention_kind
from krc_desktop.model.reports import Attention, AttentionKind
from krc_desktop.model.stories import ATTENTION
from krc_desktop.operations import stories
from krc_desktop.store.centre_file import CentreFile

MOST = 3


def kept_points(file: CentreFile, of: Of) -> tuple[Attention, ...]:
    """A month's points as they are kept."""
    where = "centre_id = ? AND month = ? ORDER BY position"
    found = file.stories.points.find(where, of.centre_id, str(of.month))
    return tuple(Attention(point.kind, point.body) for point in found)


class _Point(QWidget):
    """One point: its kind, its text, the way to be rid of it."""

    def __init__(self, session: Session, number: int, card: Points) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self.kind = ChoiceField(
            theme,
            words.text("Kind of point {number}", number=number),
            lambda _kind, refused: card.keep(refused) if self.text.typed.strip() else None,
            shows_name=False,
        )
        self.kind.setMaximumWidth(theme.px(150))
        self.kind.offer(
            [(kind, attention_kind(words, kind)) for kind in AttentionKind], AttentionKind.NOTICE
        )
        self.text = LongTextField(
            theme,
            words.text("Point {number}", number=number),
            lambda _text, refused: card.keep(refused),
            limit=ATTENTION,
            hint=words.text("What should they know, decide or foresee?"),
            lines=(1, 4),
            shows_name=False,
            counts=True,
        )
        remove = icon_button(
            theme,
            "x",
            words.text("Remove point {number}", number=number),
            lambda: card.remove(self),
        )
        self.setLayout(column(row(self.kind, None, remove), self.text, spacing=4))

    @property
    def said(self) -> Attention:
        """What stands in it."""
        return Attention(self.kind.value or AttentionKind.NOTICE, self.text.typed.strip())

    def show_point(self, point: Attention | None, *, of_another: bool) -> None:
        """Show a point, or the empty place for one; `of_another`: of another month."""
        text = point.text if point else ""
        self.kind.show_value(point.kind if point else AttentionKind.NOTICE)
        if of_another:
            self.text.show_another(text)
        else:
            self.text.show_value(text)
        self.setVisible(point is not None)


class Points(Card):
    """Up to three points, each a kind and a short text."""

    def __init__(self, session: Session) -> None:
        """A card without points."""
        words = session.words
        super().__init__(
            session.theme,
            words.text("For the project management’s attention"),
            label(session.theme, words.text("optional"), "meta", "ink3"),
            dense=True,
        )
        self._session = session
        self._of: Of | None = None
        self._verb = named_in_words(
            stories.set_attention, body=words.text("For the project management’s attention")
        )
        self.points = [_Point(session, number, self) for number in range(1, MOST + 1)]
        self.more = button(
            session.theme, words.text("Add a point"), self.add_point, kind="link", icon="plus"
        )
        self._rows = boxed(column(*self.points, spacing=12))
        self.add(self._rows, row(self.more, None))

    def show_points(self, of: Of, kept: tuple[Attention, ...]) -> None:
        """Show a month's points; what stands in the fields stays where it says the same."""
        is_other, self._of = of != self._of, of
        if not is_other and self._said() == list(kept):
            return
        for at, place in enumerate(self.points):
            place.show_point(kept[at] if at < len(kept) else None, of_another=is_other)
        self._arrange()

    def add_point(self) -> None:
        """Open the next empty place, with the cursor in it."""
        place = next((one for one in self.points if one.isHidden()), None)
        if place is not None:
            place.show_point(None, of_another=True)
            place.show()
            place.text.setFocus()
        self._arrange()

    def keep(self, refused: Callable[[str], None]) -> None:
        """Keep the points as they stand."""
        if self._of is not None:
            self._set(self._said(), refused=refused)

    def remove(self, place: _Point) -> None:
        """Take a point away; the toast brings it back."""
        if place.said.text:
            self._set([one.said for one in self._told() if one is not place], quiet=False)
        else:
            place.hide()
        self._arrange()

    def save(self) -> bool:
        """Keep what was typed; False where something can't be kept, which then has the focus."""
        for place in self.points:
            if not place.text.save():
                place.text.setFocus()
                return False
        return True

    def _set(
        self,
        points: Sequence[Attention],
        *,
        refused: Callable[[str], None] | None = None,
        quiet: bool = True,
    ) -> None:
        if self._of is None:
            return
        self._session.do(
            self._verb,
            refused=refused,
            quiet=quiet,
            centre_id=self._of.centre_id,
            month=self._of.month,
            points=points,
        )

    def _told(self) -> list[_Point]:
        """The places in which something stands."""
        return [place for place in self.points if place.said.text and not place.isHidden()]

    def _said(self) -> list[Attention]:
        return [place.said for place in self._told()]

    def _arrange(self) -> None:
        hidden = [place.isHidden() for place in self.points]
        self._rows.setVisible(not all(hidden))
        self.more.setVisible(any(hidden))
