"""How each screen looks, in a small and a large terminal, in colour and without.

After a change that is meant: `SIGNPOSTS_GOLDEN=write python -m pytest tests/test_snapshots.py`,
then read the difference.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from tests.app import Visit, open_desk
from tests.colleagues import differing
from tests.orlik import orlik, tag
from tests.snapshots import FOLDER, compare, taken


@dataclass(frozen=True)
class Scene:
    """A screen and the keys that lead to it, in the library or in an article that is open."""

    keys: str = ""
    article: str = ""
    empty: bool = False
    differing: bool = False
    tour: bool = False


BRIDGE = "Who guards"

SCENES = {
    "library": Scene("j"),
    "library-empty": Scene(empty=True),
    "library-filter": Scene("slash b r i"),
    "reading": Scene("n n", BRIDGE),
    "reading-overlaps": Scene("G k", BRIDGE),
    "reading-selection": Scene("G k v b b b o w", BRIDGE),
    "reading-hits": Scene("slash t h e enter", BRIDGE),
    "reading-ends": Scene("n e", BRIDGE),
    "reading-beside": Scene("n D", BRIDGE),
    "reading-error": Scene("enter", BRIDGE),
    "reading-untagged": Scene("J", "Il ponte"),
    "details": Scene("n n enter", BRIDGE),
    "details-refused": Scene("n n enter tab N o enter", BRIDGE),
    "board": Scene("b"),
    "timeline": Scene("b t"),
    "odds": Scene(
        "b O p 1 0 percent_sign ctrl+s "
        "e down down down 6 6 percent_sign down 3 0 percent_sign ctrl+s"
    ),
    "weighing": Scene("b e"),
    "record": Scene("R"),
    "item": Scene("b enter"),
    "review": Scene("r"),
    "finding": Scene("r 1"),
    "history": Scene("h"),
    "undoing": Scene("h 1 2 j u"),
    "as-of": Scene("at 2 0 2 6 minus 1 1 minus 2 1 enter"),
    "pairs": Scene("p", differing=True),
    "disagreements": Scene("d N", differing=True),
    "scenarios": Scene("b s"),
    "picker": Scene("S", BRIDGE),
    "prompt": Scene("e"),
    "outline": Scene("O", BRIDGE),
    "menu": Scene("n a", BRIDGE),
    "occurrences": Scene("n asterisk", BRIDGE),
    "find": Scene("slash b r i d", BRIDGE),
    "search": Scene("ctrl+f b r i d g e"),
    "help": Scene("question_mark", BRIDGE),
    "tour": Scene(tour=True),
    "palette": Scene("ctrl+p t a g"),
}
"""One line for each; its file is made with SIGNPOSTS_GOLDEN=write."""


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A store with overlapping tags, read to the end, an empty one, one of two analysts."""
    folder = tmp_path_factory.mktemp("snapshots")
    full, empty = folder / "full.db", folder / "empty.db"
    orlik(full)
    with open_desk(full) as desk:
        bridge = desk.article(BRIDGE).id
        police = "will probably be closed for weeks. The police deny it."
        tag(desk, bridge, police, Kind.CLAIM, "police-deny", "The police deny it")
        tag(desk, bridge, "closed for weeks", Kind.TRIGGER, "weeks", "It is closed for weeks")
        for line in desk.articles():  # what has been read does not depend on the machine's haste
            desk.look(line.id, 0, Span(0, line.length))
    open_desk(empty).close()
    return full, empty, differing(folder / "differing.db")


@pytest.mark.parametrize("name", SCENES)
def test_a_screen_looks_as_it_did(
    name: str, stores: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = SCENES[name]
    which = 2 if scene.differing else int(scene.empty)
    store = Path(shutil.copy(stores[which], tmp_path / "store.db"))

    async def act(v: Visit) -> None:
        await v.press(*scene.keys.split())

    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = taken(store, act, article=scene.article, tour=scene.tour, colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    shown += taken(store, act, article=scene.article, tour=scene.tour, colour=False)
    compare(name, shown)


def test_no_snapshot_is_left_of_a_screen_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SCENES)
