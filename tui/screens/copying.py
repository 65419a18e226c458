"""Copying from an open article: a passage with its citation, ready to be pasted elsewhere."""

from __future__ import annotations

from seeds.anchor import Span
from tui.citing import citation, for_clipboard, quoted
from tui.keys import Key
from tui.screens.open_article import OpenArticle
from tui.widgets.cells import cut

_SHOWN = 40
"""Cells of a quote that are shown when it was copied."""


class Copying(OpenArticle):
    """What leaves for the clipboard, by OSC 52: our own text, and only when it is asked for."""

    def offered(self, key: Key) -> bool:
        """There has to be something to copy."""
        if key.action == "copy":
            return self.article.text is not None or bool(self.chosen)
        return super().offered(key)

    def action_copy(self) -> None:
        """Copies the selection, else the chosen tag, else the passage, with its citation."""
        span, quote = self._wanted()
        if span or quote:
            self._copy(span, quote)
        else:
            self.say("there is nothing to copy: the text is not here", error=True)

    def copied(self) -> bool:
        """Copies what is selected; False where nothing is."""
        if not self.pane.selecting:
            return False
        self.action_copy()
        return True

    def _wanted(self) -> tuple[Span | None, str | None]:
        """Where the passage stands that would be copied, and its words if they are kept apart."""
        mention = self.mention
        here = self.article.text is not None
        if mention and not self.pane.selecting:
            anchor = mention.annotation.anchor
            return anchor.span if here or anchor.quote else None, anchor.quote
        return (self.pane.selected_span if here else None), None

    def _copy(self, span: Span | None, quote: str | None) -> None:
        with self.attempt():
            self.app.copy_to_clipboard(for_clipboard(citation(self.article, span, quote)))
            words = quoted(self.article, span, quote).replace("\n", " ")
            self.say(f"copied with its citation: “{cut(words, _SHOWN)}”")
