"""Copying the chosen tag to another edition: the passage is offered there, and can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from seeds.anchor import Span
from seeds.display import safe_line
from seeds.refusal import Refusal
from tui.keys import Key, bindings
from tui.named import shortened
from tui.screens.opening import Opening
from tui.screens.tagging import Tagging
from tui.widgets.motions import Selection
from tui.widgets.moving import SELECTING

if TYPE_CHECKING:
    from seeds.article import Article
    from store.desk import Desk
    from store.lines import Mention

_QUOTE = 300


class Mirroring(Tagging):
    """The way of a tag to the other edition."""

    def offered(self, key: Key) -> bool:
        """There must be a tag and another edition."""
        if key.action == "mirror":
            return bool(self.chosen) and not self.pane.selecting and bool(self._copied_to())
        return super().offered(key)

    def _copied_to(self) -> list[str]:
        known = self._known_editions
        if known is None or known[0] != self.article.id:
            found: list[str] = []
            with suppress(Refusal):  # whoever holds the store now, it is asked again
                found = [id for id in self.desk.editions(self.article.id) if id != self.article.id]
            self._known_editions = known = (self.article.id, found)
        return known[1]

    _known_editions: tuple[str, list[str]] | None = None

    def reload(self) -> None:
        """Another screen may have told of an edition."""
        self._known_editions = None
        super().reload()

    def action_mirror(self) -> None:
        """Offers the same passage in the other edition; of several, one is chosen first."""
        self._known_editions = None
        self.act(self._choose_edition)

    def _choose_edition(self, mention: Mention) -> None:
        from tui.named import cited
        from tui.screens.picker import Picker

        others = self._copied_to()
        if not others:
            self.say(
                "no other edition is here: <library.same-work> in the library makes one", error=True
            )
        elif len(others) == 1:
            self._offer_place(mention, others[0])
        else:
            pages = [self.desk.article(id) for id in others]
            options = [(p.id, f"{p.title}  {cited(p)}, {p.metadata.language}") for p in pages]
            self.app.push_screen(
                Picker("Copy it to", options),
                lambda chosen: self._offer_place(mention, chosen) if chosen else None,
            )

    def _offer_place(self, mention: Mention, article: str) -> None:
        with self.attempt():
            place = self.desk.counterpart(mention.annotation.id, article)
            self.put_away()

            def take(span: Span) -> None:
                made = self.desk.mirror(mention.annotation.id, article, span)
                self.show_again([mention.annotation.id, made.id])
                self.done(self.action_mirror)
                words = shortened(made.anchor.quote or "")
                self.say(f"{mention.item.handle} is tagged there too: “{words}”")

            self.app.push_screen(OtherEdition(self.desk, mention, article, place, take))


class OtherEdition(Opening):
    """The other edition, with the passage that is offered."""

    PLACES: ClassVar[tuple[str, ...]] = ("mirror", "text")
    BINDINGS = bindings("mirror")

    DEFAULT_CSS = """
    OtherEdition > #said {
        height: auto; max-height: 30%; padding: 0 2; color: $text-muted;
        border-bottom: solid $foreground 20%;
    }
    OtherEdition ArticlePane { height: 1fr; }
    """

    def __init__(
        self,
        desk: Desk,
        mention: Mention,
        article: str,
        place: Span,
        take: Callable[[Span], None],
    ) -> None:
        super().__init__(desk, article, place)
        self._mention, self._place, self._take = mention, place, take
        quote = safe_line(mention.annotation.anchor.quote or "")
        kind, handle = mention.item.kind, mention.item.handle
        self._said = Static(
            f"{kind.letter} {handle}  “{shortened(quote, _QUOTE)}”", id="said", markup=False
        )

    def body(self) -> Iterable[Widget]:
        """The words of the tag above the text."""
        yield self._said
        yield self.pane

    def on_mount(self) -> None:
        """Shows the passage that is offered."""
        super().on_mount()
        self.open()
        self.pane.focus()

    def open(self) -> None:
        """Opens the article at the passage, and selects it where it is not the cursor's alone."""
        super().open()
        page: Article = self.article
        self.header.show(
            ["Signposts", page.title, f"where is {self._mention.item.handle}?"],
            ["tagged here already" if self._is_here() else "", page.metadata.language],
        )
        if self.pane.cursor_span != self._place:
            self.pane.select(Selection(self._place.start, self._place.end))

    def _is_here(self) -> bool:
        return any(tag.item == self._mention.item.id for tag in self.tags)

    def offered(self, key: Key) -> bool:
        """What moves the end of a selection needs one."""
        if key.place == "text" and key.action in SELECTING:
            return self.pane.selecting
        return super().offered(key)

    def owner(self, place: str) -> DOMNode:
        """The keys of the text are the pane's."""
        return self.pane if place == "text" else super().owner(place)

    def action_take(self) -> None:
        """Copies the tag to the passage under the cursor, or to what is selected."""
        span = self.pane.selected_span
        if span is None:
            return
        with self.attempt():
            self._take(span)
            self.dismiss()

    def action_leave(self) -> None:
        """Leaves the selection, else the article; nothing is copied."""
        if self.pane.selecting:
            self.pane.select(None)
        else:
            self.dismiss()
