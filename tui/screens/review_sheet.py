"""What the review shows of an item: the question and criteria first; who said it only later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from scenarios.vocabulary import STATUSES
from seeds.display import safe, safe_line
from store.scenario_lines import JudgedLine, ScenarioLine
from tui import telling
from tui.days import day, days_left
from tui.in_context import in_context
from tui.widgets.cells import bar

if TYPE_CHECKING:
    from scenarios.finding import Finding
    from store.desk import Desk

LABEL = 18
"""Cells before the words of a row."""


def question(line: JudgedLine) -> tuple[str, Content]:
    """What is asked, and the event in positive form."""
    asked = telling.QUESTIONS[line.kind]
    if isinstance(line, ScenarioLine):
        title = Content.styled(safe_line(line.statement or line.handle), "bold")
        return asked, title + Content(f"  {safe_line(line.question)}" if line.question else "")
    if line.statement:
        return asked, Content.styled(safe_line(line.statement), "bold")
    words = f"“{safe(line.quote)}”" if line.quote else "text not here"
    return asked, Content(words) + Content.styled("  (no statement yet: the passage)", "italic")


def criteria(desk: Desk, line: JudgedLine) -> str:
    """How one will know."""
    versions = desk.criteria_of(line.id)
    if not versions:
        return "none yet"
    today = desk.clock().date()
    by = versions[-1].timeframe.by
    # That a day has passed is why one is asked, and stands above.
    said = telling.criteria(versions[-1], None if by and by.latest < today else today)
    if event := desk.event_of(line.id):
        said.append(telling.event(event))
    return safe_line(" · ".join(said)) or "none yet"


def earlier(findings: list[Finding]) -> Content:
    """Findings so far, the latest first, with their evidence."""
    lines = []
    for one in reversed(findings):
        lines.append(safe_line(telling.finding(one)))
        lines += [f"  {safe_line(piece)}" for piece in telling.evidence(one)]
    return Content("\n".join(lines) or "none")


def revealed(desk: Desk, line: JudgedLine) -> Content:
    """Every passage in its context, with author and wording, and the forecasts."""
    parts = list(_passages(desk, line)) if line.kind else []
    forecasts = [safe_line(telling.forecast(f)) for f in desk.forecasts_of(line.id)]
    if forecasts:
        parts.append(Content("\n".join(["Forecasts", *forecasts])))
    return (
        Content("\n\n").join(parts)
        if parts
        else Content("no passage mentions it" if line.kind else "no forecast of it yet")
    )


def _passages(desk: Desk, line: JudgedLine) -> Iterator[Content]:
    for mention in desk.annotations_of(line.id):
        article = desk.article(mention.article)
        assert line.kind
        head = safe_line(telling.mention(mention, article, line.kind))
        yield Content.styled(head, "italic") + Content("\n") + in_context(article, mention)


def statuses(line: JudgedLine, chosen: str, width: int) -> Content:
    """A key for each status and one for later, over as many lines as they need."""
    words = [f"{n} {s.words}" for n, s in enumerate(STATUSES[line.kind], 1)]
    words.append("0 snooze until …")
    rows = [Content("")]
    for shown in words:
        styled = Content.styled(f"[{shown}]" if shown[2:] == chosen else f" {shown} ", "bold")
        if rows[-1] and rows[-1].cell_length + cell_len(shown) + 4 > width:
            rows.append(Content(""))
        rows[-1] += styled + Content(" ")
    return Content("\n").join(rows)


def progress(done: int, many: int) -> str:
    """How far one is."""
    return f"{bar(done / many, 10)} {done} done" if many else ""


def nothing_due(desk: Desk, scenario: str) -> str:
    """What to say where the queue is empty: the next deadline, or what to do."""
    today = desk.clock().date()
    items = desk.items(scenario=scenario)
    if not items:
        return (
            "There is nothing to review yet. Open an article and tag what it foretells:\n"
            "t a trigger event, p a prediction, c a claim."
        )
    coming = sorted(
        (item.deadline, item.handle) for item in items if item.deadline > today.isoformat()
    )
    lines = ["Nothing is due."]
    if coming:
        by, handle = coming[0]
        left = days_left(date.fromisoformat(by), today)
        lines.append(f"The next deadline is {day(by)}, {left}: {handle}.")
    else:
        lines.append("No deadline is set: criteria with a date make items come up in time.")
    return "\n".join(lines)
