"""A store with as many entries as are wanted: tags, findings, criteria and edits, as a desk does.

They are appended without their rows, which are folded at the end: a tenth of the time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from seeds.anchor import Span, cite
from seeds.reading import read
from store import archive
from store.connection import Connection
from store.desk import Desk
from store.journal import Draft, Fact, append
from store.refolding import fold_all

START = datetime(2026, 1, 1, tzinfo=UTC)
ARTICLE = read(
    "measured.txt",
    b"---\ntitle: Measured\nauthors: [Tomas Brandl]\n---\n"
    + b"".join(b"The bridge was closed to lorries for the %d. night.\n\n" % n for n in range(500)),
)


def stocked(path: Path, many: int, *, who: str = "ak") -> Path:
    """A store at a path with so many entries more, folded."""
    with desk_on(path) as desk:
        desk.add(ARTICLE)
        with desk.together(), desk.reading() as connection:
            for n, (verb, facts) in enumerate(islice(_deeds(who, connection), many)):
                at = START + timedelta(seconds=n)
                append(
                    connection,
                    Draft(verb=verb, analyst=who, at=at, recorded=at, via="app", facts=facts),
                )
            fold_all(connection)
    return path


def desk_on(path: Path) -> Desk:
    """A desk on a store, by this machine's clock."""
    return Desk.open(path, analyst="bench", clock=lambda: datetime.now(UTC))


def _deeds(who: str, connection: Connection) -> Iterator[tuple[str, list[Fact]]]:
    """Of six deeds three are tags; one each is a finding, criteria, and an edit."""
    n = 0
    while True:
        ids = [hashlib.sha256(f"{who} {n} {m}".encode()).hexdigest()[:32] for m in range(3)]
        for id in ids:
            yield "tag", tag(connection, id, f"{who}-{n}-{id[:6]}", n)
        about = f"i:{ids[0]}"
        finding = {"subject": about, "status": "confirmed", "reason": "seen on the road"}
        yield "mark", [{"id": f"f:{ids[0]}", "make": finding}]
        criteria = {"subject": about, "threshold": "no lorry for a night"}
        yield "criteria", [{"id": f"k:{ids[0]}", "make": criteria}]
        yield "edit", [{"id": f"i:{ids[1]}", "set": {"note": f"said again on day {n}"}}]
        n += 1


def tag(connection: Connection, id: str, handle: str, n: int) -> list[Fact]:
    """The facts of a new item, a claim, and of its one mention."""
    assert ARTICLE.text is not None
    start = n * 17 % (len(ARTICLE.text) - 60)
    texts: archive.Texts = {}
    anchor = archive.named(cite(ARTICLE.text, Span(start, start + 40 + n % 20)), texts)
    connection.exec_driver_sql(
        "INSERT INTO text (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
        list(texts.items()),
    )
    item = {"kind": "claim", "handle": handle, "statement": f"The bridge was closed {n} times"}
    tag = {
        "article": ARTICLE.id,
        "item": f"i:{id}",
        "anchor": anchor,
        "attribution": ["Tomas Brandl"],
        "stance": "own",
    }
    return [{"id": f"i:{id}", "make": item}, {"id": f"n:{id}", "make": tag}]
