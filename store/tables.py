"""One SQLModel class a table: three that last, and the projections that can be folded again."""

from __future__ import annotations

from functools import cache

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, SQLModel

from scenarios.vocabulary import Status
from store.schema import SCHEMA, written

metadata: MetaData = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def _refers_to(target: str, *, index: bool = True) -> Column[str]:
    # Deferred: a refold writes rows in any order, and is checked as a whole when it commits.
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    return Column(String, key, nullable=False, index=index)


def _marked(table: str) -> Index:
    # Few things have a handling mark; what has none costs nothing here.
    return Index(f"ix_{table}_tlp", "id", "tlp", sqlite_where=text("tlp <> ''"))


# What lasts ---------------------------------------------------------------------------------


class JournalRow(SQLModel, table=True):
    """One entry, as it was appended; `id` is the SHA-256 of `stored`."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_order", "clock", "id"),)

    id: str = Field(primary_key=True)
    clock: int
    stored: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class TextRow(SQLModel, table=True):
    """Texts and quotes by SHA-256; `content` is null where it was forgotten."""

    __tablename__ = "text"

    sha256: str = Field(primary_key=True)
    content: str | None


class LocalRow(SQLModel, table=True):
    """What concerns this file alone: never joined, sealed or exported."""

    __tablename__ = "local"
    __table_args__ = (Index("uq_local_name_key", "name", "key", unique=True),)

    n: int | None = Field(default=None, primary_key=True)
    name: str
    key: str
    value: str = ""


# What follows from the journal --------------------------------------------------------------


class HeadRow(SQLModel, table=True):
    """Entries that no other entry names as a parent."""

    __tablename__ = "head"

    id: str = Field(primary_key=True)
    clock: int


class EntryRow(SQLModel, table=True):
    """What an entry says of itself, and whether its deed stands."""

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_order", "clock", "id"),
        Index("ix_entry_key", "key"),
        Index("ix_entry_deed", "deed"),
        # Of a store there are as many as were joined.
        Index("ix_entry_founding", "verb", sqlite_where=text("verb = 'create'")),
    )

    id: str = Field(primary_key=True)
    clock: int
    deed: str
    verb: str
    analyst: str
    at: str
    recorded: str
    via: str
    run: str
    key: str
    standing: bool = True


class TouchRow(SQLModel, table=True):
    """Which entries speak of a thing (or, for undo and redo, of a deed)."""

    __tablename__ = "touch"
    __table_args__ = {"sqlite_with_rowid": False}

    thing: str = Field(primary_key=True)
    clock: int = Field(primary_key=True)
    entry: str = Field(primary_key=True)


class Thing(SQLModel):
    """What every projected thing has.

    `fields` is its folded plain form as JSON. `alive` follows from its own entries; `standing`
    holds as well while a standing annotation rests on it. `clock`, `entry` and `ordinal` are
    where it was first made: the journal's order.
    """

    id: str = Field(primary_key=True)
    fields: str
    alive: bool
    standing: bool
    clock: int
    entry: str
    ordinal: int
    analyst: str
    at: str
    recorded: str


class ArticleRow(Thing, table=True):
    """Articles; their text is in `text` under the id's hash. `blocks` is long: it comes last.

    `sort` is the title, or the first words, folded; `searched` is all that a list shows in words.
    """

    __tablename__ = "article"
    # All that a list in the order of titles and its filter need: the rows themselves are wide.
    __table_args__ = (
        Index("ix_article_shelf", "standing", "sort", "id", "searched"),
        _marked("article"),
    )

    work: str = Field(index=True)
    title: str
    authors: str
    outlet: str
    published: str
    language: str
    digest_of: str = Field(index=True)
    sort: str
    searched: str
    length: int
    tlp: str
    blocks: str


class SourceRow(Thing, table=True):
    """Sources."""

    __tablename__ = "source"

    name: str


class SourceNameRow(SQLModel, table=True):
    """Every name of a source, aliases too, casefolded."""

    __tablename__ = "source_name"
    __table_args__ = {"sqlite_with_rowid": False}

    name: str = Field(primary_key=True)
    source: str = Field(primary_key=True, index=True)


class ScenarioRow(Thing, table=True):
    """Scenarios."""

    __tablename__ = "scenario"
    __table_args__ = (_marked("scenario"),)

    handle: str = Field(index=True)
    tlp: str


class ItemRow(Thing, table=True):
    """Items; `face` is the one that stands for the event, empty where an item is alone.

    `disputed` says that those who found something about the event differ.
    """

    __tablename__ = "item"
    __table_args__ = (
        CheckConstraint("kind IN ('claim', 'trigger', 'prediction')", name="kind"),
        _marked("item"),
    )

    kind: str
    handle: str = Field(index=True)
    statement: str
    tlp: str
    # Of both `sameness` says what they are; folding the item itself leaves them as they are.
    face: str = Field(sa_column=Column(String, nullable=False, server_default="", index=True))
    disputed: bool = Field(sa_column=Column(Boolean, nullable=False, server_default="0"))


class SamenessRow(Thing, table=True):
    """Pairs of items that are one event."""

    __tablename__ = "sameness"

    one: str = Field(sa_column=_refers_to("item.id"))
    other: str = Field(sa_column=_refers_to("item.id"))


class MembershipRow(Thing, table=True):
    """Items in scenarios; what is not alive and not `struck` went with the deed that made it."""

    __tablename__ = "membership"

    scenario: str = Field(sa_column=_refers_to("scenario.id"))
    item: str = Field(sa_column=_refers_to("item.id"))
    struck: bool


class AnnotationRow(Thing, table=True):
    """Annotations; quote, prefix and suffix are in `text` under the hashes in `fields`."""

    __tablename__ = "annotation"
    __table_args__ = (Index("ix_annotation_place", "article", "start"),)

    article: str = Field(sa_column=_refers_to("article.id", index=False))
    item: str = Field(sa_column=_refers_to("item.id"))
    start: int
    stop: int


class CriteriaRow(Thing, table=True):
    """Versions of criteria; `deadline` is the last day of the timeframe, or empty."""

    __tablename__ = "criteria"
    __table_args__ = (Index("ix_criteria_subject", "subject", "clock", "entry", "ordinal"),)

    subject: str
    deadline: str


class ForecastRow(Thing, table=True):
    """Forecasts."""

    __tablename__ = "forecast"
    __table_args__ = (Index("ix_forecast_subject", "subject", "clock", "entry", "ordinal"),)

    subject: str


class FindingRow(Thing, table=True):
    """Findings."""

    __tablename__ = "finding"
    __table_args__ = (
        Index("ix_finding_subject", "subject", "clock", "entry", "ordinal"),
        CheckConstraint(f"status IN ({', '.join(repr(s.value) for s in Status)})", name="status"),
    )

    subject: str
    status: str


class SnoozeRow(Thing, table=True):
    """Until when an item or scenario is not to come up for review."""

    __tablename__ = "snooze"

    subject: str = Field(index=True)
    until: str


GUARDS = (
    "CREATE TRIGGER IF NOT EXISTS journal_is_not_updated BEFORE UPDATE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS journal_is_not_deleted BEFORE DELETE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    # REPLACE deletes without firing the trigger above.
    "CREATE TRIGGER IF NOT EXISTS journal_is_not_replaced BEFORE INSERT ON journal "
    "WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR rowid = NEW.rowid) "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
)
SEARCH = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5("
    "thing UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 0')"
)


@cache
def statements() -> tuple[str, ...]:
    """The SQL that makes every table, index and trigger which is not there yet."""
    made: list[CreateTable | CreateIndex] = []
    for table in metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [CreateTable(table, if_not_exists=True)]
        made += [CreateIndex(index, if_not_exists=True) for index in indexes]
    dialect = sqlite.dialect()
    return (*(str(one.compile(dialect=dialect)) for one in made), *GUARDS, SEARCH)


if __name__ == "__main__":
    SCHEMA.write_text(written(statements()), encoding="utf-8")
