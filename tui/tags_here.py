"""The tags at the cursor on one line: as many as there is room for, the chosen one always."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

_BETWEEN = "  "
MORE = "…"


def named(names: Sequence[str], chosen: int, cells: int) -> str:
    """Names in a width in cells; `…` stands for those before or after that have no room.

    `chosen` is the number of a name, which is marked by brackets; -1 is none.
    """
    marked = [f"[{name}]" if at == chosen else name for at, name in enumerate(names)]
    first, last = max(0, chosen), max(0, chosen)
    while first > 0 or last < len(marked) - 1:
        if last < len(marked) - 1 and cell_len(_line(marked, first, last + 1)) <= cells:
            last += 1
        elif first > 0 and cell_len(_line(marked, first - 1, last)) <= cells:
            first -= 1
        else:
            break
    line = _line(marked, first, last)
    if cell_len(line) <= cells:
        return line
    return set_cell_size(line, max(0, cells - 1)).rstrip() + MORE if cells > 0 else ""


def _line(names: Sequence[str], first: int, last: int) -> str:
    before = [MORE] if first > 0 else []
    after = [MORE] if last < len(names) - 1 else []
    return _BETWEEN.join([*before, *names[first : last + 1], *after])
