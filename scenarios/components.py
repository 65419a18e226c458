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
    open_to = possible(components, found, kind)
    return open_to[0] if len(open_to) == 1 else None


def possible(
    components: Components, found: Sequence[ComponentFound], kind: Kind | None
) -> tuple[Status, ...]:
    """What it can still come to, whatever the components are that nothing is known of."""
    yes = sum(one.holds for one in found)
    most = yes + len(components.of) - len(found)
    ends = [_status(components, many, kind) for many in range(yes, most + 1)]
    return tuple(dict.fromkeys(ends))


def _status(components: Components, many: int, kind: Kind | None) -> Status:
    """The status where so many of the components hold, and all are known."""
    enough, some, nothing = _WORDS[kind]
    match components.combination:
        case Combination.NONE:
            return nothing if many else enough
        case Combination.ANY:
            needed = 1
        case Combination.ALL:
            needed = len(components.of)
        case Combination.AT_LEAST:
            needed = components.least
    if many >= needed:
        return enough
    return some if many else nothing


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
    open_to = possible(components, found, kind)
    if status in open_to or status in FREE:
        return
    raise Refusal(
        f"{status.words!r} contradicts what was found: {said(components, found)}",
        attempt=" or ".join(one.value for one in open_to),
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
