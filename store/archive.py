"""Case files to facts, and rows to case files: the only file that knows both."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_in
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, TypeVar

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.plain import in_full, plain, value
from scenarios.scenario import Membership, Scenario
from scenarios.source import Source
from scenarios.written import written
from seeds.anchor import Anchor, Span
from seeds.article import Article, Block, BlockKind, Metadata, sha256
from seeds.refusal import Invalid
from seeds.when import iso
from store.connection import Connection, Given, Row
from store.journal import Fact
from store.layout import THINGS

A = TypeVar("A", bound=Authored)
V = TypeVar("V")
Texts = dict[str, str]
"""Quotes and articles by SHA-256: what a fact only names."""

_LETTERS: dict[type[Authored], str] = {
    Source: "o",
    Scenario: "s",
    Item: "i",
    Annotation: "n",
    Criteria: "k",
    Forecast: "c",
    Finding: "f",
}
_BLOCK = {k: k.value[0] for k in BlockKind}
_WORDLESS = {"quote": None, "prefix": "", "suffix": ""}
_KINDS = {letter: kind for kind, letter in _BLOCK.items()}


def letter(cls: type[Authored]) -> str:
    """The first letter of the ids of such values."""
    return _LETTERS[cls]


# Values to fields ----------------------------------------------------------------------------


def fields_of(made: Authored | Membership, texts: Texts) -> Fact:
    """What a fact holds of a value: its plain form, quotes named by hash and kept in `texts`."""
    fields: Fact = plain(made)
    fields.pop("id", None)
    fields.pop("withdrawn", None)
    fields.pop("same_as", None)
    if isinstance(made, Annotation):
        fields["anchor"] = named(made.anchor, texts)
        if made.context:
            fields["context"] = named(made.context, texts)
    return fields


def article_fields(article: Article, texts: Texts) -> Fact:
    """What a fact holds of an article: metadata and outcomes of reading, never its text."""
    fields: Fact = plain(article.metadata)
    if article.text is not None:
        texts[article.id[2:]] = article.text
        fields["length"] = len(article.text)
    if article.blocks:
        fields["blocks"] = " ".join(
            f"{_BLOCK[b.kind]}{b.level or ''}:{b.span.start}:{b.span.end}" for b in article.blocks
        )
    if article.bytes_sha256:
        fields["bytes_sha256"] = article.bytes_sha256
    if article.work and article.work != article.id:
        fields["work"] = article.work
    return fields


def membership_id(scenario: str, item: str) -> str:
    """An item is in a scenario once: the id follows from both."""
    return "m:" + sha256(f"{scenario} {item}")[:32]


def named(anchor: Anchor, texts: Texts) -> Fact:
    """What a fact holds of an anchor: its span, and its words by hash."""
    assert anchor.span is not None
    fields: Fact = {"span": plain(anchor.span)}
    for part in ("quote", "prefix", "suffix"):
        words = getattr(anchor, part)
        if words:
            fields[part] = sha256(words)
            texts[fields[part]] = words
    return fields


def differences(old: Any, new: Any) -> Fact:
    """The fields in which a value differs from another of its class, in plain form."""
    known = in_full(old)
    return {name: held for name, held in in_full(new).items() if held != known[name]}


def changed(old: Any, changes: Mapping[str, Any], allowed: Collection[str]) -> Fact:
    """The changes that give a field of `old` other content, in plain form.

    Raises:
        ValueError: a field that is not `allowed`.
        Invalid: a value that its field cannot have.
    """
    unknown = set(changes) - set(allowed)
    if unknown:
        raise ValueError(f"cannot be changed: {', '.join(sorted(unknown))}")
    known = in_full(old)
    new = {name: plain(held) for name, held in changes.items()}
    different = {name: held for name, held in new.items() if held != known[name]}
    with_changes(old, different)
    return different


def with_changes(old: V, fields: Fact) -> V:
    """The value with other content of some fields, given in plain form.

    Raises:
        Invalid: a value that its field cannot have.
    """
    try:
        made: Any = value(type(old), {**plain(old), **fields})
    except (TypeError, ValueError) as error:
        raise Invalid(f"no value for {', '.join(fields)}: {error}") from None
    return replace(old, **{name: getattr(made, name) for name in fields})  # type: ignore[type-var]


# Rows to values ------------------------------------------------------------------------------


def load(
    connection: Connection,
    cls: type[A],
    where: str,
    given: Given = (),
    *,
    words: bool = True,
    after: str = "",
) -> list[A]:
    """Values of a class in the journal's order; `where` is SQL over the table `t`.

    Annotations without `words` are as if their article's text were not here. `after` is SQL of
    what `t` is looked up by, row by row.
    """
    table = THINGS[_LETTERS[cls]]
    face = "t.face" if cls is Item else "''"
    rows = connection.exec_driver_sql(
        f"SELECT t.id, t.fields, t.standing, t.analyst, t.at, t.recorded, {face} "
        f"FROM {after} {table} t WHERE {where} ORDER BY t.clock, t.entry, t.ordinal",
        given,
    )
    made: list[A] = []
    for some in rows.by_hundreds():
        parsed = _parsed([row[1] for row in some])
        if cls is Annotation:
            _with_texts(connection, parsed, words)
        made += _values(cls, parsed, some)
    return made


def _values(cls: type[A], parsed: Sequence[Fact], rows: Iterable[Row]) -> Iterator[A]:
    make, struck = written(cls), cls in (Item, Finding, Forecast)
    for fields, (id, _, standing, analyst, at, recorded, face) in zip(parsed, rows, strict=True):
        fields["id"], fields["analyst"] = id, analyst
        fields["at"], fields["recorded"] = at, recorded
        if struck and not standing:
            fields["withdrawn"] = True
        if face not in ("", id):
            fields["same_as"] = face
        yield make(fields)


def _parsed(fields: Sequence[str]) -> list[Fact]:
    """Fields of many rows, read as one list: half the time of one after the other."""
    parsed: list[Fact] = json.loads(f"[{','.join(fields)}]")
    return parsed


def _with_texts(connection: Connection, found: Sequence[Fact], words: bool) -> None:
    """Put the words back where the fields of annotations name hashes."""
    anchors = [f[part] for f in found for part in ("anchor", "context") if f.get(part)]
    if not words:
        for anchor in anchors:
            anchor |= _WORDLESS
        return
    wanted = {a[p] for a in anchors for p in ("quote", "prefix", "suffix") if p in a}
    texts = texts_of(connection, wanted)
    for anchor in anchors:
        said = {part: texts.get(anchor.get(part, "")) for part in ("quote", "prefix", "suffix")}
        anchor["quote"] = said["quote"]
        # Without the quote there is no context either: it may be another article's words.
        for part in ("prefix", "suffix"):
            anchor[part] = said[part] or "" if said["quote"] is not None else ""


def texts_of(connection: Connection, wanted: Iterable[str]) -> dict[str, str | None]:
    """Texts by SHA-256, those that are here."""
    hashes = sorted(wanted)
    found: dict[str, str | None] = {}
    for some in by_hundreds(hashes):
        marks = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(
            f"SELECT sha256, content FROM text WHERE sha256 IN ({marks})", tuple(some)
        )
        found |= {row[0]: row[1] for row in rows}
    return found


def by_hundreds(things: Sequence[str], many: int = 500) -> Iterator[Sequence[str]]:
    """Parts of a list that fit in one statement."""
    for start in range(0, len(things), many):
        yield things[start : start + many]


def articles(
    connection: Connection, where: str, given: Given = (), *, texts: bool
) -> list[Article]:
    """Articles by id; their text only where it is asked for."""
    blocks = "t.blocks" if texts else "''"  # without a text there are none
    rows = connection.exec_driver_sql(
        f"SELECT t.id, t.fields, t.work, {blocks} FROM article t WHERE {where} ORDER BY t.id",
        given,
    ).all()
    held = texts_of(connection, [row[0][2:] for row in rows]) if texts else {}
    return [
        _article(id, json.loads(fields), work, held.get(id[2:]), blocks)
        for id, fields, work, blocks in rows
    ]


def article_of(connection: Connection, id: str, fields: Fact) -> Article:
    """The article that the fields of a fact say, with its text if that is here."""
    kept = dict(fields)
    blocks = kept.pop("blocks", "")
    return _article(id, kept, id, texts_of(connection, [id[2:]]).get(id[2:]), blocks)


def _article(id: str, fields: Fact, work: str, text: str | None, blocks: str) -> Article:
    fields.pop("length", None)
    fields.pop("work", None)
    return Article(
        id=id,
        text=text,
        blocks=_blocks(blocks) if text is not None else (),
        bytes_sha256=fields.pop("bytes_sha256", ""),
        work=work,
        metadata=value(Metadata, fields),
    )


@lru_cache(4)
def _blocks(said: str) -> tuple[Block, ...]:
    """Blocks; of a long article that is read again, as they were made before."""
    words = said.replace(":", " ").split()  # all at once: there may be thousands
    sorts = {sort: (_KINDS[sort[0]], int(sort[1:] or 0)) for sort in set(words[::3])}
    spans = map(Span, map(int, words[1::3]), map(int, words[2::3]))
    each = zip((sorts[sort] for sort in words[::3]), spans, strict=True)
    return tuple(Block(kind, span, level) for (kind, level), span in each)


def memberships(connection: Connection, where: str, given: Given = ()) -> list[Membership]:
    """Memberships by scenario and item."""
    rows = connection.exec_driver_sql(
        f"SELECT t.fields FROM membership t WHERE {where} ORDER BY t.scenario, t.item",
        given,
    )
    return list(map(written(Membership), _parsed([row[0] for row in rows])))


def stamped(made: A, id: str, analyst: str, at: Any, recorded: Any) -> A:
    """A value with what the deed adds to it."""
    # Not `replace`, which would check again what was checked when the value was made.
    stamp: A = object.__new__(type(made))
    put = object.__setattr__
    kind: Any = type(made)
    for name in _names(kind):
        put(stamp, name, getattr(made, name))
    put(stamp, "id", id)
    put(stamp, "analyst", made.analyst or analyst)
    put(stamp, "at", made.at or at)
    put(stamp, "recorded", recorded)
    return stamp


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields_in(cls))


def without_stamp(fields: Fact, analyst: str, at: Any) -> Fact:
    """Fields that leave out what their entry says anyway."""
    if fields.get("analyst") == analyst:
        del fields["analyst"]
    if fields.get("at") == iso(at):
        del fields["at"]
    return fields
