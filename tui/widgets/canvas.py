"""A small drawing of characters: fine dots in braille, shades behind them, marks before them."""

from __future__ import annotations

_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Of a braille character: by column, then by row from above."""
_BRAILLE = 0x2800
_ACROSS, _DOWN = 2, 4


class Canvas:
    """So many cells; places are shares in [0, 1] of width and height, from the left and below."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = max(2, width), max(2, height)
        self._dots: dict[tuple[int, int], int] = {}
        self._shades: set[tuple[int, int]] = set()
        self._marks: dict[tuple[int, int], str] = {}

    def dot(self, x: float, y: float) -> None:
        """A fine dot."""
        column, row = round(x * (self.width * _ACROSS - 1)), self._fine(y)
        cell = column // _ACROSS, row // _DOWN
        bit = _BITS[column % _ACROSS][row % _DOWN]
        self._dots[cell] = self._dots.get(cell, 0) | bit

    def line(self, start: tuple[float, float], end: tuple[float, float], every: int = 1) -> None:
        """Dots from one place to another; `every` second or third of them where it is to be
        fainter."""
        steps = max(self.width * _ACROSS, self.height * _DOWN)
        for n in range(0, steps + 1, every):
            share = n / steps
            self.dot(*(a + (b - a) * share for a, b in zip(start, end, strict=True)))

    def shade(self, x: float, low: float, high: float) -> None:
        """A shade at `x`, from `low` to `high`."""
        top, bottom = self._cell(x, high), self._cell(x, low)
        self._shades |= {(top[0], row) for row in range(top[1], bottom[1] + 1)}

    def mark(self, x: float, y: float, sign: str) -> None:
        """One sign, of a cell's width."""
        self._marks[self._cell(x, y)] = sign

    def lines(self) -> list[str]:
        """The rows, the topmost first."""
        return [
            "".join(self._sign((column, row)) for column in range(self.width)).rstrip()
            for row in range(self.height)
        ]

    def _sign(self, cell: tuple[int, int]) -> str:
        if cell in self._marks:
            return self._marks[cell]
        if cell in self._dots:
            return chr(_BRAILLE + self._dots[cell])
        return "░" if cell in self._shades else " "

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return round(x * (self.width * _ACROSS - 1)) // _ACROSS, self._fine(y) // _DOWN

    def _fine(self, y: float) -> int:
        return round((1 - y) * (self.height * _DOWN - 1))
