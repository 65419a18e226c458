"""Seals: an entry that covers all before it, and the lines of it that are kept elsewhere.

A seal is an entry like any other, of the verb `seal`. Its parents are all heads, as always, so
its id follows from every byte of every entry before it. It has one fact, `{"seal": {...}}`:

    digest    the SHA-256, in hexadecimal, of the ids of all entries that it covers, 32 bytes
              each, one after the other by (depth, id), where depth is one more than that
              of the deepest parent
    entries   how many these are
    store     the store's id, which the first of them says

What is published, or sent to a colleague, is this, broken anywhere between words:

    signposts-seal/1 store=… entries=… seal=… time=… marks=…

    store, entries   as above
    seal             the id of the seal's entry, 64 digits: it alone proves what it covers
    time             when it was recorded
    marks            for each of m places n three signs of base64url: the first 18 bits of the
                     SHA-256 of the first n ids, where m is 32, or `entries` if they are fewer,
                     and n is `entries` times j over m, rounded up, for j from 1 to m. They prove
                     nothing, but tell about where the first change is; they may be left out

A seal file holds the same, and after it the first 16 digits of every covered id in order, a line
each. It tells exactly where the first change is.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from seeds.refusal import Invalid
from seeds.when import instant, iso
from store.ancestry import ID
from store.journal import Fact

HEADER = "signposts-seal/1"
DIGITS = 16
"""Of each id in a seal file."""
SIGNS = 3
"""Of each mark."""
_MARKS = 32
_NEEDED = ("store", "entries", "seal", "time")
_FIELDS = (*_NEEDED, "marks")
_LISTED = re.compile(f"[0-9a-f]{{{DIGITS}}}")
_EXAMPLE = "the lines that signposts seal prints"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What is kept of a seal outside of its store.

    `id` is that of its entry. Of a seal that was given by its id alone nothing else is known:
    `entries` is 0 and `time` None. `listed` are the beginnings of the covered ids, if known.
    """

    id: str
    store: str = ""
    entries: int = 0
    time: datetime | None = None
    marks: str = ""
    listed: tuple[str, ...] = ()


def digest(ids: Iterable[str]) -> str:
    """That of the covered entries' ids, in order."""
    return hashlib.sha256(b"".join(map(bytes.fromhex, ids))).hexdigest()


def marked(entries: int) -> list[int]:
    """After how many of the covered entries there is a mark."""
    many = min(_MARKS, entries)
    return [-(-entries * n // many) for n in range(1, many + 1)]


def marks(ids: Sequence[str], entries: int) -> str:
    """The marks of a seal that covers so many entries, as far as there are ids for them."""
    running, signs, before = hashlib.sha256(), "", 0
    for place in marked(entries):
        if place > len(ids):
            break
        running.update(b"".join(map(bytes.fromhex, ids[before:place])))
        signs += urlsafe_b64encode(running.digest()[:3]).decode()[:SIGNS]
        before = place
    return signs


def seal_of(id: str, recorded: datetime, fact: Fact, ids: Sequence[str]) -> Seal:
    """The seal that an entry with this fact makes; `ids` are those that it covers, in order."""
    return Seal(
        id=id,
        store=fact["store"],
        entries=fact["entries"],
        time=recorded,
        marks=marks(ids, fact["entries"]),
        listed=tuple(covered[:DIGITS] for covered in ids),
    )


# In words ---------------------------------------------------------------------------------------


def published(seal: Seal) -> str:
    """The two lines to publish."""
    assert seal.time is not None
    known = f"store={seal.store} entries={seal.entries} seal={seal.id} time={iso(seal.time)}"
    return f"{HEADER} {known}\nmarks={seal.marks}\n"


def sealed_file(seal: Seal) -> str:
    """A seal file."""
    return published(seal) + "".join(f"{id}\n" for id in seal.listed)


def read_seals(text: str) -> list[Seal]:
    """The seals in a text: lines, seal files, or the id of one; there may be words around them.

    Raises:
        Invalid: there is none, or one is not whole.
    """
    words = text.split()
    if len(words) == 1 and ID.fullmatch(words[0]):
        return [Seal(id=words[0])]
    starts = [n for n, word in enumerate(words) if word == HEADER]
    if not starts:
        raise Invalid("there is no seal in it", attempt=_EXAMPLE)
    ends = [*starts[1:], len(words)]
    return [_seal(words[start:end]) for start, end in zip(starts, ends, strict=True)]


def _seal(words: Sequence[str]) -> Seal:
    known = _known(words)
    if not ID.fullmatch(known["seal"]):
        what = "the id of a seal has 64 digits from 0 to f"
        raise Invalid(what, where=f"seal={known['seal']}", attempt=_EXAMPLE)
    if not re.fullmatch("[1-9][0-9]{0,11}", known["entries"]):
        what = "this is no number of entries"
        raise Invalid(what, where=f"entries={known['entries']}", attempt=_EXAMPLE)
    entries = int(known["entries"])
    listed = tuple(word for word in words if _LISTED.fullmatch(word))
    if listed and len(listed) != entries:
        raise Invalid(f"{len(listed)} ids of {entries} are there", attempt="the whole file")
    return Seal(
        id=known["seal"],
        store=known["store"],
        entries=entries,
        time=instant(known["time"]),
        marks=known.get("marks", ""),
        listed=listed,
    )


def _known(words: Sequence[str]) -> dict[str, str]:
    known: dict[str, str] = {}
    for name, sign, said in (word.partition("=") for word in words):
        if sign and name in _FIELDS and known.setdefault(name, said) != said:
            raise Invalid(f"a seal with two values for {name}", attempt=_EXAMPLE)
    missing = [name for name in _NEEDED if name not in known]
    if missing:
        raise Invalid(f"a seal without {', '.join(missing)}", attempt=_EXAMPLE)
    return known
