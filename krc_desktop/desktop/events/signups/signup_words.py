"""The rows of sign-ups: who has a place, who waits, who took it back."""

from __future__ import annotations

from collections.abc import Mapping

from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.signups.pill_rows import Pill, PillRow
from krc_desktop.language import Phrasebook
from krc_desktop.model.signups import SignupList, SignupRow

CAME, ABSENT, GIVE, AGAIN = "came", "absent", "give", "again"


def places_said(words: Phrasebook, found: SignupList) -> str:
    """How many have a place, of how many: `7 no 8`."""
    taken = words.number(len(found.registered))
    if found.capacity is None:
        return taken
    return words.text("{taken} of {places}", taken=taken, places=words.number(found.capacity))


def rows_with_place(
    words: Phrasebook, found: SignupList, marks: Mapping[int, bool], *, can_mark: bool
) -> list[PillRow]:
    """Those with a place; `marks`: who came on the day that is seen, and who is down as absent."""
    rows = []
    for one in found.registered:
        mark = marks.get(one.person_id)
        pills = _marking(words, mark) if can_mark else ()
        said = [one.name, _meta(words, one)]
        if mark is not None:
            said.append(_marked(words, came=mark))
        rows.append(_row(one, _meta(words, one), pills, ", ".join(said)))
    return rows


def _marked(words: Phrasebook, *, came: bool) -> str:
    return words.text_in("sign-up", "came") if came else words.text_in("sign-up", "did not come")


def _marking(words: Phrasebook, mark: bool | None) -> tuple[Pill, ...]:  # noqa: FBT001
    return (
        Pill(CAME, words.text_in("sign-up", "Came"), "check", mark is True, "ok"),
        Pill(ABSENT, words.text_in("sign-up", "Did not come"), "x", mark is False, "warn"),
    )


def rows_waiting(words: Phrasebook, found: SignupList) -> list[PillRow]:
    """Those who wait, in their order; whoever is proposed is lit."""
    proposed = found.proposed
    rows = []
    for one in found.waiting:
        is_next = proposed is not None and one.person_id == proposed.person_id
        text = words.text_in("sign-up", "Give a place")
        pill = Pill(GIVE, text, "check", is_proposed=is_next)
        said = ", ".join((one.name, _meta(words, one)))
        rows.append(_row(one, _meta(words, one), (pill,), said, is_lit=is_next))
    return rows


def rows_cancelled(words: Phrasebook, found: SignupList) -> list[PillRow]:
    """Those who took it back."""
    pill = Pill(AGAIN, words.text_in("sign-up", "Sign up again"), "arrow-counter-clockwise")
    return [
        PillRow(
            person_id=one.person_id,
            place=0,
            name=one.name,
            meta=_meta(words, one),
            pills=(pill,),
            can_remove=False,
            sentence=f"{one.name}, {_meta(words, one)}",
        )
        for one in found.cancelled
    ]


def _row(
    one: SignupRow, meta: str, pills: tuple[Pill, ...], sentence: str, *, is_lit: bool = False
) -> PillRow:
    return PillRow(
        person_id=one.person_id,
        place=one.place,
        name=one.name,
        meta=meta,
        pills=pills,
        is_lit=is_lit,
        sentence=sentence,
    )


def _meta(words: Phrasebook, one: SignupRow) -> str:
    return " · ".join(part for part in (in_language(words, one.group), one.phone) if part)
