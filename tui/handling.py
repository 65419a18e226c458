"""A handling mark as it is shown: a row in the colours that TLP 2.0 gives it, and in words.

Source: FIRST, Traffic Light Protocol, version 2.0, colour codes: on black, 5.6 to 1 at the least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from scenarios.tlp import Tlp

if TYPE_CHECKING:
    from store.marking import Marked

COLOURS = {
    Tlp.CLEAR: "#ffffff",
    Tlp.GREEN: "#33ff00",
    Tlp.AMBER: "#ffc000",
    Tlp.AMBER_STRICT: "#ffc000",
    Tlp.RED: "#ff2b2b",
}


def banner(mark: Tlp, width: int = 0) -> Text:
    """The mark and what it means, in a row of so many cells; no wider than its words without."""
    words = f"{mark.words}  {mark.meaning}"
    if width and len(words) > width:
        words = mark.words
    return Text(
        words.center(width), Style(color=COLOURS[mark], bgcolor="#000000", bold=True), end=""
    )


def above_clear(mark: Tlp | None) -> list[Text]:
    """The row before what a command shows; none where it may go anywhere."""
    return [banner(mark)] if mark and mark is not Tlp.CLEAR else []


def beside(mark: Tlp | None, *, simulated: bool) -> list[str]:
    """What is said beside values that have no place for it: how far they may go, and what of."""
    marked = [f"{mark.words}: {mark.meaning}"] if mark and mark is not Tlp.CLEAR else []
    return marked + ["simulated: the times are stated, not measured"] * simulated


def told(found: Marked, by: str = "") -> str:
    """How a thing is marked, in words; `by` is what its mark comes from, if not from itself."""
    if found.counts is None:
        return ""
    own = found.own.words if found.own else "none of its own"
    taken = "" if found.by == found.id else f"  (from {by}; {own})"
    return f"{found.counts.words}{taken}"
