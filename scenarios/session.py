"""Session files, `signposts: session/1`: a script of verbs, read whole before any is done.

What a file includes is read with it, into one list of steps.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import PurePath

from scenarios.formats.fields import check_format
from scenarios.script import Origin, Session, Step, content_of, step_keys
from scenarios.step_reading import Place, read_step
from scenarios.steps import VERBS
from scenarios.variables import NONE, Variables, read_variables
from seeds import strict_yaml
from seeds.refusal import Invalid, Refusal
from seeds.strict_yaml import Document, Fields, Mistakes, Node, Scalar
from seeds.strict_yaml import Mapping as Entries

__all__ = ["FORMAT", "TOP", "Session", "Step", "read_session", "schema", "step_keys"]

FORMAT = "session/1"
TOP = ("signposts", "name", "analyst", "vars", "on_error", "steps")
ON_ERROR = ("roll-back", "keep")
Fetch = Callable[[PurePath], bytes]
"""What an included file holds, by its path from the folder of the file that is run."""

_DEEPEST = 16
_MOST_FILES = 1000


def read_session(
    data: bytes,
    name: str,
    *,
    fetch: Fetch | None = None,
    given: Mapping[str, str] | None = None,
) -> Session:
    """The session that a file holds; `name` is what errors call the file.

    `fetch` reads the files that it includes, and refuses those that it may not; `given` are the
    values of variables.

    Raises:
        Invalid: a file has a mistake; Several where there are more.
    """
    session, mistakes = read_with_mistakes(data, name, fetch=fetch, given=given)
    mistakes.refuse()
    return session


def read_with_mistakes(
    data: bytes,
    name: str,
    *,
    fetch: Fetch | None = None,
    given: Mapping[str, str] | None = None,
) -> tuple[Session, Mistakes]:
    """The steps that have no mistake, and the mistakes: whoever checks further tells all at once.

    Raises:
        Invalid: the file is no session at all.
    """
    reading = _Reading(fetch or _refuse, dict(given or {}))
    document = strict_yaml.read(data, name)
    check_format(document, FORMAT)
    origin, keeps = reading.file(document, PurePath(), (name,), "", {})
    session = Session(
        origin.name,
        origin.analyst,
        tuple(reading.steps),
        name,
        keeps,
        tuple(dict.fromkeys(reading.included)),
        frozenset(reading.variables),
        frozenset(reading.unread),
        reading.lacks,
    )
    return session, reading.mistakes


def schema() -> str:
    """The JSON Schema of a session file, for editors."""
    return (files("scenarios.formats") / "session-1.schema.json").read_text("utf-8")


def _refuse(path: PurePath) -> bytes:
    raise Invalid(f"{path} cannot be included here", attempt="the steps themselves")


@dataclass(slots=True)
class _Reading:
    """One list of steps and one of mistakes, whatever file they stand in."""

    fetch: Fetch
    given: dict[str, str]
    mistakes: Mistakes = field(default_factory=Mistakes)
    steps: list[Step] = field(default_factory=list)
    included: list[PurePath] = field(default_factory=list)
    variables: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    lacks: bool = False
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def file(
        self,
        document: Document,
        folder: PurePath,
        chain: tuple[str, ...],
        analyst: str,
        outer: Mapping[str, str],
    ) -> tuple[Origin, bool]:
        """Take in the steps of a file; `chain` is how it came to be read, itself last."""
        top = document.mapping(document.root)
        called, keeps, variables = "", False, NONE
        nodes: tuple[Node, ...] = ()
        with self.mistakes:
            document.mapping(document.root, TOP)
        with self.mistakes:
            called = document.text(top["name"])
        with self.mistakes:
            analyst = top.optional("analyst", document.text, analyst)
        with self.mistakes:
            keeps = top.optional("on_error", lambda node: _keeps(document, node), False)
        with self.mistakes:
            variables = self._variables(document, top, outer)
        with self.mistakes:
            nodes = document.items(top["steps"])
        origin = Origin(called, analyst, document.name, folder, document.source)
        for node in nodes:
            with self.mistakes:
                self._step(document, node, origin, chain, variables)
        return origin, keeps

    def _variables(self, document: Document, top: Fields, outer: Mapping[str, str]) -> Variables:
        node = top.get("vars")
        if node is None:
            return NONE
        found = read_variables(document, node, {**outer, **self.given}, self.mistakes)
        self.variables |= set(found.values or ())
        return found

    def _step(
        self,
        document: Document,
        node: Node,
        origin: Origin,
        chain: tuple[str, ...],
        variables: Variables,
    ) -> None:
        mistakes = Mistakes()
        node = variables.put_in(document, node, mistakes)
        verb = ""
        values: dict[str, object] = {}
        places: dict[str, Place] = {}
        if not mistakes.found:
            with mistakes:
                verb, values, places = read_step(document, node, mistakes)
        if mistakes.found:
            told = self.mistakes.found
            self.mistakes.found += [mistake for mistake in mistakes.found if mistake not in told]
            self.unread |= set(_made(node))
            return
        if verb == "include":
            there = document.mapping(node)["include"]
            lacked, self.lacks = self.lacks, True
            self._include(document, there, str(values["include"]), origin, chain, variables)
            self.lacks = lacked
            return
        content = content_of(values)
        known = (origin.name, content)
        ordinal = self.seen[known]
        step = Step(verb, values, len(self.steps) + 1, ordinal, places, origin, content)
        self.seen[known] += 1
        self.steps.append(step)

    def _include(
        self,
        document: Document,
        node: Node,
        said: str,
        origin: Origin,
        chain: tuple[str, ...],
        variables: Variables,
    ) -> None:
        path = origin.folder / said
        name = os.path.normpath(PurePath(chain[0]).parent / path)
        further = (*chain, name)
        if name in (os.path.normpath(file) for file in chain):
            what = f"{said} includes itself: {' → '.join(further)}"
            document.fail(node, what, attempt="leave this step out")
        if len(chain) > _DEEPEST or len(self.included) >= _MOST_FILES:
            what = f"more than {_DEEPEST} files inside one another, or {_MOST_FILES} in all"
            document.fail(node, what, attempt="fewer files")
        try:
            data = self.fetch(path)
        except Refusal as error:
            document.fail(node, error.what, attempt=error.attempt)
        self.included.append(path)
        found = strict_yaml.read(data, name)
        check_format(found, FORMAT)
        self.file(found, path.parent, further, origin.analyst, variables.known)


def _made(node: Node) -> Iterator[str]:
    """What a step with a mistake may make: its `as`, its handle, and what a new verb stands for."""
    entries = node.entries if isinstance(node, Entries) else ()
    for place, (key, value) in enumerate(entries):
        first = place == 0 and (key.value not in VERBS or VERBS[key.value].makes)
        if isinstance(value, Scalar) and (first or key.value in ("as", "handle")):
            yield value.value


def _keeps(document: Document, node: Node) -> bool:
    said = document.text(node)
    if said not in ON_ERROR:
        document.fail(node, f"unknown {said[:60]!r}", attempt=" or ".join(ON_ERROR))
    return said == "keep"
