"""What was found: when, on what evidence, for what reason; mistakes are said beside the field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from scenarios import rules
from scenarios.evidence_line import evidence_lines
from scenarios.finding import Evidence, Finding
from scenarios.vocabulary import UNDATED, Confidence, Kind, Status
from seeds.display import safe_line
from seeds.refusal import Refusal
from seeds.when import When
from tui.days import day
from tui.keys import bindings
from tui.widgets.choice import Choice
from tui.widgets.safe_fields import LineField, LinesField

_HINTS = {
    "on": "when it occurred: 2026-05-17, 2026-05, 2026, or 2026-05/2026-07",
    "looked": "where and when it was looked for",
    "evidence": "one a line: URL or words | source",
    "reason": "why this status",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed so far; `turned` where the relation to the last finding was changed."""

    status: str = ""
    on: str = ""
    looked: str = ""
    evidence: str = ""
    reason: str = ""
    confidence: str = ""
    turned: bool = False

    @property
    def written(self) -> bool:
        """Whether anything would be lost."""
        return any((self.on, self.looked, self.evidence, self.reason, self.confidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the desk is told."""

    status: Status
    occurred_on: When | None
    looked: str
    evidence: tuple[Evidence, ...]
    reason: str
    confidence: Confidence | None
    corrects: bool
    follows: bool


class FindingForm(Vertical):
    """The fields of one finding. It judges nothing: `Done` carries what was typed, checked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("finding")

    class Done(Message):
        """The finding is to be saved."""

        def __init__(self, judgement: Judgement) -> None:
            self.judgement = judgement
            super().__init__()

    class Left(Message):
        """The form was left; what was typed stays in it."""

    DEFAULT_CSS = """
    FindingForm { height: auto; padding: 0 3; border-top: solid $foreground 20%; }
    FindingForm .field { height: auto; }
    FindingForm Label { width: 10; color: $text-muted; }
    FindingForm #status { color: $text; text-style: bold; height: 1; }
    FindingForm Input, FindingForm TextArea {
        border: none; padding: 0; width: 1fr; background: $boost;
    }
    FindingForm Input, FindingForm Input:focus, FindingForm TextArea:focus { border: none; }
    FindingForm Input { height: 1; }
    FindingForm TextArea { height: 2; }
    FindingForm TextArea:focus { height: 3; }
    FindingForm Input:focus, FindingForm TextArea:focus { background: $foreground 12%; }
    FindingForm .wrong {
        color: $text-error; text-style: bold; height: auto; padding-left: 10; display: none;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = date.min
        self._status = Status.OPEN
        self._kind = Kind.TRIGGER
        self._last: Finding | None = None
        self._turned = False

    def compose(self) -> ComposeResult:
        """A line a field, and under each room for what is wrong with it."""
        yield Static(id="status", markup=False)
        for name, label in (("on", "on"), ("looked", "looked")):
            yield from _row(name, label, LineField(placeholder=_HINTS[name], id=name))
        evidence = LinesField(placeholder=_HINTS["evidence"], id="evidence")
        yield from _row("evidence", "evidence", evidence)
        yield from _row("reason", "because", LineField(placeholder=_HINTS["reason"], id="reason"))
        sure = Choice([confidence.value for confidence in Confidence], id="confidence")
        yield from _row("confidence", "sure", sure)
        yield Static(id="relation", markup=False)

    # What it shows -------------------------------------------------------------------------------

    def ask(
        self, kind: Kind, status: Status, last: Finding | None, draft: Draft, today: date
    ) -> None:
        """Asks for what belongs to a status, with what was typed before."""
        self._kind, self._status, self._last = kind, status, last
        self._today, self._turned = today, draft.turned
        self.query_one("#status", Static).update(
            f"{status.words}: ^s or enter saves, tab next field, esc back to the question"
        )
        self.query_one("#row-on").display = status not in UNDATED
        self.query_one("#row-looked").display = status is Status.NOT_OBSERVED
        self._set("on", draft.on)
        self._set("looked", draft.looked or self._prefilled)
        self._set("reason", draft.reason)
        area = self.query_one(TextArea)
        if area.text != draft.evidence:
            area.load_text(draft.evidence)
        self.query_one(Choice).value = draft.confidence
        self._clear()
        self._tell_relation()

    def enter(self) -> None:
        """Puts the cursor into the first field."""
        first = "#looked" if self._status is Status.NOT_OBSERVED else "#on"
        self.query_one("#evidence" if self._dateless else first).focus()

    @property
    def draft(self) -> Draft:
        """What was typed so far."""
        looked = self.query_one("#looked", Input).value
        return Draft(
            status=self._status.value,
            on=self.query_one("#on", Input).value,
            looked=looked if looked.strip() != self._prefilled.strip() else "",
            evidence=self.query_one(TextArea).text,
            reason=self.query_one("#reason", Input).value,
            confidence=self.query_one(Choice).value,
            turned=self._turned,
        )

    def _set(self, name: str, value: str) -> None:
        field = self.query_one(f"#{name}", Input)
        field.value = value
        field.cursor_position = len(value)

    @property
    def _prefilled(self) -> str:
        """What was looked for is most often looked for today."""
        return f"{self._today}: "

    @property
    def _dateless(self) -> bool:
        return self._status in UNDATED and self._status is not Status.NOT_OBSERVED

    @property
    def _follows(self) -> bool:
        """A sighting follows the one before, any other finding corrects it, unless turned."""
        return (self._kind is Kind.TRIGGER) != self._turned

    def _tell_relation(self) -> None:
        words = ""
        if self._last and self._last.at:
            verb, other = ("follows", "corrects") if self._follows else ("corrects", "follows")
            dated = day(self._last.at.date())
            words = f"{verb} the finding of {dated} ({self._last.status.words}); ^t: {other} it"
        self.query_one("#relation", Static).update(words)
        self.query_one("#relation").display = bool(words)

    # What is done --------------------------------------------------------------------------------

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Checks every field, and says that the finding is to be saved."""
        self._clear()
        judgement = self._judged()
        if judgement:
            self.post_message(self.Done(judgement))

    def action_turn(self) -> None:
        """It corrects the finding before it, or follows it."""
        if self._last:
            self._turned = not self._turned
            self._tell_relation()

    def action_leave(self) -> None:
        """Back to the question."""
        self.post_message(self.Left())

    def refuse(self, name: str, refusal: Refusal) -> None:
        """Says beside a field what is wrong with it, and goes there."""
        place = f"{refusal.where}: " if refusal.where else ""
        attempt = f"; try: {refusal.attempt}" if refusal.attempt else ""
        wrong = self.query_one(f"#wrong-{name}", Static)
        wrong.update(safe_line(f"{place}{refusal.what}{attempt}"))
        wrong.display = True
        self.query_one(f"#{name}").focus()

    def _judged(self) -> Judgement | None:
        """What was typed as values; None where something is wrong, which is said."""
        draft, on = self.draft, None
        try:
            name = "on"
            if draft.on.strip() and self._status not in UNDATED:
                on = When(draft.on.strip())
                rules.check_not_future(on, self._today)
            name = "evidence"
            evidence = evidence_lines(draft.evidence)
        except Refusal as refusal:
            self.refuse(name, refusal)
            return None
        looked = ""
        if self._status is Status.NOT_OBSERVED:
            looked = (draft.looked or self._prefilled).strip()
        return Judgement(
            status=self._status,
            occurred_on=on,
            looked=looked.rstrip(": "),
            evidence=evidence,
            reason=draft.reason.strip(),
            confidence=Confidence(draft.confidence) if draft.confidence else None,
            corrects=bool(self._last) and not self._follows,
            follows=bool(self._last) and self._follows,
        )

    def _clear(self) -> None:
        for wrong in self.query(".wrong").results(Static):
            wrong.display = False


def _row(name: str, label: str, field: Widget) -> ComposeResult:
    """A field with its label, and under it the place for what is wrong."""
    with Vertical(id=f"row-{name}", classes="field"):
        yield Horizontal(Label(label, markup=False), field, classes="field")
        yield Static(id=f"wrong-{name}", classes="wrong", markup=False)
