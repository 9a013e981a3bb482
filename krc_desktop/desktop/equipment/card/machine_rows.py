"""The machines as rows of a list, under headings by what their risk asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.signs import craft_tone
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.rows import Lead, ListRow
from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import Risk
from krc_desktop.model.machine_cards import Doing, MachineRow, Mark
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import named


def rows_of(words: Phrasebook, machines: Sequence[MachineRow], today: date) -> list[ListRow]:
    """A heading a risk, a row a machine."""
    rows: list[ListRow] = []
    last: Risk | None = None
    for one in machines:
        risk = one.machine.risk
        if risk is not last:
            rows.append(ListRow(risk.value, wording.risk(words, risk), is_heading=True))
            last = risk
        rows.append(_row(words, one, today))
    return rows


def _row(words: Phrasebook, one: MachineRow, today: date) -> ListRow:
    machine = one.machine
    name = named(words, Both(machine.name_lv, machine.name_en))
    state, _ = wording.now_pill(words, one.now, machine.kind, today)
    pill, tone, icon = wording.mark_pill(words, one.mark)
    parts = [machine.place, state if one.now.doing is not Doing.OUT else one.now.reason]
    if one.next_at is not None and one.mark is not Mark.OUT:
        when = wording.when(words, one.next_at, today)
        parts.append(words.text("next {when} {who}", when=when, who=one.next_who).strip())
    meta = " · ".join(part for part in parts if part)
    about = f"{pill}: {one.about}" if pill and one.about else pill
    return ListRow(
        machine.id,
        name,
        meta,
        pill=pill,
        pill_tone=tone,
        pill_icon=icon,
        lead=Lead("icon", icon_of(machine.kind), tone=craft_tone(ink_of(machine.kind))),
        is_dimmed=one.now.doing is Doing.RETIRED,
        sentence=", ".join(part for part in (name, meta, about) if part),
    )
