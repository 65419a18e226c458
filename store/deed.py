"""One deed being done: the facts that it states, until they are appended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.scenario import Membership
from seeds.anchor import Span, cite, locate
from seeds.article import Article, sha256
from seeds.refusal import Invalid
from store import archive
from store.connection import Connection
from store.forgetting import words_again
from store.journal import Draft, Entry, Fact, append, canonical, heads, words
from store.projection import apply

A = TypeVar("A", bound=Authored)

_LONG = 1 << 14
"""Characters of texts that do not wait to be written with others."""
_FACTS_AN_ENTRY = 200
"""A deed with more is several entries: refolding a thing reads the whole entry that made it."""


@dataclass(slots=True)
class Deed:
    """The facts of one deed by one analyst, in an open transaction."""

    connection: Connection
    verb: str
    analyst: str
    at: datetime
    recorded: datetime
    via: str
    run: str = ""
    key: str = ""
    facts: list[Fact] = field(default_factory=list)
    texts: archive.Texts = field(default_factory=dict)
    _ids: int = 0
    _parents: tuple[str, ...] | None = None

    def make(self, made: A, id: str = "") -> A:
        """State that a value is made; it comes back with its id, analyst and times."""
        kind = archive.letter(type(made))
        stamped = archive.stamped(
            made, id or made.id or self.new_id(kind), self.analyst, self.at, self.recorded
        )
        fields = archive.without_stamp(
            archive.fields_of(stamped, self.texts), self.analyst, self.at
        )
        self.facts.append({"id": stamped.id, "make": fields})
        return stamped

    def make_article(self, article: Article) -> None:
        """State that an article is here; where its text was forgotten, its words come with it.

        That holds of one whose adding was undone too: its tags may be redone.
        """
        fields = archive.article_fields(article, self.texts)
        self.facts.append({"id": article.id, "make": fields})
        if article.text is not None and self._forgotten(article.id):
            self.texts |= words_again(self.connection, article)

    def _forgotten(self, article: str) -> bool:
        row = self.connection.exec_driver_sql(
            "SELECT 1 FROM text WHERE sha256 = ? AND content IS NULL", (article[2:],)
        ).first()
        return row is not None

    def bring_text(self, article: Article) -> None:
        """State that the text of an article that is known is here, and find its tags in it."""
        assert article.text is not None
        self.make_article(article)
        for mention in archive.load(self.connection, Annotation, "t.article = ?", (article.id,)):
            place = locate(article.text, mention.anchor)
            if isinstance(place, Span) and cite(article.text, place) != mention.anchor:
                anchor = archive.named(cite(article.text, place), self.texts)
                self.set(mention.id, {"anchor": anchor})

    def put(self, membership: Membership) -> None:
        """State an item's place in a scenario."""
        id = archive.membership_id(membership.scenario, membership.item)
        self.facts.append({"id": id, "make": archive.fields_of(membership, self.texts)})

    def set(self, id: str, fields: Fact) -> None:
        """State new content of some fields, in plain form."""
        if fields:
            self.facts.append({"id": id, "set": fields})

    def strike(self, id: str) -> None:
        """State that a thing is no more."""
        self.facts.append({"id": id, "strike": True})

    def new_id(self, kind: str) -> str:
        """An id that nothing else has: from the session step, else from all that is unique here."""
        self._ids += 1
        if self._parents is None and not self.key:
            self._parents = tuple(id for id, _ in heads(self.connection))
        if self.key.isalnum() and self.key.isascii():
            seed = f'["{self.key}",{self._ids}]'  # as below, at a tenth of the price
        elif self.key:
            seed = words([self.key, self._ids])
        else:
            parents, recorded = list(self._parents or ()), self.recorded.isoformat()
            seed = words([parents, self.analyst, recorded, self._ids])
        return f"{kind}:{sha256(seed)[:32]}"

    def record(self) -> list[Entry]:
        """Append what was stated, in one entry or several, and fold it.

        Raises:
            Invalid: it holds half a surrogate pair, which no file can hold; nothing was written.
        """
        done: list[Entry] = []
        try:
            if len(self.facts) > _FACTS_AN_ENTRY:
                canonical(self.facts)  # a deed is recorded whole, or not at all
            for start in range(0, len(self.facts), _FACTS_AN_ENTRY):
                entry = append(self.connection, self._draft(done, start))
                if not done:
                    self._keep_texts()
                apply(self.connection, entry)
                done.append(entry)
        except UnicodeEncodeError as error:
            wrong = error.object[error.start : error.end]
            raise Invalid(f"{wrong!r} is no character", attempt="text in UTF-8") from None
        self.connection.later(
            "INSERT INTO local (name, key, value) VALUES ('appended', ?, '')",
            [(entry.id,) for entry in done],
        )
        return done

    def _keep_texts(self) -> None:
        if self.texts:
            long = sum(map(len, self.texts.values())) > _LONG
            write = self.connection.exec_driver_sql if long else self.connection.later
            write(
                "INSERT INTO text (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) "
                "DO UPDATE SET content = excluded.content WHERE content IS NULL",
                list(self.texts.items()),
            )

    def _draft(self, done: list[Entry], start: int) -> Draft:
        return Draft(
            verb=self.verb,
            analyst=self.analyst,
            at=self.at,
            recorded=self.recorded,
            via=self.via,
            facts=self.facts[start : start + _FACTS_AN_ENTRY],
            deed=done[0].id if done else "",
            run=self.run,
            key=self.key,
        )
