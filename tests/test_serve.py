"""The app in a browser: it works there, and for nobody else."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="textual-serve is not installed")
pytest.importorskip("textual_serve", reason="textual-serve is not installed")

from tests.app import BRIDGE, open_desk, shelve  # noqa: E402
from tests.browser import CHROMIUM, browse  # noqa: E402
from tests.shell import Shell  # noqa: E402

ROOT = Path(__file__).parents[1]


class Served:
    """A server that runs, and what it printed."""

    def __init__(self, db: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.root = f"http://127.0.0.1:{self.port}"
        self.child = subprocess.Popen(
            [sys.executable, "-c", "from tui.cli import main; main()", *self._words(db)],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self.child.stderr is not None
        said = self.child.stderr.readline().decode()
        found = re.search(r"http://\S+", said)
        assert found, said
        self.address = found[0]

    def _words(self, db: Path) -> list[str]:
        return ["serve", "--db", str(db), "--port", str(self.port), "--analyst", "ak"]

    def ask(self, path: str, *, key: bool = True, **headers: str) -> int:
        """The status that the server answers with."""

        async def get() -> int:
            jar = aiohttp.CookieJar(unsafe=True)
            async with aiohttp.ClientSession(cookie_jar=jar) as session:
                if key:
                    await session.get(self.address)
                async with session.get(self.root + path, headers=headers) as answer:
                    return int(answer.status)

        return asyncio.run(get())


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server on a store with one article."""
    shelve(tmp_path / "s.db", [("bridge.md", BRIDGE)])
    server = Served(tmp_path / "s.db")
    yield server
    server.child.terminate()
    server.child.wait(20)
    assert server.child.stderr is not None
    server.child.stderr.close()


def test_who_has_the_key_gets_the_page(served: Served) -> None:
    assert served.ask("/") == 200


def test_who_has_no_key_gets_nothing(served: Served) -> None:
    assert [served.ask(path, key=False) for path in ("/", "/ws", "/static/js/textual.js")] == [
        403,
        403,
        403,
    ]


def test_a_page_of_another_site_cannot_drive_the_app(served: Served) -> None:
    assert served.ask("/ws", Origin="http://elsewhere.example") == 403


def test_another_name_for_this_machine_gets_nothing(served: Served) -> None:
    assert served.ask("/", Host=f"elsewhere.example:{served.port}") == 403


def test_what_is_no_websocket_is_refused(served: Served) -> None:
    assert served.ask("/ws") == 400


def test_the_page_says_that_nothing_comes_from_elsewhere(served: Served) -> None:
    async def rules() -> str:
        jar = aiohttp.CookieJar(unsafe=True)
        async with (
            aiohttp.ClientSession(cookie_jar=jar) as session,
            session.get(served.address) as answer,
        ):
            return str(answer.headers["Content-Security-Policy"])

    assert asyncio.run(rules()).startswith("default-src 'none'")


def test_a_port_that_is_taken_is_told_in_a_line(shell: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = shell.bare("serve", "--db", "s.db", "--port", port)
    assert done.status == 4
    assert f"port {port} cannot be used" in done.err


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium on this machine")
def test_a_key_in_a_browser_tags_a_passage_in_the_store(served: Served, tmp_path: Path) -> None:
    async def tag() -> tuple[list[str], list[str]]:
        async with browse(tmp_path / "browser") as page:
            await page.open(served.address)
            await page.see("Who guards")
            await page.until("document.activeElement.className == 'xterm-helper-textarea'")
            for key, seen in (("Enter", "claim"), ("j", " "), ("c", "tagged")):
                await page.press(key)
                await page.see(seen)
            if wanted := os.environ.get("SIGNPOSTS_PICTURE"):
                await page.picture(Path(wanted))
            return page.asked, page.complaints

    asked, complaints = asyncio.run(tag())
    with open_desk(tmp_path / "s.db") as desk:
        [article] = desk.articles()
        [mention] = desk.mentions(article.id)
    assert mention.annotation.anchor.quote
    assert mention.annotation.analyst == "ak"
    assert complaints == []
    own = (f"http://127.0.0.1:{served.port}/", f"ws://127.0.0.1:{served.port}/", "data:")
    assert [url for url in asked if not url.startswith(own)] == []
