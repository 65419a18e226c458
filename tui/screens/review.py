"""The review queue: what is due, one after the other, from the question to the finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual import on

from scenarios.finding import Finding, standing
from scenarios.until import until
from scenarios.vocabulary import STATUSES, Status
from seeds.refusal import Refusal
from tui.days import day as in_words
from tui.judging import About
from tui.keys import bindings
from tui.screens.prompt import Field, Prompt
from tui.screens.reviewing import ORDER, Reviewing
from tui.screens.setting_time import criteria_prompt, time_prompt
from tui.widgets.finding_form import FindingForm


class ReviewScreen(Reviewing):
    """What is due, in all or in a scenario; or some items that somebody asked for."""

    BINDINGS = bindings("review")

    # Finding -------------------------------------------------------------------------------------

    def action_status(self, which: str) -> None:
        """Takes a status and asks for what belongs to it."""
        line, number = self._line, ORDER.index(which)
        if line is None or number >= len(STATUSES[line.kind]):
            return
        if self.signposts.then.past:
            with self.attempt():
                self.signposts.then.check()
            return
        self._keep_draft()
        status = STATUSES[line.kind][number]
        draft = replace(self._drafts.of(line.id), status=status.value)
        self._drafts.keep(line.id, draft)
        self._found.pop(line.id, None)
        self.add_class("-finding")
        form = self.query_one(FindingForm)
        versions = self.desk.criteria_of(line.id)
        about = About(
            kind=line.kind,
            components=versions[-1].components if versions else None,
            last=standing(self.desk.findings_of(line.id)),
            differ=tuple(dict.fromkeys(analyst for analyst, _ in line.differ)),
            analyst=self.desk.author,
        )
        form.ask(about, status, draft, self.desk.clock().date())
        form.enter()
        self.offer()

    @on(FindingForm.Left)
    def left_form(self) -> None:
        """Back to the question."""
        self._keep_draft()
        self._leave_form()

    @on(FindingForm.Rests)
    def warn(self, event: FindingForm.Rests) -> None:
        """Says beside the evidence where all of it is the author's own word."""
        line, own = self._line, ""
        if line and event.evidence:
            about = Finding(subject=line.id, status=Status.OPEN, evidence=event.evidence)
            with self.attempt():
                own = self.desk.only_own(about)
        words = f"its only origin is {own}: that is no independent evidence" if own else ""
        self.query_one(FindingForm).warn(words)

    @on(FindingForm.Done)
    def save(self, event: FindingForm.Done) -> None:
        """Keeps the finding, and shows who said it."""
        line, said = self._line, event.judgement
        if line is None:
            return
        before = len(self.desk.deeds_done)
        try:
            found = self.desk.mark(
                line.id,
                said.status.value,
                occurred_on=said.occurred_on,
                looked=said.looked,
                evidence=said.evidence,
                reason=said.reason,
                confidence=said.confidence,
                corrects=said.relation == "corrects",
                follows=said.relation == "follows",
                settles=said.relation == "settles",
                beside=said.relation == "beside",
                settled_on=said.settled_on,
                components=said.components,
            )
        except Refusal as refusal:
            if said.components:
                self.query_one(FindingForm).refuse("components", refusal)
            else:
                self.refuse(refusal)
            return
        new = self.desk.deeds_done[before:]
        self._made += [(deed, line.id) for deed in new]
        self._found[line.id] = "saved: " if new else "this finding stands already: "
        own = self.desk.only_own(found)
        self._found[line.id] += f"{line.handle} {found.status.words}"
        self._found[line.id] += f"; its only origin is {own}" if own else ""
        if self.desk.never_there(found):
            self._found[line.id] += "; nobody found it there before"
        self._settle(line.id)

    def action_annul(self) -> None:
        """Finds that what failed its condition is annulled, and why."""
        here, line = self.queue.here, self._line
        if line is None or here is None or not here.annulled or line.id in self._found:
            return
        before = len(self.desk.deeds_done)
        with self.attempt():
            self.desk.mark(line.id, Status.ANNULLED.value, reason=here.why)
            self._made += [(deed, line.id) for deed in self.desk.deeds_done[before:]]
            self._found[line.id] = f"saved: {line.handle} annulled, {here.why}"
            self._settle(line.id)

    def action_set_time(self) -> None:
        """Asks until when the item is to be judged."""
        if self._line:
            with self.attempt():
                self.app.push_screen(time_prompt(self.desk, self._line), self._timed)

    def action_criteria(self) -> None:
        """Asks how one will know."""
        if self._line:
            with self.attempt():
                self.signposts.then.check()
                self.app.push_screen(criteria_prompt(self.desk, self._line), self._timed)

    def _timed(self, said: str | None) -> None:
        if said:
            self.say(said)
            self._show()

    def _settle(self, item: str) -> None:
        """An item is done with: its draft goes, its passage shows."""
        self.hush()  # what was said last is of another finding
        self.remove_class("-finding")
        self._shown.add(item)
        self._queue = self.queue.settle(item)
        with self.attempt():
            self._drafts.drop(item)
            self._show()
        self._leave_form()

    def action_snooze(self) -> None:
        """Asks for the day until which the item is to rest."""
        line = self._line
        if line is None:
            return
        today = self.desk.clock().date()

        def snooze(said: dict[str, str]) -> date:
            day = until(said["until"], today)
            self.desk.snooze(line.id, day)
            return day

        hint = "2027-03-01, 2027-03, 10 days, 6 weeks, 3 months"
        fields = [Field("until", "until", hint=hint)]
        self._before = len(self.desk.deeds_done)
        self.app.push_screen(Prompt(f"Let {line.handle} rest", fields, snooze), self._snoozed)

    def _snoozed(self, day: date | None) -> None:
        line = self._line
        if day is None or line is None:
            return
        self._made += [(deed, line.id) for deed in self.desk.deeds_done[self._before :]]
        self._queue = self.queue.settle(line.id)
        self.say(f"{line.handle} rests until {in_words(day)}; <review.undo> undoes it")
        self._go_on()

    def action_undo(self) -> None:
        """Undoes what was found or put off in this review, the last first."""
        if not self._made:
            self.say("nothing was found in this review yet; the history undoes older deeds")
            return
        deed, item = self._made[-1]
        with self.attempt():
            undone = self.desk.undo(deed)
            self._made.pop()
            self._found.pop(item, None)
            self._go(self.queue.reopen(item))
            self.tell_deeds("undone", undone)
