"""Values as JSON, for scripts: what `--json` prints.

Keys never come and go: what is not known is null or empty. Numbers are numbers; dates and times
are ISO 8601, partial dates as precise as they are known.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from scenarios.tlp import Tlp, highest
from scenarios.vocabulary import Kind
from seeds.display import safe
from seeds.when import When, iso

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from scenarios.board import Board, Line
    from scenarios.review import Due
    from seeds.article import Article
    from store.article_lines import ArticleLine
    from store.done import Done
    from store.lines import ItemLine, Mention
    from store.scenario_lines import JudgedLine, ScenarioLine

Form = Any
Marks = Mapping[str, Tlp]
"""The handling marks that count, by id: what has none is not there."""


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """JSON in lines, the same whoever reads it; what is not safe to show is written `\\uXXXX`."""
    text = json.dumps(form(value), ensure_ascii=ascii_only, allow_nan=False, indent=2)
    unsafe = {sign for sign in set(text) if sign != "\n" and safe(sign) != sign}
    return text.translate({ord(sign): json.dumps(sign)[1:-1] for sign in unsafe})


def form(value: object) -> Form:
    """A value as dictionaries, lists, texts, numbers, booleans and None."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, When):
        return value.words
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(form(key)): form(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [form(one) for one in value]
    if is_dataclass(value):
        return {f.name: form(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"{type(value).__name__} has no form")


def article_form(line: ArticleLine, marks: Marks) -> Form:
    """An article of a list."""
    return {
        "id": line.id,
        "title": line.title,
        "authors": list(line.authors),
        "outlet": line.outlet,
        "published": line.published or None,
        "language": line.language,
        "work": line.work,
        "editions": line.editions,
        "digest_of": line.digest_of or None,
        "counts": {
            "claims": line.claims,
            "triggers": line.triggers,
            "predictions": line.predictions,
            "open": line.open,
        },
        "read": round(line.read, 3),
        "text_here": line.here,
        "mark": form(marks.get(line.id)),
    }


def item_form(line: ItemLine, marks: Marks) -> Form:
    """An item of a list. `expects` and `came_true` are null for what is no prediction."""
    foretold = line.kind is Kind.PREDICTION
    return {
        "id": line.id,
        "kind": line.kind.value,
        "handle": line.handle,
        "statement": line.statement,
        "quote": line.quote,
        "status": line.status.value,
        "since": line.since or None,
        "deadline": line.deadline or None,
        "expects": line.expects.value if foretold else None,
        "came_true": line.came_true,
        "authors": list(line.authors),
        "scenarios": list(line.scenarios),
        "labels": list(line.labels),
        "articles": list(line.articles),
        "mentions": line.mentions,
        "withdrawn": line.withdrawn,
        "same": list(line.same),
        "differ": {who: status.value for who, status in line.differ},
        "mark": form(marks.get(line.id)),
    }


def annotation_form(annotation: Annotation, handle: str = "") -> Form:
    """An annotation; `handle` is that of its item."""
    return {**form(annotation), "handle": handle}


def article_page_form(article: Article, editions: Sequence[str], mentions: list[Mention]) -> Form:
    """An article with its tags, without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "text_here": article.text is not None,
        "work": article.work,
        "editions": list(editions),
        **{k: v for k, v in form(article.metadata).items() if k != "title"},
        "tags": [
            {
                **annotation_form(mention.annotation, mention.item.handle),
                "kind": mention.item.kind.value,
                "statement": mention.item.statement,
                "status": mention.status.value,
            }
            for mention in mentions
        ],
    }


def due_form(due: Due, line: JudgedLine, marks: Marks) -> Form:
    """Something due, with the reason, and what its place in the queue follows from."""
    from store.scenario_lines import ScenarioLine

    place = {"why": due.why, "group": due.group.name.lower()}
    if isinstance(line, ScenarioLine):
        return {**scenario_line_form(line, marks), **place, "in_group_since": due.since.isoformat()}
    return {**item_form(line, marks), **place, "in_group_since": due.since.isoformat()}


def scenario_line_form(line: ScenarioLine, marks: Marks) -> Form:
    """A scenario among items: with their keys, and `scenario` for its kind."""
    return {
        "id": line.id,
        "kind": "scenario",
        "handle": line.handle,
        "statement": line.statement,
        "quote": "",
        "status": line.status.value,
        "since": line.since or None,
        "deadline": line.deadline or None,
        "expects": None,
        "came_true": None,
        **{key: [] for key in ("authors", "scenarios", "labels", "articles")},
        "mentions": 0,
        "withdrawn": False,
        "same": [],
        "differ": {who: status.value for who, status in line.differ},
        "mark": form(marks.get(line.id)),
    }


def board_form(board: Board, marks: Marks, *, simulated: bool) -> Form:
    """A board; its `mark` is the highest of all that is on it."""
    shown = (board.scenario.id, *(line.item.id for line in board.lines))
    return {
        "scenario": form(board.scenario),
        "mark": form(highest(marks.get(id) for id in shown)),
        "as_of": board.as_of.isoformat(),
        "simulated": simulated,
        "observed": board.observed,
        "of": len(board.pointing),
        "away": dict(zip(("observed", "of"), board.away, strict=True)),
        "share": board.share,
        "equal_weights": board.equal,
        "disputed": board.disputed,
        "changed": board.changed,
        "triggers": [_board_line(line, marks) for line in board.triggers],
        "predictions": [_board_line(line, marks) for line in board.predictions],
        "claims": [_board_line(line, marks) for line in board.claims],
    }


def _board_line(line: Line, marks: Marks) -> Form:
    foretold = line.item.kind is Kind.PREDICTION
    return {
        "id": line.item.id,
        "handle": line.item.handle,
        "statement": line.item.statement,
        "status": line.status.value,
        "differ": {found.analyst: found.status.value for found in line.differing},
        "same": [item.handle for item in line.same],
        "since": line.since or None,
        "deadline": form(line.deadline),
        "direction": line.place.direction.value,
        "weight": line.place.weight,
        "role": form(line.place.role),
        "given": line.place.given,
        "given_not": line.place.given_not,
        "elicited": form(line.place.elicited),
        "group": line.place.group,
        "fit": line.place.fit,
        "mentions": line.mentions,
        "works": line.works,
        "origins": line.origins,
        "evidence": form(line.evidence),
        "first_named": line.first_named or None,
        "expects": line.expects.value if foretold else None,
        "came_true": line.came_true,
        "wording": line.wording,
        "criteria_changed": [version.id for version in line.changed],
        "forecasts": form(line.forecasts),
        "mark": form(marks.get(line.item.id)),
    }


def done_form(done: Done, words: str) -> Form:
    """A deed of the history."""
    return {
        "id": done.id,
        "verb": done.verb,
        "words": words,
        "analyst": done.analyst,
        "at": iso(done.at),
        "recorded": iso(done.recorded),
        "via": str(done.via),
        "run": done.run,
        "standing": done.standing,
    }
