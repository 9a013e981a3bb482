"""Three figures that are never mixed: by name, counted, in all; and the rows behind them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from krc_desktop.desktop.events.event_words import day_of_event, in_language
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion
from krc_desktop.model.people import initials
from krc_desktop.store.event_details import counted_of, visitors_of


class TotalsBar(QFrame):
    """The figures of what is seen, live; at the right those of the whole event."""

    def __init__(self, session: Session) -> None:
        """The bar, empty."""
        super().__init__()
        self.session = session
        self.seen: Seen | None = None
        theme, words = session.theme, session.words
        self.setProperty("role", "card")
        self.named = label(theme, "", "total")
        self.counted = label(theme, "", "total")
        self.total = label(theme, "", "total", "accent")
        self.whole = label(theme, "", "meta", "ink2", wraps=True)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rows = button(theme, words.text("Rows"), self.open_rows, kind="link")
        self.rows.setToolTip(words.text("The people and counts behind these figures"))

        self.setLayout(self._line())
        self.setAccessibleName(words.text("Visits"))

    def _line(self) -> QHBoxLayout:
        """8 vārdiski + 16 saskaitīti = 24 kopā."""
        theme, words = self.session.theme, self.session.words

        def said(text: str) -> QWidget:
            return label(theme, text, "meta", "ink2")

        return row(
            self.named,
            said(words.text_in("visits", "named")),
            6,
            said("+"),
            6,
            self.counted,
            said(words.text_in("visits", "counted")),
            6,
            said("="),
            6,
            self.total,
            said(words.text_in("visits", "in all")),
            None,
            self.whole,
            self.rows,
            spacing=6,
            margins=(16, 6, 8, 6),
        )

    def show_event(self, seen: Seen) -> None:
        """Show the figures."""
        self.seen = seen
        words, shown, whole = self.session.words, seen.sum, seen.totals.whole
        self.named.setText(words.number(shown.named))
        self.counted.setText(words.number(shown.counted))
        self.total.setText(words.number(shown.total))
        self.rows.setVisible(shown.total > 0)
        lines = []
        if seen.has_days:
            if seen.day is not None:
                lines.append(
                    words.text(
                        "Whole event {named} + {counted} = {total}",
                        named=words.number(whole.named),
                        counted=words.number(whole.counted),
                        total=words.number(whole.total),
                    )
                )
            lines.append(
                words.counted(
                    "{n} different person by name",
                    "{n} different people by name",
                    seen.totals.different,
                )
            )
        self.whole.setText("\n".join(lines))
        self.whole.setVisible(bool(lines))
        self.setAccessibleDescription(
            words.text(
                "{named} named + {counted} counted = {total} in all",
                named=shown.named,
                counted=shown.counted,
                total=shown.total,
            )
        )

    def open_rows(self) -> None:
        """Show the rows behind the figures."""
        if self.seen is not None:
            FigureRows(self.session, self.rows, self.seen).open()


class FigureRows(Popover):
    """Every row that makes up the figures, and their sum."""

    def __init__(self, session: Session, beside: QWidget, seen: Seen) -> None:
        """The rows of what is seen."""
        words, theme = session.words, session.theme
        super().__init__(theme, beside, words.text("Rows"), width=420)
        self.session = session
        rows = [*self._named(seen), *self._counted(seen)]
        listed = RecordList(theme, words.text("Rows"), height=48)
        listed.read(lambda _after, _limit: Portion(rows))
        listed.setFixedHeight(theme.px(320))
        total = words.number(seen.sum.total)
        self.add(
            row(label(theme, words.text("What was counted"), "section"), None),
            listed,
            row(
                label(theme, words.counted("{n} row", "{n} rows", len(rows)), "meta", "ink2"),
                None,
                label(theme, words.text("in all {total}", total=total), "strong"),
            ),
        )
        self.list = listed

    def _named(self, seen: Seen) -> list[ListRow]:
        words = self.session.words
        numbers = {one.day.local_day: at for at, one in enumerate(seen.totals.days, start=1)}
        return [
            ListRow(
                key=("named", one.attendance_id),
                title=one.name,
                meta=in_language(words, one.group)
                + (f" · {day_of_event(words, numbers[one.day], one.day)}" if not seen.day else ""),
                right="1",
                lead=Lead("initials", initials(one.name), tone="soft"),
            )
            for one in visitors_of(self.session.file, seen.id, seen.day)
            if one.present
        ]

    def _counted(self, seen: Seen) -> list[ListRow]:
        words = self.session.words
        day = seen.day if seen.has_days else None
        return [
            ListRow(
                key=("counted", line.headcount.id),
                title=in_language(words, line.group)
                if line.group
                else words.text("Without a group"),
                meta=words.counted(
                    "from {n} institution", "from {n} institutions", line.from_organisations
                )
                if line.from_organisations
                else words.text("counted, unnamed"),
                right=words.number(line.headcount.people),
                lead=Lead("icon", "users", tone="neutral"),
            )
            for line in counted_of(self.session.file, seen.id, day)
            # what was counted for the whole event is no day's
            if line.headcount.people and (line.day == day or day is None)
        ]
