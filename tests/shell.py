"""The command line in this process: words in, exit status and both outputs out."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui import cli

NOW = "2026-11-21T12:00:00Z"

BRIDGE = """\
---
title: Who guards the bridge?
authors: [Tomas Brandl]
outlet: Orlik Gazette
published: 2026-03-04
language: en
---
# Who guards the bridge?

The river police guard the bridge. It is said that nobody crosses the bridge at night.

These steps would announce a closure:

- tolls are doubled for lorries;
- soldiers take the place of the river police on the bridge;
- the night train is cancelled.

The bridge will probably be closed before 2027. There will be no war over it.
"""

PONTE = """\
---
title: Il ponte conteso
authors: [Tomas Brandl]
published: 2026-03-04
language: it
---
La polizia fluviale sorveglia il ponte. Ecco i passi che annuncerebbero la chiusura:

- i pedaggi per i camion raddoppiano;
- i soldati prendono il posto della polizia fluviale sul ponte;
- il treno notturno viene soppresso.
"""

IDS = re.compile(r"\b([acfiknosz]):[0-9a-f]{8,64}\b")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def form(self) -> Any:
        """Its output, as JSON."""
        return json.loads(self.out)

    @property
    def word(self) -> str:
        """The first word of its output: an id, mostly."""
        return self.out.split()[0]


class Shell:
    """A folder with a simulated store, `store.db`, at a fixed time."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._captured = captured

    def __call__(self, *words: str | Path) -> Ran:
        """Run a command: one line as a shell would read it, or word by word; it is always noon."""
        return self.bare(*self._split(words), "--simulate", "--now", NOW)

    def bare(self, *words: str | Path) -> Ran:
        """The same, and nothing but these words."""
        self._captured.readouterr()
        status = cli.run(self._split(words))
        return Ran(status, *self._captured.readouterr())

    @staticmethod
    def _split(words: tuple[str | Path, ...]) -> list[str]:
        given = [str(word) for word in words]
        return shlex.split(given[0]) if len(given) == 1 else given

    def does(self, *words: str | Path) -> Ran:
        """The same, of a command that is to succeed."""
        ran = self(*words)
        assert ran.status == 0, ran.err
        return ran

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def bridge(self) -> None:
        """Add the article on the bridge, and make the scenario of its closure."""
        self.write("bridge.md", BRIDGE)
        self.does("add bridge.md")
        self.does('scenario add orlik --title "Closure of the Orlik bridge"')

    def tag(self, kind: str, quote: str, handle: str, *more: str) -> str:
        """Tag a passage of it, in its scenario; the id of the annotation."""
        said = ("--kind", kind, "--quote", quote, "--handle", handle, "--scenario", "orlik")
        return self.does("tag", "guards the bridge", *said, *more).word

    def tags(self) -> None:
        """Two triggers, two predictions and a claim of it."""
        self.tag("trigger", "tolls are doubled for lorries", "tolls-doubled")
        statement = "The army takes over the guard of the bridge"
        quote = "soldiers take the place of the river police on the bridge"
        self.tag("trigger", quote, "army-guard", "--statement", statement)
        quote = "The bridge will probably be closed before 2027."
        self.tag("prediction", quote, "bridge-closed", "--wording", "probably")
        quote = "There will be no war over it."
        self.tag("prediction", quote, "war", "--expects", "not-occur")
        self.tag("claim", "The river police guard the bridge.", "police-guard")


def without_ids(text: str) -> str:
    """The text with the digits of ids, which differ from store to store, left out."""
    return IDS.sub(r"\1:…", text)
