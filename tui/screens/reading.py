"""The reading room: tagging an open article. A key becomes one verb on the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on

from scenarios.vocabulary import Kind
from seeds.article import Block
from seeds.lists import introduction, list_at
from tui.keys import Key, bindings
from tui.screens.open_article import OpenArticle, pane_tag
from tui.widgets.details import Details
from tui.widgets.form import Form
from tui.widgets.moving import SELECTING

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from store.done import Done
    from store.lines import ItemLine, Mention

OWN = "own"
"""What stands for an item of its own among those to link to."""

NO_SCENARIO = "none"
"""What is remembered when a person has chosen that tags go into no scenario."""

MANY = 100
"""Facts of a deed after which everything is read anew."""

_NO_TAG = "there is no tag here: n goes to the next, c, t and p make one"
_FOR_A_TAG = {"details", "untag", "link", "mark"}
_FOR_SEVERAL = {"next_here", "previous_here"}


class ReadingRoom(OpenArticle):
    """One article to read and tag."""

    BINDINGS = bindings("reading")

    _elsewhere = False

    def offered(self, key: Key) -> bool:
        """What stands at the cursor decides."""
        if key.place == "text" and key.action in SELECTING:
            return self.pane.selecting
        if key.action in _FOR_A_TAG:
            return self.mention is not None and not self.pane.selecting
        if key.action in _FOR_SEVERAL:
            return len(self.pane.tags_here) > 1
        if key.action == "tag_list":
            return bool(self._list_here())
        if key.action in ("next_tag", "previous_tag"):
            return bool(len(self.tags))
        return key.action != "select" or not self.pane.selecting

    # Tagging -----------------------------------------------------------------------------------

    def action_tag(self, kind: str) -> None:
        """Tags the passage at once."""
        span = self.pane.selected_span
        if span is None:
            return
        with self.attempt():
            made = self.desk.tag(self.article.id, span, Kind(kind), scenario=self.scenario)
            self._tagged([made])

    def action_tag_list(self) -> None:
        """Tags each item of the list as a trigger, with the sentence before it as context."""
        items = self._list_here()
        if not items:
            self.say("there is no list here; t tags this passage alone", error=True)
            return
        with self.attempt():
            made = self.desk.tag_list(
                self.article.id,
                [block.span for block in items],
                scenario=self.scenario,
                context=introduction(self.article.blocks, self.passages, items[0]),
            )
            self._tagged(made)

    def _list_here(self) -> Sequence[Block]:
        here = self.pane.selected_span
        return list_at(self.article.blocks, here.start) if here else ()

    def _tagged(self, made: Sequence[Annotation]) -> None:
        """Shows tags that were made, or were there, and says which."""
        new = [one.id for one in made if one.id not in self.tags]
        self.pane.select(None)
        self._show_again([one.id for one in made])
        self.choose(made[0].id)
        handles = [m.item.handle for m in map(self.tags.get, new or [made[0].id]) if m]
        named = handles[0] if len(handles) == 1 else f"{handles[0]} to {handles[-1]}"
        into = f" into {self.scenario_handle}" if self.scenario else ""
        self.say(f"{named} tagged{into}" if new else f"this is tagged already: {named}")

    def _show_again(self, ids: Sequence[str]) -> None:
        """Brings some tags and the tags of some items up to date."""
        items = {id for id in ids if id.startswith("i:")}
        touched = {id for id in ids if id.startswith("n:")} | set(self.tags.of_items(items))
        known = {m.annotation.id: m for m in self.desk.mentions(self.article.id, among=ids)}
        for id in touched | set(known):
            mention = known.get(id)
            shown = pane_tag(mention) if mention else None
            if mention:
                self.tags.put(mention)
            else:
                self.tags.drop(id)
            if shown:
                self.pane.add_tag(shown)
            else:
                self.pane.remove_tag(id)
        self.choose(self.chosen)

    # The chosen tag ----------------------------------------------------------------------------

    def _act(self, act: Callable[[Mention], None]) -> None:
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
        self._act(self._untag)

    def _untag(self, mention: Mention) -> None:
        self.desk.untag(mention.annotation.id)
        self._show_again([mention.annotation.id, mention.item.id])
        self.say(f"{mention.item.handle} removed; u brings it back")

    def action_link(self) -> None:
        """Asks for the item that the tag is a mention of, the likeliest first."""
        self._act(self._ask_link)

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
            empty=f"no {kind} in another article yet",
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
            self._show_again([id, linked.item, mention.item.id])
            now = self.tags.get(id)
            self.say(f"{mention.item.handle} is {now.item.handle} now" if now else "linked")

    def action_mark(self) -> None:
        """Opens the review of the item alone."""
        self._act(lambda mention: self._go(lambda: self._review(mention)))

    def _review(self, mention: Mention) -> None:
        self.signposts.open_review(items=[mention.item.id])

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

    # Details -----------------------------------------------------------------------------------

    def action_details(self) -> None:
        """Opens the details of the tag to write in."""
        self._act(self._write)

    def _write(self, mention: Mention) -> None:
        self.remove_class("-folded")
        self.add_class("-drawer")
        self.details.tell(self.desk, mention)
        self.details.write()
        self.offer()

    @on(Details.Kept)
    def kept(self, event: Details.Kept) -> None:
        """Shows what was changed in the details, on every tag of that item."""
        self._show_again([event.mention.annotation.id, event.mention.item.id])
        self.say("saved")

    @on(Form.Left)
    def left(self, event: Form.Left) -> None:
        """Back to the text."""
        self.pane.focus()
        self.offer()

    def action_panel(self) -> None:
        """Shows or hides the panel."""
        self.toggle_class("-drawer" if self.has_class("-narrow") else "-folded")

    # Undo --------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Undoes the last act."""
        self.details.put_away()
        with self.attempt():
            self._follow_deeds("undone", self.desk.undo())

    def action_redo(self) -> None:
        """Redoes what was undone."""
        self.details.put_away()
        with self.attempt():
            self._follow_deeds("done again", self.desk.redo())

    def _follow_deeds(self, did: str, deeds: Sequence[Done]) -> None:
        """Shows what is there after an undo, and where it was."""
        from tui.words import passage

        ids = [str(fact.get("id", "")) for deed in deeds for fact in deed.facts]
        if all(id[:2] in ("n:", "i:", "m:") for id in ids) and len(ids) < MANY:
            self._show_again(ids)
        else:
            self.reload()
        self.tell_deeds(did, deeds)
        place = passage(deeds[0], self.desk.called(deeds[:1]))
        if place and place[0] == self.article.id and place[1]:
            self.pane.reveal(place[1])

    def reload(self) -> None:
        """Reads everything anew: it may have changed on another screen, or by an undo."""
        with self.attempt():
            self.article = self.desk.article(self.article.id)
            self.read_tags()
        self.tell()

    # Elsewhere ---------------------------------------------------------------------------------

    def action_scenario(self) -> None:
        """Chooses or makes the scenario to tag into."""
        from tui.screens.choosing import choose_scenario

        with self.attempt():
            choose_scenario(self, self.desk, self._set_scenario, none=True)

    def _set_scenario(self, id: str) -> None:
        self.desk.set_local("scenario", "", id or NO_SCENARIO)
        self.scenario = id
        self.tell()
        self.say(f"tags go into {self.scenario_handle} now" if id else "tags go into no scenario")

    def action_open_board(self) -> None:
        """Opens the board of the current scenario."""
        if not self.scenario:
            self.say("no scenario is chosen: S chooses or makes one", error=True)
            return
        with self.attempt():
            self._go(lambda: self.signposts.open_board(self.scenario))

    def _go(self, there: Callable[[], None]) -> None:
        self.put_away()
        self._elsewhere = True
        there()

    def on_screen_resume(self) -> None:
        """What happened on another screen shows."""
        if self._elsewhere:
            self._elsewhere = False
            self.reload()

    def action_leave(self) -> None:
        """Leaves the selection, else the drawer, else the article."""
        if self.pane.selecting:
            self.pane.action_leave_selection()
        elif self.has_class("-narrow") and self.has_class("-drawer"):
            self.remove_class("-drawer")
        else:
            self.action_back()

    def action_back(self) -> None:
        """Goes back; nothing is lost."""
        self.put_away()
        self.dismiss()


def _option(line: ItemLine) -> str:
    """An item as it is shown among those to link to."""
    words = line.statement or line.quote
    return f"{line.handle}  {words}  ({', '.join(line.authors) or 'nobody named'})"
