"""What each verb of a session does: one function a verb, over the desk's own methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scenarios.annotation import Annotation
from scenarios.formats import scenario_file
from scenarios.session import Step
from seeds import corpus_files, occurrences, quote
from seeds.anchor import Span
from seeds.reading import read
from seeds.refusal import Invalid, Refusal
from store.desk import Desk
from store.expectations import check
from store.sealing import sealed_file

SHIPPED = "corpus:"


@dataclass(slots=True)
class Stage:
    """What a running session has: a desk, a folder, the names it gave, the files to be written."""

    desk: Desk
    folder: Path
    names: dict[str, str] = field(default_factory=dict)
    exports: dict[Path, bytes] = field(default_factory=dict)
    joins: int = 0  # those that changed something, though they are no deeds

    def named(self, name: object) -> str:
        """The id that the session gave the name to, else the name."""
        return self.names.get(str(name), str(name))

    def file(self, name: object) -> bytes:
        """The bytes of a file beside the session, or of an article that ships.

        Raises:
            Refusal: it cannot be read.
        """
        path = str(name)
        if path.startswith(SHIPPED):
            return corpus_files.content(path.removeprefix(SHIPPED))
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            raise Refusal(
                f"{path} cannot be read: {error.strerror}", attempt="a path beside the session"
            ) from None


def perform(stage: Stage, step: Step) -> None:
    """Do a step.

    Raises:
        Refusal: whatever the desk refuses, or an expectation that does not hold.
    """
    _ACTS[step.verb](stage, step.values)


def remember(stage: Stage, step: Step, made: tuple[str, ...]) -> None:
    """Give the name of a step that was done in an earlier run to what it made."""
    name = step.values.get("as")
    if name and step.verb in _TAGGING:
        stage.names[str(name)] = next(id for id in made if id.startswith("n:"))


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
    *("url", "digest_of"),
)


def _set(stage: Stage, values: Values) -> None:
    stage.desk.set(stage.named(values["set"]), _given(values, *_METADATA))


def _same_work(stage: Stage, values: Values) -> None:
    stage.desk.same_work(*(stage.named(name) for name in values["same-work"]))


def _forget(stage: Stage, values: Values) -> None:
    stage.desk.forget(stage.named(values["forget"]))


def _scenario(stage: Stage, values: Values) -> None:
    stage.desk.add_scenario(values["scenario"], **_given(values, "title", "question", "note"))


_ITEM = ("statement", "handle", "condition", "labels", "note")
_MENTION = ("attribution", "stance", "expects", "wording")


_TAGGING = ("tag", "split", "mirror")
"""Verbs whose steps can give a name to the tag that they make."""


def _text(stage: Stage, article: str) -> str:
    page = stage.desk.article(article)
    if page.text is None:
        raise Refusal("the article's text is not here", where=page.title)
    return page.text


def _tag(stage: Stage, values: Values) -> None:
    article = stage.named(values["article"])
    text, words = _text(stage, article), values["quote"]
    given = _given(values, *_ITEM, *_MENTION, "scenario")
    if "item" in values:
        given["item"] = stage.named(values["item"])
    if values.get("every"):
        spans = occurrences.meant(text, words, any_case=values.get("any_case", False))
        each = values.get("each", False)
        made = stage.desk.tag_all(article, spans, values["tag"], each=each, **given)[0]
    else:
        span = quote.find(text, words, occurrence=values.get("occurrence"))
        again = values.get("again", False)
        made = stage.desk.tag(article, span, values["tag"], again=again, **given)
    _name(stage, values, made)


def _name(stage: Stage, values: Values, made: Annotation) -> None:
    if "as" in values:
        stage.names[values["as"]] = made.id


def _place(stage: Stage, values: Values, mention: Annotation) -> Span:
    """The place that the words of a step name, of those that are in the tag's article."""
    text = _text(stage, mention.article)
    here = mention.anchor.span
    assert here is not None
    return quote.find_near(text, values["quote"], here, occurrence=values.get("occurrence"))


def _move(stage: Stage, values: Values) -> None:
    mention = stage.desk.annotation(stage.named(values["move"]))
    if "quote" not in values and "span" not in values:
        raise Invalid("an occurrence, but of no quote", attempt="quote: the words it stands on")
    stage.desk.move(mention.id, values.get("span") or _place(stage, values, mention))


def _retag(stage: Stage, values: Values) -> None:
    stage.desk.retag(stage.named(values["retag"]), values["kind"])


def _merge(stage: Stage, values: Values) -> None:
    stage.desk.merge(stage.named(values["merge"]), stage.named(values["with"]))


def _split(stage: Stage, values: Values) -> None:
    mention = stage.desk.annotation(stage.named(values["split"]))
    text, here = _text(stage, mention.article), mention.anchor.span
    assert here is not None
    words, occurrence = values["before"], values.get("occurrence")
    place = quote.find_within(text, words, here, occurrence=occurrence)
    _name(stage, values, stage.desk.split(mention.id, place.start)[1])


def _mirror(stage: Stage, values: Values) -> None:
    tag, article = stage.named(values["mirror"]), stage.named(values["to"])
    if values.get("guess"):
        span = stage.desk.counterpart(tag, article)
    elif "quote" in values:
        text = _text(stage, article)
        span = quote.find(text, values["quote"], occurrence=values.get("occurrence"))
    else:
        raise Invalid("which passage is meant?", attempt="quote: its words there, or guess: true")
    _name(stage, values, stage.desk.mirror(tag, article, span))


def _edit(stage: Stage, values: Values) -> None:
    stage.desk.edit(stage.named(values["edit"]), _given(values, *_ITEM, *_MENTION))


def _untag(stage: Stage, values: Values) -> None:
    stage.desk.untag(stage.named(values["untag"]))


def _link(stage: Stage, values: Values) -> None:
    stage.desk.link(stage.named(values["link"]), stage.named(values["to"]))


def _unlink(stage: Stage, values: Values) -> None:
    stage.desk.unlink(stage.named(values["unlink"]))


def _put(stage: Stage, values: Values) -> None:
    stage.desk.put(
        stage.named(values["put"]), values["scenario"], **_given(values, "direction", "weight")
    )


def _take_out(stage: Stage, values: Values) -> None:
    stage.desk.take_out(stage.named(values["take-out"]), values["scenario"])


def _criteria(stage: Stage, values: Values) -> None:
    fields = ("baseline", "threshold", "components", "source", "timeframe")
    stage.desk.criteria(stage.named(values["criteria"]), **_given(values, *fields))


def _forecast(stage: Stage, values: Values) -> None:
    stage.desk.forecast(
        stage.named(values["forecast"]),
        values["probability"],
        **_given(values, "forecaster", "since", "basis", "confidence", "reason"),
    )


def _source(stage: Stage, values: Values) -> None:
    stage.desk.source(values["source"], **_given(values, "aliases", "reliability", "since", "note"))


def _mark(stage: Stage, values: Values) -> None:
    fields = ("on", "occurred_on", "looked", "evidence", "reason", "confidence")
    given = _given(values, *fields, "corrects", "follows")
    stage.desk.mark(stage.named(values["mark"]), values["status"], **given)


def _snooze(stage: Stage, values: Values) -> None:
    stage.desk.snooze(stage.named(values["snooze"]), values["until"])


def _import(stage: Stage, values: Values) -> None:
    name = values["import"]
    content = stage.file(name)
    case_file = scenario_file.read(content, name)
    with scenario_file.placing(content, name):
        stage.desk.import_case(case_file)


def _join(stage: Stage, values: Values) -> None:
    stage.joins += stage.desk.join(stage.folder / values["join"]).changed


def _export(stage: Stage, values: Values) -> None:
    found = stage.desk.case_file(values["export"], texts=values.get("text", False))
    stage.exports[stage.folder / values["to"]] = scenario_file.write(found)


def _seal(stage: Stage, values: Values) -> None:
    stage.exports[stage.folder / values["seal"]] = sealed_file(stage.desk.seal()).encode()


def _undo(stage: Stage, values: Values) -> None:
    stage.desk.undo(count=values["undo"])


def _redo(stage: Stage, values: Values) -> None:
    stage.desk.redo(count=values["redo"])


def _expect(stage: Stage, values: Values) -> None:
    expected = values["expect"]
    known = {
        key: stage.named(value) if key in ("item", "article") else value
        for key, value in expected.items()
    }
    check(stage.desk, known)


_ACTS: dict[str, Callable[[Stage, Values], None]] = {
    "add": _add,
    "set": _set,
    "same-work": _same_work,
    "forget": _forget,
    "scenario": _scenario,
    "tag": _tag,
    "move": _move,
    "retag": _retag,
    "merge": _merge,
    "split": _split,
    "mirror": _mirror,
    "edit": _edit,
    "untag": _untag,
    "link": _link,
    "unlink": _unlink,
    "put": _put,
    "take-out": _take_out,
    "criteria": _criteria,
    "forecast": _forecast,
    "source": _source,
    "mark": _mark,
    "snooze": _snooze,
    "import": _import,
    "join": _join,
    "export": _export,
    "seal": _seal,
    "undo": _undo,
    "redo": _redo,
    "expect": _expect,
}
