"""The styles of the reading room, read before somebody waits for it to be opened.

Textual reads the styles of a class when the first widget of it comes to the screen, and sorts all
styles anew after each; for the reading room that is a tenth of the time until it is there.
"""

from __future__ import annotations

from textual.app import App
from textual.containers import Container, Horizontal, Vertical
from textual.dom import DOMNode

from tui.screens.opening import ArticlePane
from tui.screens.reading import ReadingRoom
from tui.widgets.details import Details
from tui.widgets.editor import Editor
from tui.widgets.field_lines import FieldLines
from tui.widgets.painted import Words
from tui.widgets.safe_fields import LineField
from tui.widgets.search_line import SearchLine
from tui.widgets.tag_list import TagList, TagTable

_SEEN: tuple[type[DOMNode], ...] = (
    *(ReadingRoom, ArticlePane, TagList, TagTable, Words, Details, FieldLines, Editor),
    *(SearchLine, LineField, Container, Horizontal, Vertical),
)


def read(app: App[None]) -> None:
    """Reads them; takes some hundredths of a second."""
    for seen in _SEEN:
        node = seen.__new__(seen)  # the classes count, not what is in them
        for place, css, order, scope in node._get_default_css():
            app.stylesheet.add_source(css, place, True, order, scope)
    assert app.stylesheet.rules_map  # which reads and sorts them
