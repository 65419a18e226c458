"""The ends and the kind of the chosen tag: moved, split, merged, changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from scenarios.vocabulary import Kind
from tui.keys import Key
from tui.screens.tagging import Tagging
from tui.widgets.motions import Selection
from tui.widgets.moving import SELECTING
from tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.lines import Mention, TagLine

_FOR_A_TAG = {"ends", "retag", "merge"}

_WHILE_MOVING = {
    *(SELECTING - {"leave_selection"}),
    *("next_passage", "previous_passage", "next_block", "previous_block", "help"),
}
_KEEP = ("keep", "keeps the ends of the tag where they are now")
_SAID_WHILE_MOVING = {
    "details": _KEEP,
    "ends": ("", _KEEP[1]),
    "leave": ("as it was", "leaves the ends of the tag where they were"),
}
"""What some keys do meanwhile: a word for the footer, and one for the help."""


class Boundaries(Tagging):
    """Where a tag begins and ends, and what it is."""

    moving = ""
    """The tag whose ends are being moved: the selection is where it will stand."""

    def offers(self) -> list[Key]:
        """While ends are moved, what moves, keeps or leaves them."""
        if not self.moving:
            return super().offers()
        meanwhile = [
            replace(key, footer=_SAID_WHILE_MOVING[key.action][0], help=help)
            for action, (_, help) in _SAID_WHILE_MOVING.items()
            for key in self.rows
            if key.action == action and key.place == "reading"
        ]
        return [*meanwhile, *(key for key in self.rows if key.action in _WHILE_MOVING)]

    def offered(self, key: Key) -> bool:
        """Most need a tag; to split it there must be a place inside of it."""
        if key.action in _FOR_A_TAG:
            return bool(self.chosen) and not self.pane.selecting
        if key.action == "split":
            return self._split_at() > 0
        return super().offered(key)

    def tell(self) -> None:
        """While ends are moved, the header says whose."""
        super().tell()
        tag = self.tags.get(self.moving)
        if tag:
            crumbs = ["Signposts", self.article.title, f"moving the ends of {tag.handle}"]
            self.header.show(crumbs)

    # Ends --------------------------------------------------------------------------------------

    def action_ends(self) -> None:
        """Takes hold of the ends of the tag; again: keeps them where they are now."""
        if self.moving:
            self.keep_ends()
        else:
            self.act(self._take_ends)

    def _take_ends(self, mention: Mention) -> None:
        span = mention.annotation.anchor.span
        if span is None or self.article.text is None:
            self.say("the text of this article is not here", error=True)
            return
        self.moving = mention.annotation.id
        self.say("")  # what can be done now is said in the same line
        self.pane.select(Selection(span.start, span.end))
        self._show_moving()

    def keep_ends(self) -> None:
        """The tag stands on the selection from now on."""
        span, tag = self.pane.selected_span, self.tags.get(self.moving)
        if span is None or tag is None:
            return
        with self.attempt():
            self.desk.move(tag.id, span)
            self._let_go()
            self.pane.select(None)
            self.show_again([tag.id])
            self.choose(tag.id)
            moved = span != tag.span
            self.say(f"the ends of {tag.handle} moved" if moved else f"{tag.handle} is as it was")

    def leave_ends(self) -> None:
        """The tag stays as it was, and one is back on it."""
        tag = self.tags.get(self.moving)
        self._let_go()
        if tag:
            self.go_to(tag)

    @on(ReadingPane.SelectionChanged)
    def ends_left(self) -> None:
        """Without a selection there are no ends to be moved: the tag stays as it was."""
        if self.moving and not self.pane.selecting:
            self._let_go()

    def left_article(self) -> None:
        """Its tags are not to be moved any more."""
        super().left_article()
        self.moving = ""

    def _let_go(self) -> None:
        self.moving = ""
        self._show_moving()

    def _show_moving(self) -> None:
        self.pane.holding = bool(self.moving)
        self.tell()
        self.offer()

    # Splitting and merging ---------------------------------------------------------------------

    def action_split(self) -> None:
        """Splits the tag where the selection begins, else the passage under the cursor."""
        self.act(self._split)

    def _split(self, mention: Mention) -> None:
        offset = self._split_at()
        if not offset:
            self.say(
                "where does its second part begin? go there, or <text.select> selects it",
                error=True,
            )
            return
        parts = self.desk.split(mention.annotation.id, offset)
        self.pane.select(None)
        self.show_again([one.id for one in parts])
        self.choose(parts[1].id)
        self.done(self.action_split)
        rest = self.tags.get(parts[1].id)
        self.say(f"{mention.item.handle} split; its rest is {rest.handle if rest else 'a tag'}")

    def _split_at(self) -> int:
        """Where the chosen tag would be split: an offset inside of it, or 0 where that is none."""
        here, tag = self.pane.selected_span, self.tags.get(self.chosen)
        inside = here and tag and tag.start < here.start < tag.end
        return here.start if here and inside else 0

    def action_merge(self) -> None:
        """Merges the tag with the next of its kind."""
        self.act(self._merge)

    def _merge(self, mention: Mention) -> None:
        id, item = mention.annotation.id, mention.item
        number = self.tags.number(id)
        later = range(len(self.tags) if number is None else number + 1, len(self.tags))
        following = (self.tags.at(n) for n in later)
        other = next((tag for tag in following if tag.kind is item.kind), None)
        if other is None:
            self.say(f"no {item.kind.value} comes after it to merge it with", error=True)
            return
        told = self.desk.merging(id, other.id)
        if told:
            self._ask_merge(mention, other, told)
        else:
            self._merge_with(mention, other)

    def _ask_merge(self, mention: Mention, other: TagLine, told: Sequence[str]) -> None:
        """What it would come to is said below; to link the two may be what one wants."""
        from tui.screens.menu import Choice, Menu

        keys = {key.action: key.keys for key in self.rows}
        choices = [
            Choice(keys["merge"], "merge them all the same", "merge"),
            Choice(keys["link"], "link them: two mentions of one item", "link"),
        ]

        def chosen(how: str | None) -> None:
            with self.attempt():
                if how == "merge":
                    self._merge_with(mention, other)
                elif how == "link":
                    self._link_with(mention, other)

        handle = mention.item.handle
        self.say("; ".join(told))
        self.app.push_screen(Menu(f"{other.handle} into {handle}", choices), chosen)

    def _link_with(self, mention: Mention, other: TagLine) -> None:
        self.desk.link(other.id, mention.item.id)
        self.show_again([other.id, other.item, mention.item.id])
        self.say(f"{other.handle} is {mention.item.handle} now; <reading.undo> takes them apart")

    def _merge_with(self, mention: Mention, other: TagLine) -> None:
        id, item = mention.annotation.id, mention.item
        self.desk.merge(id, other.id)
        self.show_again([id, other.id, item.id, other.item])
        self.choose(id)
        self.done(self.action_merge)
        self.say(f"{other.handle} merged into {item.handle}; <reading.undo> takes them apart")

    # Kind --------------------------------------------------------------------------------------

    def action_retag(self) -> None:
        """Asks of which kind the tag is."""
        self.act(self._ask_kind)

    def _ask_kind(self, mention: Mention) -> None:
        from tui.screens.menu import Choice, Menu

        choices = [
            Choice(kind.value[0], f"a {kind.value}", kind)
            for kind in Kind
            if kind is not mention.item.kind
        ]

        def chosen(kind: Kind | None) -> None:
            if kind is not None:
                with self.attempt():
                    self._retag(mention, kind)

        self.app.push_screen(Menu(f"{mention.item.handle} is", choices), chosen)

    def _retag(self, mention: Mention, kind: Kind) -> None:
        id = mention.annotation.id
        made = self.desk.retag(id, kind)
        self.show_again([id, mention.item.id, made.item])
        self.choose(id)
        self.done(lambda: self.act(lambda other: self._retag(other, kind)))
        now = self.tags.get(id)
        named = f" {now.handle}" if now and now.handle != mention.item.handle else ""
        self.say(f"{mention.item.handle} is the {kind.value}{named} now")
