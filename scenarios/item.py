"""Items: what is forecast, found and counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scenarios.authored import Authored
from scenarios.conditions import Conditions
from scenarios.tlp import Tlp
from scenarios.vocabulary import Kind
from seeds.refusal import Invalid

_HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HANDLE_LENGTH = 64
"""Characters that a handle has at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Authored):
    """An event or fact of one kind, stated in positive form, under a handle that lasts.

    `condition` is what the event hangs on, in words, `conditions` the items.
    `withdrawn` says that it was struck while somebody's finding or forecast rests on it. `same_as`
    is the id of the item that stands for the event, where somebody said that they are one; empty
    for that one, and for one alone. `tlp` is its own handling mark.
    """

    kind: Kind
    handle: str
    statement: str = ""
    condition: str = ""
    labels: tuple[str, ...] = ()
    note: str = ""
    withdrawn: bool = False
    same_as: str = ""
    conditions: Conditions | None = None
    tlp: Tlp | None = None

    @property
    def face(self) -> str:
        """The id of the item that stands for the event."""
        return self.same_as or self.id


def checked_handle(handle: str) -> str:
    """The handle, if it can be one: small letters, digits and single hyphens.

    Raises:
        Invalid: it cannot.
    """
    if len(handle) > HANDLE_LENGTH or not _HANDLE.fullmatch(handle):
        raise Invalid(
            f"{handle!r} cannot be a handle: small letters a-z, digits and single hyphens, "
            f"at most {HANDLE_LENGTH}",
            attempt=slug(handle) or "csto-freeze",
        )
    return handle


def slug(words: str) -> str:
    """A handle made from words; empty where none of them has a Latin letter or digit."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", words.replace("ß", "ss")).encode("ascii", "ignore")
    parts = re.findall(r"[a-z0-9]+", plain.decode().lower())
    return "-".join(parts)[:HANDLE_LENGTH].strip("-")
