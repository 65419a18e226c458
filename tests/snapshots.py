"""A screen as text that a person can read and compare: what stands on it, and in what styles.

Below each line stands, after `~`, a letter for the style of each cell, `.` for the commonest;
what the letters mean is said at the end. A style mostly keeps its letter from file to file. Of
blanks only what one sees of them is said, and ids are hidden: they are new in every store.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import string
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any
from zlib import crc32

from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.color import Color
from textual.widgets import Input, TextArea

from tests.app import Visit, clock
from tui.app import SignpostsApp

FOLDER = Path(__file__).parent / "snapshots"
SIZES = ((80, 24), (140, 45))
_LETTERS = string.ascii_letters + string.digits + "αβγδεζηθκλμξπρστφχψω"
_ID = re.compile(r"\b[0-9a-f]{8}\b")
_MARKS = ("bold", "dim", "italic", "underline", "underline2", "reverse", "strike", "blink")

Act = Callable[[Visit], Awaitable[None]]


def taken(
    store: Path, act: Act, *, article: str = "", tour: bool = False, colour: bool
) -> list[str]:
    """What the app shows after an act in a small terminal, and when that has been made large."""
    # The app remembers where one was: the next one must not begin there.
    fresh = shutil.copy(store, store.with_name(f"{colour}.db"))
    app = SignpostsApp(Path(fresh), analyst="ak", clock=clock, read_article=article, tour=tour)
    app.animation_level = "none"
    looks = "dark" if colour else "without colour"
    shown = asyncio.run(_visited(app, act))
    return [f"=== {w}x{h} {looks}\n{one}" for (w, h), one in zip(SIZES, shown, strict=True)]


async def _visited(app: SignpostsApp, act: Act) -> list[str]:
    shown = []
    async with app.run_test(size=SIZES[0]) as pilot:
        visit = Visit(app, pilot)
        await visit.rest()
        await act(visit)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await visit.rest()
            _hold_cursors(app)
            await pilot.pause()
            _hold_cursors(app)  # one may have been about to blink
            shown.append(portrait(app))
    return shown


def _hold_cursors(app: App[Any]) -> None:
    """Lets no cursor blink, and shows that of the field that has the focus."""
    for line in app.screen.query(Input):
        line.cursor_blink = False
    for lines in app.screen.query(TextArea):
        # Not `cursor_blink = False`: then a row comes as it was drawn when the cursor was dark.
        lines._pause_blink(visible=lines.has_focus)


def portrait(app: App[Any]) -> str:
    """The screen that is open, with what shows through below it."""
    below = app._background_screens
    update = app.screen._compositor.render_update(full=True, screen_stack=below)
    assert isinstance(update, LayoutUpdate)
    rows = [[segment for strip in row for segment in strip] for row in update.strips]
    many = Counter[str]()
    for segment in (segment for row in rows for segment in row):
        many[_described(segment)] += cell_len(segment.text)
    letters = _lettered(many)
    shown = [line for row in rows for line in _row(row, letters)]
    legend = sorted(f"{letters[style]} {style}" for style in many)
    return "\n".join([*shown, *legend]) + "\n"


def compare(name: str, shown: Iterable[str]) -> None:
    """Holds what is shown against what was shown before; writes it where that is wanted."""
    path, new = FOLDER / f"{name}.txt", "\n".join(shown)
    if os.environ.get("SIGNPOSTS_GOLDEN") == "write":
        path.write_text(new, encoding="utf-8")
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    changes = unified_diff(old.splitlines(), new.splitlines(), path.name, "now", n=1, lineterm="")
    said = "\n".join(changes)
    assert not said, f"{said}\n\nif that is meant: SIGNPOSTS_GOLDEN=write"


def _row(row: list[Segment], letters: dict[str, str]) -> Iterator[str]:
    words = "".join(segment.text for segment in row)
    yield f" {_ID.sub('#' * 8, words)}".rstrip()
    styles = "".join(letters[_described(segment)] * cell_len(segment.text) for segment in row)
    if styles.rstrip("."):
        yield f"~{styles}".rstrip(".")


def _lettered(many: Counter[str]) -> dict[str, str]:
    """A letter for each style: made of its words, so that other styles coming change none."""
    commonest = max(many, key=lambda style: many[style] * bool(style.partition("on ")[0]))
    letters = {commonest: ".", "on " + commonest.partition("on ")[2]: "."}
    for style in sorted(many):
        if style not in letters:
            at = crc32(style.encode())
            turned = (_LETTERS[(at + n) % len(_LETTERS)] for n in range(len(_LETTERS)))
            letters[style] = next(x for x in turned if x not in letters.values())
    return letters


def _described(segment: Segment) -> str:
    style = segment.style or Style.null()
    seen = not segment.text.isspace() or style.reverse or style.underline
    parts = [_colour(style.color) if style.color and seen else ""]
    parts.append(f"on {_colour(style.bgcolor)}" if style.bgcolor else "")
    parts += [mark for mark in _MARKS if getattr(style, mark) and seen]
    return " ".join(filter(None, parts)) or "plain"


def _colour(colour: RichColor) -> str:
    return Color.from_rich_color(colour).hex if colour.triplet else colour.name
