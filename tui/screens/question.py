"""The sheet of the review: an item's question, criteria and findings, and its passage if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from seeds.display import safe_line
from tui.screens import review_sheet as told

if TYPE_CHECKING:
    from store.desk import Desk
    from store.scenario_lines import JudgedLine

_ROWS = ("question", "criteria", "order", "earlier")
_NO_PASSAGE = "space shows the forecasts; once the finding is saved they are shown"
_HIDDEN = "space shows the passage and who wrote it; once the finding is saved it is shown"


class Question(VerticalScroll, can_focus=False):
    """What is asked, in rows of a label and words; below them the passage, hidden at first."""

    DEFAULT_CSS = """
    Question { height: 1fr; padding: 0 3; scrollbar-size-vertical: 1; }
    Question > Horizontal { height: auto; }
    Question .label { width: 18; color: $text-muted; }
    Question .words { width: 1fr; max-width: 90; }
    Question #passage { border-top: solid $foreground 20%; margin-top: 1; max-width: 108; }
    Question #passage.-hidden { color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """Rows, and under a line the passage."""
        for name in _ROWS:
            yield Horizontal(
                Static(id=f"label-{name}", classes="label", markup=False),
                Static(id=name, classes="words", markup=False),
                id=f"row-{name}",
            )
        yield Static(id="passage", markup=False)

    def show(self, desk: Desk, line: JudgedLine, order: str, *, passage: bool) -> None:
        """Shows what is judged, and why it stands where it stands in the queue.

        Its passage, with whoever wrote it, is shown only where that is wanted.
        """
        asked, event = told.question(line)
        self._fill("question", asked, event)
        self._fill("criteria", "criteria", Content(told.criteria(desk, line)))
        self._fill("order", "due", Content(safe_line(order)))
        self.query_one("#row-order").display = bool(order)
        self._fill("earlier", "earlier findings", told.earlier(desk.findings_of(line.id)))
        shown = self.query_one("#passage", Static)
        shown.set_class(not passage, "-hidden")
        hidden = _HIDDEN if line.kind else _NO_PASSAGE
        shown.update(told.revealed(desk, line) if passage else hidden)

    def show_passage(self) -> None:
        """Brings the passage into sight."""
        self.call_after_refresh(self.scroll_to_widget, self.query_one("#passage"), animate=False)

    def _fill(self, name: str, label: str, words: Content) -> None:
        self.query_one(f"#label-{name}", Static).update(label)
        self.query_one(f"#{name}", Static).update(words)
