"""What was found: when, on what evidence, for what reason; mistakes are said beside the field."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from scenarios import components as parts
from scenarios import rules
from scenarios.evidence_line import evidence_lines
from scenarios.finding import Evidence
from scenarios.vocabulary import UNDATED, Confidence, Kind, Status
from seeds.display import safe_line
from seeds.refusal import Refusal
from seeds.when import When
from tui.days import day
from tui.judging import About, Draft, Judgement
from tui.keys import bindings
from tui.widgets.beginning import Beginning
from tui.widgets.choice import Choice
from tui.widgets.safe_fields import LineField, LinesField
from tui.widgets.ticks import Ticks

_HINTS = {
    "on": "when it occurred: 2026-05-17, 2026-05, 2026, or 2026-05/2026-07",
    "looked": "where and when it was looked for",
    "evidence": "URL, a:ARTICLE or words | source | 1-6; or against: …; ^j: more",
    "reason": "why this status",
    "settled": "when it could be known, if on another day",
}

_TURNS = {
    "follows": "follows it",
    "corrects": "corrects it",
    "beside": "stands beside",
    "settles": "settles it",
}
"""What the key turns a finding to."""

_SETTLED_LATER = frozenset({Status.DID_NOT_OCCUR, Status.REFUTED})
"""What did not occur has no day of its own, and is known from some day on all the same."""


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

    class Rests(Message):
        """Evidence was written, and the field left: somebody may look at where it is from."""

        def __init__(self, evidence: tuple[Evidence, ...]) -> None:
            self.evidence = evidence
            super().__init__()

    DEFAULT_CSS = """
    FindingForm { height: auto; padding: 0 3; border-top: solid $foreground 20%; }
    FindingForm .field { height: auto; }
    FindingForm Label { width: 10; color: $text-muted; }
    FindingForm #status { color: $text; text-style: bold; height: 1; }
    FindingForm #status:focus { background: $foreground 12%; }
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
    FindingForm #warning {
        color: $text-warning; height: auto; padding-left: 10; display: none;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = date.min
        self._status = Status.OPEN
        self._asked = About(kind=Kind.TRIGGER)
        self._relation = ""
        self._due = False

    def compose(self) -> ComposeResult:
        """A line a field, and under each room for what is wrong with it."""
        yield Beginning(id="status")
        yield from _row("components", "made of", Ticks(id="components"))
        yield from _row("on", "on", LineField(placeholder=_HINTS["on"], id="on"))
        looked = LineField(placeholder=_HINTS["looked"], id="looked", select_on_focus=False)
        yield from _row("looked", "looked", looked)
        evidence = LinesField(placeholder=_HINTS["evidence"], id="evidence")
        yield from _row("evidence", "evidence", evidence)
        yield Static(id="warning", markup=False)
        yield from _row("reason", "because", LineField(placeholder=_HINTS["reason"], id="reason"))
        sure = Choice([confidence.value for confidence in Confidence], id="confidence")
        yield from _row("confidence", "sure", sure)
        settled = LineField(placeholder=_HINTS["settled"], id="settled")
        yield from _row("settled", "settled", settled)
        yield Static(id="relation", markup=False)

    # What it shows -------------------------------------------------------------------------------

    def ask(self, asked: About, status: Status, draft: Draft, today: date) -> None:
        """Asks for what belongs to a status, with what was typed before."""
        self._asked, self._status = asked, status
        self._today = today
        known = asked.relations
        self._relation = draft.relation if draft.relation in known else "".join(known[:1])
        of = asked.components.of if asked.components else ()
        self.query_one(Ticks).show(of, dict(draft.components))
        self.query_one("#row-components").display = bool(of)
        self._set("on", draft.on)
        self._set("settled", draft.settled)
        self._set("looked", draft.looked or self._prefilled)
        self._set("reason", draft.reason)
        area = self.query_one(TextArea)
        if area.text != draft.evidence:
            area.load_text(draft.evidence)
        self.query_one(Choice).value = draft.confidence
        self._clear()
        self.warn("")
        self._show_status()
        self._tell_relation()

    @on(Ticks.Ticked)
    def _show_status(self) -> None:
        """The status, which follows from the components as soon as it does; and its fields."""
        found, made_of = self.query_one(Ticks).found, self._asked.components
        due = parts.follows(made_of, found, self._asked.kind) if made_of and found else None
        if due and self._status not in parts.FREE:
            self._status = due
        self._due = due is self._status
        self.query_one("#row-on").display = self._status not in UNDATED
        self.query_one("#row-looked").display = self._status is Status.NOT_OBSERVED
        self._show_settled()
        self._tell_ways()

    def _tell_ways(self) -> None:
        """The status, and what enter does where the cursor is."""
        line = self.query_one(Beginning)
        words = self._status.words + (", as its components say" if self._due else "")
        ways = "enter saves; type, or tab: day, evidence, why"
        line.first = self._shown[0]
        line.update(
            f"{words}: {ways if line.has_focus else 'enter next field, ^s saves'}; esc back"
        )

    @property
    def _shown(self) -> list[Widget]:
        """The fields that are asked for, in order."""
        fields = self.query("Ticks, LineField, LinesField, Choice")
        return [one for one in fields if self.query_one(f"#row-{one.id}").display]

    @on(Input.Changed, "#on")
    def _show_settled(self) -> None:
        """A day on which it could be known is asked for where there is one on which it was."""
        dated = bool(self.query_one("#on", Input).value.strip())
        wanted = dated if self._status not in UNDATED else self._status in _SETTLED_LATER
        filled = bool(self.query_one("#settled", Input).value)
        self.query_one("#row-settled").display = wanted or filled

    def warn(self, words: str) -> None:
        """Says beside the evidence what speaks against relying on it; nothing takes that away."""
        warning = self.query_one("#warning", Static)
        warning.update(safe_line(words))
        warning.display = bool(words)

    def on_descendant_blur(self) -> None:
        """Where the evidence comes from is looked at once its field is left."""
        with suppress(Refusal):
            self.post_message(self.Rests(evidence_lines(self.query_one(TextArea).text)))

    def on_descendant_focus(self) -> None:
        """What enter does there is said."""
        self._tell_ways()

    def enter(self) -> None:
        """Puts the cursor before the first field: what is typed goes there, and enter saves."""
        self.query_one(Beginning).focus()

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
            relation=self._relation if self._relation not in self._asked.relations[:1] else "",
            settled=self.query_one("#settled", Input).value,
            components=tuple((one.of, one.holds) for one in self.query_one(Ticks).found),
        )

    def _set(self, name: str, value: str) -> None:
        field = self.query_one(f"#{name}", Input)
        field.value = value
        field.cursor_position = len(value)

    @property
    def _prefilled(self) -> str:
        """What was looked for is most often looked for today."""
        return f"{self._today}: "

    def _tell_relation(self) -> None:
        known = self._asked.relations
        words = ""
        if known:
            after = known[(known.index(self._relation) + 1) % len(known)]
            words = f"{self._related}; ^t: {_TURNS[after]}"
        self.query_one("#relation", Static).update(safe_line(words))
        self.query_one("#relation").display = bool(words)

    @property
    def _related(self) -> str:
        """What it is to the findings before it, in words."""
        last, who = self._asked.last, " and ".join(self._asked.differ)
        if self._relation == "settles":
            return f"settles what {who} differ in"
        if last is None or last.at is None:
            return f"stands beside what {who} found"
        found = f"of {day(last.at.date())} ({last.status.words})"
        if self._relation == "beside":
            return f"stands beside that of {last.analyst} {found}: you differ"
        return f"{self._relation} the finding {found}"

    # What is done --------------------------------------------------------------------------------

    @on(Input.Submitted)
    def action_next(self) -> None:
        """Goes to the next field; from the last one saves, and where none was entered yet."""
        fields = self._shown
        at = next((n for n, field in enumerate(fields) if field.has_focus), -1)
        if at in (-1, len(fields) - 1):
            self.action_save()
        else:
            fields[at + 1].focus()

    def action_line(self) -> None:
        """Begins another piece of evidence."""
        area = self.query_one(TextArea)
        if area.has_focus:
            area.insert("\n")

    def action_save(self) -> None:
        """Checks every field, and says that the finding is to be saved."""
        self._clear()
        judgement = self._judged()
        if judgement:
            self.post_message(self.Done(judgement))

    def action_turn(self) -> None:
        """It corrects the finding before it, follows it, or stands beside that of another."""
        known = self._asked.relations
        if known:
            self._relation = known[(known.index(self._relation) + 1) % len(known)]
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
        draft, on, settled_on = self.draft, None, None
        try:
            name = "on"
            if draft.on.strip() and self._status not in UNDATED:
                on = When(draft.on.strip())
                rules.check_not_future(on, self._today)
            name = "settled"
            if draft.settled.strip():
                settled_on = When(draft.settled.strip())
                rules.check_not_future(settled_on, self._today)
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
            relation=self._relation,
            settled_on=settled_on,
            components=self.query_one(Ticks).found,
        )

    def _clear(self) -> None:
        for wrong in self.query(".wrong").results(Static):
            wrong.display = False


def _row(name: str, label: str, field: Widget) -> ComposeResult:
    """A field with its label, and under it the place for what is wrong."""
    with Vertical(id=f"row-{name}", classes="field"):
        yield Horizontal(Label(label, markup=False), field, classes="field")
        yield Static(id=f"wrong-{name}", classes="wrong", markup=False)
