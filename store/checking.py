"""A session held against the store before its first step: names, duplicates, files, quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import cast

from scenarios.expectations import EXPECTATIONS
from scenarios.script import Session, Step
from scenarios.steps import VERBS
from seeds import corpus_files
from seeds.corpus_files import SHIPPED
from seeds.mistakes import Mistakes
from seeds.refusal import Invalid, Refusal, Unknown
from store import names
from store.allowed import Allowed
from store.bench import Bench
from store.connection import Connection
from store.made import Made
from store.quoting import Texts, wrong


def _no_step(connection: Connection, name: str) -> str:
    raise Unknown(f"no step is called {name!r}", attempt=f"as: {name}")


_STORED: dict[str, tuple[Callable[[Connection, str], str], ...]] = {
    "article": (names.article,),
    "item": (names.item,),
    "scenario": (names.scenario,),
    "subject": (names.subject,),
    "tag": (names.annotation,),
    "thing": (names.item, names.annotation),
    "any": (names.item, names.scenario, names.article),
    "step": (_no_step,),
}
"""What looks up a name of each role."""
_PLACE = re.compile("(.*):([0-9]+):([0-9]+)", re.DOTALL)
_NOUNS = {"subject": "item or scenario", "thing": "item or tag", "any": "item, scenario or article"}


def check(
    bench: Bench,
    session: Session,
    allowed: Allowed,
    made: Made,
    done: Collection[int],
    mistakes: Mistakes,
) -> None:
    """Add what cannot be right to the mistakes that were found in the file itself.

    `made` is what sessions before this one make; it is added to. Steps whose numbers are `done`
    are not looked at: what they speak of may be gone since.
    """
    made.next_session(session.unread, session.lacks)
    with bench.reading() as connection:
        texts = Texts(connection, allowed, made)
        checking = _Checking(connection, session, allowed, made, texts)
        for step in session.steps:
            if step.number not in done and not step.blank:
                mistakes.found += checking.mistakes(step)
            with mistakes:
                made.take(step, allowed)


def in_order(mistakes: Mistakes) -> None:
    """Sort mistakes by file, in the order of their being met, then by line and column."""
    places = [_PLACE.fullmatch(mistake.where) for mistake in mistakes.found]
    files = list(dict.fromkeys(place[1] for place in places if place))

    def order(pair: tuple[re.Match[str] | None, Invalid]) -> tuple[int, int, int]:
        place = pair[0]
        return (files.index(place[1]), int(place[2]), int(place[3])) if place else (-1, 0, 0)

    pairs = sorted(zip(places, mistakes.found, strict=True), key=order)
    mistakes.found = [mistake for _, mistake in pairs]


@dataclass(slots=True)
class _Checking:
    """What a session is held against."""

    connection: Connection
    session: Session
    allowed: Allowed
    made: Made
    texts: Texts
    stored: dict[tuple[str, str], Refusal | None] = field(default_factory=dict)

    def mistakes(self, step: Step) -> Iterator[Invalid]:
        """What is wrong with a step, each with its place."""
        for place, role, name in _named(step):
            try:
                if role == "target":
                    self.allowed.to_write(step.origin.folder / name)
                elif role == "file":
                    self._file(step, name)
                elif role == "step":
                    self._step(name)
                else:
                    self._name(step, role, name)
            except Refusal as error:
                yield cast(Invalid, step.placed(_invalid(error), place))
        for place, refusal in wrong(step, self.texts):
            yield cast(Invalid, step.placed(_invalid(refusal), place))
        if doubled := self.made.doubled(step):
            place, mistake = doubled
            yield cast(Invalid, step.placed(mistake, place))

    def _file(self, step: Step, name: str) -> None:
        if name.startswith(SHIPPED):
            corpus_files.content(name.removeprefix(SHIPPED))
        elif not self.made.writes(step, name):
            self.allowed.to_read(step.origin.folder / name)

    def _step(self, name: str) -> None:
        if name not in self.made.names and name not in self.made.unread:
            near = get_close_matches(name[:64], self.made.names, n=1)
            what = f"no earlier step is called {name[:60]!r}"
            raise Invalid(what, attempt=near[0] if near else f"as: {name[:60]}, in that step")

    def _name(self, step: Step, role: str, name: str) -> None:
        if self.made.has(role, name):
            return
        known = (role, name)
        if known not in self.stored:
            self.stored[known] = self._refused(role, name)
        refused = self.stored[known]
        if refused is None or self.made.may_have(role, name):
            return
        if not isinstance(refused, Unknown):
            raise refused
        noun = _NOUNS.get(role, role)
        what = f"there is no {noun} {name[:60]!r}, and no earlier step makes it"
        later = self._later(step, name)
        near = get_close_matches(name[:64], self.made.words(), n=1)
        attempt = later or (near[0] if near else refused.attempt)
        raise Invalid(what, attempt=attempt, candidates=refused.candidates)

    def _refused(self, role: str, name: str) -> Refusal | None:
        """Why the store does not know a name; None where it does."""
        error: Refusal | None = None
        for find in _STORED[role]:
            try:
                find(self.connection, name)
            except Refusal as refusal:
                error = error or refusal
            else:
                return None
        return error

    def _later(self, step: Step, name: str) -> str:
        """Where a later step makes what is named, if one does."""
        for other in self.session.steps[step.number :]:
            makes = [other.values.get("as"), other.values.get("handle")]
            if name in makes or (other.verb == "scenario" and other.argument == name):
                return f"{name} is made in line {other.line}; that step before this one"
        return ""


def _invalid(refusal: Refusal) -> Invalid:
    """What is wrong in a file, as such."""
    return Invalid(
        refusal.what,
        where=refusal.where,
        attempt=refusal.attempt,
        candidates=refusal.candidates,
    )


def _named(step: Step) -> Iterator[tuple[str, str, str]]:
    """What a step names: the place, the role, the name."""
    for key, role in _roles(step.verb):
        value = step.values.get(key)
        for name in value if isinstance(value, tuple) else (value,):
            if isinstance(name, str):
                yield key, role, name
    if step.verb == "expect":
        said = cast("dict[str, object]", step.argument)
        types = EXPECTATIONS[next(iter(said))].types
        for key, value in said.items():
            if types[key].role and isinstance(value, str):
                yield f"expect.{key}", types[key].role, value


@cache
def _roles(verb: str) -> tuple[tuple[str, str], ...]:
    """The fields of a verb that name something, each with the role."""
    known = VERBS[verb]
    fields = [(known.name, known.argument), *((f.name, f.type) for f in known.own)]
    return tuple((name, type.role) for name, type in fields if type.role)
