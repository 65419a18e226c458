"""Text can be read in every theme, and kinds told apart, with few colours or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from seeds.anchor import Span
from tests.app import Visit, visit
from tests.orlik import orlik
from tui import themes
from tui.widgets.contrast import LEAST, ratio

BRIDGE = "Who guards"
SIGN = 3.0
"""The ratio that WCAG 2.2 asks of what is seen and not read (1.4.11)."""

KINDS = ("claim", "trigger", "prediction")
GROUNDS = ((), ("cursor",), ("hit",), ("selection",), ("cursor", "hit"), ("cursor", "selection"))

_FRAME = re.compile(r"[\s─-▟]*")
_LANES = set("▌│┃╎+░")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with tags of every kind."""
    path = tmp_path / "orlik.db"
    orlik(path)
    return path


def segments(v: Visit) -> Iterator[Segment]:
    """All that is on the screen."""
    for strip in v.app.screen._compositor.render_strips():
        yield from strip


def contrast(style: Style | None) -> float:
    """The contrast of a style; infinite where the terminal chooses a colour."""
    if style is None or style.color is None or style.bgcolor is None:
        return float("inf")
    text, ground = style.color.triplet, style.bgcolor.triplet
    return ratio(text, ground) if text and ground else float("inf")


def faint(v: Visit, least: float) -> list[str]:
    """Words on the screen with less contrast."""
    return [
        f"{v.app.theme}: {s.text.strip()!r} {contrast(s.style):.2f}"
        for s in segments(v)
        if not _FRAME.fullmatch(s.text) and contrast(s.style) < least
    ]


async def in_each_theme(v: Visit) -> list[str]:
    """Words with too little contrast, in any theme there is."""
    found = []
    for theme in sorted(v.app.available_themes):
        v.app.theme = theme
        await v.pilot.pause()
        await v.pilot.pause()
        found += faint(v, LEAST)
    return found


@pytest.mark.parametrize(
    ("article", "keys"),
    [
        ("", "slash n o"),
        ("", "r 1 ctrl+s"),
        ("", "ctrl+p t a g"),
        (BRIDGE, "n v w"),
        (BRIDGE, "n enter tab N o enter"),
    ],
)
def test_all_text_of_a_screen_has_contrast_in_every_theme(
    store: Path, article: str, keys: str
) -> None:
    async def act(v: Visit) -> None:
        await v.press(*keys.split())
        assert await in_each_theme(v) == []

    visit(store, act, article=article)


def test_a_tag_can_be_read_on_every_ground_in_every_theme(store: Path) -> None:
    async def act(v: Visit) -> None:
        pane = v.room.pane
        for theme in sorted(v.app.available_themes):
            v.app.theme = theme
            await v.pilot.pause()
            for ground in GROUNDS:
                for marks in ((), *((kind,) for kind in KINDS), (*KINDS, "overlap")):
                    assert contrast(pane._palette.mix(*marks, *ground)) >= LEAST, (theme, marks)
            for kind in KINDS:
                assert contrast(pane._palette.margin(kind)) >= SIGN, (theme, kind)

    visit(store, act, article=BRIDGE)


def test_lanes_and_the_cursor_are_seen_in_every_theme(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("n")
        for theme in sorted(v.app.available_themes):
            v.app.theme = theme
            await v.pilot.pause()
            await v.pilot.pause(0.02)
            signs = [s for s in segments(v) if s.text.strip() in _LANES]
            assert signs
            assert [s.text for s in signs if contrast(s.style) < SIGN and s.text != "│"] == []

    visit(store, act, article=BRIDGE)


@pytest.mark.parametrize("theme", ["signposts-contrast-dark", "signposts-contrast-light"])
def test_high_contrast_is_enhanced_contrast(store: Path, theme: str) -> None:
    async def act(v: Visit) -> None:
        await v.press("n")
        v.app.theme = theme
        await v.rest()
        assert faint(v, 7.0) == []

    visit(store, act, article=BRIDGE)


@pytest.mark.parametrize("theme", [theme.name for theme in themes.THEMES])
def test_with_sixteen_colours_no_text_vanishes(store: Path, theme: str) -> None:
    def plain(style: Style) -> tuple[object, object]:
        assert style.color
        assert style.bgcolor
        few = [c.downgrade(ColorSystem.STANDARD) for c in (style.color, style.bgcolor)]
        return few[0].get_truecolor(DEFAULT_TERMINAL_THEME), few[1].get_truecolor(
            DEFAULT_TERMINAL_THEME, foreground=False
        )

    async def act(v: Visit) -> None:
        await v.press("n")
        v.app.theme = theme
        await v.rest()
        shown = [s for s in segments(v) if s.style and s.style.color and s.style.bgcolor]
        shown = [s for s in shown if not _FRAME.fullmatch(s.text)]
        assert shown
        gone = {s.text.strip() for s in shown if s.style and len(set(plain(s.style))) == 1}
        assert gone == set()

    visit(store, act, article=BRIDGE)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
def test_the_terminals_own_colours_are_left_to_it(store: Path, theme: str) -> None:
    async def act(v: Visit) -> None:
        await v.press("n")
        v.app.theme = theme
        await v.rest()
        kinds = {kind: v.room.pane._palette.mix(kind) for kind in KINDS}
        assert all(style.color and style.color.triplet is None for style in kinds.values())
        assert len({style.without_color for style in kinds.values()}) == len(KINDS)
        assert len({style.color for style in kinds.values()}) == len(KINDS)

    visit(store, act, article=BRIDGE)


def test_kinds_are_told_apart_by_letters_and_lanes_alone(store: Path) -> None:
    async def act(v: Visit) -> None:
        shown = v.shown()
        for margin in ("C │", "T ┃", "P ╎"):
            assert margin in shown

    visit(store, act, article=BRIDGE)


def test_without_colour_there_is_none_not_even_grey(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(v: Visit) -> None:
        for keys in ("j", "slash n o", "escape", "ctrl+p", "escape", "r 1"):
            await v.press(*keys.split())
            assert {s.text for s in segments(v) if s.style and s.style.color} == set()
            assert {s.text for s in segments(v) if s.style and s.style.bgcolor} == set()

    visit(store, act)


def test_without_colour_a_selection_and_a_hit_are_seen(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(v: Visit) -> None:
        pane = v.room.pane
        pane.set_hits([Span(30, 36)])
        await v.rest()
        reversed_ = [s.text for s in segments(v) if s.style and s.style.reverse and s.text.strip()]
        text = v.room.article.text or ""
        assert text[30:36] in reversed_
        await v.press("G", "v")
        assert any(s.style and s.style.reverse and "police deny" in s.text for s in segments(v))

    visit(store, act, article=BRIDGE)
