"""A drawing of characters that is made for the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.widget import Widget

Draw = Callable[[int, int], Sequence[str]]
"""Rows for so many cells of width and height. What comes from outside has to be made safe."""


class Drawing(Widget):
    """Shows rows, and asks for them again where its size changes."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw: Draw = lambda width, height: ()

    def show(self, draw: Draw) -> None:
        """Shows another drawing."""
        self._draw = draw
        self.refresh()

    def render(self) -> Text:
        """The rows, as many as there is room for."""
        rows = self._draw(self.size.width, self.size.height)
        return Text("\n".join(rows[: self.size.height]), no_wrap=True, overflow="crop", end="")
