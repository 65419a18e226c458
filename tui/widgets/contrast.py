"""Text that can be read on what is behind it, in every theme."""

from __future__ import annotations

from rich.color import Color, blend_rgb
from rich.color_triplet import ColorTriplet
from rich.style import Style

LEAST = 4.5
"""The ratio that WCAG 2.2 asks of text (1.4.3, level AA)."""

_BLACK, _WHITE = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)


def ratio(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast of two colours, 1 to 21. Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(style: Style) -> Style:
    """The style, its colour moved towards black or white as far as reading it needs.

    Colours that the terminal chooses (ANSI, default) are left to it.
    """
    text = style.color.triplet if style.color else None
    ground = style.bgcolor.triplet if style.bgcolor else None
    if text is None or ground is None or ratio(text, ground) >= LEAST:
        return style
    pole = max(_BLACK, _WHITE, key=lambda end: ratio(end, ground))
    steps = (blend_rgb(text, pole, step / 16) for step in range(1, 17))
    nearest = next((step for step in steps if ratio(step, ground) >= LEAST), pole)
    return style + Style(color=Color.from_triplet(nearest))


def _luminance(color: ColorTriplet) -> float:
    red, green, blue = (_linear(part / 255) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
