"""The styles of the reading pane, each put together once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from rich.style import Style

from tui.widgets.contrast import legible


class Palette:
    """Styles by the names of what meets in one place."""

    def __init__(self, base: Style, component: Callable[[str], Style]) -> None:
        self.base = base
        self._component = cache(component)
        self._mixed: dict[tuple[str, ...], Style] = {}

    def mix(self, *names: str) -> Style:
        """The base style with others on top, the last one uppermost."""
        style = self._mixed.get(names)
        if style is None:
            style = legible(Style.combine([self.base, *map(self._component, names)]))
            self._mixed[names] = style
        return style

    def margin(self, name: str, chosen: bool = False) -> Style:
        """The colour of something in the margin, without underline; what is chosen, reversed."""
        key = ("in the margin", "chosen" if chosen else "", name)
        style = self._mixed.get(key)
        if style is None:
            sign = Style(color=self._component(name).color, bold=True, reverse=chosen)
            style = legible(self.base + self._component("margin") + sign)
            self._mixed[key] = style
        return style
