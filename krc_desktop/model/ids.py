"""Identities that travel: UUID version 7 (RFC 9562), in time order and unguessable."""

from __future__ import annotations

from datetime import datetime


def new_uid(moment: datetime) -> str:
    """A fresh uid made at an aware instant, as 36 characters."""
    # not on the start path: a start makes no new record
    import secrets
    import uuid

    milliseconds = int(moment.timestamp() * 1000)
    bits = (milliseconds << 80) | secrets.randbits(80)
    bits = (bits & ~(0xF << 76)) | (0x7 << 76)
    bits = (bits & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=bits))
