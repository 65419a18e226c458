"""What a component class of a widget says, as a style to draw with."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


def look(widget: Widget, name: str) -> Style:
    """What the class says and no more; its colours are blended with what is below them."""
    own = widget.get_component_rich_style(name, partial=True)
    blended = widget.get_component_rich_style(name)
    return own.without_color + Style(
        color=blended.color if own.color else None,
        bgcolor=blended.bgcolor if own.bgcolor else None,
    )
