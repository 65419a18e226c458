"""The tags of an open article in one's own editor; the app waits meanwhile."""

from __future__ import annotations

from textual.app import SuspendNotSupported

from seeds.refusal import Refusal
from tui.keys import Key
from tui.screens.open_article import OpenArticle


class InEditor(OpenArticle):
    """Tags as a text, edited with the program that one is used to."""

    def offered(self, key: Key) -> bool:
        """What cannot be read cannot be tagged."""
        if key.action == "edit_all":
            return self.article.text is not None
        return super().offered(key)

    def action_edit_all(self) -> None:
        """Opens the tags of the article in an editor, and takes them back."""
        self.put_away()
        try:
            with self.app.suspend():
                said = self._edited()
        except SuspendNotSupported:
            attempt = f"signposts annotate {self.article.id[:10]} --edit"
            said = Refusal("no editor can be opened from here", attempt=attempt)
        self.reload()
        if isinstance(said, Refusal):
            self.refuse(said)
        else:
            self.say(said)

    def _edited(self) -> str | Refusal:
        """What became of it; nothing is raised, or the terminal would not be the app's again."""
        from tui import editing

        try:
            return editing.edit(self.desk, self.article.id, editing.run_editor, editing.ask_again)
        except Refusal as refusal:
            return refusal
