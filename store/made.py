"""What the steps of a session make, as far as that can be known before they are done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from scenarios.formats import scenario_file
from scenarios.script import Step
from scenarios.steps import VERBS
from seeds.corpus_files import SHIPPED, content
from seeds.reading import read
from seeds.refusal import Invalid, Refusal
from store.allowed import Allowed
from store.search import normal

_ADDING = frozenset(
    {
        *("add", "set", "same-work", "scenario", "tag", "put", "criteria", "forecast", "source"),
        *("condition", "add-item"),
        *("mark", "snooze", "export", "seal", "backup", "expect", "take-out"),
        *("report", "report-article"),
    }
)
"""Verbs that take no handle away, so that one that was made stays taken."""
_MAKING = frozenset({"tag", "add-item", "split", "unlink", "retag"})
"""Verbs whose `handle` is that of an item which they make."""
_LOOSE = frozenset({"undo", "redo", "join"})
"""Verbs after which anything may be there."""
_NUMBERING = frozenset({"split", "mirror", "unlink", "retag", "merge"})
"""Verbs that may make items with the next free number as their handle."""
_NUMBER = re.compile("[a-z]-[0-9]+")
_BEGINNING = re.compile("(?:[a-z]:)?[0-9a-f]{4,}")
_ITEMS = ("item", "subject", "thing", "tag", "any")


@dataclass(slots=True)
class Made:
    """Names that steps give (`as`), handles, and what files bring.

    `unread` is what steps with a mistake may make, `taken` are handles that nothing can have
    given back since. `loose` says that anything may be there, `any_article` any article;
    `numbered` that some items have numbers for handles, `retitled` that some article's title is
    another one since.
    """

    names: dict[str, Step] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    scenarios: set[str] = field(default_factory=set)
    taken: dict[tuple[str, str], Step] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    added: list[tuple[str, Path | None]] = field(default_factory=list)
    targets: set[Path] = field(default_factory=set)
    unread: frozenset[str] = frozenset()
    loose: bool = False
    any_article: bool = False
    numbered: bool = False
    retitled: bool = False

    def next_session(self, unread: frozenset[str], lacks: bool) -> None:
        """Names that steps give are of one session only."""
        self.names.clear()
        self.unread |= unread
        self.loose |= lacks

    def words(self) -> list[str]:
        """What could have been meant."""
        return [*self.names, *self.items, *self.scenarios]

    def has(self, role: str, name: str) -> bool:
        """Whether an earlier step makes what is named."""
        if name in self.names or name in self.unread:
            return True
        if role in _ITEMS and (name in self.items or (self.numbered and _NUMBER.fullmatch(name))):
            return True
        return role in ("scenario", "subject", "any") and name in self.scenarios

    def tagging(self, name: str) -> Step | None:
        """The earlier step that makes the tag which is named."""
        step = self.names.get(name) or self.taken.get(("item", name))
        return step if step and step.verb in ("tag", "mirror") else None

    def may_have(self, role: str, name: str) -> bool:
        """Whether what is named can come of an earlier step, by an id or a title."""
        if self.loose:
            return True
        if role in ("article", "any"):
            self._read_all()
            wanted = " ".join(normal(name).split())
            if self.any_article or (wanted and any(wanted in title for title in self.titles)):
                return True
        if not _BEGINNING.fullmatch(name):
            return False
        return any(id.startswith(name) or id[2:].startswith(name) for id in self.ids)

    def writes(self, step: Step, name: str) -> bool:
        """Whether an earlier step writes the file."""
        return bool(self.targets) and _path(step, name) in self.targets

    def doubled(self, step: Step) -> tuple[str, Invalid] | None:
        """What a step makes that is made already, and its field; not by the same step again."""
        name = step.values.get("as")
        if isinstance(name, str) and (other := self.names.get(name)) and _differ(step, other):
            what = f"the name {name[:60]!r} is given in line {other.line} already"
            return "as", Invalid(what, attempt="another name")
        for key, kind, handle in _handles(step):
            first = self.taken.get((kind, handle))
            if first is None or not _differ(step, first):
                continue
            if kind == "scenario" and not _contradict(step, first):
                continue
            what = f"the handle {handle} is made in line {first.line} already"
            attempt = "one of them" if kind == "scenario" else f"another, or item: {handle}"
            return key, Invalid(what, attempt=attempt)
        return None

    def take(self, step: Step, allowed: Allowed) -> None:
        """Know what a step makes.

        Raises:
            Invalid: a scenario file that it brings has a mistake.
        """
        if step.verb not in _ADDING:
            self.taken.clear()
        name = step.values.get("as", step.argument if step.verb == "add" else None)
        if isinstance(name, str):
            self.names.setdefault(name, step)
        for _, kind, handle in _handles(step):
            (self.scenarios if kind == "scenario" else self.items).add(handle)
            self.taken.setdefault((kind, handle), step)
        if step.verb in ("edit", "edit-scenario") and "handle" in step.values:
            known = self.items if step.verb == "edit" else self.scenarios
            known.add(str(step.values["handle"]))
        making = step.verb in ("tag", "add-item")
        made_unnamed = making and not step.values.keys() & {"handle", "item"}
        self.numbered |= made_unnamed or step.verb in _NUMBERING or "each" in step.values
        self.retitled |= step.verb == "set" and "title" in step.values
        self.loose |= step.verb in _LOOSE or bool(step.values.get("offered"))
        self._files(step, allowed)

    def _files(self, step: Step, allowed: Allowed) -> None:
        self.targets |= {_path(step, str(step.values[k])) for k in VERBS[step.verb].targets}
        if step.verb not in ("add", "import"):
            return
        said = str(step.argument)
        try:
            path = None if said.startswith(SHIPPED) else allowed.to_read(_path(step, said))
            if step.verb == "add":
                self.added.append((said, path))
            elif path:
                self._bring(path.read_bytes(), said)
        except Invalid as error:
            self._unknown(step)
            if error.where:  # a mistake in the scenario file; that it is not there is told before
                raise
        except (OSError, Refusal):
            self._unknown(step)

    def _unknown(self, step: Step) -> None:
        """What a file holds is not known."""
        self.any_article = True
        self.loose |= step.verb == "import"

    def _bring(self, data: bytes, said: str) -> None:
        found = scenario_file.read(data, said)
        self.items |= {item.handle for item in found.items}
        self.scenarios |= {scenario.handle for scenario in found.scenarios}
        self.titles += [" ".join(normal(a.title).split()) for a in found.articles]
        for things in (found.articles, found.items, found.scenarios, found.annotations):
            self.ids |= {thing.id for thing in things}

    def _read_all(self) -> None:
        """Read the articles that are added for their titles: only where one is asked for."""
        while self.added:
            said, path = self.added.pop()
            try:
                data = path.read_bytes() if path else content(said.removeprefix(SHIPPED))
                article = read(Path(said.removeprefix(SHIPPED)).name, data)
            except (OSError, Refusal):
                self.any_article = True
                continue
            self.titles.append(" ".join(normal(article.title).split()))
            self.ids.add(article.id)


def _path(step: Step, name: str) -> Path:
    return Path(step.origin.folder / name)


def _handles(step: Step) -> list[tuple[str, str, str]]:
    """The handles that a step makes: the field, of what it is one, the handle."""
    if step.verb == "scenario":
        return [("scenario", "scenario", str(step.argument))]
    if step.verb in _MAKING and "handle" in step.values and "item" not in step.values:
        return [("handle", "item", str(step.values["handle"]))]
    return []


def _differ(step: Step, other: Step) -> bool:
    return step.verb != other.verb or step.content != other.content


def _contradict(step: Step, other: Step) -> bool:
    both = step.values.keys() & other.values.keys() - {"at", "analyst"}
    return any(step.values[key] != other.values[key] for key in both)
