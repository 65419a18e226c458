"""What a session expects, held against the store: a function for each form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import isclose
from typing import Any

from scenarios.expectations import EXPECTATIONS, QUALIFIERS
from scenarios.finding import standing
from scenarios.formats.limits import Limits
from scenarios.vocabulary import Kind, Status
from scenarios.words import estimate
from seeds import quote
from seeds.anchor import Span
from seeds.refusal import Refusal, Unknown
from store.desk import Desk
from store.lines import Mention

Expected = Mapping[str, Any]
Found = Mapping[str, Any]


def check(desk: Desk, expected: Expected) -> None:
    """Refuse where something is not as expected, saying what is.

    The first key of `expected` is that of its form.

    Raises:
        Refusal: one or more expectations do not hold.
        Unknown, Ambiguous: what they are of.
    """
    form = next(iter(expected))
    wrong = list(_FORMS[form](desk, expected))
    if wrong:
        raise Refusal("; ".join(wrong))


def _differing(expected: Expected, found: Found, *besides: str) -> Iterator[str]:
    """Each key whose value is not as expected; `besides` are keys that assert nothing."""
    for key, value in expected.items():
        if key in QUALIFIERS or key in besides:
            continue
        if key == "forecast":
            value = estimate(value).probability
        if not _same(value, found[key]):
            yield f"{key}: expected {_shown(value)}, found {_shown(found[key])}"


def _of_scenario(desk: Desk, expected: Expected) -> Iterator[str]:
    """Items by kind and by status, in a counter: what there is none of counts 0."""
    scenario = desk.scenario(expected["scenario"])
    items = desk.items(scenario=scenario.id)
    found: dict[str, Any] = {
        "items": len(items),
        "title": scenario.title,
        "question": scenario.question,
        **dict.fromkeys([k.plural for k in Kind] + [s.value for s in Status], 0),
        **Counter([i.kind.plural for i in items] + [i.status.value for i in items]),
        **_judged(desk, scenario.id, expected),
    }
    if "due" in expected:
        found["due"] = len(_due(desk, expected) & {scenario.id, *(item.id for item in items)})
    found |= _weighed(desk, scenario.id, expected)
    yield from _differing(expected, found, "scenario")


def _weighed(desk: Desk, scenario: str, expected: Expected) -> Found:
    """Where the odds of a scenario end; what speaks against it, among those of its question."""
    found: dict[str, float] = {}
    if "odds" in expected:
        found["odds"] = desk.odds(scenario).chain.posterior
    if "inconsistency" in expected:
        matrix = desk.matrix(scenario).matrix
        found["inconsistency"] = matrix.inconsistency[matrix.scenarios.index(scenario)]
    return found


def _of_item(desk: Desk, expected: Expected) -> Iterator[str]:
    item = desk.item(expected["item"])
    judged = _judged(desk, item.id, expected)
    found = {
        **judged,
        "kind": item.kind,
        "status": item.status,
        "statement": item.statement,
        "scenarios": item.scenarios,
        "labels": item.labels,
        "annotations": item.mentions,
        "came_true": item.came_true,
    }
    yield from _differing(expected, found, "item")


def _judged(desk: Desk, subject: str, expected: Expected) -> dict[str, Any]:
    """What was recorded about an item or a scenario, as far as it is asked for."""
    criteria = desk.criteria_of(subject)
    version = criteria[-1] if criteria else None
    findings = [f for f in desk.findings_of(subject) if not f.withdrawn]
    holds = standing(findings)
    who = expected.get("forecaster", "")
    forecasts = [
        f
        for f in desk.forecasts_of(subject)
        if not f.withdrawn and who.casefold() in ("", f.forecaster.casefold())
    ]
    return {
        "status": holds.status if holds else Status.OPEN,
        "findings": len(findings),
        "occurred_on": holds.occurred_on if holds else None,
        "reason": holds.reason if holds else "",
        "criteria": len(criteria),
        "baseline": version.baseline if version else "",
        "threshold": version.threshold if version else "",
        "deadline": version.timeframe.by if version else None,
        "forecast": forecasts[-1].probability if forecasts else None,
    }


def _items(desk: Desk, expected: Expected) -> Iterator[str]:
    """How many items there are that all the other keys fit."""
    filters = {
        key: expected[key]
        for key in ("kind", "status", "scenario", "article", "author")
        if key in expected
    }
    items = desk.items(**filters)
    if "label" in expected:
        items = [item for item in items if expected["label"] in item.labels]
    yield from _differing({"items": expected["items"]}, {"items": len(items)})


def _of_article(desk: Desk, expected: Expected) -> Iterator[str]:
    page = desk.article(expected["article"])
    known = page.metadata
    kinds = Counter(tag.kind for tag in desk.tag_lines(page.id))
    found = {
        "title": page.title,
        "language": known.language,
        "authors": known.authors,
        "outlet": known.outlet,
        "published": known.published,
        "annotations": kinds.total(),
        **{kind.plural: kinds[kind] for kind in Kind},
    }
    yield from _differing(expected, found, "article")


def _articles(desk: Desk, expected: Expected) -> Iterator[str]:
    yield from _differing(expected, {"articles": len(desk.articles())})


def _tagged(desk: Desk, expected: Expected) -> Iterator[str]:
    """Whether a tag stands on these words: from the first to the last of them."""
    page = desk.article(expected["article"])
    if page.text is None:
        raise Refusal("the article's text is not here", where=page.title)
    words = expected["tagged"]
    span = quote.find(page.text, words, occurrence=expected.get("occurrence"))
    there = [tag for tag in desk.mentions(page.id) if tag.annotation.anchor.span == span]
    fit = [tag for tag in there if expected.get("as") in (None, tag.item.kind)]
    if "item" in expected:
        wanted = desk.item(expected["item"])
        fit = [tag for tag in fit if tag.item.id == wanted.id]
    if bool(fit) is expected.get("holds", True):
        return
    said = f" as {expected['as'].value}" if "as" in expected else ""
    if fit:
        yield f"{words!r} is tagged{said}: {_listed(fit)}"
    else:
        yield f"{words!r} is not tagged{said}{_instead(desk, page.id, span, there)}"


def _instead(desk: Desk, article: str, span: Span, there: list[Mention]) -> str:
    """What is tagged there, or about there."""
    if there:
        return f"; there is {_listed(there)}"
    near = [tag for tag in desk.tag_lines(article) if tag.span.overlaps(span)]
    handles = ", ".join(tag.handle for tag in near[:3])
    return f"; other words about there are: {handles}" if near else ""


def _listed(tags: list[Mention]) -> str:
    return ", ".join(f"{tag.item.kind.value} {tag.item.handle}" for tag in tags[:3])


def _due_item(desk: Desk, expected: Expected) -> Iterator[str]:
    item, holds = desk.judged(expected["due"]), expected.get("holds", True)
    if (item.id in _due(desk, expected)) is not holds:
        on = f"due on {_day(desk, expected)}"
        yield f"{item.handle} is {'not ' if holds else ''}{on}: it is {item.status.value}"


def _score(desk: Desk, expected: Expected) -> Iterator[str]:
    """The figures of one author or, where there is no such author, analyst; or of `all` authors.

    Raises:
        Unknown: nobody of that name has anything that counts, and that is not what is expected.
    """
    from scenarios.scorecard import scorecard

    who, within = expected["score"], expected.get("scenario", "")
    scored = desk.scores(scenario=within)
    card, group = scored.total, None
    if who.casefold() != "all":
        every = [*scored.groups, *desk.scores("analyst", scenario=within).groups]
        named = [one for one in every if one.name.casefold() == who.casefold()]
        if not named and not _same(expected.get("n"), 0):
            raise Unknown(
                f"{who!r} has no score",
                candidates=tuple(x.name for x in every[:5]),
                attempt="signposts score, which says what is left out, and why",
            )
        group = named[0] if named else None
        card = group.card if group else scorecard(())
    counted = {
        "n": card.n,
        "works": card.works,
        "rank": (group and group.place) or 0,
        "left_out": scored.left_out.total(),
    }
    for key, wanted in expected.items():
        if key in counted or isinstance(wanted, Limits):
            value = counted[key] if key in counted else getattr(card, key).value
            if not _same(wanted, value):
                yield f"{key}: expected {_shown(wanted)}, found {_shown(value)}"


def _due(desk: Desk, expected: Expected) -> set[str]:
    """Ids of what it is time to look at on a day."""
    return {one.subject for one in desk.queue(today=_day(desk, expected))}


def _day(desk: Desk, expected: Expected) -> date:
    day: date = expected.get("as_of") or desk.clock().date()
    return day


def _same(expected: Any, found: Any) -> bool:
    if isinstance(expected, Limits):
        return expected.holds(found)
    if type(expected) is float and found is not None:
        return isclose(expected, found, abs_tol=1e-9)
    return bool(expected == found)


def _shown(value: Any) -> str:
    if isinstance(value, Limits):
        return value.words
    if isinstance(value, tuple):
        return "[" + ", ".join(map(str, value)) + "]"
    if type(value) is float:
        return f"{value:g}"
    if value is None:
        return "none"
    return repr(value) if type(value) is str else str(value)


_FORMS: dict[str, Callable[[Desk, Expected], Iterator[str]]] = {
    "scenario": _of_scenario,
    "item": _of_item,
    "items": _items,
    "article": _of_article,
    "articles": _articles,
    "tagged": _tagged,
    "due": _due_item,
    "score": _score,
}
assert _FORMS.keys() == EXPECTATIONS.keys()
