"""What tests of the reading room look at: what is tagged, chosen and shown."""

from __future__ import annotations

from pathlib import Path

from seeds.anchor import Span
from store.doctor import examine
from tests.app import Visit, open_desk, shelve
from tui.widgets.header import Header

POLICE = "The bridge at Orlik is guarded by the river police."
NOBODY = "Nobody is content with that."
SOLDIERS = "soldiers take the place of the river police on the bridge;"
TOLLS = "tolls are doubled for lorries;"
CLOSED = "By the end of the year the bridge will probably be closed for weeks."


def editions(folder: Path) -> Path:
    """A store with three articles, two of them editions of one work."""
    path = folder / "signposts.db"
    bridge, ponte, _ = shelve(path)
    with open_desk(path) as desk:
        desk.same_work(bridge.id, ponte.id)
    return path


def quotes(v: Visit) -> dict[str, str]:
    """What is tagged in the open article: kind and handle to quote."""
    found = v.desk.mentions(v.room.article.id)
    return {f"{m.item.kind.letter} {m.item.handle}": m.annotation.anchor.quote or "" for m in found}


def chosen(v: Visit) -> str:
    """The handle of the tag that is chosen."""
    return v.room.mention.item.handle if v.room.mention else ""


def header(v: Visit) -> str:
    """The first line."""
    return str(v.app.screen.query_one(Header).render())


def here(v: Visit) -> str:
    """The passage that the cursor is on."""
    room = v.room
    assert room.article.text is not None
    assert room.pane.cursor_span is not None
    return room.pane.cursor_span.of(room.article.text)


def marked(v: Visit) -> list[str]:
    """What is marked as found."""
    room = v.room
    assert room.article.text is not None
    return [span.of(room.article.text) for span in room.pane._sheet.hits]


def kinds_here(v: Visit) -> list[str]:
    """The kinds of the tags that the text shows at the cursor."""
    return [tag.kind for tag in v.room.pane.tags_here]


def pane_spans(v: Visit) -> set[Span]:
    """Where the text shows tags."""
    return {tag.span for tag in v.room.pane._sheet.tags}


def agree(v: Visit) -> None:
    """What the screen shows is what the store holds, and the store is sound."""
    kept = v.desk.tag_lines(v.room.article.id)
    assert list(v.room.tags) == kept
    assert pane_spans(v) == {tag.span for tag in kept}
    assert examine(v.desk) == []


async def deeds(v: Visit, *keys: str) -> int:
    """How many deeds some keys do."""
    before = len(v.desk.history())
    await v.press(*keys)
    return len(v.desk.history()) - before
