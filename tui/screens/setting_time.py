"""How and until when something is judged: by what, where one looks, until a day or an event.

The day may be so many months from publication, where nobody named one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scenarios.criteria import Criteria, Timeframe
from scenarios.vocabulary import TimeframeStatus
from seeds.refusal import Invalid, Refusal, Unknown
from seeds.when import When
from tui.days import day
from tui.screens.prompt import Field, Prompt

if TYPE_CHECKING:
    from store.desk import Desk
    from store.scenario_lines import JudgedLine

_MONTHS = re.compile(r"([0-9]{1,3})\s*(?:m|months?)?", re.IGNORECASE)
_BRIEFLY = "2026-12-31; 12, 24 or 60 for months; or an item"
_SCENARIO = "2026-12-31; or an item: until it has occurred"
_HINT = "a date; 12, 24, 60 months from publication; an item: until it has occurred"


def time_prompt(desk: Desk, line: JudgedLine) -> Prompt[str]:
    """Asks until when; what the words of the passage may mean stands there as an offer.

    A number counts months from publication, and the time is imputed; a day with the author's words
    is inferred. The name of an item is the event that the time hangs on.
    """
    versions = desk.criteria_of(line.id)
    frame = versions[-1].timeframe if versions else Timeframe()
    offer = desk.time_offered(line.id) if line.kind else None
    event = desk.event_of(line.id)
    by = str(frame.by) if frame.by else event.handle if event else str(offer.by) if offer else ""
    words = frame.words or (offer.words if offer else "")

    def set_time(said: dict[str, str]) -> str:
        new = replace(frame, **_read(desk, line, said))
        if new == frame and not said["by"].strip():
            raise Refusal("no time is said yet", where="by", attempt=_HINT)
        desk.criteria(line.id, timeframe=new)
        if not said["by"].strip():
            return f"{line.handle}: until no day any more"
        until = day(new.by) if new.by else f"{said['by'].strip()} has occurred"
        return f"{line.handle}: until {until} ({new.status})"

    fields = [
        Field("by", "until", by, _BRIEFLY),
        Field("words", "words", words, "as they stand there"),
    ]
    return Prompt(f"Until when is {line.handle} to be judged?", fields, set_time)


def criteria_prompt(desk: Desk, line: JudgedLine) -> Prompt[str]:
    """Asks what has to be seen, where one looks, and until when; what is left as it is stays, and
    what is emptied is empty from then on."""
    versions = desk.criteria_of(line.id)
    last = versions[-1] if versions else Criteria(subject=line.id)
    frame, event = last.timeframe, desk.event_of(line.id)
    by = str(frame.by) if frame.by else event.handle if event else ""

    def set_down(said: dict[str, str]) -> str:
        if not versions and not any(words.strip() for words in said.values()):
            raise Refusal("nothing is said yet", where="test", attempt="what has to be seen")
        new = frame
        if said["by"].strip() != by:
            new = replace(frame, **_read(desk, line, {"by": said["by"], "words": frame.words}))
        desk.criteria(
            line.id, threshold=said["test"].strip(), source=said["source"].strip(), timeframe=new
        )
        return f"saved: how one will know about {line.handle}"

    fields = [
        Field("test", "test", last.threshold, "what has to be seen for it to count"),
        Field("source", "look in", last.source, "where one will see it"),
        Field("by", "until", by, _BRIEFLY if line.kind else _SCENARIO),
    ]
    return Prompt(f"How will one know about {line.handle}?", fields, set_down)


def _read(desk: Desk, line: JudgedLine, said: dict[str, str]) -> dict[str, Any]:
    """The day or the event, the words, and who named them; no day where none is written.

    Raises:
        Invalid: neither a day nor an item or scenario; `where` is the field.
    """
    by, words = said["by"].strip(), said["words"].strip()
    if not by:
        none = TimeframeStatus.INFERRED if words else TimeframeStatus.MISSING
        return {"by": None, "hangs_on": "", "words": words, "status": none}
    months = _MONTHS.fullmatch(by)
    if months and line.kind:
        imputed = TimeframeStatus.IMPUTED
        until = desk.imputed(line.id, int(months[1]))
        return {"by": until, "hangs_on": "", "words": words, "status": imputed}
    named = TimeframeStatus.INFERRED if words else TimeframeStatus.IMPUTED
    return {**_until(desk, by), "words": words, "status": named}


def _until(desk: Desk, words: str) -> dict[str, Any]:
    try:
        return {"by": When(words), "hangs_on": ""}
    except Invalid as error:
        try:
            return {"by": None, "hangs_on": desk.judged(words).id}
        except Unknown:
            raise Invalid(error.what, where="by", attempt=_HINT) from None
