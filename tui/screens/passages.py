"""The way from an item to where it is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seeds.refusal import Refusal
from tui.named import cited, shortened
from tui.screens.picker import Picker
from tui.screens.room import Room

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from store.desk import Desk

_QUOTE = 70


def open_passage(room: Room, desk: Desk, item: str) -> None:
    """Open the passage of an item in its article; where there are several, one is chosen.

    Raises:
        Refusal: nothing mentions the item.
    """
    mentions = desk.annotations_of(item)
    if not mentions:
        raise Refusal("no passage mentions it")
    by_id = {mention.id: mention for mention in mentions}

    def go(chosen: str | None) -> None:
        if chosen:
            mention = by_id[chosen]
            room.signposts.open_article(mention.article, mention.anchor.span)

    if len(mentions) == 1:
        go(mentions[0].id)
    else:
        options = [(mention.id, _shown(desk, mention)) for mention in mentions]
        room.app.push_screen(Picker("Where it is spoken of", options), go)


def _shown(desk: Desk, mention: Annotation) -> str:
    article = desk.article(mention.article)
    language = article.metadata.language
    where = f"{cited(article)}, {language}" if language else cited(article)
    return f"{where}: {shortened(mention.anchor.quote or 'text not here', _QUOTE)}"
