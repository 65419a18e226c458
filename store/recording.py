"""A stretch of the journal as a session: what was done, as a person would have written it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from scenarios.formats.session_writing import Written, write_session
from seeds.article import Article
from seeds.corpus_files import SHIPPED
from store import archive
from store.bench import Bench
from store.connection import Connection
from store.folding import decided
from store.journal import entries
from store.retelling import Teller
from store.retold_facts import FACTS
from store.retold_verbs import VERBS
from store.session_names import Line
from store.stretch import stretch


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded session: the bytes of its file, how many steps it has, and what is not in it.

    `left_out` says what, and how often. `renamed` are handles that two things have at once, each
    with what the second one is called in the session. `articles` are those that it adds, as they
    were added, by the names that it gives their files.
    """

    content: bytes
    steps: int
    left_out: tuple[tuple[str, int], ...]
    renamed: tuple[tuple[str, str], ...]
    articles: dict[str, Article]


def record(
    bench: Bench,
    deeds: Collection[str],
    name: str,
    *,
    folder: str = "",
    undone: bool = False,
    until: datetime | None = None,
) -> Recording:
    """The session that does again what some deeds did, by their ids; `name` is what it is called.

    It tells what stands at the end, of the whole record or of what was recorded `until` then. A
    deed that was undone is not told, unless something was done that rests on it, or with
    `undone`. The files of articles are named as in `folder`.
    """
    chosen = frozenset(deeds)
    with bench.reading() as connection:
        pages = _Pages(connection)
        teller = Teller(pages.get, FACTS, VERBS, folder)
        every = list(entries(connection))
        teller.names.reserve(fact for entry in every for fact in entry.facts)
        for entry in every:
            if entry.deed in chosen and any(id not in chosen for id, _ in decided(entry)):
                teller.note(f"{entry.verb}: of what was done before the recording begins")
        for event in stretch(every, chosen, undone=undone, until=until):
            teller.tell(event)
        teller.end()
        lines = teller.lines
        articles = dict(_added(connection, line) for line in lines if line.verb == "add")
        notes = tuple(teller.notes.items())
        analyst = _commonest(lines)
        steps = list(_written(lines, analyst, pages))
    content = write_session(name, analyst, steps, _header(lines))
    files = {file: page for file, page in articles.items() if not file.startswith(SHIPPED)}
    return Recording(content, len(steps), notes, tuple(teller.renamed), files)


def _added(connection: Connection, line: Line) -> tuple[str, Article]:
    """The file of an article, and what was known of it when it was added."""
    [made] = [f["make"] for f in line.deed.facts if f.get("id") == line.article and "make" in f][:1]
    return str(line.values["add"]), archive.article_of(connection, line.article, made)


class _Pages:
    """The articles of the store, the last one with its text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: Article | None = None

    def get(self, id: str) -> Article:
        """An article by its id, whether or not it stands."""
        if self._last is None or self._last.id != id:
            found = archive.articles(self._connection, "t.id = ?", (id,), texts=True)
            self._last = found[0]
        return self._last


def _commonest(lines: Sequence[Line]) -> str:
    said = Counter(str(x.values["analyst"]) for x in lines if "analyst" in x.values)
    return said.most_common(1)[0][0] if said else ""


def _written(lines: Sequence[Line], analyst: str, pages: _Pages) -> Iterator[Written]:
    """The steps; before the first one about an article, which article that is."""
    seen: set[str] = set()
    for line in lines:
        comments: tuple[str, ...] = ()
        if line.article and line.article not in seen:
            seen.add(line.article)
            comments = (_about(pages.get(line.article)),)
        values = {n: v for n, v in line.values.items() if (n, v) != ("analyst", analyst)}
        yield Written(line.verb, values, comments)


def _about(page: Article) -> str:
    """The title of an article and its date."""
    known = page.metadata
    return f"{page.title}, {known.published}" if known.published else page.title


def _header(lines: Sequence[Line]) -> tuple[str, ...]:
    days = sorted(at.date() for x in lines if isinstance(at := x.values.get("at"), datetime))
    many = f"{len(lines)} step{'' if len(lines) == 1 else 's'}"
    if not days:
        return (f"Recorded: {many}.",)
    when = f"{days[0]}" if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    return (f"Recorded: {many}, {when}.",)
