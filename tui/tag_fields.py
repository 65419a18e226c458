"""A tag as fields to read and to write in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.vocabulary import Basis, Kind, TimeframeStatus
from scenarios.words import is_modal, term
from tui import tag_writing as writing
from tui.widgets.field_lines import Field

if TYPE_CHECKING:
    from store.desk import Desk
    from tui.tagged import Tag


def fields(tag: Tag) -> list[Field]:
    """What the details show, in order; what only a prediction has, only for one."""
    shown = [Field("status", "status", _status(tag))]
    for part in _ordered(tag.item.kind):
        if tag.item.kind in part.kinds:
            text = part.read(tag)
            shown.append(Field(part.name, part.label, text, part.hint, part.always, part.sign))
            if part.name == "wording":
                shown += _beside(tag)
    context = tag.annotation.context
    if context and context.quote:
        shown.append(Field("context", "list of", context.quote))
    return [*shown, *_elsewhere(tag)]


def save(desk: Desk, tag: Tag, name: str, text: str) -> None:
    """Keeps what was written in a field.

    Raises:
        Refusal: it cannot be.
    """
    part = next(part for part in _PARTS if part.name == name)
    part.write(desk, tag, text)


def _status(tag: Tag) -> str:
    said = [tag.line.status.words, tag.line.since]
    if tag.line.came_true is not None:
        said.append("came true" if tag.line.came_true else "did not come true")
    return " · ".join(part for part in said if part)


def _elsewhere(tag: Tag) -> list[Field]:
    return [Field("elsewhere", "also in", ", ".join(tag.elsewhere))] if tag.elsewhere else []


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    label: str
    hint: str
    read: Callable[[Tag], str]
    write: Callable[[Desk, Tag, str], None]
    always: bool = False
    kinds: tuple[Kind, ...] = tuple(Kind)
    sign: str = ""


def _read_probability(tag: Tag) -> str:
    """The last forecast by the one who said it, as it could be written again."""
    own = [f for f in tag.forecasts if f.forecaster == tag.speaker]
    if not own:
        return ""
    if own[-1].basis is Basis.VERBAL and own[-1].words:
        return own[-1].words
    imputed = " imputed" if own[-1].basis is Basis.IMPUTED else ""
    return f"{own[-1].probability * 100:.4g} %{imputed}"


def _beside(tag: Tag) -> list[Field]:
    """The number beside the word of probability, or that it says none."""
    wording = tag.annotation.wording
    rung = term(wording)
    if rung:
        return [Field("number", "", f"is {rung.shown}")]
    modal = is_modal(wording)
    return [Field("number", "", "says that it is possible, not how probable")] if modal else []


_FORETOLD = (Kind.PREDICTION,)

_FIRST: Mapping[Kind, Sequence[str]] = {
    Kind.PREDICTION: ("statement", "threshold", "by"),
    Kind.TRIGGER: ("statement", "threshold", "baseline"),
    Kind.CLAIM: ("statement",),
}
"""What is written first of most items of a kind."""


def _ordered(kind: Kind) -> list[_Part]:
    """The parts, those first that are needed before anybody can judge."""
    first = _FIRST[kind]
    return sorted(_PARTS, key=lambda p: first.index(p.name) if p.name in first else len(first))


_PARTS: Sequence[_Part] = (
    _Part(
        "statement",
        "statement",
        "the event in positive form, so that one can say whether it occurred",
        lambda tag: tag.item.statement,
        writing.of_item("statement"),
        always=True,
    ),
    _Part(
        "handle",
        "handle",
        "a name that lasts: small letters, digits, hyphens",
        lambda tag: tag.item.handle,
        writing.of_item("handle"),
    ),
    _Part(
        "attribution",
        "says",
        "who said it, the speaker first: Zhuravlev > Sputnik > Korybko",
        lambda tag: " > ".join(tag.annotation.attribution),
        writing.chain,
        always=True,
        sign=">",
    ),
    _Part(
        "stance",
        "stance",
        "own, endorsed, reported, rejected or ironic",
        lambda tag: tag.annotation.stance.value,
        writing.stance,
    ),
    _Part(
        "expects",
        "expects",
        "does the author expect that it will occur, or not-occur?",
        lambda tag: tag.annotation.expects.value,
        writing.expects,
        kinds=_FORETOLD,
    ),
    _Part(
        "wording",
        "wording",
        "the author's own word of probability: dürfte, probabile, likely",
        lambda tag: tag.annotation.wording,
        writing.of_item("wording"),
        kinds=_FORETOLD,
    ),
    _Part(
        "probability",
        "probability",
        "0.4, 40%, 2:3 or a word such as likely; the old one stays in the record",
        _read_probability,
        writing.forecast,
        kinds=_FORETOLD,
    ),
    _Part(
        "condition",
        "if",
        "what the event hangs on, in words",
        lambda tag: tag.item.condition,
        writing.of_item("condition"),
    ),
    _Part(
        "threshold",
        "test",
        "what has to be seen for it to count",
        lambda tag: tag.criteria.threshold,
        writing.threshold,
    ),
    _Part(
        "baseline",
        "baseline",
        "how things stand before it",
        lambda tag: tag.criteria.baseline,
        writing.baseline,
    ),
    _Part(
        "source",
        "look in",
        "the source that decides",
        lambda tag: tag.criteria.source,
        writing.source,
    ),
    _Part(
        "until",
        "until",
        "until when, in the author's words",
        lambda tag: tag.criteria.timeframe.words,
        writing.until,
    ),
    _Part(
        "by",
        "by",
        "the last day: 2026-12-31, 2026-12 or 2026",
        lambda tag: str(tag.criteria.timeframe.by or ""),
        writing.by,
    ),
    _Part(
        "event",
        "before",
        "the event that the time hangs on",
        lambda tag: tag.criteria.timeframe.event,
        writing.event,
    ),
    _Part(
        "timeframe",
        "time is",
        "explicit, inferred, imputed or missing",
        lambda tag: _unless_missing(tag.criteria.timeframe.status),
        writing.frame_status,
    ),
    _Part(
        "scenarios",
        "scenarios",
        "handles, with commas; S makes one",
        lambda tag: ", ".join(tag.line.scenarios),
        writing.scenarios,
        sign=",",
    ),
    _Part(
        "labels",
        "labels",
        "words of your own, with commas",
        lambda tag: ", ".join(tag.item.labels),
        writing.labels,
        sign=",",
    ),
    _Part("note", "note", "for yourself", lambda tag: tag.item.note, writing.of_item("note")),
    _Part(
        "tlp",
        "handling",
        "how far it may go: clear, green, amber, amber+strict, red",
        lambda tag: tag.item.tlp or "",
        writing.of_item("tlp"),
    ),
)


def _unless_missing(status: TimeframeStatus) -> str:
    return "" if status is TimeframeStatus.MISSING else status.value
