"""A stretch of the history saved as a session file: for the command and for the app."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from seeds.display import safe_line
from seeds.refusal import Invalid, Refusal
from tui.files import write_whole

if TYPE_CHECKING:
    from store.desk import Desk
    from store.recording import Recording


_READ = 400


def recorded(
    desk: Desk,
    deeds: Collection[str],
    file: str,
    *,
    said: Mapping[str, str] | None = None,
    articles: str = "",
    undone: bool = False,
) -> Recording:
    """The session of some deeds, called after its file; `said` are the words that chose them.

    Raises:
        Invalid: `articles` is no folder beside the file or in one beside it.
    """
    from store.deeds import bounds
    from store.recording import record

    last = (said or {}).get("day") or (said or {}).get("until")
    return record(
        desk,
        deeds,
        PurePath(file).stem if file else "recorded",
        folder=_beside(articles, file) if articles else "",
        undone=undone,
        until=bounds(last)[1] if last else None,
    )


def ids(desk: Desk, numbers: Sequence[int]) -> list[str]:
    """The ids of deeds that are known by row number."""
    found: list[str] = []
    for start in range(0, len(numbers), _READ):
        some = desk.deeds_at(numbers[start : start + _READ])
        found += [done.id for done in some if done]
    return found


def _beside(articles: str, file: str) -> str:
    folder = Path(file).expanduser().parent if file else Path()
    found = PurePath(os.path.relpath(Path(articles).expanduser(), folder))
    if ".." in found.parts or found.is_absolute():
        raise Invalid(
            "a session reads no files outside of its own folder",
            where=articles,
            attempt=str(folder / "articles"),
        )
    return "" if found == PurePath() else f"{found.as_posix()}/"


def save(recording: Recording, file: str, *, articles: str = "") -> tuple[str, ...]:
    """Write a recorded session, and the articles that it adds where that is asked; what to say.

    Raises:
        Refusal: a file is there already, or cannot be written.
    """
    unlike = save_articles(recording, articles) if articles else ()
    path = write_whole(file, recording.content)
    many = f"{recording.steps} step{'' if recording.steps == 1 else 's'}"
    return (safe_line(f"{many} written to {path}"), *remarks(recording, unlike, bool(articles)))


def save_articles(recording: Recording, articles: str) -> tuple[str, ...]:
    """Write the files of articles; those that are read otherwise than the article's own file was.

    What is there with the same content is left.

    Raises:
        Refusal: a file is there with other content, or cannot be written.
    """
    from store.article_files import file_of

    folder = Path(articles).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"{folder} cannot be made: {error.strerror}") from None
    unlike: list[str] = []
    for name, article in recording.articles.items():
        path = folder / PurePath(name).name
        content, alike = file_of(path.name, article)
        unlike += [] if alike else [name]
        if not (path.is_file() and path.read_bytes() == content):
            write_whole(str(path), content)
    return tuple(unlike)


def remarks(recording: Recording, unlike: Sequence[str], texts: bool) -> Iterator[str]:
    """What is to be known about a recording: what is not in it, and what it needs."""
    for what, times in recording.left_out:
        many = f" ({times} times)" if times > 1 else ""
        yield safe_line(f"left out: {what}{many}")
    for handle, own in recording.renamed:
        yield safe_line(f"two things are called {handle}; in the session the second is {own}")
    if recording.articles and not texts:
        some = ", ".join(list(recording.articles)[:3])
        more = f" and {len(recording.articles) - 3} more" if len(recording.articles) > 3 else ""
        yield safe_line(f"it adds files that have to be there: {some}{more}")
    for name in unlike:
        yield safe_line(f"{name} is read otherwise than the article's own file was")
