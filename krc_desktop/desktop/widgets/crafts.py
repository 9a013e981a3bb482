"""What a kind of machine looks like: its icon and its colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from krc_desktop.model.equipment import EquipmentKind

_LOOKS: Mapping[EquipmentKind, tuple[str, str]] = MappingProxyType(
    {
        EquipmentKind.KILN: ("fire", "kiln"),
        EquipmentKind.LASER: ("lightning", "laser"),
        EquipmentKind.KNITTING: ("t-shirt", "knit"),
        EquipmentKind.SEWING: ("scissors", "sew"),
        EquipmentKind.PLACE: ("house-line", "ink2"),
        EquipmentKind.OTHER: ("wrench", "ink2"),
    }
)


def icon_of(kind: EquipmentKind) -> str:
    """The icon of a kind of machine."""
    return _LOOKS[kind][0]


def ink_of(kind: EquipmentKind) -> str:
    """The colour token in which a kind of machine is drawn."""
    return _LOOKS[kind][1]
