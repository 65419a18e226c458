"""What a running session has: a desk, the names that it gave, the files that it may touch."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from scenarios.releasing import LeftOut
from scenarios.tlp import Tlp
from seeds import corpus_files
from seeds.article import Article
from seeds.corpus_files import SHIPPED
from seeds.refusal import Refusal
from store import outgoing
from store.allowed import Allowed
from store.desk import Desk

Reporter = Callable[[Desk, str, str, str, Tlp | None], tuple[bytes, LeftOut | None]]
"""Makes a report: of a `scenario` or an `article`, by its name, in the format of the file, with
nothing that is marked higher; and says how much that is."""


@dataclass(slots=True)
class Stage:
    """Where the steps of one session are done.

    `keys` are those of the steps that gave a name. `folder` is where the step's file is, seen
    from that of the file that is run. `exports` are the files to be written, by their real place:
    what to call them, and their content. `notes` say what is not in them.
    """

    desk: Desk
    allowed: Allowed
    folder: PurePath = field(default_factory=PurePath)
    names: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    exports: dict[Path, tuple[Path, bytes]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    reporter: Reporter | None = None
    joins: int = 0  # those that changed something, though they are no deeds
    page: tuple[str, Article] | None = None

    def named(self, name: object) -> str:
        """The id that the session gave the name to, else the name."""
        return self.names.get(str(name), str(name))

    def path(self, name: object) -> Path:
        """The file that a step is to read, without links, and as short as it can be named.

        Raises:
            Refusal: it is not there, or not one that the session may read.
        """
        found = self.allowed.to_read(self.folder / str(name))
        return Path(min(str(found), os.path.relpath(found), key=len))

    def file(self, name: object) -> bytes:
        """The bytes of a file beside the session, or of an article that ships.

        Raises:
            Refusal: it cannot be read.
        """
        said = str(name)
        if said.startswith(SHIPPED):
            return corpus_files.content(said.removeprefix(SHIPPED))
        if self.exports and (written := self.exports.get(self.allowed.place(self.folder / said))):
            return written[1]
        try:
            return self.path(said).read_bytes()
        except OSError as error:
            raise Refusal(
                f"{said} cannot be read: {error.strerror}", attempt="a path beside the session"
            ) from None

    def write(self, name: object, content: bytes) -> None:
        """Have a file written when the session is through.

        Raises:
            Refusal: the session may not write it.
        """
        place = self.allowed.to_write(self.folder / str(name))
        outgoing.refuse_other_kind(place, str(name), content)
        self.exports[place] = (Path(self.folder / str(name)), content)

    def report(self, what: str, name: object, file: str, most: Tlp | None = None) -> None:
        """Write a report, as whoever runs the session makes it: the store draws nothing.

        Raises:
            Refusal: nobody makes any; the session may not write it.
        """
        if self.reporter is None:
            raise Refusal("reports are not written here", attempt="signposts run SESSION.yaml")
        content, left = self.reporter(self.desk, what, self.named(name), file, most)
        self.write(file, content)
        self.note_left(file, left)

    def note_left(self, file: object, left: LeftOut | None) -> None:
        """Have it said how much was left out of a file, where there was a limit."""
        if left:
            self.notes.append(f"{file}: {left.told}")

    def text(self, name: object) -> tuple[str, str]:
        """The id and the text of an article.

        Raises:
            Refusal: the text is not here; Unknown, Ambiguous: the article.
        """
        called = self.named(name)
        if self.page is None or self.page[0] != called:
            self.page = (called, self.desk.article(called))
        found = self.page[1]
        if found.text is None:
            raise Refusal("the article's text is not here", where=found.title)
        return found.id, found.text
