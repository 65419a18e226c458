"""What every value that an analyst makes carries: an id, who, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Authored:
    """Who asserted it and when.

    `id` is a letter, a colon and hexadecimal digits; empty in a hand-written file until it is
    imported, as are `analyst` and `at`. `recorded` is the machine's clock; files do not carry it,
    so two values that differ in it alone are equal.
    """

    id: str = ""
    analyst: str = ""
    at: datetime | None = None
    recorded: datetime | None = field(default=None, compare=False)
