"""What each verb of a session does: one function a verb, over the desk's own methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from scenarios.annotation import Annotation
from scenarios.expectations import EXPECTATIONS
from scenarios.script import Step
from seeds import occurrences, quote
from seeds.anchor import Span
from seeds.corpus_files import SHIPPED
from seeds.reading import read
from seeds.refusal import Invalid, Refusal, Unknown
from store.expectations import check
from store.stage import Stage
from store.steps_of_files import FILES


def perform(stage: Stage, step: Step) -> None:
    """Do a step.

    Raises:
        Refusal: whatever the desk refuses, or an expectation that does not hold.
    """
    if step.verb not in _STEADY:
        stage.page = None
    _ACTS[step.verb](stage, step.values)


def remember(stage: Stage, step: Step, made: tuple[str, ...]) -> None:
    """Give the name of a step that was done in an earlier run to what it made."""
    name = step.values.get("as")
    if name and step.verb in _TAGGING:
        stage.names[str(name)] = next(id for id in made if id.startswith("n:"))
    elif name and step.verb == "add-item":
        stage.names[str(name)] = next(id for id in made if id.startswith("i:"))


Values = Mapping[str, Any]


def _given(values: Values, *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _add(stage: Stage, values: Values) -> None:
    name = values["add"]
    added = stage.desk.add(read(Path(name.removeprefix(SHIPPED)).name, stage.file(name)))
    stage.names[values.get("as", name)] = added.article.id
    if values.get("offered"):
        stage.desk.take_offer(added.article.id)


_METADATA = (
    *("title", "authors", "outlet", "translators", "published", "language"),
    *("url", "digest_of", "coverage"),
)


def _set(stage: Stage, values: Values) -> None:
    stage.desk.set(stage.named(values["set"]), _given(values, *_METADATA))


def _same_work(stage: Stage, values: Values) -> None:
    stage.desk.same_work(*(stage.named(name) for name in values["same-work"]))


def _forget(stage: Stage, values: Values) -> None:
    stage.desk.forget(stage.named(values["forget"]))


_SCENARIO = ("title", "question", "note", "prior", "reference")


def _scenario(stage: Stage, values: Values) -> None:
    stage.desk.add_scenario(values["scenario"], **_given(values, *_SCENARIO))


def _edit_scenario(stage: Stage, values: Values) -> None:
    stage.desk.edit_scenario(values["edit-scenario"], _given(values, "handle", *_SCENARIO))


def _remove_scenario(stage: Stage, values: Values) -> None:
    stage.desk.remove_scenario(values["remove-scenario"])


_ITEM = ("statement", "handle", "condition", "labels", "note")
_MENTION = ("attribution", "stance", "expects", "wording")


_STEADY = frozenset({"tag", "mark", "forecast", "criteria", "put", "move", "split", "expect"})
"""Verbs that change neither the titles nor the texts of articles."""
_TAGGING = ("tag", "split", "mirror")
"""Verbs whose steps can give a name to the tag that they make."""


def _tag(stage: Stage, values: Values) -> None:
    article, text = stage.text(values["article"])
    given = _given(values, *_ITEM, *_MENTION, "scenario")
    if "item" in values:
        given["item"] = _item_of(stage, values["item"])
    if values.get("list"):
        place, into = _passage(text, values), _given(values, "scenario")
        made = stage.desk.tag_list_at(article, place, kind=values["tag"], **into)[0]
    elif values.get("every"):
        spans = occurrences.meant(text, _words(values), any_case=values.get("any_case", False))
        each = values.get("each", False)
        made = stage.desk.tag_all(article, spans, values["tag"], each=each, **given)[0]
    else:
        if "context" in values:
            said = values["context"]
            given["context"] = said if isinstance(said, Span) else quote.find(text, said)
        again = values.get("again", False)
        made = stage.desk.tag(article, _passage(text, values), values["tag"], again=again, **given)
    _name(stage, values, made)


def _add_item(stage: Stage, values: Values) -> None:
    made = stage.desk.add_item(values["add-item"], **_given(values, *_ITEM, "scenario"))
    if "as" in values:
        stage.names[values["as"]] = made.id


def _words(values: Values) -> str:
    """The quote of a step.

    Raises:
        Invalid: it has none.
    """
    if "quote" not in values:
        raise Invalid("which passage is meant?", attempt="quote: its words")
    return str(values["quote"])


def _passage(text: str, values: Values) -> Span:
    """The passage that a step names, by offsets or by its words."""
    if "span" in values:
        span: Span = values["span"]
        return span
    return quote.find(text, _words(values), occurrence=values.get("occurrence"))


def _name(stage: Stage, values: Values, made: Annotation) -> None:
    if "as" in values:
        stage.names[values["as"]] = made.id


def _place(stage: Stage, values: Values, mention: Annotation) -> Span:
    """The place that the words of a step name, of those that are in the tag's article."""
    text = stage.text(mention.article)[1]
    here = mention.anchor.span
    assert here is not None
    return quote.find_near(text, values["quote"], here, occurrence=values.get("occurrence"))


def _move(stage: Stage, values: Values) -> None:
    mention = stage.desk.annotation(stage.named(values["move"]))
    if "quote" not in values and "span" not in values:
        raise Invalid("an occurrence, but of no quote", attempt="quote: the words it stands on")
    stage.desk.move(mention.id, values.get("span") or _place(stage, values, mention))


def _retag(stage: Stage, values: Values) -> None:
    given = _given(values, "handle")
    stage.desk.retag(stage.named(values["retag"]), values["kind"], **given)


def _merge(stage: Stage, values: Values) -> None:
    stage.desk.merge(stage.named(values["merge"]), stage.named(values["with"]))


def _split(stage: Stage, values: Values) -> None:
    mention = stage.desk.annotation(stage.named(values["split"]))
    text, here = stage.text(mention.article)[1], mention.anchor.span
    assert here is not None
    words, occurrence = values["before"], values.get("occurrence")
    place = quote.find_within(text, words, here, occurrence=occurrence)
    given = _given(values, "handle")
    _name(stage, values, stage.desk.split(mention.id, place.start, **given)[1])


def _mirror(stage: Stage, values: Values) -> None:
    tag, article = stage.named(values["mirror"]), stage.named(values["to"])
    if values.get("guess"):
        span = stage.desk.counterpart(tag, article)
    elif "quote" in values or "span" in values:
        span = _passage(stage.text(article)[1], values)
    else:
        raise Invalid("which passage is meant?", attempt="quote: its words there, or guess: true")
    _name(stage, values, stage.desk.mirror(tag, article, span))


def _edit(stage: Stage, values: Values) -> None:
    stage.desk.edit(stage.named(values["edit"]), _given(values, *_ITEM, *_MENTION))


def _untag(stage: Stage, values: Values) -> None:
    stage.desk.untag(stage.named(values["untag"]))


def _link(stage: Stage, values: Values) -> None:
    stage.desk.link(stage.named(values["link"]), _item_of(stage, values["to"]))


def _unlink(stage: Stage, values: Values) -> None:
    stage.desk.unlink(stage.named(values["unlink"]), **_given(values, "handle"))


def _same(stage: Stage, values: Values) -> None:
    stage.desk.same(*(_item_of(stage, name) for name in values["same"]))


def _part(stage: Stage, values: Values) -> None:
    stage.desk.part(_item_of(stage, values["part"]))


def _item_of(stage: Stage, name: str) -> str:
    """An item, also by the name that the session gave to its tag."""
    called = stage.named(name)
    return stage.desk.annotation(called).item if called.startswith("n:") else called


def _adopt(stage: Stage, values: Values) -> None:
    stage.desk.adopt(stage.named(values["adopt"]), values["of"])


def _put(stage: Stage, values: Values) -> None:
    stage.desk.put(
        _item_of(stage, values["put"]),
        values["scenario"],
        **_given(values, "direction", "weight", "role", "given", "given_not"),
        **_given(values, "elicited", "group", "fit"),
    )


def _take_out(stage: Stage, values: Values) -> None:
    stage.desk.take_out(_item_of(stage, values["take-out"]), values["scenario"])


def _condition(stage: Stage, values: Values) -> None:
    given = _given(values, "triggers_of", "combination", "least")
    for name in ("of", "unless"):
        given[name] = [_item_of(stage, one) for one in values.get(name, ())]
    stage.desk.condition(_item_of(stage, values["condition"]), **given)


def _criteria(stage: Stage, values: Values) -> None:
    fields = ("baseline", "threshold", "components", "source", "timeframe")
    stage.desk.criteria(_item_of(stage, values["criteria"]), **_given(values, *fields))


def _forecast(stage: Stage, values: Values) -> None:
    stage.desk.forecast(
        _item_of(stage, values["forecast"]),
        values["probability"],
        **_given(values, "forecaster", "since", "basis", "confidence", "reason", "reference"),
    )


def _source(stage: Stage, values: Values) -> None:
    stage.desk.source(values["source"], **_given(values, "aliases", "reliability", "since", "note"))


def _mark(stage: Stage, values: Values) -> None:
    fields = (
        *("on", "occurred_on", "settled_on", "components"),
        *("looked", "evidence", "reason", "confidence"),
    )
    given = _given(values, *fields, "corrects", "follows", "settles", "beside")
    if "evidence" in given:
        given["evidence"] = [
            replace(piece, article=stage.named(piece.article)) for piece in given["evidence"]
        ]
    stage.desk.mark(_item_of(stage, values["mark"]), values["status"], **given)


def _snooze(stage: Stage, values: Values) -> None:
    stage.desk.snooze(_item_of(stage, values["snooze"]), values["until"])


def _tlp(stage: Stage, values: Values) -> None:
    stage.desk.tlp(_item_of(stage, values["tlp"]), values["level"])


def _undo(stage: Stage, values: Values) -> None:
    which = values["undo"]
    if isinstance(which, int):
        stage.desk.undo(count=which)
    else:
        stage.desk.undo(*_deeds_of(stage, which))


def _redo(stage: Stage, values: Values) -> None:
    which = values["redo"]
    if isinstance(which, int):
        stage.desk.redo(count=which)
    else:
        stage.desk.redo(*_deeds_of(stage, which))


def _deeds_of(stage: Stage, name: str) -> list[str]:
    """The deeds of the step with a name.

    Raises:
        Unknown: there is none; Refusal: it changed nothing.
    """
    if name not in stage.keys:
        raise Unknown(f"no step before this one is called {name!r}", attempt=f"as: {name}")
    found = stage.desk.deeds_of(stage.keys[name])
    if not found:
        raise Refusal(f"the step {name} changed nothing")
    return found


def _expect(stage: Stage, values: Values) -> None:
    expected = values["expect"]
    types = EXPECTATIONS[next(iter(expected))].types
    known = {
        key: stage.named(value) if types[key].role else value for key, value in expected.items()
    }
    check(stage.desk, known)


_ACTS: dict[str, Callable[[Stage, Values], None]] = {
    "add": _add,
    "set": _set,
    "same-work": _same_work,
    "forget": _forget,
    "scenario": _scenario,
    "edit-scenario": _edit_scenario,
    "remove-scenario": _remove_scenario,
    "tag": _tag,
    "add-item": _add_item,
    "move": _move,
    "retag": _retag,
    "merge": _merge,
    "split": _split,
    "mirror": _mirror,
    "edit": _edit,
    "untag": _untag,
    "link": _link,
    "unlink": _unlink,
    "same": _same,
    "part": _part,
    "adopt": _adopt,
    "put": _put,
    "take-out": _take_out,
    "condition": _condition,
    "criteria": _criteria,
    "forecast": _forecast,
    "source": _source,
    "mark": _mark,
    "snooze": _snooze,
    "tlp": _tlp,
    "undo": _undo,
    "redo": _redo,
    "expect": _expect,
    **FILES,
}
