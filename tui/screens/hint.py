"""The line of a small screen that says its keys."""

from __future__ import annotations

from textual.dom import DOMNode

from tui import keys

_AS_SHIPPED = keys.Rows()


def hint_of(node: DOMNode, place: str) -> str:
    """The keys of a place in a line, as the person has them."""
    rows: keys.Rows = getattr(node.app, "rows", _AS_SHIPPED)
    return keys.hint(rows.of(place))
