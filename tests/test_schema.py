"""The SQL of a new store is that of the tables."""

from __future__ import annotations

from store import schema, tables


def test_the_statements_that_are_kept_are_those_of_the_tables() -> None:
    """Where not: `python -m store.tables` writes them anew."""
    assert list(schema.statements()) == [made.strip() for made in tables.statements()]
