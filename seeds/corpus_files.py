"""The articles that ship, by name."""

from __future__ import annotations

from importlib.resources import files

from seeds.refusal import Unknown

SHIPPED = "corpus:"
"""What the name of an article that ships begins with, where a file could be named too."""

_INVENTED = "invented"


def names() -> list[str]:
    """The names of the files, in order."""
    corpus = files("seeds") / "corpus"
    return sorted(file.name for file in corpus.iterdir() if file.name.endswith((".txt", ".md")))


def invented() -> list[str]:
    """The names of the columns of the worked example, as `invented/2024-01.en.md`: they are made
    up, and so are not among the articles that one adds to read."""
    folder = files("seeds") / "corpus" / _INVENTED
    return sorted(f"{_INVENTED}/{file.name}" for file in folder.iterdir())


def content(name: str) -> bytes:
    """What a file holds.

    Raises:
        Unknown: no article that ships has this name; the candidates are shown.
    """
    known = names()
    if name not in known and name not in invented():
        raise Unknown(
            f"no article that ships is called {name!r}", candidates=tuple(known), attempt="corpus:"
        )
    return (files("seeds") / "corpus" / name).read_bytes()
