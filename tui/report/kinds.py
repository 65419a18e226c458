"""What the name of a file says of the report that it is to hold."""

from __future__ import annotations

from pathlib import PurePath

_PAGE, _MARKDOWN = (".html", ".htm"), (".md", ".markdown")


def is_markdown(file: str) -> bool:
    """Whether a file of this name is to hold Markdown."""
    return PurePath(file.strip()).suffix.casefold() in _MARKDOWN


def is_report(file: str) -> bool:
    """Whether a file of this name is to hold a report, and not a scenario file."""
    return PurePath(file.strip()).suffix.casefold() in (*_PAGE, *_MARKDOWN)
