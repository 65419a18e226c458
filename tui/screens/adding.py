"""Bringing articles in, and correcting what is known about them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.article import Metadata
from seeds.refusal import Invalid, Refusal, Unavailable
from seeds.when import When
from tui import bringing
from tui.screens.prompt import Field, Prompt

if TYPE_CHECKING:
    from seeds.article import Article
    from store.desk import Desk


def ask_files() -> Prompt[list[Path]]:
    """Asks for a file or folder; what is there to be read."""

    def do(said: dict[str, str]) -> list[Path]:
        if not said["path"].strip():
            raise Invalid("a file or a folder", attempt="notes/, or bridge.txt")
        return bringing.files(said["path"].strip())

    return Prompt("Add articles", [Field("path", "from", "", "a file or a folder")], do)


def read_all(paths: Sequence[Path], languages: Sequence[str]) -> list[Article | Refusal]:
    """What the files hold, or why one cannot be read. Takes its time: not for the screen's
    thread."""
    found: list[Article | Refusal] = []
    for path in paths:
        try:
            found.append(bringing.read(path, languages))
        except Refusal as refusal:
            found.append(refusal)
    return found


def keep_all(desk: Desk, found: Sequence[Article | Refusal]) -> tuple[str, str]:
    """Adds the articles; the id of the first one, and what to say of it all.

    Raises:
        Unavailable: the store is locked.
    """
    first, new, known, offered, wrong = "", 0, 0, 0, []
    for one in found:
        try:
            if isinstance(one, Refusal):
                raise one
            added = desk.add(one)
        except Unavailable:
            raise
        except Refusal as refusal:
            wrong.append(str(refusal))
            continue
        first = first or added.article.id
        new, known = new + added.new, known + (not added.new)
        offered += desk.offered(added.article.id)
    said = [f"{new} article{'' if new == 1 else 's'} added"] if new or not wrong else []
    said += [f"{known} here already"] if known else []
    said += [f"{offered} tags are offered for what is known: o takes them"] if offered else []
    said += [f"not read: {'; '.join(wrong)}"] if wrong else []
    return first, ", ".join(said)


_FIELDS = (
    Field("title", "title", hint="none: its first words serve"),
    Field("authors", "authors", hint="with commas"),
    Field("outlet", "outlet"),
    Field("translators", "translators", hint="with commas"),
    Field("published", "date", hint="2026-03-04, 2026-03 or 2026; empty where unknown"),
    Field("language", "language", hint="de, it, pt-BR"),
    Field("url", "url"),
    Field("coverage", "coverage", hint="whole if all its predictions are tagged, or selection"),
    Field("tlp", "handling", hint="clear, green, amber, amber+strict or red"),
)
_LISTS = ("authors", "translators")


def correct(desk: Desk, id: str) -> Prompt[str]:
    """Asks for the metadata of an article and keeps what is changed, in one deed."""
    known = desk.article(id).metadata

    def do(said: dict[str, str]) -> str:
        changes = {name: _read(name, text.strip()) for name, text in said.items()}
        desk.set(id, changes)
        return id

    fields = [Field(f.name, f.label, _written(known, f.name), f.hint) for f in _FIELDS]
    return Prompt("What is known about the article", fields, do)


def _written(known: Metadata, name: str) -> str:
    value = getattr(known, name)
    return ", ".join(value) if name in _LISTS else str(value or "")


def _read(name: str, text: str) -> object:
    """The value of a field.

    Raises:
        Invalid: it cannot be one; the field is named.
    """
    if name in _LISTS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        if name == "published":
            return When(text) if text else None
        if name == "language" and text:
            return _language(text)
    except Invalid as error:
        raise Invalid(error.what, where=name, attempt=error.attempt) from None
    return text


def _language(text: str) -> str:
    from seeds.language import is_tag

    if not is_tag(text):
        raise Invalid(f"{text!r} is no language tag", attempt="de, it, pt-BR")
    return text
