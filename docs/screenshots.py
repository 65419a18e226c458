"""Draws the pictures of the README from the real app: `make screenshots`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from store.desk import Desk
from tui.app import SignpostsApp
from tui.commands.demo import fill

DOCS = Path(__file__).parent
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
SIZE = (118, 34)


async def draw(path: Path) -> None:
    """The reading room at the eight triggers."""
    app = SignpostsApp(path, analyst="ak", clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        while not app.is_open:
            await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        item = app.desk.item("csto-freeze")
        [mention] = [m for m in app.desk.annotations_of(item.id) if m.article == item.articles[0]]
        app.open_article(mention.article, mention.anchor.span)
        await pilot.pause(1.0)
        (DOCS / "reading-room.svg").write_text(alone(app.export_screenshot(title="Signposts")))


def alone(svg: str) -> str:
    """A picture that loads nothing: the fonts of the machine that shows it serve."""
    return re.sub(r"\s*@font-face \{[^}]*\}|\s*<!--.*?-->", "", svg, flags=re.DOTALL)


def main() -> None:
    """Make a store as `signposts demo` does, and draw."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with Desk.open(path, analyst="ak", clock=lambda: NOW, simulated=True) as desk:
            fill(desk)
        asyncio.run(draw(path))


if __name__ == "__main__":
    main()
