"""How likely the analyst holds an item to be: likelihood and confidence, apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.foresight import Foresight, foresight
from scenarios.vocabulary import Confidence
from seeds.refusal import Invalid
from tui import telling
from tui.screens.prompt import Field, Prompt

if TYPE_CHECKING:
    from scenarios.forecast import Reference
    from store.desk import Desk
    from store.lines import ItemLine


def forecast_prompt(desk: Desk, line: ItemLine) -> Prompt[str]:
    """Asks for a forecast of the analyst's own; the last one stays, and is followed by it."""

    def set_down(said: dict[str, str]) -> str:
        confidence, reference = _confidence(said["confidence"]), _reference(said["reference"])
        try:
            made = desk.forecast(
                line.id,
                said["said"],
                confidence=confidence,
                reference=reference,
                reason=said["reason"],
            )
        except Invalid as error:
            raise Invalid(error.what, where="said", attempt=error.attempt) from None
        seen = foresight(made, desk.findings_of(line.id), desk.criteria_of(line.id))
        late = "late, not scored: " if seen not in (None, Foresight.PROSPECTIVE) else ""
        return f"{late}{line.handle}: {telling.forecast(made)}"

    fields = [
        Field("said", "how likely", hint="40%, 0.4, 2:3, one chance in three, likely"),
        Field("confidence", "sure", hint="low, moderate or high: of the likelihood"),
        Field("reference", "like cases", hint="bridges under threat: 9 of 40"),
        Field("reason", "because", hint="why"),
    ]
    return Prompt(f"How likely is {line.handle}, as you see it?", fields, set_down)


def _confidence(said: str) -> Confidence | None:
    word = said.strip().casefold()
    if not word:
        return None
    found = [one for one in Confidence if one.value.startswith(word)]
    if len(found) != 1:
        attempt = "low, moderate or high"
        raise Invalid(f"{said!r} is no confidence", where="confidence", attempt=attempt)
    return found[0]


def _reference(said: str) -> Reference | None:
    from tui.commands.judging import reference_of

    if not said.strip():
        return None
    try:
        return reference_of(said)
    except Invalid as error:
        raise Invalid(error.what, where="reference", attempt=error.attempt) from None
