"""When a screen paints, and when the panel follows the text."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.app import Visit, visit
from tests.orlik import orlik
from tui.frames import LEAST, Frames
from tui.screens import open_article

BRIDGE = "Who guards"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with tags."""
    path = tmp_path / "orlik.db"
    orlik(path)
    return path


async def turns() -> None:
    """Lets everybody else do what needs no time."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_a_frame_comes_at_once_and_the_next_one_a_moment_later(store: Path) -> None:
    painted: list[int] = []

    async def act(v: Visit) -> None:
        def paint() -> None:
            frames.pause()
            painted.append(1)

        frames = Frames(v.app.screen, paint)
        frames._start()
        for _ in range(2):
            frames.resume()
            await turns()
        assert len(painted) == 1
        await asyncio.sleep(LEAST)
        await turns()
        assert len(painted) == 2
        frames.stop()

    visit(store, act)


def test_while_keys_come_the_panel_waits_and_then_shows_the_last_tag(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def act(v: Visit) -> None:
        await v.press("g", "n")
        monkeypatch.setattr(open_article, "_LAG", 2.0)
        before = said(v)
        await v.pilot.press("n", "n")
        assert said(v) == before
        tag = v.room.tags.get(v.room.chosen)
        assert tag is not None
        assert tag.handle not in before
        await v.until(lambda: tag.handle in said(v))

    visit(store, act, article=BRIDGE)


def said(v: Visit) -> str:
    """What the details show."""
    return str(v.room.details._before.render())
