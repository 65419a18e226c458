"""The verb that takes back what is tagged in an article as somebody edited it, in one deed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from seeds.refusal import Refusal
from store import archive, noted, standing
from store.connection import Connection
from store.handles import next_free
from store.layout import short
from store.noted import EMPTY, Held
from store.page import Page
from store.verbs.boundaries import BoundaryVerbs
from store.verbs.kinds import KindVerbs
from store.verbs.mentions import ANNOTATION_FIELDS, ITEM_FIELDS, MentionVerbs
from store.verbs.weighing import WeighingVerbs

if TYPE_CHECKING:
    from scenarios.formats.annotations_file import Annotations, Entry


@dataclass(frozen=True, slots=True)
class Annotated:
    """How many tags were made, removed and changed."""

    tagged: int
    untagged: int
    changed: int

    @property
    def any(self) -> bool:
        """Whether anything was done."""
        return bool(self.tagged or self.untagged or self.changed)


@dataclass(slots=True)
class _Sheet:
    """A file being taken back: the tags as they were, and what it says of items so far."""

    file: Annotations
    page: Page
    held: Held
    said: dict[tuple[str, str], object] = field(default_factory=dict)

    @contextmanager
    def at(self, entry: Entry) -> Iterator[None]:
        """What is refused in here has the place of an entry."""
        document = self.file.document
        try:
            yield
        except Refusal as error:
            what = f"{error.where}: {error.what}" if error.where else error.what
            here = document.invalid(entry.node, what)
            raise type(error)(
                what,
                where=here.where,
                line=here.line,
                attempt=error.attempt,
                candidates=error.candidates,
            ) from None

    def tag(self, entry: Entry) -> str:
        """The id of the tag that an entry is of.

        Raises:
            Refusal: there is no such tag in the article.
        """
        fits = [id for id in self.held if id.startswith(entry.id)]
        if len(fits) != 1:
            raise Refusal(f"no tag here is {entry.id}", attempt="leave the id out, for a new tag")
        return fits[0]


class AnnotatingVerbs(BoundaryVerbs, KindVerbs, MentionVerbs, WeighingVerbs):
    """What is tagged in an article, as a file."""

    def annotations(self, article: str) -> bytes:
        """The file of what is tagged in an article, to be edited.

        Raises:
            Unknown, Ambiguous: the article.
            Refusal: its text is not here.
        """
        from scenarios.formats.annotations_file import write_annotations

        with self.reading() as connection:
            page = self.page(connection, article)
            held = noted.held(connection, page)
            [whole] = archive.articles(connection, "t.id = ?", (page.id,), texts=True)
        entries = [values for _, values in held.values()]
        return write_annotations(short(page.id), whole.title, noted.state(held), entries)

    def annotate(self, article: str, content: bytes, name: str = "annotations.yaml") -> Annotated:
        """Make the tags of an article what a file says, in one deed; `name` is what errors call it.

        A tag that is not in the file is removed.

        Raises:
            Unknown, Ambiguous: the article, or a name in the file.
            Invalid: the file has a mistake.
            Refusal: it is of another article, or the tags were changed since it was made; a tag
                cannot be as it says. Nothing was changed.
        """
        from scenarios.formats.annotations_file import read_annotations

        file = read_annotations(content, name)
        with self.in_one("annotate"), self.reading() as connection:
            page = self.page(connection, article)
            sheet = _Sheet(file, page, noted.held(connection, page))
            _refuse_other(sheet)
            return self._take(connection, sheet)

    def _take(self, connection: Connection, sheet: _Sheet) -> Annotated:
        known: dict[str, Entry] = {}
        for entry in sheet.file.entries:
            with sheet.at(entry):
                if entry.id:
                    known[sheet.tag(entry)] = entry
        gone = [id for id in sheet.held if id not in known]
        for id in gone:
            self.untag(id)
        self._let_go(connection, sheet, known)
        changed = 0
        for id, entry in known.items():
            with sheet.at(entry):
                changed += self._change(connection, sheet, id, entry)
        new = [entry for entry in sheet.file.entries if not entry.id]
        for entry in new:
            with sheet.at(entry):
                self._make(connection, sheet, entry)
        return Annotated(len(new), len(gone), changed)

    def _let_go(self, connection: Connection, sheet: _Sheet, known: Mapping[str, Entry]) -> None:
        """Items give up the handles that others are to have, so that two can change theirs."""
        had = {id: str(before["handle"]) for id, (_, before) in sheet.held.items() if id in known}
        wanted = {id: str(known[id].values.get("handle", handle)) for id, handle in had.items()}
        taken = {wanted[id] for id, handle in had.items() if wanted[id] != handle}
        for id, handle in had.items():
            if handle in taken and wanted[id] != handle:
                taken.remove(handle)  # an item may have several tags here
                kind = sheet.held[id][0].item.kind
                self.edit(id, {"handle": next_free(connection, kind, {})})

    def _change(self, connection: Connection, sheet: _Sheet, id: str, entry: Entry) -> bool:
        """Make a tag what its entry says; whether that changes anything."""
        mention, before = sheet.held[id]
        old = {**EMPTY, **before}
        new = {**EMPTY, "analyst": old["analyst"], "handle": old["handle"], **entry.values}
        if new["analyst"] != old["analyst"]:
            raise Refusal("whose tag it is cannot be changed", attempt=f"analyst: {old['analyst']}")
        many = len(self.deeds_done)
        if new["kind"] != old["kind"]:
            self.retag(id, new["kind"])
        here = mention.annotation.anchor.span
        if here and (span := noted.moved(sheet.page.text, entry.values, before, here)) != here:
            self.move(id, span)
        fields = (*sorted(ANNOTATION_FIELDS), *sorted(ITEM_FIELDS))
        changes = {n: new[n] for n in fields if new[n] != old[n]}
        _refuse_contrary(sheet, mention.item.id, changes)
        if changes:
            self.edit(id, changes)
        if new["scenarios"] != old["scenarios"]:
            item = standing.annotation(connection, id).item
            self._belong(item, new["scenarios"], old["scenarios"])
        return len(self.deeds_done) > many

    def _belong(self, item: str, wanted: Sequence[str], had: Sequence[str]) -> None:
        for name in had:
            if name not in wanted:
                self.take_out(item, name)
        for name in wanted:
            if name not in had:
                self.put(item, name)

    def _make(self, connection: Connection, sheet: _Sheet, entry: Entry) -> None:
        """Tag what a new entry says."""
        values: dict[str, Any] = dict(entry.values)
        span = noted.found(sheet.page.text, values)
        of = standing.item(connection, values["item"]) if "item" in values else None
        kind = of.kind if of else values["kind"]
        if held := self.held(connection, sheet.page.id, span, kind):
            what = f"you have tagged exactly that as a {kind.value} already"
            raise Refusal(what, attempt=f"change the entry {short(held.id)}")
        if of and (taken := [name for name in sorted(ITEM_FIELDS) if name in values]):
            what = f"{taken[0]} is for a new item, and {of.handle} is there"
            raise Refusal(what, attempt="leave it out")
        said = {n: values[n] for n in (*ANNOTATION_FIELDS, *ITEM_FIELDS) if n in values}
        made = self.tag(sheet.page.id, span, kind, item=of.id if of else "", **said)
        self._belong(made.item, values.get("scenarios", ()), ())


def _refuse_contrary(sheet: _Sheet, item: str, changes: dict[str, Any]) -> None:
    """Where several passages speak of an item, what they say of it is the same, or unchanged."""
    for name in ITEM_FIELDS & changes.keys():
        if sheet.said.setdefault((item, name), changes[name]) != changes[name]:
            raise Refusal(
                f"another entry of the same item has another {name}",
                attempt="the same in both, or one of them as it was",
            )


def _refuse_other(sheet: _Sheet) -> None:
    """Refuse a file of another article, or of another state of its tags."""
    document, article, state = sheet.file.document, sheet.file.article, sheet.file.state
    said = document.text(article)
    if len(said) < len("a:") + 1 or not sheet.page.id.startswith(said):
        here = document.invalid(
            article, f"the file is of another article, not {sheet.page.id[:10]}"
        )
        raise Refusal(here.what, where=here.where, line=here.line, attempt="its own file")
    now = noted.state(sheet.held)
    if document.text(state) != now:
        here = document.invalid(state, "the tags were changed since this file was made")
        attempt = f"look what they are now, then state: {now} to put yours in their place"
        raise Refusal(here.what, where=here.where, line=here.line, attempt=attempt)
