"""The app's own looks: quiet, with one accent, or of high contrast. Textual's can be chosen."""

from __future__ import annotations

from textual.theme import Theme


def _scrollbar(ground: str, thumb: str, held: str) -> dict[str, str]:
    """Variables for a scrollbar that is seen where there is something to scroll, else not."""
    grounds = ("background", "background-hover", "background-active", "corner-color")
    return {
        **{f"scrollbar-{name}": ground for name in grounds},
        "scrollbar": thumb,
        "scrollbar-hover": held,
        "scrollbar-active": held,
    }


DARK = Theme(
    name="signposts-dark",
    dark=True,
    primary="#7aa2c8",
    secondary="#8a93a3",
    accent="#e0b060",
    foreground="#d6d3cc",
    background="#15171a",
    surface="#1b1e22",
    panel="#22262b",
    success="#8fb573",
    warning="#e0b060",
    error="#e0777d",
    variables=_scrollbar("#15171a", "#4d5663", "#7aa2c8"),
)

LIGHT = Theme(
    name="signposts-light",
    dark=False,
    primary="#2f5f8f",
    secondary="#5d6673",
    accent="#8a5a00",
    foreground="#22252a",
    background="#faf8f3",
    surface="#f3f0e9",
    panel="#e8e4da",
    success="#3f6b2a",
    warning="#8a5a00",
    error="#a3262f",
    variables=_scrollbar("#faf8f3", "#b9b3a4", "#2f5f8f"),
)

CONTRAST_DARK = Theme(
    name="signposts-contrast-dark",
    dark=True,
    primary="#66ccff",
    secondary="#ffffff",
    accent="#ffdd33",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    success="#66ff66",
    warning="#ffdd33",
    error="#ff9999",
    variables={
        "text": "#ffffff",
        "text-muted": "#d0d0d0",
        "border": "#ffffff",
        **_scrollbar("#000000", "#ffffff", "#66ccff"),
    },
)

CONTRAST_LIGHT = Theme(
    name="signposts-contrast-light",
    dark=False,
    primary="#003a99",
    secondary="#000000",
    accent="#6b2c00",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#eeeeee",
    success="#004d00",
    warning="#6b2c00",
    error="#8f0000",
    variables={
        "text": "#000000",
        "text-muted": "#303030",
        "border": "#000000",
        **_scrollbar("#ffffff", "#000000", "#003a99"),
    },
)

THEMES = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)
