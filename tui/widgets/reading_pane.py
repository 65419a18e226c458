"""The reading pane: an article to read and tag, by keys and by mouse.

    pane.set_article(text, blocks, passages)
    pane.set_tags([PaneTag("n:1", "trigger", Span(10, 60))])

It knows nothing of the store and binds no keys: the table of keys binds its actions (see
`MovingPage`), a screen hears its messages `CursorMoved`, `SelectionChanged`, `TagUnderCursor`,
`Viewed`, `LooksChanged` and `Menu`, and acts on `selected_span`.
"""

from __future__ import annotations

from typing import ClassVar

from tui.widgets.pointing import PointedPage


class ReadingPane(PointedPage):
    """A page under keys and mouse, with its looks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reading-pane--boilerplate",
        "reading-pane--chosen",
        "reading-pane--claim",
        "reading-pane--current",
        "reading-pane--cursor",
        "reading-pane--end",
        "reading-pane--heading",
        "reading-pane--hit",
        "reading-pane--margin",
        "reading-pane--mark",
        "reading-pane--moving",
        "reading-pane--overlap",
        "reading-pane--prediction",
        "reading-pane--selection",
        "reading-pane--trigger",
    }

    DEFAULT_CSS = """
    ReadingPane {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    ReadingPane > .reading-pane--claim { color: $text-primary; text-style: underline; }
    ReadingPane > .reading-pane--trigger { color: $text-warning; text-style: bold underline; }
    ReadingPane > .reading-pane--prediction { color: $text-success; text-style: italic underline; }
    ReadingPane > .reading-pane--overlap { text-style: uu; }
    ReadingPane > .reading-pane--heading { text-style: bold; }
    ReadingPane > .reading-pane--boilerplate { color: $text-muted; }
    ReadingPane > .reading-pane--margin { color: $text-muted; }
    ReadingPane > .reading-pane--mark { color: $primary; text-style: bold; }
    ReadingPane > .reading-pane--cursor { background: $foreground 10%; }
    ReadingPane > .reading-pane--hit { background: $warning 30%; }
    ReadingPane:nocolor > .reading-pane--hit { background: $background; text-style: reverse; }
    ReadingPane > .reading-pane--current { background: $warning 60%; text-style: bold; }
    ReadingPane:nocolor > .reading-pane--current {
        background: $background; text-style: bold reverse underline;
    }
    ReadingPane > .reading-pane--chosen { background: $primary 20%; }
    ReadingPane > .reading-pane--end { text-style: reverse; }
    ReadingPane > .reading-pane--selection { text-style: reverse; }
    ReadingPane > .reading-pane--moving { color: $accent; text-style: bold reverse underline; }
    """
