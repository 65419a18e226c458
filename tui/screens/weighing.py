"""What an item weighs in a scenario, and how likely a scenario is beforehand: two small forms."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from scenarios.matrix import placed, sign
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import Direction, Role
from seeds.refusal import Invalid
from seeds.when import first_day
from tui.screens.prompt import Field, Prompt

if TYPE_CHECKING:
    from store.desk import Desk

W = TypeVar("W", bound=StrEnum)

_LIKELY = "a probability: 66%, 0.66 or likely"


def weighing(desk: Desk, item: str, scenario: str) -> Prompt[Membership]:
    """Asks for all that can be said of an item's place in a scenario, and saves it in one act."""
    handle, of = desk.item_value(item).handle, desk.scenario(scenario)
    known = {s.id: place for s, place in desk.places(item)}
    place = known.get(of.id, Membership(scenario=of.id, item=item))
    since = str(place.elicited or "")

    def save(said: dict[str, str]) -> Membership:
        words = {name: typed.strip() for name, typed in said.items()}
        return desk.put(
            item,
            scenario,
            direction=_word(words["direction"], Direction, "direction"),
            weight=_number(words["weight"]),
            role=_word(words["role"], Role, "role") if words["role"] else "",
            given=words["given"],
            given_not=words["given_not"],
            elicited=_day(words["elicited"]) if words["elicited"] not in ("", since) else None,
            group=words["group"],
            fit=_fit(words["fit"]),
        )

    fields = [
        Field("direction", "points", place.direction.value, "towards or away"),
        Field("weight", "weight", f"{place.weight:g}", "1 is the usual"),
        Field("role", "role", place.role.value if place.role else "", "cause or sign"),
        Field("given", "if it holds", _percent(place.given), _LIKELY),
        Field("given_not", "if not", _percent(place.given_not), "the same where it does not hold"),
        Field("elicited", "said on", since, "the day; today if the two are new"),
        Field("group", "group", place.group, "items of one group say the same over again"),
        Field("fit", "fits", sign(place.fit), "++ + 0 - --, or blank"),
    ]
    return Prompt(f"{handle} in {of.handle}", fields, save)


def prior(desk: Desk, scenario: Scenario) -> Prompt[Scenario]:
    """Asks how likely a scenario is before anything is looked at, and by which cases."""
    from tui.commands.judging import reference_of

    cases = scenario.reference
    like = f"{cases.of}: {cases.occurred} of {cases.n}" if cases else ""

    def save(said: dict[str, str]) -> Scenario:
        words = said["reference"].strip()
        try:
            reference = reference_of(words) if words else None
        except Invalid as error:
            raise Invalid(error.what, where="reference", attempt=error.attempt) from None
        try:
            changes = {"prior": said["prior"].strip(), "reference": reference}
            return desk.edit_scenario(scenario.id, changes)
        except Invalid as error:
            raise Invalid(error.what, where="prior", attempt=error.attempt) from None

    fields = [
        Field("prior", "prior", _percent(scenario.prior), "10%, 0.1 or unlikely"),
        Field("reference", "like cases", like, "bridges under threat: 4 of 40"),
    ]
    return Prompt(f"How likely is {scenario.handle} beforehand?", fields, save)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.10g}%"


def _word(said: str, words: type[W], field: str) -> W:
    try:
        return words(said.casefold())
    except ValueError:
        known = " or ".join(words)
        raise Invalid(f"{said!r} is none of the words", where=field, attempt=known) from None


def _number(said: str) -> float:
    try:
        return float(said or 1)
    except ValueError:
        raise Invalid(f"{said!r} is no number", where="weight", attempt="1.5") from None


def _day(said: str) -> date:
    try:
        return first_day(said)
    except Invalid as error:
        raise Invalid(error.what, where="elicited", attempt=error.attempt) from None


def _fit(said: str) -> int:
    try:
        return placed(said)
    except Invalid as error:
        raise Invalid(error.what, where="fit", attempt=error.attempt) from None
