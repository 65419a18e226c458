"""The quotes of a session held against the texts of its articles, before its first step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from scenarios.script import Step
from seeds import corpus_files, occurrences, quote
from seeds.corpus_files import SHIPPED
from seeds.reading import text_of
from seeds.refusal import Ambiguous, Refusal, Unknown
from store import names
from store.allowed import Allowed
from store.connection import Connection
from store.made import Made

_MOST_HELD = 20_000_000
"""Code points of texts that are held; the one that was held longest goes first."""

Wrong = tuple[str, Refusal]
"""A field of a step, and what is wrong with it."""


@dataclass(slots=True)
class Texts:
    """The texts of articles, as far as they are known before the session is run."""

    connection: Connection
    allowed: Allowed
    made: Made
    _held: dict[Path | str, str] = field(default_factory=dict)

    def called(self, name: object) -> str | None:
        """The text of the article that a step calls by a name; None where it is not known."""
        said = str(name)
        step = self.made.names.get(said)
        if step is not None:
            return self._added(step) if step.verb == "add" else None
        unsure = said in self.made.unread or self.made.retitled
        if unsure or self.made.may_have("article", said):
            return None
        try:
            id = names.article(self.connection, said)
        except Refusal:
            return None
        return self._once(id, lambda: self._stored(id))

    def tagged(self, name: object) -> str | None:
        """The text of the article in which an earlier step makes a tag; None where none does."""
        step = self.made.tagging(str(name))
        if step is None:
            return None
        return self.called(step.values["to" if step.verb == "mirror" else "article"])

    def _added(self, step: Step) -> str | None:
        said = str(step.argument)
        if said.startswith(SHIPPED):
            name = said.removeprefix(SHIPPED)
            return self._once(said, lambda: text_of(name, corpus_files.content(name)))
        if self.made.writes(step, said):
            return None
        path = step.origin.folder / said
        return self._once(Path(path), lambda: self._read(path))

    def _read(self, path: Any) -> str:
        found = self.allowed.to_read(path)
        return text_of(found.name, found.read_bytes())

    def _stored(self, id: str) -> str:
        row = self.connection.exec_driver_sql(
            "SELECT content FROM text WHERE sha256 = ?", (id[2:],)
        ).first()
        return cast(str, row[0] or "") if row else ""

    def _once(self, key: Path | str, read: Callable[[], str]) -> str | None:
        """A text; None where there is none: that is told by who needs it."""
        if key not in self._held:
            try:
                text = read()
            except (OSError, Refusal):
                text = ""
            held = sum(map(len, self._held.values())) + len(text)
            while self._held and held > _MOST_HELD:
                held -= len(self._held.pop(next(iter(self._held))))
            self._held[key] = text
        return self._held[key] or None


def wrong(step: Step, texts: Texts) -> Iterator[Wrong]:
    """The quotes of a step that do not stand where they are said to, or in several places."""
    for place, text, looks in _quotes(step, texts):
        if text is None:
            continue
        try:
            looks(text)
        except (Unknown, Ambiguous) as refusal:
            yield place, refusal


_Quote = tuple[str, str | None, Callable[[str], object]]


def _quotes(step: Step, texts: Texts) -> Iterator[_Quote]:
    """The quotes of a step: the field, the text that it is of, what finds it there."""
    said = step.values
    match step.verb:
        case "tag":
            yield from _of_tag(said, texts)
        case "mirror" if "quote" in said:
            yield "quote", texts.called(said["to"]), lambda text: _one(text, said)
        case "move" if "quote" in said:
            words = str(said["quote"])
            yield "quote", texts.tagged(said["move"]), lambda text: _somewhere(text, words)
        case "split":
            words = str(said["before"])
            yield "before", texts.tagged(said["split"]), lambda text: _somewhere(text, words)
        case "expect":
            yield from _of_expectation(cast("dict[str, Any]", step.argument), texts)
        case _:
            return


def _of_tag(said: Any, texts: Texts) -> Iterator[_Quote]:
    if "quote" in said:
        looks = _every if said.get("every") else _one
        yield "quote", texts.called(said["article"]), lambda text: looks(text, said)
    if isinstance(said.get("context"), str):
        around = said["context"]
        yield "context", texts.called(said["article"]), lambda text: quote.find(text, around)


def _of_expectation(expected: dict[str, Any], texts: Texts) -> Iterator[_Quote]:
    if "tagged" in expected:
        words, which = expected["tagged"], expected.get("occurrence")
        text = texts.called(expected["article"])
        yield "expect.tagged", text, lambda text: quote.find(text, words, occurrence=which)


def _one(text: str, said: Any) -> object:
    return quote.find(text, said["quote"], occurrence=said.get("occurrence"))


def _every(text: str, said: Any) -> object:
    return occurrences.meant(text, said["quote"], any_case=said.get("any_case", False))


def _somewhere(text: str, words: str) -> None:
    """Refuse words that are nowhere: which of several places is meant, the tag says."""
    if not quote.occurrences(text, words):
        quote.find(text, words)
