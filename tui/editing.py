"""The tags of an article in a person's own editor, as a text, until it is taken back or kept."""

from __future__ import annotations

import os
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from scenarios.item import slug
from seeds.display import safe_line
from seeds.refusal import Refusal
from tui.errors import shown

if TYPE_CHECKING:
    from store.desk import Desk
    from store.verbs.annotating import Annotated

_KEPT = "edited"
"""What this file remembers of an article: where a text is that could not be taken back."""
_USUAL = ("nano", "vi", "notepad")
_LONGEST = 32
_HEARS = 0.1
"""Seconds until a ctrl+c is heard, at the latest."""


def edit(
    desk: Desk, article: str, run: Callable[[Path], None], again: Callable[[str], bool]
) -> str:
    """Let somebody edit the tags of an article, and take them back; what to say of it.

    `run` lets a file be edited. Where it cannot be taken back, `again` shows why and says whether
    it is to be edited once more; if not, it is kept, and opened as it is the next time.

    Raises:
        Unknown, Ambiguous: the article.
        Refusal: its text is not here; the file cannot be edited or read.
    """
    page = desk.article(article)
    path = _kept(desk, page.id) or _fresh(page.title, desk.annotations(page.id))
    while True:
        desk.set_local(_KEPT, page.id, str(path))
        run(path)
        try:
            done = desk.annotate(page.id, _content(path), path.name)
        except Refusal as refusal:
            if not again(f"{shown(refusal)}\n"):
                return f"nothing was changed; what you wrote is kept in {path}"
            continue
        desk.set_local(_KEPT, page.id, "")
        path.unlink(missing_ok=True)
        return told(done)


def told(done: Annotated) -> str:
    """How many tags were made, removed and changed."""
    many = {"tagged": done.tagged, "removed": done.untagged, "changed": done.changed}
    return ", ".join(f"{n} {how}" for how, n in many.items() if n) or "nothing was changed"


def run_editor(path: Path) -> None:
    """Open a file in $VISUAL, else $EDITOR, else a usual one, and wait for its end.

    Raises:
        Refusal: there is no such program, or it failed.
    """
    words = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual()
    try:
        with _interrupted(lambda *_: None):  # ctrl+c is the editor's
            status = subprocess.run([*shlex.split(words), str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        what = f"the editor {safe_line(words)!r} cannot be started: {why}"
        raise Refusal(what, attempt=_other(words)) from None
    if status:
        what = f"the editor ended with status {status}; the text is kept in {path}"
        raise Refusal(what, attempt=_other(words))


def ask_again(why: str) -> bool:
    """Say on the terminal why a text was not taken back; whether to edit it again."""
    try:
        with _interrupted(signal.default_int_handler):
            print(f"\n{why}\nEnter opens it again, as it is; q leaves it: ", end="", flush=True)  # noqa: T201
            # A ctrl+c that came just before the terminal is read from would be heard only after.
            while not select.select([sys.stdin], [], [], _HEARS)[0]:
                pass
            return not input().strip()
    except (EOFError, KeyboardInterrupt):
        return False


@contextmanager
def _interrupted(by: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Do something else at ctrl+c: left to the app, that would end it as soon as it goes on."""
    before = signal.signal(signal.SIGINT, by)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def _other(words: str) -> str:
    """What to try: an editor that is here, other than the one that failed."""
    failed = Path(words.split()[0]).name if words.split() else ""
    here = [name for name in _USUAL if name != failed and shutil.which(name)]
    named = "VISUAL" if os.environ.get("VISUAL") else "EDITOR"
    return f"export {named}={here[0] if here else 'PROGRAM, one that is installed'}"


def _usual() -> str:
    found = next((name for name in _USUAL if shutil.which(name)), "")
    if not found:
        raise Refusal("no editor is known", attempt="export EDITOR=nano")
    return found


def _kept(desk: Desk, article: str) -> Path | None:
    words = desk.local(_KEPT, article)
    return Path(words) if words and Path(words).is_file() else None


def _fresh(title: str, content: bytes) -> Path:
    """A file that only its owner can read; by its name, editors know what it is."""
    called = slug(title)[:_LONGEST].strip("-") or "article"
    handle, name = tempfile.mkstemp(prefix=f"{called}-", suffix=".yaml")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return Path(name)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror}") from None
