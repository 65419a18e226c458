"""What a reader is: bytes of one format in, text with its blocks out.

A new format is one file beside this one and one line in `seeds.reading.READERS`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from seeds.article import Block, Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader makes of a file.

    `blocks` are in order and do not overlap; none is empty or has white space around it. `stated`
    is what the format itself says (a header, an HTML head); it goes before all that is found in
    the text.
    """

    text: str
    blocks: tuple[Block, ...]
    stated: Metadata = field(default_factory=Metadata)


class Reader(Protocol):
    """Turns bytes into text. It never opens a file: `name` is for its suffix and for errors."""

    def __call__(self, name: str, data: bytes) -> Draft:
        """Read a file.

        Raises:
            Refusal: the bytes are not of the format, or nothing can be read from them.
        """
        ...
