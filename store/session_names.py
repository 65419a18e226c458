"""What a recorded session calls things: handles, titles, and names that its own steps give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from scenarios.item import slug
from seeds.article import Article
from seeds.reading import READERS
from seeds.refusal import Refusal
from store.journal import Fact
from store.layout import short
from store.search import normal
from store.stretch import Deed
from store.unfolding import Unfolding

_LONGEST = 24
"""Characters of a name that is made from a title."""


class Untold(Exception):
    """Something that a session cannot say; the message says what."""


@dataclass(slots=True)
class Line:
    """A step of the recording: its values by field, and the article that it is about."""

    deed: Deed
    verb: str
    values: dict[str, object]
    article: str = ""


@dataclass(slots=True)
class Names:
    """The names of things, as they are where the recording has come to.

    `folder` is where the files of articles are, seen from the session's, with a slash at the end.
    `made` are the lines that made an article or annotation; `inside` is what deeds that are told
    made, and `missing` what of that no line makes. `pages` gives an article by its id.
    """

    now: Unfolding
    pages: Callable[[str], Article]
    folder: str = ""
    made: dict[str, Line] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)
    _files: set[str] = field(default_factory=set)
    _titles: dict[str, int] = field(default_factory=dict)

    def reserve(self, facts: Iterable[Fact]) -> None:
        """Take what handles are in use, at whatever time: no step gives a name that is one."""
        for fact in facts:
            fields = fact.get("make") or fact.get("set") or {}
            self._taken |= {str(fields.get(name, "")) for name in ("handle", "title")}
            title = " ".join(normal(str(fields.get("title", ""))).split())
            if fact.get("id", "")[:1] == "a" and title:
                self._titles[title] = self._titles.get(title, 0) + 1

    def free(self, base: str) -> str:
        """A name that nothing has, as near to a wanted one as can be; it is taken now."""
        name = _numbered(base, self._taken)
        self._taken.add(name)
        return name

    def file(self, article: str) -> str:
        """The name of the file of an article that is added."""
        page = self.pages(article)
        name = _numbered(_words(page) or "article", self._files)
        self._files.add(name)
        return f"{self.folder}{name}{_suffix(page)}"

    def of_line(self, line: Line) -> str:
        """The name that a step gives, to what it makes and to itself."""
        if "as" not in line.values:
            line.values["as"] = self.free(line.verb)
        return str(line.values["as"])

    def article(self, id: str) -> str:
        """What a step calls an article.

        Raises:
            Untold: the recording does not have it.
        """
        self._refuse_missing(id, "an article")
        line = self.made.get(id)
        if line is not None:
            if "as" not in line.values:
                line.values["as"] = self.free(_words(self.pages(id)) or "article")
            return str(line.values["as"])
        title = str(self.now.fields(id).get("title", ""))
        only = self._titles.get(" ".join(normal(title).split())) == 1
        return title if only and title.isprintable() else short(id)

    def scenario(self, id: str) -> str:
        """What a step calls a scenario.

        Raises:
            Untold: as for an article.
        """
        self._refuse_missing(id, "a scenario")
        handle = str(self.now.fields(id).get("handle", ""))
        if self.now.handled("s", handle) == [id]:
            return handle
        return self._outside(id, f"two scenarios {handle}")

    def item(self, id: str) -> str:
        """What a step calls an item: its handle, else a name of a tag of it.

        Raises:
            Untold: as for an article.
        """
        self._refuse_missing(id, "an item")
        handle = str(self.now.fields(id).get("handle", ""))
        if self.now.handled("i", handle) == [id]:
            return handle
        own = [one for one in self.now.mentions(id) if one in self.made]
        return self.mention(own[0]) if own else self._outside(id, f"two items {handle}")

    def subject(self, id: str) -> str:
        """What a step calls an item or a scenario.

        Raises:
            Untold: as for an article.
        """
        if id[0] == "i":
            return self.item(id)
        name = self.scenario(id)
        return self._outside(id, f"an item {name}") if self.now.handled("i", name) else name

    def mention(self, id: str) -> str:
        """What a step calls an annotation: the handle of an item that has no other, else a name.

        Raises:
            Untold: as for an article.
        """
        self._refuse_missing(id, "a tag")
        item = str(self.now.fields(id).get("item", ""))
        handle = str(self.now.fields(item).get("handle", ""))
        if self.now.mentions(item) == [id] and self.now.handled("i", handle) == [item]:
            return handle
        line = self.made.get(id)
        if line is None:
            return self._outside(id, "a tag")
        if "as" not in line.values:
            line.values["as"] = self.free(f"{handle}-tag")
        return str(line.values["as"])

    def _refuse_missing(self, id: str, what: str) -> None:
        if id in self.missing:
            raise Untold(f"{what} that is not in the recording")
        if not self.now.stands(id):
            raise Untold(f"{what} that was gone by then")

    def _outside(self, id: str, what: str) -> str:
        """The id's beginning, of what was there before the recording begins."""
        if id in self.inside:
            raise Untold(f"{what}, which no name tells apart")
        return short(id)


def _numbered(base: str, taken: set[str]) -> str:
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _suffix(page: Article) -> str:
    """The suffix by which a file of its text is read into the same blocks."""
    data = (page.text or "").encode()
    for suffix in (".txt", ".md"):
        with suppress(Refusal):
            if READERS[suffix](f"x{suffix}", data).blocks == page.blocks:
                return suffix
    return ".txt"


def _words(page: Article) -> str:
    """A name from the title of an article, else from its first words."""
    name = slug(page.title)
    if len(name) <= _LONGEST:
        return name
    return name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
