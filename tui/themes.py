"""The app's own looks, a dark and a light one: quiet, with one accent. Textual's can be chosen."""

from __future__ import annotations

from textual.theme import Theme

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
)

THEMES = (DARK, LIGHT)
