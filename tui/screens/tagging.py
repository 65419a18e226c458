"""Tags in an open article: made, linked, removed, chosen. A key becomes one verb on the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from scenarios.vocabulary import Kind
from seeds.article import Block
from seeds.lists import list_of
from tui.keys import Key
from tui.screens.open_article import OpenArticle
from tui.screens.opening import pane_tag

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from store.lines import ItemLine, Mention

OWN = "own"
"""What stands for an item of its own among those to link to."""

_NO_TAG = (
    "there is no tag here: <text.next-tag> goes to the next, <reading.tag-claim>, "
    "<reading.tag-trigger> and <reading.tag-prediction> make one"
)
_NO_LIST = "there is no list here; <reading.tag-trigger> tags this passage alone"

_MANY = 50
"""Tags after which it is faster to read all anew than to show each."""

_FOR_A_TAG = {"details", "untag", "link", "mark"}
_FOR_SEVERAL = {"next_here", "previous_here"}


class Tagging(OpenArticle):
    """What is done to passages and to the tag that is chosen."""

    last_kind = Kind.CLAIM
    """What was tagged last."""

    _last: Callable[[], None] | None = None

    def offered(self, key: Key) -> bool:
        """Some need a tag, some several, one a list."""
        if key.action in _FOR_A_TAG:
            return bool(self.chosen) and not self.pane.selecting
        if key.action in _FOR_SEVERAL:
            return len(self.pane.tags_here) > 1
        if key.action == "tag_list":
            return bool(self.list_here())
        if key.action == "again":
            return self._last is not None
        return super().offered(key)

    # Tagging -----------------------------------------------------------------------------------

    def action_tag(self, kind: str) -> None:
        """Tags the passage at once."""
        span = self.pane.selected_span
        if span is None:
            if self.pane.folded_here:
                self.say("this is folded: <text.fold> opens it", error=True)
            return
        with self.attempt():
            made = self.desk.tag(self.article.id, span, Kind(kind), scenario=self.scenario)
            self.last_kind = Kind(kind)
            self.tagged([made])
            self.done(lambda: self.action_tag(kind))

    def action_tag_list(self) -> None:
        """Tags each item of the list as a trigger, with the sentence before it as context."""
        if not self.list_here() or (here := self.pane.selected_span) is None:
            self.say(_NO_LIST, error=True)
            return
        with self.attempt():
            self.tagged(self.desk.tag_list_at(self.article.id, here, scenario=self.scenario))
            self.done(self.action_tag_list)

    def list_here(self) -> Sequence[Block]:
        """The items of the list that the cursor is in, or on the sentence that introduces it."""
        here = self.pane.selected_span
        return list_of(self.article, here) if here else ()

    def tagged(self, made: Sequence[Annotation]) -> None:
        """Shows tags that were made, or were there, and says which."""
        new = [one.id for one in made if one.id not in self.tags]
        self.pane.select(None)
        self.show_again([one.id for one in made])
        here = {tag.id for tag in self.pane.tags_here}
        self.choose(next((one.id for one in made if one.id in here), made[0].id))
        handles = [t.handle for t in map(self.tags.get, new or [made[0].id]) if t]
        named = f"{handles[0]} to {handles[-1]}" if len(handles) > 1 else "".join(handles)
        into = f" into {self.scenario_handle}" if self.scenario else ""
        self.say(f"{named} tagged{into}" if new else f"this is tagged already: {named}")

    def show_again(self, ids: Sequence[str]) -> None:
        """Brings some tags and the tags of some items up to date."""
        if len(ids) > _MANY:
            self.read_tags()
            return
        items = {id for id in ids if id.startswith("i:")}
        touched = {id for id in ids if id.startswith("n:")} | set(self.tags.of_items(items))
        known = {tag.id: tag for tag in self.desk.tag_lines(self.article.id, among=ids)}
        for id in touched | set(known):
            if tag := known.get(id):
                self.tags.put(tag)
                self.pane.add_tag(pane_tag(tag))
            else:
                self.tags.drop(id)
                self.pane.remove_tag(id)
        self.choose(self.chosen)

    # Once more ---------------------------------------------------------------------------------

    def done(self, act: Callable[[], None]) -> None:
        """Takes note of what can be done again on another passage."""
        self._last = act
        self.offer()

    def action_again(self) -> None:
        """Does the last act once more, on the passage or tag that is here now."""
        if self._last is None:
            self.say("nothing has been done here yet that can be done again", error=True)
        else:
            self._last()

    # The chosen tag ----------------------------------------------------------------------------

    def act(self, act: Callable[[Mention], None]) -> None:
        """Does something with the chosen tag; says so where there is none."""
        self.follow()  # the text may have moved on, and not have said so yet
        mention = self.mention
        if mention is None:
            self.say(_NO_TAG, error=True)
            return
        with self.attempt():
            act(mention)

    def action_untag(self) -> None:
        """Removes the tag."""
        self.act(self._untag)

    def _untag(self, mention: Mention) -> None:
        self.desk.untag(mention.annotation.id)
        self.show_again([mention.annotation.id, mention.item.id])
        self.done(self.action_untag)
        self.say(f"{mention.item.handle} removed; <reading.undo> brings it back")

    def action_link(self) -> None:
        """Asks for the item that the tag is a mention of, the likeliest first."""
        self.act(self._ask_link)

    def _ask_link(self, mention: Mention) -> None:
        from tui.screens.picker import Picker

        found = self.desk.likely_items(mention.annotation.id)
        options = [(line.id, _option(line)) for line in found]
        if self.desk.item(mention.item.id).mentions > 1:
            options.append((OWN, "an item of its own again"))
        kind = mention.item.kind.value
        picker = Picker(
            f"{mention.item.handle} is a mention of",
            options,
            empty=f"no {kind} in another article yet; tag it there, then link",
        )
        self.app.push_screen(picker, lambda chosen: self._link(mention, chosen))

    def _link(self, mention: Mention, item: str | None) -> None:
        if item is None:
            return
        with self.attempt():
            id = mention.annotation.id
            if item == OWN:
                linked = self.desk.unlink(id)
            else:
                linked = self.desk.link(id, item)
            self.show_again([id, linked.item, mention.item.id])
            self.done(lambda: self.act(lambda other: self._link(other, item)))
            now = self.tags.get(id)
            self.say(f"{mention.item.handle} is {now.handle} now" if now else "linked")

    def action_mark(self) -> None:
        """Opens the review of the item alone."""
        self.act(lambda mention: self.judge(mention.item.id))

    def action_next_here(self) -> None:
        """Chooses the next of the tags that stand here."""
        self._choose_other(1)

    def action_previous_here(self) -> None:
        """Chooses the previous one."""
        self._choose_other(-1)

    def _choose_other(self, step: int) -> None:
        ids = [tag.id for tag in self.pane.tags_here]
        if ids:
            at = ids.index(self.chosen) if self.chosen in ids else -step
            self.choose(ids[(at + step) % len(ids)])
            self.hush()  # the line that names the tags here is what one looks at


def _option(line: ItemLine) -> str:
    """An item as it is shown among those to link to."""
    words = line.statement or line.quote
    return f"{line.handle}  {words}  ({', '.join(line.authors) or 'nobody named'})"
