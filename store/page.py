"""An article, as far as tagging needs it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """Its id, who goes without saying as the one who speaks, and its text."""

    id: str
    authors: tuple[str, ...]
    text: str
