"""A scenario where it is judged: a line with what an item's line has, as far as it has that."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.vocabulary import Status
from store.lines import ItemLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLine:
    """A scenario in a list of what is judged, with what stands for it.

    It is in no scenario, nobody speaks of it in a passage, and it has no kind.
    """

    id: str
    handle: str
    statement: str
    question: str
    status: Status
    since: str
    deadline: str
    differ: tuple[tuple[str, Status], ...] = ()
    kind: None = None
    quote: str = ""
    authors: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()


JudgedLine = ItemLine | ScenarioLine
"""What findings are about."""
