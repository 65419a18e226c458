"""The tags of an article as the entries of a file, and the places that such entries name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.annotation import Annotation
from scenarios.plain import plain
from scenarios.vocabulary import Expectation, Kind, Stance
from seeds import quote
from seeds.anchor import Span
from store import archive
from store.connection import Connection, marks
from store.journal import canonical
from store.layout import short
from store.lines import Mention, with_items
from store.page import Page
from store.verbs.mentions import ANNOTATION_FIELDS, ITEM_FIELDS

Values = Mapping[str, Any]
Held = Mapping[str, tuple[Mention, Values]]
"""The tags of an article by id, with their entries."""

EMPTY: Values = {
    **dict.fromkeys(("statement", "condition", "note", "wording"), ""),
    **dict.fromkeys(("attribution", "labels", "scenarios"), ()),
    "stance": Stance.OWN,
    "expects": Expectation.OCCUR,
}
"""What is meant where an entry does not have a field."""
_STATE = 12


def held(connection: Connection, page: Page) -> Held:
    """What is tagged in an article, from its beginning to its end."""
    found = archive.load(connection, Annotation, "t.standing AND t.article = ?", (page.id,))
    mentions = with_items(connection, found)
    scenarios = _scenarios(connection, sorted({m.item.id for m in mentions}))
    return {
        m.annotation.id: (m, _entry(page.text, m, tuple(scenarios.get(m.item.id, ()))))
        for m in mentions
    }


def state(tags: Held) -> str:
    """A word that is another one as soon as anything about the tags is."""
    said = [{n: plain(_listed(v)) for n, v in entry.items()} for _, entry in tags.values()]
    return hashlib.sha256(canonical([list(tags), said])).hexdigest()[:_STATE]


def found(text: str, entry: Values) -> Span:
    """The passage that a new entry is of.

    Raises:
        Unknown, Ambiguous: its quote.
    """
    if "span" in entry:
        span: Span = entry["span"]
        return span
    return quote.find(text, entry["quote"], occurrence=entry.get("occurrence"))


def moved(text: str, entry: Values, old: Values, here: Span) -> Span:
    """The passage that the entry of a tag is of, which stood `here`.

    Raises:
        Unknown, Ambiguous: its quote.
    """
    if all(entry.get(name) == old.get(name) for name in ("quote", "occurrence", "span")):
        return here
    if "span" in entry and entry["span"] != old.get("span"):
        return found(text, entry)
    words, occurrence = entry.get("quote", here.of(text)), entry.get("occurrence")
    if occurrence == old.get("occurrence"):  # it counted the places of other words
        occurrence = None
    return quote.find_near(text, words, here, occurrence=occurrence)


def _entry(text: str, mention: Mention, scenarios: tuple[str, ...]) -> Values:
    tag, item = mention.annotation, mention.item
    own = {name: getattr(tag, name) for name in ANNOTATION_FIELDS}
    own |= {name: getattr(item, name) for name in ITEM_FIELDS}
    own["scenarios"] = scenarios
    if item.kind is not Kind.PREDICTION:
        own.pop("expects")
    return {
        "id": short(tag.id),
        "analyst": tag.analyst,
        "kind": item.kind,
        **_passage(text, tag.anchor.span),
        **{name: value for name, value in own.items() if value != EMPTY.get(name)},
    }


def _passage(text: str, span: Span | None) -> Values:
    """A passage by its words, and which of several it is; by offsets where no words do."""
    if span is None:
        return {}
    words = span.of(text)
    places = quote.occurrences(text, words)
    if span not in places:
        return {"span": span}
    if len(places) == 1:
        return {"quote": words}
    return {"quote": words, "occurrence": places.index(span) + 1}


def _scenarios(connection: Connection, items: Sequence[str]) -> dict[str, list[str]]:
    """The handles of the scenarios that items are in."""
    handles: dict[str, list[str]] = {}
    for some in archive.by_hundreds(items):
        rows = connection.exec_driver_sql(
            "SELECT m.item, s.handle FROM membership m JOIN scenario s ON s.id = m.scenario "
            f"WHERE m.standing AND m.item IN ({marks(some)}) ORDER BY s.handle",
            tuple(some),
        )
        for item, handle in rows:
            handles.setdefault(item, []).append(handle)
    return handles


def _listed(value: object) -> object:
    return [value.start, value.end] if isinstance(value, Span) else value
