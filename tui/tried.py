"""What a refusal says to try, in the app: the key that does it there, not the command."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"^signposts ([a-z-]+)(?: n:[0-9a-f]+| [A-Z]+)*(?= first$|$|,)")

_KEYS = {
    "history": "<library.history> in the library",
    "link": "<reading.link>",
    "list": "<everywhere.search>",
    "redo": "<library.redo>",
    "retag": "<reading.retag>",
    "same-work": "<library.same-work> in the library",
    "undo": "<library.undo>",
    "unlink": "<reading.link>",
    "untag": "<reading.untag>",
}
"""Keys by the command that does the same, in words for `tui.keys.Rows.in_words`."""


def in_the_app(attempt: str) -> str:
    """The same attempt, where it is a command for which there is a key.

    `signposts link, which makes them one` becomes `<reading.link>, which makes them one`.
    """
    found = _COMMAND.match(attempt)
    key = _KEYS.get(found[1], "") if found else ""
    return f"{key}{attempt[found.end() :]}" if found and key else attempt
