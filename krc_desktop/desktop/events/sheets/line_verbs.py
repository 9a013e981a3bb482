"""What is written to the file for a line: a known person, a new one, another group, nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.sheets.line_editor import LineEditor
from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import Proposal
from krc_desktop.model.sheets import EnteredLine, LineOutcome, SheetView
from krc_desktop.operations import sheets
from krc_desktop.operations.change import Change
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.event_entry import groups_named
from krc_desktop.store.sheet_entry import proposed_signers

NEW = "new"


class LineVerbs:
    """Writes a line as the editor over it says; `refused` hears why it can't be."""

    def __init__(
        self, session: Session, editor: LineEditor, refused: Callable[[str], None]
    ) -> None:
        """Verbs for what an editor says."""
        self._session = session
        self._words = session.words
        self._editor = editor
        self._refused = refused

    # -- proposing -----------------------------------------------------------------------------

    def proposals(self, view: SheetView, line: int, typed: str) -> list[Proposal]:
        """Who may be meant by what was typed; last, somebody new of that name."""
        words = self._words
        proposals = []
        found = proposed_signers(self._session.file, view, typed)
        for one in found:
            if one.line is not None and one.line != line:
                meta = words.text("on this sheet already: line {line}", line=one.line)
            else:
                times = words.counted("came {n} time", "came {n} times", one.events)
                meta = f"{in_language(words, one.group)} · {times}"
            proposals.append(Proposal(one.person_id, one.name, meta))
        likely = likely_proposals(self._session, typed, [one.person_id for one in found])
        return [*proposals, *likely, self.somebody_new(typed)]

    def somebody_new(self, typed: str) -> Proposal:
        """The proposal to make a card of what was typed."""
        text = self._words.text("Add “{name}” as new", name=typed)
        return Proposal(NEW, text, "Ctrl+Enter", is_new=True)

    # -- taking --------------------------------------------------------------------------------

    def take(self, view: SheetView, line: int, proposal: Proposal) -> bool:
        """Enter somebody on a line; whether it could be."""
        if proposal.key == NEW:
            return self._take_new(view, line)
        change = self._session.do(
            sheets.enter_person,
            refused=self._refused,
            # the row says it, and a toast would lie over the end of the entry
            quiet=True,
            sheet_id=view.sheet.id,
            line=line,
            person_id=proposal.key,
            **self._facts(),
        )
        return change is not None

    def _take_new(self, view: SheetView, line: int) -> bool:
        typed = self._editor.typed
        facts = self._facts()
        if facts["group_id"] is None:
            facts["group_id"] = self._usual_group(view)
        change = self._session.do(
            _entered_new,
            refused=self._refused,
            called=self._editor.name.accessibleName(),
            quiet=True,
            sheet_id=view.sheet.id,
            line=line,
            typed=typed,
            **facts,
        )
        return change is not None

    def _facts(self) -> dict[str, Any]:
        editor = self._editor
        return {
            "group_id": editor.group_id,
            "photo": editor.answer,
            "days": editor.chosen_days,
        }

    def _usual_group(self, view: SheetView) -> int | None:
        """The group of most of those on the sheet: that of somebody new, unless chosen."""
        groups = Counter(
            one.group_id for one in view.lines if one.line.outcome is LineOutcome.PERSON
        )
        named = {one.id for one in groups_named(self._session.file)}
        return next((group for group, _ in groups.most_common() if group in named), None)

    # -- changing ------------------------------------------------------------------------------

    def enter_anew(self, view: SheetView, one: EnteredLine) -> None:
        """Another group, answer or day for a line that was entered: at once."""
        facts: dict[str, Any] = {"sheet_id": view.sheet.id, "line": one.line.line}
        if one.line.outcome is LineOutcome.PERSON and one.line.person_id is not None:
            self._session.do(
                sheets.enter_person,
                refused=self._refused,
                quiet=True,
                person_id=one.line.person_id,
                **facts,
                **self._facts(),
            )
        elif one.line.outcome is LineOutcome.UNNAMED:
            days = list(one.days) if len(view.days) > 1 else None
            self._session.do(
                sheets.enter_unnamed,
                refused=self._refused,
                quiet=True,
                group_id=self._editor.group_id,
                days=days,
                **facts,
            )

    def clear(self, view: SheetView, line: int) -> None:
        """Take away what was entered on a line."""
        self._session.do(
            sheets.remove_line, refused=self._refused, sheet_id=view.sheet.id, line=line
        )


def _entered_new(file: CentreFile, **facts: Any) -> Change:
    return sheets.enter_new_person(file, **facts).change
