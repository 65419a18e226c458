"""Values as Rich tables, fitted to any width. Nothing is parsed as markup; all text is made safe.

What is cut to a line ends with `…`; the whole of it is in `signposts show` and in `--json`. Ids and
handles are never cut: they are what one types next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table as Grid
from rich.text import Text

from scenarios.vocabulary import OBSERVED, Kind, Status
from seeds.display import safe_line
from store.layout import short
from tui.table_rows import GAP, Column, Table, clipped, laid_out, text

if TYPE_CHECKING:
    from datetime import date

    from scenarios.review import Due
    from scenarios.scenario import Scenario
    from scenarios.source import Source
    from store.article_lines import ArticleLine
    from store.done import Done
    from store.lines import ItemLine, Mention
    from store.scenario_lines import JudgedLine
    from store.searches import Found, Place, SectionLine
    from store.verbs.likeness import Pair
    from tui.key import Key

KIND_STYLES = {Kind.CLAIM: "cyan", Kind.TRIGGER: "yellow", Kind.PREDICTION: "magenta"}
DEED_DIGITS = 8
"""Of a deed's id, as people see it."""

_WIDE = 100
"""Cells from which on the outlet of an article has a column."""

_DIFFER = "analysts differ"


def sheet(pairs: Iterable[tuple[str, object]]) -> Grid:
    """Fields with their values, a line each; what is empty is left out."""
    table = Grid.grid(padding=(0, GAP, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    for name, value in pairs:
        if isinstance(value, Text):
            table.add_row(name, value)
        elif value not in (None, "", ()):
            words = ", ".join(map(str, value)) if isinstance(value, tuple) else value
            table.add_row(name, text(words))
    return table


def letter(kind: Kind | None) -> Text:
    """C, T or P in the colour of the kind; S for a scenario."""
    if kind is None:
        return Text("S", style="bold")
    return Text(kind.letter, style=KIND_STYLES[kind])


def status(of: Status, came_true: bool | None = None) -> Text:
    """A status in words, with what it means for a prediction."""
    style = "bold" if of in OBSERVED or of is Status.OCCURRED else ""
    meaning = {True: ", came true", False: ", not true", None: ""}[came_true]
    return text(of.words + meaning, style)


def articles(lines: Sequence[ArticleLine], room: int) -> Table:
    """Articles as the library shows them."""
    columns = (
        *(Column("id"), Column("title", 4), Column("author", 2), Column("outlet", 1)),
        *(Column("published"), Column("lang")),
        *(Column(title, right=True) for title in ("C", "T", "P", "open")),
    )

    def row(line: ArticleLine) -> list[Text]:
        counts = (line.claims, line.triggers, line.predictions, line.open)
        return [
            Text(short(line.id)),
            clipped(line.title),
            clipped(line.authors[0] if line.authors else "–"),
            clipped(line.outlet if room >= _WIDE else ""),
            clipped(line.published or "unknown"),
            clipped(line.language or "–"),
            *(Text(str(count)) for count in counts),
        ]

    return laid_out(columns, map(row, lines), room)


def items(lines: Sequence[ItemLine], room: int) -> Table:
    """Items with what stands; those that share a handle with their ids."""
    shared = _shared(lines)
    columns = (
        *(Column(""), Column("handle"), Column("status", 2)),
        *(Column("since"), Column("until"), Column("statement", 4)),
    )
    rows = (
        [
            letter(line.kind),
            _handle(line, shared),
            status(line.status, line.came_true) if not line.differ else text(_DIFFER),
            clipped(line.since),
            clipped(line.deadline),
            said(line.statement, line.quote),
        ]
        for line in lines
    )
    return laid_out(columns, rows, room)


def pairs(found: Sequence[Pair], room: int) -> Table:
    """Two items a line that may be one event, by the ids with which they can be joined."""
    columns = (
        *(Column(""), Column("one"), Column("says", 4)),
        *(Column("other"), Column("says", 4), Column("why", 2)),
    )
    rows = (
        [
            letter(pair.one.kind),
            clipped(short(pair.one.id)),
            said(pair.one.statement, pair.one.quote),
            clipped(short(pair.other.id)),
            said(pair.other.statement, pair.other.quote),
            clipped(pair.why),
        ]
        for pair in found
    )
    return laid_out(columns, rows, room)


def disagreements(
    rows: Sequence[tuple[str, str, str, Sequence[tuple[str, str]]]], room: int
) -> Table:
    """What two analysts differ in: an id, an item, a quote if it is a passage, and who did what."""
    columns = (Column("id"), Column("item"), Column("differ", 4), Column("passage", 4))
    shown = (
        [
            clipped(short(id)),
            clipped(handle),
            clipped(", ".join(f"{who}: {did}" for who, did in sides)),
            said("", quote) if quote else clipped(""),
        ]
        for id, handle, quote, sides in rows
    )
    return laid_out(columns, shown, room)


def said(statement: str, quote: str) -> Text:
    """The statement of an item, else its quote; on one line."""
    return clipped(statement) if statement else clipped(f"“{quote}”" if quote else "–", "italic")


def _shared(lines: Iterable[JudgedLine | Scenario]) -> set[str]:
    """Handles that several have, as after a join of two stores."""
    return {handle for handle, many in Counter(x.handle for x in lines).items() if many > 1}


def _handle(line: JudgedLine | Scenario, shared: set[str]) -> Text:
    return clipped(f"{line.handle} {short(line.id)}" if line.handle in shared else line.handle)


def due(pairs: Sequence[tuple[Due, JudgedLine]], room: int) -> Table:
    """What to look at, and why."""
    shared = _shared(line for _, line in pairs)
    columns = (
        *(Column(""), Column("handle"), Column("status")),
        *(Column("why", 3), Column("statement", 4)),
    )
    rows = (
        [
            letter(line.kind),
            _handle(line, shared),
            status(line.status),
            text(one.why),
            said(line.statement, line.quote),
        ]
        for one, line in pairs
    )
    return laid_out(columns, rows, room)


def due_why(pairs: Sequence[tuple[Due, JudgedLine]], room: int) -> Iterator[Table | Text]:
    """The same group by group, with what each place in the order follows from."""
    shared = _shared(line for _, line in pairs)
    columns = (Column(""), Column("handle"), Column("since"), Column("why", 1))
    for number, (group, some) in enumerate(groupby(pairs, key=lambda pair: pair[0].group), 1):
        yield Text(f"{number}. {group.words.capitalize()}", style="bold")
        rows = [
            [letter(line.kind), _handle(line, shared), Text(one.since.isoformat()), text(one.why)]
            for one, line in some
        ]
        yield laid_out(columns, rows, room)


def hits(found: Sequence[Found], room: int) -> Table:
    """What a search found."""
    columns = (Column("id"), Column(""), Column("found", 2), Column("where", 3))
    rows = (
        [Text(short(hit.id)), Text(hit.noun), clipped(hit.title), clipped(hit.excerpt)]
        for hit in found
    )
    return laid_out(columns, rows, room)


def places(found: Sequence[Place], room: int) -> Table:
    """Places in one article: the line, the offsets, and what stands around."""
    columns = (Column("line", right=True), Column("place", right=True), Column("where", 1))
    rows = (
        [
            Text(str(place.line)),
            Text(f"{place.span.start}-{place.span.end}"),
            around(place.excerpt, place.quote),
        ]
        for place in found
    )
    return laid_out(columns, rows, room)


def around(excerpt: str, quote: str) -> Text:
    """Words on one line, of which some are the ones that were looked for."""
    shown = clipped(excerpt)
    shown.highlight_words([safe_line(" ".join(quote.split()))], "bold")
    return shown


def outline(parts: Sequence[SectionLine], room: int) -> Table:
    """The parts of an article, each under the one that it belongs to."""
    columns = (
        *(Column("place", right=True), Column("part", 1)),
        *(Column(letter, right=True) for letter in "CTP"),
        Column("read", right=True),
    )
    rows = (
        [
            Text(str(part.span.start)),
            clipped("  " * max(0, part.level - 1) + part.title),
            *(Text(str(n) if n else "") for n in (part.claims, part.triggers, part.predictions)),
            Text(f"{part.read:.0%}"),
        ]
        for part in parts
    )
    return laid_out(columns, rows, room)


def tags(mentions: Sequence[Mention], room: int) -> Table:
    """The tags of an article, from its beginning to its end."""
    columns = (
        *(Column(""), Column("tag"), Column("handle")),
        *(Column("status"), Column("passage", 4)),
    )
    rows = (
        [
            letter(mention.item.kind),
            Text(short(mention.annotation.id)),
            clipped(mention.item.handle),
            status(mention.status),
            clipped(mention.annotation.anchor.quote or "text not here"),
        ]
        for mention in mentions
    )
    return laid_out(columns, rows, room)


def scenarios(found: Sequence[Scenario], room: int) -> Table:
    """Scenarios by handle."""
    columns = (Column("scenario"), Column("title", 2), Column("question", 3))
    shared = _shared(found)
    rows = ([_handle(one, shared), clipped(one.title), clipped(one.question)] for one in found)
    return laid_out(columns, rows, room)


def keys(found: Sequence[Key], room: int) -> Table:
    """Rows of the table of keys; those of one place stand together."""
    columns = (Column("name"), Column("keys", 2), Column("what it does", 3))
    rows = ([Text(key.id), clipped(key.all_shown), text(key.help)] for key in found)
    return laid_out(columns, rows, room)


def sources(found: Sequence[Source], room: int, today: date) -> Table:
    """Sources with the rating that holds on a day."""
    columns = (
        *(Column("source", 2), Column("also", 2)),
        *(Column("rated"), Column("since"), Column("note", 2)),
    )

    def row(one: Source) -> list[Text]:
        held = [rating for rating in one.ratings if rating.since <= today]
        last = max(held, key=lambda rating: rating.since, default=None)
        return [
            clipped(one.name),
            text(", ".join(one.aliases)),
            Text(last.reliability.value if last else "–"),
            Text(last.since.isoformat() if last else ""),
            clipped(one.note),
        ]

    return laid_out(columns, map(row, found), room)


def deeds(done: Sequence[Done], told: Sequence[str], room: int) -> Table:
    """What was done, and whether it was undone since."""
    columns = (Column("deed"), Column("when (UTC)"), Column("who", 1), Column("what", 4))
    rows = (
        [
            Text(one.id[:DEED_DIGITS]),
            Text(f"{one.recorded:%Y-%m-%d %H:%M}"),
            clipped(one.analyst),
            text(words + ("" if one.standing else "  (undone)")),
        ]
        for one, words in zip(done, told, strict=True)
    )
    return laid_out(columns, rows, room)
