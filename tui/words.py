"""Deeds in words that a person understands; for screens and commands alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from seeds.anchor import Span
from seeds.display import safe_line
from store.called import Called
from store.deeds import run_name
from store.done import Done, decides
from tui import told_findings, told_tags
from tui.listing import counted, listed
from tui.told import FACTS, Told


def describe(done: Done, called: Called) -> str:
    """What was done, as in `tagged trigger csto-freeze in Korybko, 19 Dec 2025`; safe to show.

    `called` is what `Desk.called` says of the deed.
    """
    teller = _TELLERS.get(done.verb)
    return safe_line(teller(Told(done, called)) if teller else done.verb.replace("-", " "))


def passage(done: Done, called: Called) -> tuple[str, Span | None] | None:
    """The article that a deed is about, and where in it; None where it is about none."""
    told = Told(done, called)
    for other in decides(done):
        if other in called.deeds:
            return passage(called.deeds[other], called)
    for id in told.touched("n"):
        if id in called.annotations:
            mention = called.annotations[id]
            return mention.article, mention.anchor.span
    for id in told.subjects():
        if id in called.mentions:
            return called.mentions[id].article, called.mentions[id].anchor.span
    return next(((id, None) for id in told.touched("a") if id in called.articles), None)


def passages(done: Done, called: Called, article: str) -> list[Span]:
    """Where in an article the tags stand that a deed touches; else its one passage there."""
    ids = [id for id in Told(done, called).touched("n") if id in called.annotations]
    touched = [called.annotations[id] for id in ids]
    here = [one.anchor.span for one in touched if one.article == article and one.anchor.span]
    first = passage(done, called)
    if not here and first and first[0] == article and first[1]:
        return [first[1]]
    return here


def thing(done: Done, called: Called) -> str:
    """The id of the item or scenario that a deed is about; empty where it is about none."""
    told = Told(done, called)
    for other in decides(done):
        if other in called.deeds:
            return thing(called.deeds[other], called)
    return next((id for id in (*told.subjects(), *told.touched("s")) if called.knows(id)), "")


_NOUNS = {
    "a": "article",
    "o": "source",
    "s": "scenario",
    "i": "item",
    "n": "annotation",
    "k": "version of criteria",
    "c": "forecast",
    "f": "finding",
}


def _import(told: Told) -> str:
    many = {noun: len(set(told.touched(letter))) for letter, noun in _NOUNS.items()}
    words = [counted(n, noun) for noun, n in many.items() if n]
    more = " and more" if len(told.done.facts) >= FACTS else ""
    return f"imported {listed(words)}{more}" if words else "imported a case file"


def _seal(told: Told) -> str:
    said: Mapping[str, Any] = next((fact["seal"] for fact in told.done.facts if "seal" in fact), {})
    many = said.get("entries", 0)
    return f"sealed the record: {many} {'entry' if many == 1 else 'entries'}"


def _undo(told: Told) -> str:
    did = "undid" if told.done.verb == "undo" else "did again"
    ids = decides(told.done)
    others = [told.called.deeds[id] for id in ids if id in told.called.deeds]
    if len(ids) == 1 and others:
        return f"{did}: {describe(others[0], told.called)}"
    runs = {run_name(other.run) for other in others}
    if len(runs) == 1 and "" not in runs:
        return f"{did} the session {runs.pop()}: {counted(len(ids), 'deed')}"
    return f"{did} {counted(len(ids), 'deed')}"


def _create(told: Told) -> str:
    """Of several stores that were joined, which one."""
    return "made the store" + (f" {told.done.id[:8]}" if told.called.stores > 1 else "")


_TELLERS: Mapping[str, Callable[[Told], str]] = {
    **told_tags.TELLERS,
    **told_findings.TELLERS,
    "create": _create,
    "import": _import,
    "seal": _seal,
    "undo": _undo,
    "redo": _undo,
}
