"""The words of the lists and what they mean here, both ways: import reads them, export writes them.

The first word of each meaning is the one that is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import Channel, Counting, EventStatus
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.people import Answer
from krc_desktop.model.volunteers import EntryState, Known

Meaning = TypeVar("Meaning", bound=StrEnum)


class Vocabulary(Generic[Meaning]):
    """The words of one choice."""

    def __init__(self, field: str, words: Mapping[Meaning, tuple[str, ...]]) -> None:
        """The words of each meaning; its own key is understood as well."""
        self._field = field
        self._written = {meaning: said[0] for meaning, said in words.items()}
        self._meanings = {
            folded(word): meaning
            for meaning, said in words.items()
            for word in (*said, meaning.value)
        }

    def read(self, word: str) -> Meaning:
        """What a word means, whatever its case; BrokenRule(CHOICE_UNKNOWN) for others."""
        meaning = self._meanings.get(folded(word.strip()))
        if meaning is None:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field=self._field, given=word)
        return meaning

    def written(self, meaning: Meaning) -> str:
        """The word for a meaning."""
        return self._written[meaning]


EVENT_STATUS = Vocabulary(
    "status_lv",
    {
        EventStatus.PLANNED: ("plānots", "apstiprināts"),
        EventStatus.HELD: ("notika", "noticis"),
        EventStatus.CANCELLED: ("atcelts",),
        EventStatus.POSTPONED: ("pārcelts",),
        EventStatus.NOT_HELD: ("nenotika",),
    },
)
COUNTING = Vocabulary(
    "count_mode_lv", {Counting.NAMED: ("saraksts",), Counting.NUMBERS: ("skaits",)}
)
CHANNEL = Vocabulary(
    "channel_lv",
    {
        Channel.FACE_TO_FACE: ("klātienē",),
        Channel.EXHIBITION: ("izstāde vai festivāls",),
        Channel.DIGITAL: ("digitāli", "tiešsaistē"),
        Channel.PUBLICATION: ("publikācija vai raidījums",),
    },
)
BOOKING_STATUS = Vocabulary(
    "status_lv",
    {
        BookingStatus.BOOKED: ("rezervēta", "pieteikta", "apstiprināta"),
        BookingStatus.USED: ("izmantota", "pabeigta"),
        BookingStatus.NO_SHOW: ("neieradās",),
        BookingStatus.CANCELLED: ("atcelta", "noraidīta"),
    },
)
PURPOSE = Vocabulary(
    "purpose_lv",
    {
        BookingPurpose.PERSON: ("individuāls darbs",),
        BookingPurpose.ORGANISATION: ("organizācijas darbs",),
        BookingPurpose.EVENT: ("pasākums",),
        BookingPurpose.FIRING: ("apdedzināšana",),
        BookingPurpose.MAINTENANCE: ("apkope",),
    },
)
ORGANISATION_KIND = Vocabulary(
    "type_lv",
    {
        OrganisationKind.ASSOCIATION: ("biedrība", "nvo"),
        OrganisationKind.FOUNDATION: ("nodibinājums",),
        OrganisationKind.EDUCATIONAL: ("izglītības iestāde", "skola"),
        OrganisationKind.PRESCHOOL: ("pirmsskolas izglītības iestāde", "pii"),
        OrganisationKind.MUNICIPAL: ("pašvaldības iestāde", "pašvaldība"),
        OrganisationKind.STATE: ("valsts iestāde",),
        OrganisationKind.SOCIAL_ENTERPRISE: ("sociālais uzņēmums",),
        OrganisationKind.BUSINESS: ("uzņēmums",),
        OrganisationKind.INFORMAL_GROUP: ("neformāla iedzīvotāju grupa",),
        OrganisationKind.MEDIA: ("plašsaziņas līdzeklis", "medijs"),
        OrganisationKind.CONGREGATION: ("draudze",),
        OrganisationKind.OTHER: ("cita",),
    },
)
GUARDIAN_CONSENT = Vocabulary(
    "guardian_consent_lv",
    {
        Answer.YES: ("saņemta", "jā"),
        Answer.NO: ("nav saņemta", "nē"),
        Answer.NOT_ASKED: ("nav jautāts",),
        Answer.NOT_NEEDED: ("nav nepieciešama",),
    },
)
EQUIPMENT_KIND = Vocabulary(
    "machine_lv",
    {
        EquipmentKind.KILN: ("ceplis", "keramikas ceplis"),
        EquipmentKind.LASER: ("lāzergravieris",),
        EquipmentKind.KNITTING: ("adāmmašīna",),
        EquipmentKind.SEWING: ("šujmašīna", "izšūšanas mašīna"),
        EquipmentKind.PLACE: ("vieta",),
        EquipmentKind.OTHER: ("iekārta",),
    },
)
KNOWN = Vocabulary("known_lv", {Known.MEASURED: ("izmērītas",), Known.DECLARED: ("deklarētas",)})
ENTRY_STATE = Vocabulary(
    "state_lv",
    {
        EntryState.ACCEPTED: ("pieņemtas",),
        EntryState.SUGGESTED: ("ieteiktas",),
        EntryState.DECLINED: ("noraidītas",),
    },
)

_TELLING = (
    ("cepl", EquipmentKind.KILN),
    ("kiln", EquipmentKind.KILN),
    ("lazer", EquipmentKind.LASER),
    ("laser", EquipmentKind.LASER),
    ("adam", EquipmentKind.KNITTING),
    ("knit", EquipmentKind.KNITTING),
    ("suj", EquipmentKind.SEWING),
    ("izsu", EquipmentKind.SEWING),
    ("sewing", EquipmentKind.SEWING),
)


def kind_told_by(kind: EquipmentKind, name: str) -> EquipmentKind:
    """What a list calls only a machine, told by its name: “Keramikas ceplis” is a kiln."""
    if kind is not EquipmentKind.OTHER:
        return kind
    plain = folded(name)
    return next((told for part, told in _TELLING if part in plain), kind)
