"""A tag as fields to read and to write in: each field is one verb on the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from scenarios.criteria import Criteria, Timeframe
from scenarios.vocabulary import Basis, Expectation, Kind, Stance, TimeframeStatus
from scenarios.words import check_basis, is_modal, term
from seeds.refusal import Ambiguous, Unknown
from seeds.when import When
from tui.widgets.field_lines import Field

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from scenarios.forecast import Forecast
    from scenarios.item import Item
    from store.desk import Desk
    from store.lines import ItemLine, Mention

W = TypeVar("W", bound=StrEnum)

WORDS: Mapping[str, Sequence[str]] = {
    "stance": tuple(Stance),
    "expects": tuple(Expectation),
    "timeframe": tuple(TimeframeStatus),
}
"""What may be written in fields that take a word of a closed list."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Everything that the details show of one annotation and its item."""

    annotation: Annotation
    item: Item
    line: ItemLine
    criteria: Criteria
    forecasts: tuple[Forecast, ...]
    elsewhere: tuple[str, ...]


def look_up(desk: Desk, mention: Mention) -> Tag:
    """A tag with all that hangs on it, as it is now."""
    item = mention.item
    versions = desk.criteria_of(item.id)
    line = desk.item(item.id)
    others = (id for id in line.articles if id != mention.annotation.article)
    lines = desk.article_lines([desk.row_of(id) for id in others])  # without reading their texts
    return Tag(
        annotation=mention.annotation,
        item=item,
        line=line,
        criteria=versions[-1] if versions else Criteria(subject=item.id),
        forecasts=tuple(f for f in desk.forecasts_of(item.id) if not f.withdrawn),
        elsewhere=tuple(line.title for line in lines if line),
    )


def fields(tag: Tag) -> list[Field]:
    """What the details show, in order; what only a prediction has, only for one."""
    shown = [Field("status", "status", _status(tag))]
    for part in _PARTS:
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


# One part of a tag -------------------------------------------------------------------------------


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


def _listed(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]


def _word(kind: type[W], text: str) -> W:
    """The word of a closed list that begins so.

    Raises:
        Unknown, Ambiguous: none, or several.
    """
    wanted = text.strip().casefold().replace(" ", "-")
    words = tuple(one.value for one in kind)
    found = [one for one in words if one == wanted] or [w for w in words if w.startswith(wanted)]
    if not found:
        raise Unknown(f"{text!r} is none of these", candidates=words)
    if len(found) > 1:
        raise Ambiguous(f"{text!r} may be several of these", candidates=tuple(found))
    return kind(found[0])


def _of_item(name: str) -> Callable[[Desk, Tag, str], None]:
    return lambda desk, tag, text: desk.edit(tag.annotation.id, {name: text})


def _edit_labels(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"labels": _listed(text, ",")})


def _edit_chain(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"attribution": _listed(text, ">")})


def _edit_stance(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"stance": _word(Stance, text)})


def _edit_expects(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"expects": _word(Expectation, text)})


def _edit_scenarios(desk: Desk, tag: Tag, text: str) -> None:
    """Puts the item in those that are new in the list, takes it out of those that are gone."""
    wanted, held = _listed(text, ","), tag.line.scenarios
    known = [desk.scenario(name).handle for name in wanted]
    with desk.together():
        for handle in known:
            if handle not in held:
                desk.put(tag.item.id, handle)
        for handle in held:
            if handle not in known:
                desk.take_out(tag.item.id, handle)


def _edit_threshold(desk: Desk, tag: Tag, text: str) -> None:
    desk.criteria(tag.item.id, threshold=text)


def _edit_baseline(desk: Desk, tag: Tag, text: str) -> None:
    desk.criteria(tag.item.id, baseline=text)


def _edit_source(desk: Desk, tag: Tag, text: str) -> None:
    desk.criteria(tag.item.id, source=text)


def _edit_timeframe(desk: Desk, tag: Tag, **changes: object) -> None:
    """A timeframe of which something is known is inferred, until somebody says otherwise."""
    frame: Timeframe = replace(tag.criteria.timeframe, **changes)  # type: ignore[arg-type]
    known = frame.words or frame.by or frame.event
    if "status" not in changes:
        if known and frame.status is TimeframeStatus.MISSING:
            frame = replace(frame, status=TimeframeStatus.INFERRED)
        if not known:
            frame = replace(frame, status=TimeframeStatus.MISSING)
    desk.criteria(tag.item.id, timeframe=frame)


def _edit_by(desk: Desk, tag: Tag, text: str) -> None:
    _edit_timeframe(desk, tag, by=When(text) if text else None)


def _edit_until(desk: Desk, tag: Tag, text: str) -> None:
    _edit_timeframe(desk, tag, words=text)


def _edit_event(desk: Desk, tag: Tag, text: str) -> None:
    _edit_timeframe(desk, tag, event=text)


def _edit_frame_status(desk: Desk, tag: Tag, text: str) -> None:
    _edit_timeframe(desk, tag, status=_word(TimeframeStatus, text))


def _read_probability(tag: Tag) -> str:
    """The last forecast by the one who said it, as it could be written again."""
    own = [f for f in tag.forecasts if f.forecaster == _speaker(tag)]
    if not own:
        return ""
    if own[-1].basis is Basis.VERBAL and own[-1].words:
        return own[-1].words
    imputed = " imputed" if own[-1].basis is Basis.IMPUTED else ""
    return f"{own[-1].probability * 100:.4g} %{imputed}"


def _speaker(tag: Tag) -> str:
    return tag.annotation.attribution[0] if tag.annotation.attribution else ""


def _add_forecast(desk: Desk, tag: Tag, text: str) -> None:
    """A forecast of the one who said it; the basis may be named after the figure."""
    words = text.split()
    basis = None
    if len(words) > 1 and words[-1] in set(Basis):
        basis = Basis(words.pop())
    if words:
        said = " ".join(words)
        check_basis(said, basis)
        desk.forecast(tag.item.id, said, forecaster=_speaker(tag), basis=basis)


def _beside(tag: Tag) -> list[Field]:
    """The number beside the word of probability, or that it says none."""
    wording = tag.annotation.wording
    rung = term(wording)
    if rung:
        return [Field("number", "", f"is {rung.shown}")]
    modal = is_modal(wording)
    return [Field("number", "", "says that it is possible, not how probable")] if modal else []


_FORETOLD = (Kind.PREDICTION,)

_PARTS: Sequence[_Part] = (
    _Part(
        "statement",
        "statement",
        "the event in positive form, so that one can say whether it occurred",
        lambda tag: tag.item.statement,
        _of_item("statement"),
        always=True,
    ),
    _Part(
        "handle",
        "handle",
        "a name that lasts: small letters, digits, hyphens",
        lambda tag: tag.item.handle,
        _of_item("handle"),
    ),
    _Part(
        "attribution",
        "says",
        "who said it, the speaker first: Zhuravlev > Sputnik > Korybko",
        lambda tag: " > ".join(tag.annotation.attribution),
        _edit_chain,
        always=True,
        sign=">",
    ),
    _Part(
        "stance",
        "stance",
        "own, endorsed, reported, rejected or ironic",
        lambda tag: tag.annotation.stance.value,
        _edit_stance,
    ),
    _Part(
        "expects",
        "expects",
        "does the author expect that it will occur, or not-occur?",
        lambda tag: tag.annotation.expects.value,
        _edit_expects,
        kinds=_FORETOLD,
    ),
    _Part(
        "wording",
        "wording",
        "the author's own word of probability: dürfte, probabile, likely",
        lambda tag: tag.annotation.wording,
        _of_item("wording"),
        kinds=_FORETOLD,
    ),
    _Part(
        "probability",
        "probability",
        "0.4, 40%, 2:3 or a word such as likely; the old one stays in the record",
        _read_probability,
        _add_forecast,
        kinds=_FORETOLD,
    ),
    _Part(
        "condition",
        "if",
        "what the event hangs on, in words",
        lambda tag: tag.item.condition,
        _of_item("condition"),
    ),
    _Part(
        "threshold",
        "test",
        "what has to be seen for it to count",
        lambda tag: tag.criteria.threshold,
        _edit_threshold,
    ),
    _Part(
        "baseline",
        "baseline",
        "how things stand before it",
        lambda tag: tag.criteria.baseline,
        _edit_baseline,
    ),
    _Part(
        "source",
        "look in",
        "the source that decides",
        lambda tag: tag.criteria.source,
        _edit_source,
    ),
    _Part(
        "until",
        "until",
        "until when, in the author's words",
        lambda tag: tag.criteria.timeframe.words,
        _edit_until,
    ),
    _Part(
        "by",
        "by",
        "the last day: 2026-12-31, 2026-12 or 2026",
        lambda tag: str(tag.criteria.timeframe.by or ""),
        _edit_by,
    ),
    _Part(
        "event",
        "before",
        "the event that the time hangs on",
        lambda tag: tag.criteria.timeframe.event,
        _edit_event,
    ),
    _Part(
        "timeframe",
        "time is",
        "explicit, inferred, imputed or missing",
        lambda tag: _unless_missing(tag.criteria.timeframe.status),
        _edit_frame_status,
    ),
    _Part(
        "scenarios",
        "scenarios",
        "handles, with commas; S makes one",
        lambda tag: ", ".join(tag.line.scenarios),
        _edit_scenarios,
        sign=",",
    ),
    _Part(
        "labels",
        "labels",
        "words of your own, with commas",
        lambda tag: ", ".join(tag.item.labels),
        _edit_labels,
        sign=",",
    ),
    _Part("note", "note", "for yourself", lambda tag: tag.item.note, _of_item("note")),
    _Part(
        "tlp",
        "handling",
        "how far it may go: clear, green, amber, amber+strict, red",
        lambda tag: tag.item.tlp or "",
        _of_item("tlp"),
    ),
)


def _unless_missing(status: TimeframeStatus) -> str:
    return "" if status is TimeframeStatus.MISSING else status.value
