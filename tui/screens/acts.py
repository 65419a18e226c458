"""What can be done with the passage or tag under the cursor, as a menu."""

from __future__ import annotations

from textual import on
from textual.geometry import Offset

from seeds.anchor import Span
from tui.keys import Key
from tui.screens.menu import Choice, Menu
from tui.screens.open_article import OpenArticle
from tui.widgets.reading_pane import ReadingPane

_INDENT = 8
"""Cells from the left edge of the text's pane to the menu."""

_ON_A_TAG = (
    *("details", "mark", "answer", "link", "ends", "retag", "next_here", "mirror", "copy", "merge"),
    *("split", "untag", "tag_list", "tag('claim')", "tag('trigger')", "tag('prediction')"),
)
_ON_A_PASSAGE = (
    *("tag('trigger')", "tag('prediction')", "tag('claim')", "tag_list", "again", "copy"),
    *("select", "every", "split"),
)
_IN_ANY_CASE = ("again", "every", "scenario", "beside", "go_over")
"""Actions by what they act on, the likeliest first; only those that are offered are shown."""


class Acts(OpenArticle):
    """The menu of what can be done here; a choice presses its key."""

    def action_acts(self) -> None:
        """Opens it below what it is about, so that one sees that too."""
        here = self.pane.selected_span or self.pane.cursor_span
        row = self.pane.row_of(Span(here.end - 1, here.end)) if here else -1
        inside = 0 <= row < self.pane.size.height
        corner = self.pane.region.offset + Offset(_INDENT, row)
        self._open_acts(corner if inside else None)

    @on(ReadingPane.Menu)
    def asked(self, event: ReadingPane.Menu) -> None:
        """Opens it where the mouse is."""
        self._open_acts(event.at)

    def _open_acts(self, at: Offset | None) -> None:
        self.follow()  # the text may have moved on, and not have said so yet
        choices = [Choice(key.keys, key.help, key) for key in self.acts()]
        self.app.push_screen(Menu(self._acted_on(), choices, at=at), self._do)

    def acts(self) -> list[Key]:
        """The keys that act on what is under the cursor now, the likeliest first."""
        on_tag = bool(self.chosen) and not self.pane.selecting
        order = (*(_ON_A_TAG if on_tag else _ON_A_PASSAGE), *_IN_ANY_CASE)
        offered = {key.action: key for key in self.offers() if key.place in self.PLACES}
        return [offered[action] for action in dict.fromkeys(order) if action in offered]

    def _acted_on(self) -> str:
        if self.pane.selecting:
            return "With the selection"
        tag = self.tags.get(self.chosen)
        return f"With {tag.handle}" if tag else "With this passage"

    async def _do(self, key: Key | None) -> None:
        if key is not None:
            await self.press(key)
