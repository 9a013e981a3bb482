"""Merging two organisations: which one stays, and what the figures of both will be as one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.fields import Field
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label, tag
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.errors import BrokenRule
from krc_desktop.language import Phrasebook
from krc_desktop.model.organisation_lists import OrganisationCard
from krc_desktop.model.organisation_merges import OrganisationFigures, OrganisationMerge, figures_of
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.agenda_words import named
from krc_desktop.operations.organisation_merges import merge_filling, merge_preview

_PROPOSED = 6
_FIELDS: dict[str, Callable[[Phrasebook], str]] = {
    "registration_number": lambda w: w.text("Registration number"),
    "municipality_id": lambda w: w.text("Municipality"),
    "phone": lambda w: w.text("Phone"),
    "email": lambda w: w.text("E-mail"),
    "kind": lambda w: w.text("Kind"),
    "notes": lambda w: w.text("Notes"),
}


class OrganisationMergePopover(ScrolledPopover):
    """Another organisation is found by its name; nothing is written before the button."""

    def __init__(self, session: Session, beside: QWidget, organisation_id: int) -> None:
        """A popover over an organisation, which stays unless they change places."""
        words = session.words
        super().__init__(session, beside, words.text("Merge two organisations"), width=560)
        theme = session.theme
        self.stays_id, self.gone_id = organisation_id, 0
        self.preview: OrganisationMerge | None = None
        self.line = QLineEdit()
        self.other = Field(theme, words.text("Which other one is the same?"), self.line)
        self.line.setPlaceholderText(words.text("Name of the organisation"))
        self.completer = Completer(theme, self.line, self._propose)
        self.completer.taken.connect(self._take)
        self._shown = column(spacing=10)
        self.add_scrolled(self.other, boxed(self._shown))
        self.merge = button(
            theme, words.text("Merge"), self._merge, kind="primary", icon="intersect"
        )
        self.swap = button(
            theme, words.text("Swap"), self._swap, kind="quiet", icon="arrows-left-right"
        )
        leave = button(theme, words.text("Cancel"), self.close_up, kind="quiet")
        self.add_below(row(self.swap, None, leave, self.merge, spacing=6))
        self.merge.hide()
        self.swap.hide()

    # -- which ---------------------------------------------------------------------------------

    def _propose(self, typed: str) -> list[Proposal]:
        file = self.session.file
        ids = file.search.organisations(typed, limit=2 * _PROPOSED)
        known = file.organisations.by_ids(ids)
        mine = {self.stays_id, self.gone_id}
        found = [known[one] for one in ids if one in known and one not in mine]
        alone = [one for one in found if one.merged_into_id is None]
        return [
            Proposal(one.id, one.name, wording.kind(self.session.words, one.kind))
            for one in alone[:_PROPOSED]
        ]

    def _take(self, proposal: Proposal) -> None:
        self.line.setText(proposal.text)
        self.gone_id = proposal.key
        self.show_preview()

    def _swap(self) -> None:
        self.stays_id, self.gone_id = self.gone_id, self.stays_id
        self.show_preview()

    # -- what it would do ----------------------------------------------------------------------

    def show_preview(self) -> None:
        """Show both, their figures, and those of the one that is left."""
        try:
            self.preview = merge_preview(
                self.session.file, gone_id=self.gone_id, stays_id=self.stays_id
            )
        except BrokenRule as broken:
            self.session.say_refusal(broken)
            return
        clear(self._shown)
        words, theme = self.session.words, self.session.theme
        self._shown.addWidget(self._one(self.preview.stays, words.text("stays"), "ok"))
        self._shown.addWidget(self._one(self.preview.gone, words.text("is added"), "neutral"))
        self._shown.addWidget(self._figures(self.preview))
        for said in self._sentences(self.preview):
            line = row(
                icon_label(theme, "info", "ink2", 16),
                label(theme, said, "meta", "ink2", wraps=True),
            )
            line.setStretch(1, 1)
            self._shown.addWidget(boxed(line))
        self.merge.show()
        self.swap.show()
        self.refit_soon()

    def _one(self, card: OrganisationCard, state: str, tone: str) -> QWidget:
        theme, words = self.session.theme, self.session.words
        one = card.organisation
        parts = (
            wording.kind(words, one.kind),
            named(words, card.municipality),
            one.registration_number or "",
        )
        about = " · ".join(part for part in parts if part)
        texts = column(
            ElidedLabel(theme, one.name, "strong"),
            ElidedLabel(theme, about, "meta", "ink2"),
            spacing=0,
        )
        line = row(texts, tag(theme, state, tone), spacing=10)
        line.setStretch(0, 1)
        made = boxed(line)
        made.setAccessibleName(f"{state}: {one.name}. {about}")
        return made

    def _figures(self, preview: OrganisationMerge) -> QWidget:
        words, theme = self.session.words, self.session.theme
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        columns = [figures_of(preview.stays), figures_of(preview.gone), preview.together]
        heads = (words.text("stays"), words.text("is added"), words.text("together"))
        for at, head in enumerate(heads, start=1):
            grid.addWidget(label(theme, head, "caption", "ink3"), 0, at, _RIGHT)
        for number, (name, of) in enumerate(_ROWS, start=1):
            grid.addWidget(label(theme, name(words), "body"), number, 0)
            for at, figures in enumerate(columns, start=1):
                role = "strong" if at == len(columns) else "body"
                grid.addWidget(label(theme, of(words, figures), role), number, at, _RIGHT)
        return made

    def _sentences(self, preview: OrganisationMerge) -> list[str]:
        words = self.session.words
        said = []
        if preview.shared_events:
            said.append(
                words.counted(
                    "Both were part of {n} event: it counts once.",
                    "Both were part of {n} events: they count once.",
                    preview.shared_events,
                )
            )
        if preview.filled:
            fields = ", ".join(_FIELDS[field](words) for field in preview.filled)
            said.append(words.text("Taken over from the added one: {fields}.", fields=fields))
        said.append(
            words.text(
                "From now on both count as one, in earlier months too. Reports that were sent stay"
                " as they were. The merge can be undone."
            )
        )
        return said

    def _merge(self) -> None:
        stays = self.stays_id
        change = self.session.do(
            merge_filling,
            refused=self.other.complain,
            gone_id=self.gone_id,
            stays_id=stays,
        )
        if change is not None:
            self.close_up()
            self.session.go(Place(PageName.PEOPLE, (stays,), part="organisations"))


_RIGHT = Qt.AlignmentFlag.AlignRight
_ROWS: tuple[
    tuple[Callable[[Phrasebook], str], Callable[[Phrasebook, OrganisationFigures], str]], ...
] = (
    (lambda w: w.text_in("page", "Events"), lambda w, f: w.number(f.events)),
    (lambda w: w.text_in("merge", "Visits by name"), lambda w, f: w.number(f.visits)),
    (lambda w: w.text_in("merge", "Only counted"), lambda w, f: w.number(f.counted)),
    (lambda w: w.text_in("merge", "People's cards"), lambda w, f: w.number(f.people)),
    (
        lambda w: w.text_in("merge", "First time"),
        lambda w, f: w.date(f.first_day) if f.first_day else "–",
    ),
)
