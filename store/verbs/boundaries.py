"""Verbs about where a tag begins and ends: move, split, merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scenarios.annotation import Annotation
from scenarios.item import Item
from seeds.anchor import Anchor, Span
from seeds.article import Block
from seeds.refusal import Refusal
from store import archive, handles, names, standing
from store.connection import Connection
from store.deed import Deed
from store.journal import Fact
from store.page import Page
from store.verbs.tags import TagVerbs, cited

_TEXTS = ("statement", "condition", "note", "labels")
"""What the item of a merged tag takes from the other one where it has nothing of its own."""


_ACROSS = "they stand in two paragraphs or list items, the tag runs over both"


class BoundaryVerbs(TagVerbs):
    """What can be done with the ends of tags."""

    def move(self, annotation: str, span: Span) -> Annotation:
        """Give a tag another beginning, another end, or both; its item stays what it is.

        Raises:
            Unknown, Ambiguous: the annotation.
            Refusal: the text is not here, or ends before; another tag stands exactly there.
        """
        with self.deed("move") as deed:
            connection = deed.connection
            mention = standing.annotation(connection, annotation)
            page = self.page(connection, mention.article)
            anchor = cited(page, span)
            if span != mention.anchor.span:
                kind = standing.item(connection, mention.item).kind
                self.refuse_held(connection, mention, span, kind)
                _set(deed, mention, anchor)
            return replace(mention, anchor=anchor)

    def split(
        self, annotation: str, offset: int, *, handle: str = ""
    ) -> tuple[Annotation, Annotation]:
        """Make two tags of one; the second begins at an offset of the text and has its own item.

        That is of the same kind and in the same scenarios; who says it and how is the same. White
        space and bullets between the two belong to neither.

        Raises:
            Unknown, Ambiguous: the annotation.
            Refusal: the text is not here; there are not two parts; another tag stands exactly
                where one of them would; the handle is taken.
        """
        with self.deed("split") as deed:
            connection = deed.connection
            mention = standing.annotation(connection, annotation)
            page = self.page(connection, mention.article)
            spans = _halves(page.text, _blocks(connection, page), _span(mention), offset)
            own = standing.item(connection, mention.item)
            for span in spans:
                self.refuse_held(connection, mention, span, own.kind)
            first, second = (cited(page, span) for span in spans)
            called = handle and handles.free(connection, handle)
            item = self.numbered(deed, Item(kind=own.kind, handle=called))
            standing.join_those_of(deed, own.id, item)
            made = deed.make(
                Annotation(
                    article=page.id,
                    item=item,
                    anchor=second,
                    attribution=mention.attribution,
                    stance=mention.stance,
                    expects=mention.expects,
                    wording=mention.wording if _says(second, mention.wording) else "",
                    context=mention.context,
                )
            )
            wording = mention.wording if not made.wording or _says(first, made.wording) else ""
            _set(deed, mention, first, wording)
            return replace(mention, anchor=first, wording=wording), made

    def merge(self, annotation: str, other: str) -> Annotation:
        """Make one tag of two neighbours: it runs over both, and keeps the item of the first.

        The other's item goes where nothing else mentions it; what it says stays where the first
        one's says nothing, and so do its scenarios.

        Raises:
            Unknown, Ambiguous: an annotation.
            Refusal: they differ in kind, article or analyst, or are no neighbours; the item that
                would go has a finding or forecast; another tag stands exactly there.
        """
        with self.deed("merge") as deed:
            connection = deed.connection
            kept = standing.annotation(connection, annotation)
            gone = standing.annotation(connection, other)
            item = standing.item(connection, kept.item)
            left = standing.item(connection, gone.item, item.kind)
            _refuse_strangers(kept, gone, item.handle, left.handle)
            page = self.page(connection, kept.article)
            _refuse_between(_blocks(connection, page), _span(kept), _span(gone))
            ends = (*_ends(kept), *_ends(gone))
            span = Span(min(ends), max(ends))
            self.refuse_held(connection, kept, span, item.kind, gone.id)
            anchor, wording = cited(page, span), kept.wording or gone.wording
            _set(deed, kept, anchor, wording)
            deed.strike(gone.id)
            _merge_items(deed, item, left, gone)
            return replace(kept, anchor=anchor, wording=wording)

    def merging(self, annotation: str, other: str) -> list[str]:
        """What one may want to know before two tags are merged, in words; mostly nothing.

        That the tag would run from one paragraph or list item into the next; that the item of the
        other one says something which is lost, since the first one's says something else there.

        Raises:
            Unknown, Ambiguous: an annotation.
            Refusal: they cannot be one, whatever one may want.
        """
        with self.reading() as connection:
            kept = standing.annotation(connection, annotation)
            gone = standing.annotation(connection, other)
            item = standing.item(connection, kept.item)
            left = standing.item(connection, gone.item, item.kind)
            _refuse_strangers(kept, gone, item.handle, left.handle)
            told, (start, end) = [], _between(_span(kept), _span(gone))
            blocks = _blocks(connection, self.page(connection, kept.article))
            _refuse_between(blocks, _span(kept), _span(gone))
            if any(start <= block.span.end <= end for block in blocks):
                told.append(_ACROSS)
            if left.id != item.id and not standing.other_mentions(connection, gone):
                lost = [name for name in _TEXTS if _is_lost(item, left, name)]
                if lost:
                    told.append(f"the {' and '.join(lost)} of {left.handle} will be gone")
            return told


def _is_lost(item: Item, left: Item, name: str) -> bool:
    return bool(getattr(left, name)) and getattr(item, name) not in ((), "", getattr(left, name))


def _between(one: Span, other: Span) -> tuple[int, int]:
    """Where the first of two spans ends, and the second one begins."""
    return min(one.end, other.end), max(one.start, other.start)


def _set(deed: Deed, mention: Annotation, anchor: Anchor, wording: str | None = None) -> None:
    """State where a tag is now, and which word of probability is in it."""
    changes: Fact = {}
    if anchor != mention.anchor:
        changes["anchor"] = archive.named(anchor, deed.texts)
    if wording is not None and wording != mention.wording:
        changes["wording"] = wording
    deed.set(mention.id, changes)


def _merge_items(deed: Deed, item: Item, left: Item, gone: Annotation) -> None:
    """State what becomes of the item that a tag had which goes into another one."""
    if left.id == item.id:
        return
    standing.join_those_of(deed, left.id, item.id)
    if standing.other_mentions(deed.connection, gone):
        return
    judged = standing.judged(deed.connection, left.id)
    if judged:
        raise Refusal(
            f"{left.handle} has a {judged}, which would be left without a mention",
            attempt=f"the other way round, so that {left.handle} is what stays",
        )
    deed.set(
        item.id,
        archive.differences(
            item,
            replace(item, **{name: getattr(item, name) or getattr(left, name) for name in _TEXTS}),
        ),
    )
    deed.strike(left.id)


def _refuse_strangers(kept: Annotation, gone: Annotation, item: str, left: str) -> None:
    """Refuse two tags that cannot be one; `item` and `left` are the handles of their items."""
    if kept.id == gone.id:
        raise Refusal(
            "that is one tag, not two", where=names.short(kept.id), attempt="its neighbour"
        )
    if kept.article != gone.article:
        raise Refusal(
            f"{item} and {left} stand in two articles",
            attempt="signposts link, which makes them mentions of one item",
        )
    if kept.analyst != gone.analyst:
        raise Refusal(
            f"{item} is {kept.analyst}'s tag, {left} is {gone.analyst}'s",
            attempt="signposts link, which makes them mentions of one item",
        )


def _refuse_between(blocks: Sequence[Block], one: Span, other: Span) -> None:
    """Refuse two tags with a whole paragraph, heading or list item between them."""
    start, end = _between(one, other)
    if any(start <= block.span.start and block.span.end <= end for block in blocks):
        raise Refusal(
            "they are no neighbours: a paragraph or list item lies between them",
            attempt="signposts link, which makes them mentions of one item",
        )


def _halves(text: str, blocks: Sequence[Block], span: Span, offset: int) -> tuple[Span, Span]:
    """The parts of a span before and after an offset, without what stands between blocks."""
    ends = [b.span.end for b in blocks if b.span.start < offset and b.span.end > span.start]
    starts = [b.span.start for b in blocks if b.span.end > offset]
    before = text[span.start : min([offset, *ends[-1:]])].rstrip()
    after = text[max([offset, *starts[:1]]) : span.end].lstrip()
    if not before or not after or not span.start < offset < span.end:
        raise Refusal(
            "the tag has no two parts there",
            attempt=f"a place between {span.start} and {span.end}, where its second part begins",
        )
    return Span(span.start, span.start + len(before)), Span(span.end - len(after), span.end)


def _blocks(connection: Connection, page: Page) -> Sequence[Block]:
    return archive.articles(connection, "t.id = ?", (page.id,), texts=True)[0].blocks


def _span(mention: Annotation) -> Span:
    assert mention.anchor.span is not None
    return mention.anchor.span


def _ends(mention: Annotation) -> tuple[int, int]:
    span = _span(mention)
    return span.start, span.end


def _says(anchor: Anchor, wording: str) -> bool:
    return bool(wording) and wording.casefold() in (anchor.quote or "").casefold()
