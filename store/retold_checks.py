"""Whether a step would do what its deed did: after a join, somebody else may have come between.

In a history of one file alone it always would; see `store.joining`.
"""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.criteria import Criteria
from scenarios.plain import value
from store.journal import Fact
from store.retelling import MOVES, Teller
from store.session_names import Untold
from store.stretch import Deed

_TEXTS = ("statement", "condition", "note", "labels")
_JUDGEMENT = ("baseline", "threshold", "components", "source", "timeframe")
_ELSEWHERE = "what somebody else changed at the same time"


def check_left(teller: Teller, deed: Deed, mention: str) -> None:
    """The item that a mention leaves goes where it went: where nothing else mentions it.

    Raises:
        Untold: it would not, or it has a finding or forecast by now.
    """
    item = teller.now.fields(mention)["item"]
    alone = teller.now.mentions(item) == [mention]
    struck = any(fact.get("id") == item and "strike" in fact for fact in deed.facts)
    _check(alone is struck and not (alone and teller.now.judged(item)))


def check_shared(teller: Teller, mention: str) -> None:
    """Something else mentions the item of a mention.

    Raises:
        Untold: nothing does.
    """
    _check(len(teller.now.mentions(teller.now.fields(mention)["item"])) > 1)


def check_places(teller: Teller, deed: Deed, left: str, item: str) -> None:
    """An item comes into those scenarios of another one that it came into.

    Raises:
        Untold: it would come into others.
    """
    there = teller.now.places(item)
    expected = {s: _weighed(p) for s, p in teller.now.places(left).items() if s not in there}
    made = [f["make"] for f in deed.facts if "make" in f and f["id"][0] == "m"]
    _check({place["scenario"]: _weighed(place) for place in made} == expected)


def _weighed(place: Fact) -> Fact:
    return {name: place[name] for name in MOVES if name in place}


def check_carried(teller: Teller, deed: Deed, left: str) -> None:
    """The criteria of an item are those that went over to the one in its place.

    Raises:
        Untold: they are not.
    """
    own = [one for one in teller.now.criteria(left) if one.subject == left]
    made = [value(Criteria, f["make"]) for f in deed.facts if f["id"][0] == "k"]
    _check(_contents(own[-1:]) == _contents(made))


def _contents(versions: list[Criteria]) -> list[list[object]]:
    return [[getattr(one, name) for name in _JUDGEMENT] for one in versions]


def check_texts(teller: Teller, deed: Deed, item: str, left: str) -> None:
    """An item takes those words of another one that it took.

    Raises:
        Untold: it would take others.
    """
    held, other = teller.now.fields(item), teller.now.fields(left)
    alone = any(f.get("id") == left and "strike" in f for f in deed.facts)
    taken = {n: other[n] for n in _TEXTS if not held.get(n) and other.get(n)}
    said: Mapping[str, object] = next(
        (f["set"] for f in deed.facts if f.get("id") == item and "set" in f), {}
    )
    _check(dict(said) == (taken if alone and item != left else {}))


def check_free(teller: Teller, mention: str, place: Fact, *but: str, kind: str = "") -> None:
    """No other tag of its analyst and of its kind stands where a tag is to stand.

    Raises:
        Untold: one does.
    """
    made = teller.now.things[mention]
    fields = made.fields
    analyst = fields.get("analyst") or (made.made.analyst if made.made else "")
    own = kind or str(teller.now.fields(fields["item"])["kind"])
    held = teller.now.held(fields["article"], place, analyst, own, mention, *but)
    _check(not held)


def _check(holds: bool) -> None:
    if not holds:
        raise Untold(_ELSEWHERE)
