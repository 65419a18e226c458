"""What the app remembers of looks and firsts, for all stores of this person: a small file.

It is kept in the platform's folder for such things, or in `SIGNPOSTS_STATE`. Nothing depends on
it: a file that cannot be read or written counts as one that says nothing.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tui.settings import NARROWEST, WIDEST

FILE = "remembered.json"
FOLDER = "SIGNPOSTS_STATE"
"""The variable that names another folder."""

_MOST_BYTES = 10_000
_LONGEST = 100
AIRIEST = 2


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was chosen in the app: a theme, cells of a line, empty lines between paragraphs;
    `""` and `-1` where nothing was. And whether the tour was seen, or left."""

    theme: str = ""
    width: int = -1
    spacing: int = -1
    toured: bool = False


def remembered_file() -> Path:
    """Where it is kept."""
    if folder := os.environ.get(FOLDER):
        return Path(folder) / FILE
    from platformdirs import user_state_path

    return user_state_path("signposts", appauthor=False) / FILE


def read() -> Remembered:
    """What is remembered; what cannot be read or makes no sense is not."""
    found: object = None
    with suppress(OSError, ValueError, RecursionError), remembered_file().open("rb") as file:
        found = json.loads(file.read(_MOST_BYTES))
    said = found if isinstance(found, dict) else {}
    return Remembered(
        theme=_theme(said.get("theme")),
        width=_number(said.get("width"), NARROWEST, WIDEST),
        spacing=_number(said.get("spacing"), 0, AIRIEST),
        toured=said.get("toured") is True,
    )


def write(
    *,
    theme: str | None = None,
    width: int | None = None,
    spacing: int | None = None,
    toured: bool | None = None,
) -> Remembered:
    """Remembers what is named beside what is known; what there is then."""
    known = read()
    now = replace(
        known,
        theme=known.theme if theme is None else theme,
        width=known.width if width is None else width,
        spacing=known.spacing if spacing is None else spacing,
        toured=known.toured if toured is None else toured,
    )
    if now != known:
        with suppress(OSError, RuntimeError):
            _put(remembered_file(), json.dumps(asdict(now), indent=1) + "\n")
    return now


def _put(path: Path, words: str) -> None:
    """Writes a file whole or not at all: two apps may end in the same moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_text(words, encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _theme(said: object) -> str:
    return said if isinstance(said, str) and len(said) <= _LONGEST else ""


def _number(said: object, least: int, most: int) -> int:
    return said if type(said) is int and least <= said <= most else -1
