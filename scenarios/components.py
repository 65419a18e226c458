"""What was found of the components of an event, and the status that follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.criteria import Components
from scenarios.finding import ComponentFound
from scenarios.vocabulary import Combination, Kind, Status
from seeds.refusal import Invalid, Refusal

FREE = frozenset(
    {
        *(Status.OPEN, Status.ANNULLED, Status.AMBIGUOUS),
        *(Status.UNVERIFIABLE, Status.CEASED, Status.ALREADY_SO),
    }
)
"""Statuses that say nothing of how many components there are."""

_WORDS: dict[Kind | None, tuple[Status, Status, Status]] = {
    None: (Status.OCCURRED, Status.PARTLY, Status.DID_NOT_OCCUR),
    Kind.PREDICTION: (Status.OCCURRED, Status.PARTLY, Status.DID_NOT_OCCUR),
    Kind.TRIGGER: (Status.OBSERVED, Status.EMERGING, Status.NOT_OBSERVED),
    Kind.CLAIM: (Status.CONFIRMED, Status.PARTLY, Status.REFUTED),
}
"""Of a kind: enough hold, some but not enough, none."""


def follows(
    components: Components, found: Sequence[ComponentFound], kind: Kind | None
) -> Status | None:
    """The status that what was found leads to; None while the others could still change it."""
    enough, some, nothing = _WORDS[kind]
    many = len(components.of)
    yes = sum(one.holds for one in found)
    unknown = many - len(found)
    match components.combination:
        case Combination.NONE:
            if yes:
                return nothing
            return None if unknown else enough
        case Combination.ANY:
            needed = 1
        case Combination.ALL:
            needed = many
        case Combination.AT_LEAST:
            needed = components.least
    if yes >= needed:
        return enough
    if unknown:
        # What is not known yet may still make it enough; where it cannot, some is all there is.
        return some if yes and yes + unknown < needed else None
    return some if yes else nothing


def named(components: Components | None, words: str) -> str:
    """The component that words mean: its number from 1, its words, or part of them.

    Raises:
        Invalid: none or several.
    """
    known = components.of if components else ()
    if not known:
        raise Invalid("its criteria have no components", attempt="signposts criteria --component")
    if words.isdecimal() and 1 <= int(words) <= len(known):
        return known[int(words) - 1]
    wanted = " ".join(words.casefold().split())
    exact = [one for one in known if one.casefold() == wanted]
    found = exact or [one for one in known if wanted and wanted in one.casefold()]
    if len(found) != 1:
        raise Invalid(
            f"{words!r} is {'none' if not found else 'several'} of its components",
            attempt=", ".join(f"{n} {one}" for n, one in enumerate(known, 1)),
        )
    return found[0]


def check(
    status: Status,
    components: Components | None,
    found: Sequence[ComponentFound],
    kind: Kind | None,
) -> None:
    """Refuse a status that contradicts what was found of the components.

    Raises:
        Refusal: it does; with the reason.
        Invalid: there is something found of what is no component, or twice of one.
    """
    if not found:
        return
    for one in found:
        if named(components, one.of) != one.of:
            raise Invalid(f"{one.of!r} is no component of it", attempt="its words in the criteria")
    if len({one.of for one in found}) < len(found):
        raise Invalid("a component twice", attempt="each once")
    assert components is not None
    due = follows(components, found, kind)
    if due is None or status is due or status in FREE:
        return
    raise Refusal(
        f"{status.words!r} contradicts what was found: {said(components, found)}",
        attempt=due.value,
    )


def said(components: Components, found: Sequence[ComponentFound]) -> str:
    """How many of the components hold, and how many have to: `2 of 3 hold, all are needed`."""
    yes = sum(one.holds for one in found)
    needed = {
        Combination.ALL: "all are needed",
        Combination.ANY: "one is enough",
        Combination.NONE: "none may",
        Combination.AT_LEAST: f"{components.least} are needed",
    }[components.combination]
    open = len(components.of) - len(found)
    return f"{yes} of {len(components.of)} hold, {needed}" + (f", {open} not known" if open else "")
