"""Until when an item is to be judged: a day, or months from publication where nobody named one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scenarios.criteria import Timeframe
from scenarios.vocabulary import TimeframeStatus
from seeds.refusal import Invalid
from seeds.when import When
from tui.days import day
from tui.screens.prompt import Field, Prompt

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import ItemLine

_MONTHS = re.compile(r"([0-9]{1,3})\s*(?:m|months?)?", re.IGNORECASE)
_HINT = "a date, or 12, 24, 60 months from publication"


def time_prompt(desk: Desk, line: ItemLine) -> Prompt[str]:
    """Asks until when; what the words of the passage may mean stands there as an offer.

    A number counts months from publication, and the time is imputed; a day with the author's words
    is inferred.
    """
    versions = desk.criteria_of(line.id)
    frame = versions[-1].timeframe if versions else Timeframe()
    offer = desk.time_offered(line.id)
    by = str(frame.by) if frame.by else str(offer.by) if offer else ""
    words = frame.words or (offer.words if offer else "")

    def set_time(said: dict[str, str]) -> str:
        new = replace(frame, **_read(desk, line.id, said))
        desk.criteria(line.id, timeframe=new)
        return f"{line.handle}: until {day(new.by)} ({new.status})"

    fields = [
        Field("by", "until", by, _HINT),
        Field("words", "words", words, "as they stand there"),
    ]
    return Prompt(f"Until when is {line.handle} to be judged?", fields, set_time)


def _read(desk: Desk, item: str, said: dict[str, str]) -> dict[str, Any]:
    """The day, the words, and who named them.

    Raises:
        Invalid: no day; `where` is the field.
    """
    by, words = said["by"].strip(), said["words"].strip()
    months = _MONTHS.fullmatch(by)
    if months:
        imputed = TimeframeStatus.IMPUTED
        return {"by": desk.imputed(item, int(months[1])), "words": words, "status": imputed}
    try:
        known = When(by)
    except Invalid as error:
        raise Invalid(error.what, where="by", attempt=_HINT) from None
    named = TimeframeStatus.INFERRED if words else TimeframeStatus.IMPUTED
    return {"by": known, "words": words, "status": named}
