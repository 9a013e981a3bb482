"""Whether an e-mail address or a telephone number looks like one: pointed out, never refused."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+")
_PHONE = re.compile(r"[+\d(][\d\s()+./-]*")
_FEWEST_DIGITS, _MOST_DIGITS = 5, 15


def looks_like_email(typed: str) -> bool:
    """Whether one could write to it: a name, one @, a domain with a dot. Nothing typed is fine."""
    return not typed.strip() or _EMAIL.fullmatch(typed.strip()) is not None


def looks_like_phone(typed: str) -> bool:
    """Whether one could dial it; several numbers may stand there. Nothing typed is fine."""
    numbers = [part.strip() for part in re.split(r"[,;]", typed) if part.strip()]
    return all(
        _PHONE.fullmatch(number) is not None
        and _FEWEST_DIGITS <= sum(sign.isdigit() for sign in number) <= _MOST_DIGITS
        for number in numbers
    )
