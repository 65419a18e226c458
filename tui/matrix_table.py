"""The matrix of rival scenarios: as a table, as JSON and as comma-separated values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.text import Text

from seeds.display import safe_line
from tui.comma_separated import Cell
from tui.table_rows import Column, clipped, laid_out, text
from tui.tables import letter
from tui.telling import held

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.rivals import Entry, Rivalry
    from scenarios.tlp import Tlp

_BESIDE = 52
"""Cells that all but the scenarios take in a table."""
_LETTERS = 26


def table(found: Rivalry, room: int, *, simulated: bool) -> Iterator[RenderableType]:
    """The items, the most telling first; under them what speaks against each scenario."""
    names = [s.handle for s in found.scenarios]
    yield text(found.question or " or ".join(names), "bold")
    if not found.entries:
        yield Text("no items are in these scenarios yet")
        return
    shown = titles(found, (room - _BESIDE) // len(names) - 2)
    columns = (
        *(Column(""), Column("item", 3), Column("status", 2)),
        *(Column(name) for name in shown),
        Column("diagnosticity", right=True),
    )
    rows = [
        [
            letter(entry.item.kind),
            clipped(entry.item.handle),
            text(status(entry), "" if line.counts else "dim"),
            *(Text(entry.cell(scenario.id)) for scenario in found.scenarios),
            Text(f"{line.diagnosticity:.2f}"),
        ]
        for line in found.matrix.lines
        for entry in (found.entries[line.name],)
    ]
    blank = Text()
    scores = [Text(f"{score:.3g}", style="bold") for score in found.matrix.inconsistency]
    against = [Text(str(many)) for many in found.matrix.against]
    rows.append([blank, text("inconsistency", "bold"), blank, *scores, blank])
    rows.append([blank, text("items against"), blank, *against, blank])
    yield laid_out(columns, rows, room)
    if shown != names:
        yield text(", ".join(f"{a} {b}" for a, b in zip(shown, names, strict=True)))
    yield from map(text, said(found))
    if simulated:
        yield text("simulated")


def titles(found: Rivalry, most: int) -> list[str]:
    """What stands over the columns: the handles, or letters where one is longer than `most`.

    A handle is never cut: it is what one types next.
    """
    names = [safe_line(scenario.handle) for scenario in found.scenarios]
    if all(len(name) <= most for name in names):
        return names
    return [chr(ord("A") + n) if n < _LETTERS else str(n + 1) for n in range(len(names))]


def status(entry: Entry) -> str:
    """What holds of an item, in words."""
    return held(entry.status, entry.differing)


def said(found: Rivalry) -> Iterator[str]:
    """What the matrix comes to, a line each: least against, blank cells, what does not count."""
    handles = {s.id: s.handle for s in found.scenarios}
    least = [handles[id] for id in found.matrix.least_inconsistent]
    if not any(line.counts for line in found.matrix.lines):
        yield "nothing of it was seen yet, so nothing speaks against any (--all: as if it were)"
    elif len(least) == len(handles):
        yield "as much speaks against each of them"
    else:
        yield f"least speaks against {' and '.join(least)}"
    if found.blank:
        blank = f"{found.blank} of {found.cells} cells {'is' if found.blank == 1 else 'are'} blank"
        yield f"{blank} (·): they count for nothing"
    waiting = sum(not line.counts for line in found.matrix.lines)
    if waiting and waiting < len(found.matrix.lines):
        yield f"{waiting} of {len(found.matrix.lines)} items not there yet: they do not count"


def form(found: Rivalry, *, simulated: bool, mark: Tlp | None) -> dict[str, Any]:
    """The same for scripts: values from 1 (very inconsistent) to 5, null where a cell is blank."""
    handles = [s.handle for s in found.scenarios]
    scores = zip(found.scenarios, found.matrix.inconsistency, found.matrix.against, strict=True)
    return {
        "question": found.question,
        "simulated": simulated,
        "mark": mark.value if mark else None,
        "scenarios": [
            {
                "id": scenario.id,
                "handle": scenario.handle,
                "title": scenario.title,
                "inconsistency": score,
                "against": against,
            }
            for scenario, score, against in scores
        ],
        "least_inconsistent": [
            s.handle for s in found.scenarios if s.id in found.matrix.least_inconsistent
        ],
        "blank": found.blank,
        "cells": found.cells,
        "items": [
            {
                "id": line.name,
                "handle": entry.item.handle,
                "kind": entry.item.kind.value,
                "statement": entry.item.statement,
                "status": entry.status.value,
                "differ": entry.differing,
                "counts": line.counts,
                "diagnosticity": line.diagnosticity,
                "values": dict(zip(handles, line.values, strict=True)),
            }
            for line in found.matrix.lines
            for entry in (found.entries[line.name],)
        ],
    }


def rows(found: Rivalry) -> Iterable[tuple[Cell, ...]]:
    """The same as rows, with a heading; the last one holds the inconsistency of each scenario."""
    names = [s.handle for s in found.scenarios]
    yield ("kind", "item", "statement", "status", "counts", *names, "diagnosticity")
    for line in found.matrix.lines:
        entry = found.entries[line.name]
        start = (entry.item.kind.value, entry.item.handle, entry.item.statement, status(entry))
        yield (*start, "yes" if line.counts else "no", *line.values, line.diagnosticity)
    yield ("", "inconsistency", "", "", "", *found.matrix.inconsistency, None)
