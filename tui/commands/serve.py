"""Opening the app in a browser."""

from __future__ import annotations

import click

from seeds.refusal import Refusal, Unavailable
from tui import output
from tui.command import verb
from tui.door import Door

PORT = 8000


@verb("serve", "signposts serve\nsignposts serve --port 8080")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True)
@click.pass_obj
def serve(door: Door, port: int) -> None:
    """Offer the app to the browsers of this machine.

    It prints an address with a key; whoever opens that address works in the store, as this
    analyst. No other machine reaches it; over ssh, a tunnel does. Needs: pip install
    'signposts[serve]'.
    """
    try:
        from tui.serving.server import AppServer
    except ModuleNotFoundError as error:
        raise Refusal(
            f"{error.name} is not installed",
            where="serve",
            attempt="pip install 'signposts[serve]'",
        ) from None
    with door.desk(create=True) as desk:
        path = desk.path
    server = AppServer(
        ["--db", str(path.absolute()), "--analyst", door.who], port=port, say=output.note
    )
    try:
        server.serve()
    except OSError as error:
        raise Unavailable(
            f"port {port} cannot be used: {error.strerror}", where="serve", attempt="--port 8001"
        ) from None
