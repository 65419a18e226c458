"""Handles that two things have at once, as in joined stores: a recording tells them apart."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.item import HANDLE_LENGTH, slug
from store.session_names import Names
from store.stretch import Deed


def set_apart(names: Names, deed: Deed) -> Iterator[tuple[str, str]]:
    """Give what a deed calls like another thing a handle of its own; which it was, and is now.

    The desk refuses a handle that is taken, so that only one of the two can be made again under
    it: the one that came first. The facts of the deed say the other handle from then on. What
    goes in the same deed, or is renamed there, leaves its handle to others.
    """
    leaving = {f["id"] for f in deed.facts if "strike" in f or "handle" in f.get("set", {})}
    given: dict[tuple[str, str], str] = {}
    for n, fact in enumerate(deed.facts):
        id, how = fact.get("id", ""), "make" if "make" in fact else "set"
        handle = str(fact.get(how, {}).get("handle", ""))
        if id[:1] not in ("i", "s") or not handle or (how == "make" and names.now.stands(id)):
            continue
        first = given.setdefault((id[0], handle), id)
        others = set(names.now.holders(id[0], handle)) - leaving | {first}
        if others - {id}:
            who = fact[how].get("analyst") or deed.entry.analyst
            own = names.free(_with(handle, who))
            deed.facts[n] = {**fact, how: {**fact[how], "handle": own}}
            yield handle, own


def _with(handle: str, analyst: str) -> str:
    """A handle with whose it is, where that leaves it short enough, and a number may follow."""
    longer = "-".join(filter(None, (handle, slug(analyst))))
    return longer if len(longer) <= HANDLE_LENGTH - 4 else handle[: HANDLE_LENGTH - 4].strip("-")
