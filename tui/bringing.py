"""Files and folders that a person names, read as articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.refusal import Refusal, Unknown

if TYPE_CHECKING:
    from seeds.article import Article


def files(name: str) -> list[Path]:
    """The file of that name, or the texts in the folder and below it, hidden ones left out.

    Raises:
        Unknown: there is no such file.
        Refusal: the folder has no text in it, or cannot be read.
    """
    from seeds.reading import READERS

    if not name.strip():  # else it would be the folder that one is in
        raise Unknown("a file needs a name", attempt="notes/bridge.md")
    path = Path(name).expanduser()
    if not path.is_dir():
        if not path.exists():
            raise Unknown("there is no such file or folder", where=name, attempt="another path")
        return [path]
    try:
        found = sorted(_below(path, tuple(READERS)), key=str)
    except OSError as error:
        raise Refusal(f"the folder cannot be read: {error.strerror}", where=name) from None
    if not found:
        kinds = ", ".join(READERS)
        raise Refusal("no text in this folder", where=name, attempt=f"a folder with {kinds}")
    return found


def _below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for one in folder.iterdir():
        if one.name.startswith("."):
            continue
        if one.is_dir():
            if not one.is_symlink():  # a link may lead back up
                yield from _below(one, suffixes)
        elif one.suffix.lower() in suffixes:
            yield one


def read(path: Path, languages: Sequence[str] = ()) -> Article:
    """The article in a file; `languages` are those that it may be in, all that are known if none.

    Raises:
        Refusal: it cannot be read, or is no text.
    """
    from seeds.language import LANGUAGES
    from seeds.reading import MOST_BYTES
    from seeds.reading import read as read_bytes

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal(f"cannot be read: {error.strerror}", where=str(path)) from None
    return read_bytes(str(path), data, tuple(languages) or LANGUAGES)
