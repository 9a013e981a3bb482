"""What the coordinator writes: kept as one types, in the order in which the report prints it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from krc_desktop.desktop.reports.naming import named_in_words
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import LongTextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Case, Phrasebook
from krc_desktop.model.fields import NOTE
from krc_desktop.model.stories import ReportPart
from krc_desktop.operations import plans, stories
from krc_desktop.operations.change import Change
from krc_desktop.periods import Month
from krc_desktop.store.centre_file import CentreFile

HIGHLIGHTS, DIFFICULTIES, PLANS, LEAD = "highlights", "difficulties", "plans", "lead"
Kept = Mapping[str, str]


@dataclass(frozen=True)
class Of:
    """Whose texts these are: a centre's, of a month."""

    centre_id: int
    month: Month


def kept_texts(file: CentreFile, of: Of) -> Kept:
    """A month's texts as they are kept."""
    texts = {
        text.part: text.body
        for text in file.stories.texts.find(
            "centre_id = ? AND month = ?", of.centre_id, str(of.month)
        )
    }
    planned = plans.plans_of(file, of.centre_id, of.month)
    difficult = plans.difficulties_of(file, of.centre_id, of.month)
    return {
        HIGHLIGHTS: texts.get(ReportPart.HIGHLIGHTS, ""),
        LEAD: texts.get(ReportPart.LEAD, ""),
        PLANS: plans.plans_as_text(planned, of.month),
        DIFFICULTIES: plans.difficulties_as_text(difficult),
    }


class Narratives(Card):
    """The month in words, a field for each part.

    What was refused in one month stays there: who comes back finds it as it was typed.
    """

    def __init__(self, session: Session) -> None:
        """A card of empty fields."""
        words = session.words
        super().__init__(session.theme, words.text("The month in words"), dense=True)
        self._session = session
        self._theme = session.theme
        self._of: Of | None = None
        self._kept: Kept = {}
        self._refused: dict[tuple[Of, str], str] = {}
        self.fields: dict[str, LongTextField] = {
            HIGHLIGHTS: self._text_part(
                ReportPart.HIGHLIGHTS,
                words.text("The month's highlights"),
                words.text("What mattered most this month, in a few sentences"),
                lines=(3, 12),
            ),
            DIFFICULTIES: self._difficulties(),
            PLANS: self._plans(),
            LEAD: self._text_part(
                ReportPart.LEAD,
                words.text("A sentence for the cover"),
                words.text("Printed under the sentence that the figures give"),
                lines=(1, 4),
            ),
        }
        optional = (DIFFICULTIES, LEAD)
        for key, field in self.fields.items():
            if key in optional:
                field.beside_name(label(self._theme, words.text("optional"), "meta", "ink3"))
            self.add(field)

    # -- the fields ----------------------------------------------------------------------------

    def _field(
        self, name: str, hint: str, commit: Callable[..., object], lines: tuple[int, int]
    ) -> LongTextField:
        field = LongTextField(
            self._theme, name, commit, limit=NOTE, hint=hint, lines=lines, counts=True
        )
        field.heading.setFont(self._theme.font("strong"))
        return field

    def _text_part(
        self, part: ReportPart, name: str, hint: str, *, lines: tuple[int, int]
    ) -> LongTextField:
        verb = named_in_words(stories.write_report_text, body=name)

        def commit(body: str, refused: Callable[[str], None]) -> object:
            return self._do(verb, refused, part=part, body=body)

        return self._field(name, hint, commit, lines)

    def _difficulties(self) -> LongTextField:
        words = self._session.words
        name = words.text("Difficulties")
        verb = named_in_words(
            plans.write_difficulties,
            title=words.text("the first line of a difficulty"),
            solution=name,
            position=words.text("the number of difficulties"),
        )

        def commit(text: str, refused: Callable[[str], None]) -> object:
            return self._do(verb, refused, text=text)

        hint = words.text(
            "What stood in the way? On the next line: what was done about it. An empty line begins"
            " another difficulty."
        )
        return self._field(name, hint, commit, (2, 10))

    def _plans(self) -> LongTextField:
        words = self._session.words
        verb = named_in_words(plans.write_plans, what=words.text("a line of the plans"))

        def commit(text: str, refused: Callable[[str], None]) -> object:
            return self._do(verb, refused, text=text)

        hint = words.text("A line for each plan: 05.12. Gingerbread baking")
        field = self._field(words.text("Next month's plans"), hint, commit, (2, 12))
        self.take = button(
            self._theme,
            words.text("Take from the calendar"),
            self._take,
            kind="link",
            icon="calendar-plus",
        )
        field.beside_name(self.take)
        return field

    # -- keeping -------------------------------------------------------------------------------

    def _do(
        self, verb: Callable[..., Any], refused: Callable[[str], None], **facts: Any
    ) -> Change | None:
        if self._of is None:
            return None
        return self._session.do(
            verb,
            refused=refused,
            quiet=True,
            centre_id=self._of.centre_id,
            month=self._of.month,
            **facts,
        )

    def _take(self) -> None:
        """Put the planned events of the month after among the plans."""
        field = self.fields[PLANS]
        if self._of is None or not field.save():
            return
        words = self._session.words
        before = self._kept.get(PLANS, "")
        self._session.do(
            plans.take_plans, quiet=True, centre_id=self._of.centre_id, month=self._of.month
        )
        after = kept_texts(self._session.file, self._of)
        field.show_another(after[PLANS])
        self._kept = after
        taken = len(after[PLANS].splitlines()) - len(before.splitlines())
        if taken > 0:
            said = words.counted("Taken: {n} event", "Taken: {n} events", taken)
            self._session.messages.toast(
                said, action=words.text("Undo"), act=self._session.undo, keys="Ctrl+Z"
            )
        else:
            month = words.month_name(self._of.month.shifted(1).month, Case.DATIVE)
            self._session.messages.toast(
                words.text("The calendar has no more planned events for {month}.", month=month)
            )

    def save(self) -> bool:
        """Keep what was typed; False where something can't be kept, which then has the focus."""
        for field in self.fields.values():
            if not field.save():
                field.setFocus()
                return False
        return True

    # -- showing -------------------------------------------------------------------------------

    def show_texts(self, of: Of, kept: Kept) -> None:
        """Show the texts of a centre's month; what is being typed stays as it is typed."""
        if of != self._of:
            self._turn_to(of, kept)
        else:
            for key, field in self.fields.items():
                # what is kept is tidied; under the cursor nothing moves
                if not (field.edit.hasFocus() and self._is_same(key, field.typed, kept[key])):
                    field.show_value(kept[key])
        self._kept = kept

    def _is_same(self, key: str, typed: str, kept: str) -> bool:
        """Whether what is typed is what is kept, but for its form."""
        if self._of is None:
            return False
        if key == PLANS:
            month = self._of.month
            read = plans.plans_from_text(typed, centre_id=1, month=month, known=[])
            return plans.plans_as_text(read, month) == kept
        if key == DIFFICULTIES:
            read_ = plans.difficulties_from_text(typed)
            return read_ == plans.difficulties_from_text(kept)
        return typed.strip() == kept

    def _turn_to(self, of: Of, kept: Kept) -> None:
        for key, field in self.fields.items():
            if self._of is not None and field.is_dirty and not field.save():
                self._refused[self._of, key] = field.typed
        self._of = of
        self._name_plans(of)
        for key, field in self.fields.items():
            field.show_another(kept[key])
            refused = self._refused.pop((of, key), None)
            if refused is not None:
                field.text.setPlainText(refused)

    def _name_plans(self, of: Of) -> None:
        words: Phrasebook = self._session.words
        month = words.month_name(of.month.shifted(1).month, Case.DATIVE)
        self.fields[PLANS].rename(words.text("Plans for {month}", month=month))
