"""Two editions of one work: the other one beside the text, and going over to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import on
from textual.geometry import Size

from seeds.alignment import Alignment, Counterpart
from seeds.anchor import Span
from tui.keys import Key
from tui.screens.menu import Choice, Menu
from tui.screens.tagging import Tagging
from tui.widgets.companion import Companion, CompanionPane
from tui.widgets.reading_pane import ReadingPane

SQUEEZED = 150
"""Cells below which two texts and the panel do not stand side by side."""

_NUMBERS = "123456789"


class Beside(Tagging):
    """The companion follows the cursor: where the other edition says the same, it is marked.

    An item that both mention counts more than what the lengths of blocks and sentences tell.
    """

    _companion: Companion | None = None
    _alignment: Alignment | None = None
    _known_others: Sequence[str] | None = None
    _main_top = -1
    _going_over = False
    _following = False

    def offers(self) -> list[Key]:
        """The key that opened the other edition says that it closes it."""
        offers = super().offers()
        if self._companion is None:
            return offers
        return [replace(k, footer="close it") if k.action == "beside" else k for k in offers]

    def offered(self, key: Key) -> bool:
        """There have to be two editions."""
        if key.action in ("beside", "go_over"):
            return bool(self._other_ids())
        return super().offered(key)

    def _other_ids(self) -> Sequence[str]:
        """The other editions of this work, by their ids."""
        if self._known_others is None:
            self._known_others = ()
            with self.attempt():
                known = self.desk.editions(self.article.id)
                self._known_others = [id for id in known if id != self.article.id]
        return self._known_others

    # Side by side ------------------------------------------------------------------------------

    @property
    def companion(self) -> Companion | None:
        """The other edition, while it stands beside this one."""
        return self._companion

    def action_beside(self) -> None:
        """Shows another edition beside the text, or only the text again."""
        if self._companion:
            self._put_companion_away()
        else:
            self._with_edition(self._open_companion)

    def _with_edition(self, then: Callable[[str], None]) -> None:
        """Does something with the other edition; where there are several, asks with which."""
        editions = self._other_ids()
        if not editions:
            self.say(
                "there is no other edition: <library.same-work> in the library says which are one",
                error=True,
            )
        elif len(editions) == 1:
            then(editions[0])
        else:
            with self.attempt():
                choices = [
                    Choice(number, self._edition_called(id), id)
                    for number, id in zip(_NUMBERS, editions, strict=False)
                ]
                self.app.push_screen(
                    Menu("Which edition?", choices), lambda id: then(id) if id else None
                )

    def _edition_called(self, id: str) -> str:
        article = self.desk.article(id)
        return " · ".join(part for part in (article.metadata.language, article.title) if part)

    def _open_companion(self, id: str) -> None:
        with self.attempt():
            other, tags = self.desk.article(id), self.desk.tag_lines(id)
            if other.text is None or self.article.text is None:
                self.say("the text of one of the editions is not here", error=True)
                return
            self._alignment = Alignment(self.article, other)
            self._companion = Companion(measure=self.pane.measure, spacing=self.pane.spacing)
            self._companion.show(other, tags)
            self.remove_class("-drawer")
            self._fit(self.app.size)
            self.query_one("#spread").mount(self._companion, after=self.pane)
            self.watch(self.pane, "scroll_y", self._main_scrolled, init=False)
            self.offer()
            self.say("<reading.beside> puts it away again, <reading.go-over> goes over to it")

    def _put_companion_away(self) -> None:
        if self._companion:
            self._companion.remove()
            self._companion = self._alignment = None
            self._fit(self.app.size)
            self.offer()

    @property
    def panel_is_drawer(self) -> bool:
        """Whether the panel takes the room of something else while it is open."""
        return self.has_class("-narrow") or self.has_class("-squeezed")

    def _fit(self, size: Size) -> None:
        super()._fit(size)
        beside = self._companion is not None
        self.set_class(beside and self.WIDE <= size.width < SQUEEZED, "-squeezed")

    # Following the cursor ----------------------------------------------------------------------

    @on(ReadingPane.CursorMoved)
    @on(ReadingPane.SelectionChanged)
    def cursor_moved(self) -> None:
        """The companion follows."""
        self._follow_soon()

    def choose(self, id: str) -> None:
        """The same item is the chosen one on both sides."""
        super().choose(id)
        self._follow_soon()

    def follow(self) -> None:
        """The same, when the cursor has chosen it."""
        super().follow()
        self._follow_soon()

    @on(ReadingPane.LooksChanged)
    def looks_changed(self, event: ReadingPane.LooksChanged) -> None:
        """Both texts have the same width and spacing, as far as there is room."""
        if self._companion:
            self._companion.pane.measure = event.measure
            self._companion.pane.spacing = event.spacing
            self.call_after_refresh(self._follow_anew)

    def _main_scrolled(self) -> None:
        self._follow_soon()

    @on(CompanionPane.LaidOut)
    def laid_out(self, event: CompanionPane.LaidOut) -> None:
        """The companion is there, or is laid out in another way."""
        event.stop()
        self.call_after_refresh(self._follow_anew)

    def _follow_soon(self) -> None:
        """Follows when the text itself is on the screen, once for all that a key changes."""
        if self._companion and not self._following:
            self._following = True
            self.call_after_refresh(self._follow_beside)

    def _follow_anew(self) -> None:
        self._main_top = -1
        self._follow_beside()

    def _follow_beside(self) -> None:
        """Marks what says the same; scrolls along with the text, and else only as needed."""
        self._following = False
        companion, here = self._companion, self.pane.selected_span or self.pane.cursor_span
        if companion is None or here is None or not companion.is_mounted:
            return
        found = self._counterpart(here)
        if found is None:
            return
        tag = self.tags.get(self.chosen)
        twin = companion.twin(tag.item, found.span.start) if tag else None
        if tag and twin:
            found, here = Counterpart(twin.span, True), tag.span
        top, self._main_top = self._main_top, round(self.pane.scroll_y)
        companion.follow(
            found.span,
            self.pane.row_of(here),
            found=found.found,
            twin=twin.id if twin else "",
            calm=top == self._main_top,
        )

    def _counterpart(self, span: Span) -> Counterpart | None:
        return self._alignment.passage(span) if self._alignment else None

    # Going over --------------------------------------------------------------------------------

    def action_go_over(self) -> None:
        """Goes on in the other edition, where it says the same; this one stands beside then."""
        if self._companion and self._companion.article:
            self._go_over(self._companion.article.id)
        else:
            self._with_edition(self._go_over)

    @on(CompanionPane.Clicked)
    def clicked(self, event: CompanionPane.Clicked) -> None:
        """A click in the companion goes over to where it was clicked."""
        event.stop()
        if self._companion and self._companion.article:
            self._go_over(self._companion.article.id, Span(event.offset, event.offset + 1))

    def _go_over(self, id: str, at: Span | None = None) -> None:
        with self.attempt():
            old, other, here = self.article, self.desk.article(id), self.pane.selected_span
            alignment = self._alignment or Alignment(old, other)
            tag, companion = self.tags.get(self.chosen), self._companion
            found = alignment.passage(here) if here else None
            self._going_over = True
            try:
                self.load(id, at or (found.span if found else None))
            finally:
                self._going_over = False
            if companion:
                self._alignment = alignment.turned()
                companion.show(old, self.desk.tag_lines(old.id))
                self._follow_anew()
            self.say(f"{self.article.metadata.language or 'this'}: {self.article.title}")
            if tag and at is None:
                self._choose_twin(tag.item, found.span.start if found else 0)

    def _choose_twin(self, item: str, near: int) -> None:
        """The tag of the same item is the chosen one, and the cursor on it."""
        tags = [tag for tag in map(self.tags.get, self.tags.of_items({item})) if tag]
        twin = min(tags, key=lambda tag: abs(tag.start - near), default=None)
        if twin:
            self.go_to(twin)

    # What changes ------------------------------------------------------------------------------

    def left_article(self) -> None:
        """Another article has other editions; only going over keeps the companion."""
        super().left_article()
        self._known_others = None
        if not self._going_over:
            self._put_companion_away()

    def show_again(self, ids: Sequence[str]) -> None:
        """Tags of the other edition may have changed with those of this one."""
        companion = self._companion
        if companion and companion.article:
            now = self.desk.tag_lines(companion.article.id, among=ids)
            companion.show_again(ids, now)
        super().show_again(ids)

    def reload(self) -> None:
        """Both editions are read anew."""
        super().reload()
        self._known_others = None
        with self.attempt():
            if self._companion and self._companion.article:
                self._companion.set_tags(self.desk.tag_lines(self._companion.article.id))
                self._follow_anew()
