"""The details of the tag that is chosen in the text: to read beside it, and to write in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message

from seeds.refusal import Refusal
from tui import tag_fields, tag_writing, tagged
from tui.widgets.form import Field, Form

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import Mention


class Details(Form):
    """The fields of one tag; each is kept on the desk when it is left."""

    class Kept(Message):
        """Something of a tag was changed; it is on disk."""

        def __init__(self, mention: Mention) -> None:
            self.mention = mention
            super().__init__()

    _desk: Desk | None = None

    def compose(self) -> ComposeResult:
        """What is read; the rest comes when the article is on the screen."""
        yield self._before

    async def furnish(self) -> None:
        """Puts in its place what one writes in."""
        await self.mount(*self.to_write_in())

    def tell(self, desk: Desk, mention: Mention | None) -> None:
        """Shows another tag, or the same one anew, or none.

        Raises:
            Refusal: the store is locked.
        """
        self._desk = desk
        if mention is None:
            self.show("", ())
            return
        tag = tagged.look_up(desk, mention)

        def keep(name: str, text: str) -> Sequence[Field]:
            nonlocal tag
            tag_fields.save(desk, tag, name, text)
            article = tag.annotation.article
            [known] = desk.mentions(article, among=[tag.annotation.id])
            tag = tagged.look_up(desk, known)
            self.post_message(self.Kept(known))
            return tag_fields.fields(tag)

        self.show(mention.annotation.id, tag_fields.fields(tag), keep)

    def words(self, name: str) -> Sequence[str]:
        """The words of a closed list, else those that were used in this field before."""
        try:
            return tag_writing.WORDS.get(name) or (self._desk.used(name) if self._desk else ())
        except Refusal:  # the store is locked: writing goes on without offers
            return ()
