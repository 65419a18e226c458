"""The report as it is seen: in a browser, on a narrow screen, on paper, by day and by night."""

from __future__ import annotations

import asyncio
import base64
import re
from pathlib import Path
from typing import Any

import pytest
from rich.color_triplet import ColorTriplet

from tests.app import Visit, visit
from tests.desks import Clock, opened
from tests.orlik import orlik, paste
from tests.test_report import hostile
from tui.report import writing
from tui.report.page import TEMPLATES
from tui.widgets.contrast import LEAST, ratio

pytest.importorskip("aiohttp", reason="textual-serve is not installed")

from tests.browser import CHROMIUM, Page, browse

COLOURS = re.compile(r"--([a-z]+): #([0-9a-f]{6});")
READ = ("text", "quiet", "link", "warn")
SEEN = ("trigger", "prediction", "claim")
SIGN = 3.0
"""The ratio that WCAG 2.2 asks of what is seen and not read (1.4.11)."""


def test_text_can_be_read_by_day_by_night_and_on_paper() -> None:
    style = (TEMPLATES / "report.css").read_text("utf-8")
    schemes = [dict(COLOURS.findall(part)) for part in style.split(":root {")[1:]]
    assert len(schemes) == 3
    for scheme in schemes:
        colours = {name: ColorTriplet(*bytes.fromhex(said)) for name, said in scheme.items()}
        for ground in ("ground", "raised"):
            assert min(ratio(colours[name], colours[ground]) for name in READ) >= LEAST
            assert min(ratio(colours[name], colours[ground]) for name in SEEN) >= SIGN


async def _value(page: Page, expression: str) -> Any:
    said = await page.call("Runtime.evaluate", expression=expression)
    return said["result"].get("value")


async def _looked_at(folder: Path, file: Path) -> dict[str, Any]:
    """What a browser makes of a page: at 360 px, without light, and on paper."""
    async with browse(folder) as page:
        await page.call(
            "Emulation.setDeviceMetricsOverride",
            width=360,
            height=800,
            deviceScaleFactor=1,
            mobile=True,
        )
        await page.open(file.as_uri())
        await page.until("document.readyState == 'complete' && !!document.querySelector('h1')")
        root = "document.documentElement"
        dark = [{"name": "prefers-color-scheme", "value": "dark"}]
        await page.call("Emulation.setEmulatedMedia", features=dark)
        seen = {
            "wide": await _value(page, f"{root}.scrollWidth"),
            "dark": await _value(page, f"getComputedStyle({root}).backgroundColor"),
            "pictures": await _value(
                page,
                "[...document.querySelectorAll('svg')].every(s => s.getBBox().width > 100)",
            ),
        }
        paper = await page.call("Page.printToPDF", preferCSSPageSize=True)
        return {**seen, "paper": paper["data"], "asked": page.asked, "said": page.complaints}


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium on this machine")
@pytest.mark.parametrize("name", ["orlik", "hostile"])
def test_a_browser_shows_it_and_asks_for_nothing_else(tmp_path: Path, name: str) -> None:
    file = tmp_path / "report.html"
    orlik(tmp_path / "bridge.db")
    with opened(tmp_path / "bridge.db", Clock()) as desk:
        hostile(desk)
        file.write_bytes(writing.scenario(desk, name))
    seen = asyncio.run(_looked_at(tmp_path / "browser", file))
    assert seen["asked"] == [file.as_uri()]
    assert seen["said"] == []
    assert seen["wide"] <= 360
    assert seen["dark"] == "rgb(21, 23, 26)"
    assert seen["pictures"]
    assert base64.b64decode(seen["paper"]).startswith(b"%PDF-")


def test_the_board_writes_a_report_where_the_file_is_called_one(tmp_path: Path) -> None:
    store, file = tmp_path / "signposts.db", tmp_path / "orlik.html"
    orlik(store)

    async def act(v: Visit) -> None:
        await v.press("b", "x")
        await paste(v, str(file), over=True)
        await v.press("enter")
        assert "written to" in v.shown()

    visit(store, act)
    assert file.read_bytes().startswith(b"<!doctype html>")
