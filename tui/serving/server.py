"""The app in a browser: textual-serve, kept to this machine and to who started it.

Each page runs the app in a process of its own, on the same store. A web server on the loopback
interface can be reached by every program of the machine, and by pages of other sites that the
browser shows: so it answers only to a name of this machine, to pages of its own, and to who has
the key that is in the printed address.
"""

from __future__ import annotations

import asyncio
import secrets
import shlex
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from importlib.resources import files
from string import Template

from aiohttp import web
from textual_serve.server import Server

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names of this machine, as an address in a browser has them."""

_START = "from tui.cli import main; main()"
_COOKIE = "signposts"
_LAST_WORDS = 1.0
"""Seconds that open pages have to end by themselves."""

_SMALLEST, _USUAL, _LARGEST = 8, 16, 48
_RULES = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class AppServer(Server):
    """Serves one command of the app, on the loopback interface."""

    def __init__(self, arguments: Sequence[str], *, port: int, say: Callable[[str], None]) -> None:
        """`arguments` are those of `signposts`; what a person should know goes to `say`."""
        command = shlex.join([sys.executable, "-P", "-c", _START, *arguments])
        super().__init__(command, host=LOOPBACK[0], port=port, title="Signposts")
        self.key = secrets.token_urlsafe(18)
        self._say = say

    @property
    def address(self) -> str:
        """What to open in the browser; whoever has it, has the app."""
        return f"{self.public_url}/?key={self.key}"

    def initialize_logging(self) -> None:
        """No log: a page that is opened is no news."""

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is said before there is something to open."""

    def serve(self, debug: bool = False) -> None:
        """Serves until ctrl+c, or until it is asked to end.

        Raises:
            OSError: the port is taken.
        """
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        asked = asyncio.Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # where there are no such signals
                asyncio.get_running_loop().add_signal_handler(one, asked.set)
        runner = web.AppRunner(await self._make_app(), shutdown_timeout=_LAST_WORDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port).start()
            self._say(f"Signposts is at {self.address}")
            tunnel = f"ssh -L {self.port}:{self.host}:{self.port} HOST"
            self._say(f"ctrl+c ends it; from another machine: {tunnel}")
            await asked.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answers who is of this machine and has the key; nobody else."""
        host = request.headers.get("Host", "")
        origin = request.headers.get("Origin", f"http://{host}")
        if host.rpartition(":")[0] not in LOOPBACK or origin != f"http://{host}":
            raise web.HTTPForbidden(text="Signposts answers only to this machine.\n")
        if request.path == "/" and self._is_key(request.query.get("key", "")):
            seen = web.HTTPSeeOther("/")
            seen.set_cookie(self._cookie, self.key, httponly=True, samesite="Strict")
            raise seen
        if not self._is_key(request.cookies.get(self._cookie, "")):
            raise web.HTTPForbidden(text="Open the address that signposts serve has printed.\n")
        if request.path == "/ws" and not web.WebSocketResponse().can_prepare(request):
            raise web.HTTPBadRequest(text="This is for the page.\n")
        return await handler(request)

    @property
    def _cookie(self) -> str:
        """Cookies do not tell ports apart: two servers must not forget each other's keys."""
        return f"{_COOKIE}-{self.port}"

    def _is_key(self, said: str) -> bool:
        return secrets.compare_digest(said.encode(), self.key.encode())

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page; it loads nothing from elsewhere."""
        said = request.query.get("fontsize", "")
        size = int(said) if said.isascii() and said.isdecimal() else _USUAL
        nonce = secrets.token_urlsafe(12)
        page = Template((files("tui") / "serving" / "page.html").read_text("utf-8"))
        return web.Response(
            text=page.substitute(size=max(_SMALLEST, min(size, _LARGEST)), nonce=nonce),
            content_type="text/html",
            headers={
                "Content-Security-Policy": _RULES.format(nonce=nonce, host=request.host),
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store",
            },
        )
