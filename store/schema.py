"""The SQL that makes every table, index and trigger, as it was made from `store.tables`.

To make it anew takes as long as to load SQLModel: most of what the first command on a new store
would cost. After a change of the tables: `python -m store.tables`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")
_END = ";\n\n"
"""Of a statement; in a trigger no blank line follows one."""


@cache
def statements() -> tuple[str, ...]:
    """Each makes what is not there yet."""
    said = SCHEMA.read_text("utf-8")
    return tuple(said.removesuffix(_END).split(_END))


def written(made: Sequence[str]) -> str:
    """Statements as the file has them."""
    return "".join(statement.strip() + _END for statement in made)
