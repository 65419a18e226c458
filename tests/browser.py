"""A browser without a window, driven over the DevTools protocol, if there is one."""

from __future__ import annotations

import asyncio
import base64
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
PATIENCE = 30.0
_BINARY = 2


class Page:
    """One open page: keys in; what it asked the network for, and complained of, out."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._written = ""

    async def listen(self) -> None:
        """Takes in what the browser says, until it is closed."""
        async for message in self._socket:
            said = message.json()
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said.get("result", {}))
            elif said["method"] == "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            elif said["method"] == "Network.webSocketCreated":
                self.asked.append(said["params"]["url"])
            elif said["method"] == "Network.webSocketFrameReceived":
                response = said["params"]["response"]
                if response["opcode"] == _BINARY:  # text frames are answers to pings
                    self._written += base64.b64decode(response["payloadData"]).decode()
            elif said["method"] == "Runtime.exceptionThrown":
                self.complaints.append(said["params"]["exceptionDetails"]["text"])
            elif said["method"] == "Log.entryAdded":
                entry = said["params"]["entry"]
                if entry["level"] == "error":
                    self.complaints.append(entry["text"])

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Asks the browser for something; its answer."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(self._answers[number], PATIENCE)

    async def open(self, address: str) -> None:
        """Goes to an address."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.call("Page.navigate", url=address)

    async def press(self, key: str) -> None:
        """Presses a key: a letter, or as DevTools name it."""
        named = {"Enter": ("\r", 13)}.get(key, (key, ord(key[0].upper())))
        self._written = ""
        keys = {"key": key, "text": named[0], "windowsVirtualKeyCode": named[1]}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **keys)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **keys)

    async def until(self, condition: str) -> None:
        """Waits until something is true in the page."""
        for _ in range(int(PATIENCE / 0.05)):
            said = await self.call("Runtime.evaluate", expression=condition)
            if said["result"].get("value"):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never: {condition}")

    async def see(self, words: str) -> None:
        """Waits until the app has written some words since the last key."""
        for _ in range(int(PATIENCE / 0.05)):
            if words in self._written:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never seen: {words}")

    async def picture(self, path: Path) -> None:
        """Takes a picture of it."""
        shot = await self.call("Page.captureScreenshot")
        path.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def browse(folder: Path) -> AsyncIterator[Page]:
    """A browser with an empty page; it keeps what it keeps in `folder`."""
    child = await asyncio.create_subprocess_exec(
        CHROMIUM,
        "--headless=new",
        "--no-sandbox",  # in a container there is none to be had
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1200,800",
        f"--user-data-dir={folder}",
        "--remote-debugging-port=0",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [x for x in await answer.json() if x["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as ws:
                page = Page(ws)
                listening = asyncio.create_task(page.listen())
                yield page
                listening.cancel()
    finally:
        child.kill()
        await child.wait()


async def _port(file: Path) -> int:
    for _ in range(int(PATIENCE / 0.05)):
        if file.exists() and file.read_text():
            return int(file.read_text().split()[0])
        await asyncio.sleep(0.05)
    raise AssertionError("the browser does not start")
