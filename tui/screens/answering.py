"""What a new tag is asked, once and in one line: a baseline, or the number that its words say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scenarios.criteria import Baseline
from scenarios.vocabulary import Kind
from seeds.refusal import Invalid, Refusal
from tui import telling
from tui.keys import Key
from tui.screens.prompt import Field, Prompt
from tui.screens.tagging import Tagging

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from store.lines import Mention

_MOST = 12
"""Tags made at once that are looked at; nobody answers more."""


class Answering(Tagging):
    """What is asked of tags, and the one key that answers it; who goes on leaves it unsaid."""

    _asked: Sequence[str] = ()
    """Tags of which something was asked, until another one is chosen."""

    def offered(self, key: Key) -> bool:
        """Only a trigger or a prediction can be asked anything."""
        if key.action == "answer":
            tag = self.tags.get(self.chosen)
            return bool(tag and tag.kind is not Kind.CLAIM) and not self.pane.selecting
        return super().offered(key)

    def tagged(self, made: Sequence[Annotation]) -> None:
        """Shows them; what is asked of them comes after the frame."""
        new = [one for one in made if one.id not in self.tags][:_MOST]
        super().tagged(made)
        if new:
            self.call_after_refresh(self._ask, new)

    def _ask(self, made: Sequence[Annotation]) -> None:
        with self.attempt():
            asked = {one.item: (one.id, self._question(one.item)) for one in made}
        said = [(item, id, words) for item, (id, words) in asked.items() if words]
        if not said:
            return
        item, _, words = said[0]
        self._asked = [id for _, id, _ in said]
        handle = self.desk.item(item).handle
        of = f"{handle}: " if len(made) > 1 else ""
        more = f" (and {len(said) - 1} more like it)" if len(said) > 1 else ""
        self.say(f"{self._footer.notice or f'{handle} tagged'}; {of}{words}{more}")

    def _question(self, item: str) -> str:
        if word := self.desk.wants_baseline(item):
            return f"<reading.answer> gives it a baseline: “{word}” than what?"
        if found := self.desk.worded(item):
            return f"<reading.answer> takes the forecast: {telling.worded(found)}"
        return ""

    def action_answer(self) -> None:
        """Gives a trigger a baseline, takes the number that a prediction says in words: of the tag
        that was asked last, else of the chosen one."""
        self.follow()  # the text may have moved on, and not have said so yet
        left = [id for id in self._asked if id in self.tags]
        self._asked = left[1:]
        if not left:
            self.act(self._answer)
            return
        with self.attempt():
            for mention in self.desk.mentions(self.article.id, among=left[:1]):
                self._answer(mention)

    def _choose(self, id: str) -> None:
        """Who goes on to another tag leaves unsaid what was asked."""
        if id != self.chosen:
            self._asked = ()
        super()._choose(id)

    def _answer(self, mention: Mention) -> None:
        item = mention.item
        if item.kind is Kind.PREDICTION:
            if self.desk.worded(item.id) is None:
                raise Refusal(
                    f"the words of {item.handle} say no number, or one that is set down already",
                    attempt=f"signposts forecast {item.handle} 60%",
                )
            made = self.desk.forecast_as_worded(item.id)
            self.say(f"{item.handle}: {telling.forecast(made)}; <reading.undo> undoes it")
            self.show_again([mention.annotation.id, item.id])
        elif item.kind is Kind.TRIGGER:
            self._ask_baseline(item.id, item.handle)
        else:
            self.say("nothing is asked of a claim", error=True)

    def _ask_baseline(self, item: str, handle: str) -> None:
        versions = self.desk.criteria_of(item)
        known = versions[-1].counted if versions else Baseline("")
        fields = [
            Field("value", "value", known.value, "how many there were: 2"),
            Field("period", "period", known.period, "in which time: a year, 2021"),
            Field("source", "source", known.source, "who counted"),
        ]

        def keep(said: dict[str, str]) -> str:
            value, period, source = (said[name].strip() for name in ("value", "period", "source"))
            if not value:
                raise Invalid("no value", where="value", attempt="2, or esc to leave it unsaid")
            new = Baseline(value, period, source)
            self.desk.criteria(item, baseline=new)
            return f"{handle}: baseline {telling.baseline(new)}"

        title = f"With what does {handle} compare?"
        self.app.push_screen(Prompt(title, fields, keep), self._answered)

    def _answered(self, said: str | None) -> None:
        if said:
            self.say(f"{said}; <reading.undo> undoes it")
