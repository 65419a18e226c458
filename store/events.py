"""SQL over items that are one event: which one stands for it, and what was last said of it."""

from __future__ import annotations

RING = "SELECT g.id FROM item g WHERE g.face = i.face"
"""SQL: the items that are one event with the item `i`, which is not alone."""

SHOWN = "i.standing AND i.face IN ('', i.id)"
"""SQL: of the item `i`, that a list shows it: it stands, and stands for its event."""

FACE = "CASE WHEN g.face = '' THEN g.id ELSE g.face END"
"""SQL: the id of what stands for the event of the item `g`."""

IN_SCENARIO = (
    f"i.id IN (SELECT {FACE} FROM membership m JOIN item g ON g.id = m.item "
    "WHERE m.standing AND m.scenario = ?)"
)
"""SQL: of the item `i`, that its event is in a scenario."""


def last(table: str, what: str) -> str:
    """SQL: what the last row of a table says that is about the event of the item `i`.

    An item that is alone is asked about by itself, which an index serves.
    """
    order = "x.standing ORDER BY x.clock DESC, x.entry DESC, x.ordinal DESC LIMIT 1"
    alone = f"(SELECT {what} FROM {table} x WHERE x.subject = i.id AND {order})"
    ring = f"(SELECT {what} FROM {table} x WHERE x.subject IN ({RING}) AND {order})"
    return f"CASE WHEN i.face = '' THEN {alone} ELSE {ring} END"
