"""What is written in the fields of a tag: each is one verb on the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from scenarios.criteria import Timeframe
from scenarios.vocabulary import Basis, Expectation, Stance, TimeframeStatus
from scenarios.words import check_basis
from seeds.refusal import Ambiguous, Unknown
from seeds.when import When

if TYPE_CHECKING:
    from store.desk import Desk
    from tui.tagged import Tag

W = TypeVar("W", bound=StrEnum)

WORDS: Mapping[str, Sequence[str]] = {
    "stance": tuple(Stance),
    "expects": tuple(Expectation),
    "timeframe": tuple(TimeframeStatus),
}
"""What may be written in fields that take a word of a closed list."""


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


def of_item(name: str) -> Callable[[Desk, Tag, str], None]:
    return lambda desk, tag, text: desk.edit(tag.annotation.id, {name: text})


def labels(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"labels": _listed(text, ",")})


def chain(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"attribution": _listed(text, ">")})


def stance(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"stance": _word(Stance, text)})


def expects(desk: Desk, tag: Tag, text: str) -> None:
    desk.edit(tag.annotation.id, {"expects": _word(Expectation, text)})


def scenarios(desk: Desk, tag: Tag, text: str) -> None:
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


def threshold(desk: Desk, tag: Tag, text: str) -> None:
    desk.criteria(tag.item.id, threshold=text)


def baseline(desk: Desk, tag: Tag, text: str) -> None:
    desk.criteria(tag.item.id, baseline=text)


def source(desk: Desk, tag: Tag, text: str) -> None:
    desk.criteria(tag.item.id, source=text)


def _timeframe(desk: Desk, tag: Tag, **changes: object) -> None:
    """A timeframe of which something is known is inferred, until somebody says otherwise."""
    frame: Timeframe = replace(tag.criteria.timeframe, **changes)  # type: ignore[arg-type]
    known = frame.words or frame.by or frame.event
    if "status" not in changes:
        if known and frame.status is TimeframeStatus.MISSING:
            frame = replace(frame, status=TimeframeStatus.INFERRED)
        if not known:
            frame = replace(frame, status=TimeframeStatus.MISSING)
    desk.criteria(tag.item.id, timeframe=frame)


def by(desk: Desk, tag: Tag, text: str) -> None:
    _timeframe(desk, tag, by=When(text) if text else None)


def until(desk: Desk, tag: Tag, text: str) -> None:
    _timeframe(desk, tag, words=text)


def event(desk: Desk, tag: Tag, text: str) -> None:
    _timeframe(desk, tag, event=text)


def frame_status(desk: Desk, tag: Tag, text: str) -> None:
    _timeframe(desk, tag, status=_word(TimeframeStatus, text))


def forecast(desk: Desk, tag: Tag, text: str) -> None:
    """A forecast of the one who said it; the basis may be named after the figure."""
    words = text.split()
    basis = None
    if len(words) > 1 and words[-1] in set(Basis):
        basis = Basis(words.pop())
    if words:
        said = " ".join(words)
        check_basis(said, basis)
        desk.forecast(tag.item.id, said, forecaster=tag.speaker, basis=basis)
