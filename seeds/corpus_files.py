"""The articles that ship, by name."""

from __future__ import annotations

from importlib.resources import files

from seeds.refusal import Unknown


def names() -> list[str]:
    """The names of the files, in order."""
    corpus = files("seeds") / "corpus"
    return sorted(file.name for file in corpus.iterdir() if file.name.endswith((".txt", ".md")))


def content(name: str) -> bytes:
    """What a file holds.

    Raises:
        Unknown: no article that ships has this name; the candidates are shown.
    """
    known = names()
    if name not in known:
        raise Unknown(
            f"no article that ships is called {name!r}", candidates=tuple(known), attempt="corpus:"
        )
    return (files("seeds") / "corpus" / name).read_bytes()
